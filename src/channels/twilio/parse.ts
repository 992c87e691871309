// Twilio's fields as our two shapes: an inbound message, a delivery receipt. Pure; what it does not know it keeps in `extra`.
import { cleanText, oneLine } from '#lib/text.ts';
import type { DeliveryReceipt, Inbound, InboundMedia, MessageKind, ReceiptStatus } from '../channel.ts';
import { type Form, field } from './form.ts';
import { parseParty } from './party.ts';

/** Null: not a message from a person (a status callback, something else). */
export function parseInbound(form: Form): Inbound | null {
  const providerId = field(form, 'MessageSid') || field(form, 'SmsSid');
  const status = field(form, 'SmsStatus');
  // A photo without words has an empty Body: only the status tells a message from a receipt.
  if (
    providerId === '' ||
    field(form, 'From') === '' ||
    (status !== '' && status !== 'received' && status !== 'receiving')
  )
    return null;
  const { channel, value, unanswerable } = parseParty(field(form, 'From'));
  const media = mediaOf(form);
  const kind = kindOf(form, media);
  const words = cleanText(
    field(form, 'Body') || field(form, 'ListTitle') || field(form, 'ButtonText') || placeOf(form, kind),
  );
  const named = kind === 'document' && media.length === 1 && isFileName(words);
  return {
    channel,
    providerId: cleanText(providerId),
    from: { kind: 'phone', value },
    to: cleanText(field(form, 'To')),
    kind,
    text: named ? '' : words,
    subject: '',
    media: named ? [{ ...media[0]!, name: oneLine(words) }] : media,
    sentAt: null,
    optOutType: optOutOf(field(form, 'OptOutType')),
    unanswerable,
    extra: extraOf(form),
  };
}

/** A place on the map as people read it. */
function placeOf(form: Form, kind: MessageKind): string {
  if (kind !== 'location') return '';
  const named = [field(form, 'Label'), field(form, 'Address')].filter(Boolean);
  const at = [field(form, 'Latitude'), field(form, 'Longitude')].map((one) => Number.parseFloat(one));
  const where = at.every(Number.isFinite) ? [`(${at.join(', ')})`] : [];
  return ['📍', ...named, ...where].join(' ');
}

function mediaOf(form: Form): InboundMedia[] {
  const count = Math.min(Number(field(form, 'NumMedia')) || 0, 100);
  const media: InboundMedia[] = [];
  for (let i = 0; i < count; i++) {
    const source = cleanText(field(form, `MediaUrl${i}`));
    if (source !== '')
      media.push({ source, contentType: cleanText(field(form, `MediaContentType${i}`)).toLowerCase(), name: '' });
  }
  return media;
}

// WhatsApp says what it is; a picture in an SMS must be told by its media type.
const KINDS: Readonly<Record<string, MessageKind>> = {
  text: 'text',
  image: 'photo',
  audio: 'audio',
  video: 'video',
  document: 'document',
  location: 'location',
  contacts: 'contact',
  sticker: 'sticker',
  reaction: 'reaction',
  button: 'text',
  interactive: 'text',
  unsupported: 'unsupported',
};

function kindOf(form: Form, media: readonly InboundMedia[]): MessageKind {
  const told = KINDS[field(form, 'MessageType')];
  if (told !== undefined && told !== 'text') return told;
  if (field(form, 'Latitude') !== '') return 'location';
  const type = media[0]?.contentType;
  if (type === undefined) return 'text';
  if (type.startsWith('image/')) return 'photo';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  return type.includes('vcard') ? 'contact' : 'document';
}

/** WhatsApp puts the name of a document where a photo has its caption. */
function isFileName(words: string): boolean {
  return /^[^\n]{1,200}\.[a-z0-9]{2,5}$/i.test(words) && !/[.!?]\s/.test(words);
}

function optOutOf(type: string): Inbound['optOutType'] {
  return type === 'STOP' || type === 'START' || type === 'HELP' ? type : null;
}

/** Fields that stand elsewhere in the message, or say nothing. */
const SPENT =
  /^(?:MessageSid|SmsSid|SmsMessageSid|SmsStatus|AccountSid|ApiVersion|From|To|Body|NumMedia|MediaUrl\d+|MediaContentType\d+|NumSegments|ReferralNumMedia|OptOutType|ChannelMetadata|(?:From|To)(?:City|State|Zip|Country))$/;

function extraOf(form: Form): Record<string, unknown> {
  const extra: Record<string, unknown> = {};
  const put = (name: string, ...fields: string[]) => {
    const found = fields.map((one) => field(form, one)).find((value) => value !== '');
    if (found !== undefined) extra[name] = cleanText(found);
  };
  const latitude = Number.parseFloat(field(form, 'Latitude'));
  const longitude = Number.parseFloat(field(form, 'Longitude'));
  if (Number.isFinite(latitude) && Number.isFinite(longitude)) extra.location = { latitude, longitude };
  put('address', 'Address');
  put('label', 'Label');
  put('payload', 'ButtonPayload', 'ListId');
  put('repliesTo', 'OriginalRepliedMessageSid');
  put('profileName', 'ProfileName');
  const known = new Set([
    'Latitude',
    'Longitude',
    'Address',
    'Label',
    'ButtonPayload',
    'ListId',
    'OriginalRepliedMessageSid',
    'ProfileName',
  ]);
  const other: Record<string, string> = {};
  for (const name of Object.keys(form)) {
    const value = field(form, name);
    if (value !== '' && !known.has(name) && !SPENT.test(name)) other[cleanText(name)] = cleanText(value);
  }
  if (Object.keys(other).length > 0) extra.other = other;
  return extra;
}

export interface StatusCallback extends DeliveryReceipt {
  /** The sender that it left by, as in `senders`. */
  from: string;
  /** What we gave the text to be known by; empty for texts that are not ours. */
  reference: string;
}

const STATUSES: Readonly<Record<string, ReceiptStatus>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

/** `url`: the callback as it was called, which carries our reference. Null: no receipt, or a status that says nothing. */
export function parseStatus(form: Form, url: string): StatusCallback | null {
  const providerId = cleanText(field(form, 'MessageSid') || field(form, 'SmsSid'));
  const status = STATUSES[(field(form, 'MessageStatus') || field(form, 'SmsStatus')).toLowerCase()];
  if (providerId === '' || status === undefined) return null;
  return {
    providerId,
    status,
    errorCode: cleanText(field(form, 'ErrorCode')),
    from: cleanText(field(form, 'From')),
    reference: new URL(url).searchParams.get('text') ?? '',
  };
}
