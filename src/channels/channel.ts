// What a channel is: it translates between a network and two plain shapes, Inbound and Outgoing. It knows no person and no table.
import type { IncomingHttpHeaders } from 'node:http';
import type { ChannelName } from '#flows/codes.ts';

export interface RawRequest {
  /** The public URL that was called, from PUBLIC_URL: never from Host. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

const MESSAGE_KINDS = [
  'text',
  'photo',
  'audio',
  'video',
  'document',
  'location',
  'contact',
  'sticker',
  'reaction',
  'unsupported',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export interface InboundMedia {
  /** Where the provider keeps it. */
  source: string;
  contentType: string;
  name: string;
}

/** One message from the outside, parsed. Texts are cleaned for PostgreSQL (lib/text.ts); the raw body is kept elsewhere. */
export interface Inbound {
  channel: ChannelName;
  /** Unique per channel: what makes a second delivery of it a duplicate. */
  providerId: string;
  /** "phone": E.164, short code or name; "email": lower case. */
  from: { kind: 'phone' | 'email'; value: string };
  /** Our address that it was sent to, as in `senders`: it decides the agency. */
  to: string;
  kind: MessageKind;
  text: string;
  subject: string;
  media: InboundMedia[];
  sentAt: Date | null;
  /** STOP, START or HELP that the provider has answered itself. */
  optOutType: 'STOP' | 'START' | 'HELP' | null;
  /** Why no answer may leave ("short_code", "name", "automatic", ...), or empty. */
  unanswerable: string;
  /** What else the network told, as plain JSON. */
  extra: Record<string, unknown>;
}

/** A file that a mail carries. */
export interface OutgoingFile {
  name: string;
  /** "application/pdf". An invitation, which calendars show as such: "text/calendar; method=REQUEST". */
  contentType: string;
  content: Uint8Array;
}

export interface Outgoing {
  to: string;
  from: string;
  text: string;
  /** Our own id of this text (outbox), which the provider's receipts are matched by where it allows. */
  reference: string;
  media?: { url: string; contentType: string }[];
  /** WhatsApp only: a template, or a message with buttons, whose words are `text`. */
  content?: { sid: string; variables: Readonly<Record<string, string>> };
  /** Email only. */
  subject?: string;
  /** Email only: of the words, "fr". */
  language?: string;
  html?: string;
  /** Email only. */
  attachments?: readonly OutgoingFile[];
  headers?: Record<string, string>;
}

export type SendResult =
  | { kind: 'sent'; providerId: string }
  | { kind: 'refused'; reason: 'bad_address' | 'landline' | 'opted_out' | 'window_closed' | 'content'; detail: string }
  | { kind: 'not_sent'; detail: string; retryAfterMs?: number }
  /** It may have gone out: look it up before trying again. */
  | { kind: 'unknown'; detail: string };

export interface Channel {
  readonly name: ChannelName;
  /** `textLength`: characters a text may have. `replies`: whether the person can answer to the sender. */
  readonly limits: { textLength: number; media: boolean; replies: boolean };
  send(message: Outgoing, signal: AbortSignal): Promise<SendResult>;
  /** After an `unknown` send: the provider's ids of texts with the same words to this address since then; null when it cannot be told. */
  findSent(message: Outgoing, since: Date, signal: AbortSignal): Promise<readonly string[] | null>;
}

export interface WebhookChannel extends Channel {
  isAuthentic(request: RawRequest): boolean;
  parse(request: RawRequest): Inbound[];
}

export interface ListeningChannel extends Channel {
  /** Until `signal` aborts. `take` returns after the commit; only then is the message done with at the provider. */
  listen(take: (inbound: Inbound, raw: Buffer) => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** A delivery receipt, in the order in which they may only ever advance. */
const RECEIPTS = ['queued', 'sent', 'delivered', 'read', 'failed'] as const;
export type ReceiptStatus = (typeof RECEIPTS)[number];
export interface DeliveryReceipt {
  providerId: string;
  status: ReceiptStatus;
  errorCode: string;
}
