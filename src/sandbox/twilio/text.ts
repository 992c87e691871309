// One text as Twilio keeps it, in or out, and the resource that its API shows of it.
import { randomBytes } from 'node:crypto';

export interface TextFile {
  sid: string;
  contentType: string;
  name: string;
  /** base64 */
  data: string;
}

export interface Text {
  sid: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  /** "whatsapp:+33..." on WhatsApp. */
  from: string;
  to: string;
  body: string;
  status: string;
  errorCode: number | null;
  /** What a person sent with it. */
  files: TextFile[];
  /** What the app sent with it. */
  mediaUrls: readonly string[];
  segments: number;
  /** ISO, on the sandbox's clock. */
  at: string;
}

export function newSid(kind: 'SM' | 'MM' | 'ME'): string {
  return kind + randomBytes(16).toString('hex');
}

export const WHATSAPP = 'whatsapp:';

export function bare(address: string): string {
  return address.startsWith(WHATSAPP) ? address.slice(WHATSAPP.length) : address;
}

export function channelOf(text: Pick<Text, 'from' | 'to'>): 'sms' | 'whatsapp' {
  return text.from.startsWith(WHATSAPP) || text.to.startsWith(WHATSAPP) ? 'whatsapp' : 'sms';
}

/** https://www.twilio.com/docs/messaging/api/message-resource */
export function resourceOf(text: Text, accountSid: string): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${text.sid}`;
  const at = new Date(text.at).toUTCString().replace('GMT', '+0000');
  return {
    sid: text.sid,
    account_sid: accountSid,
    messaging_service_sid: null,
    direction: text.direction,
    from: text.from,
    to: text.to,
    body: text.body,
    status: text.status,
    error_code: text.errorCode,
    error_message: null,
    num_segments: String(text.segments),
    num_media: String(text.files.length + text.mediaUrls.length),
    date_created: at,
    date_updated: at,
    date_sent: text.status === 'queued' || text.status === 'accepted' ? null : at,
    price: null,
    price_unit: 'EUR',
    api_version: '2010-04-01',
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
  };
}

export function mediaResourceOf(text: Text, file: TextFile, accountSid: string): object {
  const at = new Date(text.at).toUTCString().replace('GMT', '+0000');
  return {
    sid: file.sid,
    account_sid: accountSid,
    parent_sid: text.sid,
    content_type: file.contentType,
    date_created: at,
    date_updated: at,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${text.sid}/Media/${file.sid}.json`,
  };
}
