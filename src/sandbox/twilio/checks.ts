// What Twilio refuses at once, with its codes: https://www.twilio.com/docs/api/errors
import { parsePhone, parseSender } from '#lib/phone.ts';
import { bare, WHATSAPP } from './text.ts';

export interface Refusal {
  status: number;
  code: number;
  message: string;
}

export interface ToSend {
  to: string;
  from: string;
  body: string;
  mediaUrls: readonly string[];
  contentSid: string;
}

export interface Surroundings {
  /** Whether this sender belongs to the account. */
  owns(from: string): Promise<boolean>;
  hasOptedOut(to: string, from: string): boolean;
}

const LONGEST_BODY = 1600;
const MOST_MEDIA = 10;
const WHATSAPP_USER = /^whatsapp:(\+[1-9]\d{6,14}|ID\..+)$/;

export async function refusalOf(
  { to, from, body, mediaUrls, contentSid }: ToSend,
  around: Surroundings,
): Promise<Refusal | null> {
  const wrong = (code: number, message: string): Refusal => ({ status: 400, code, message });
  if (to === '') return wrong(21604, "A 'To' phone number is required.");
  if (from === '') return wrong(21603, "A 'From' phone number is required.");
  if (body === '' && mediaUrls.length === 0 && contentSid === '') return wrong(21602, 'Message body is required.');
  if (body.length > LONGEST_BODY) return wrong(21617, 'The concatenated message body exceeds the 1600 character limit');
  if (mediaUrls.length > MOST_MEDIA) return wrong(21623, 'Number of media files exceeds allowed limit');
  if (to.startsWith(WHATSAPP) !== from.startsWith(WHATSAPP))
    return wrong(21910, 'Invalid From and To pair. From and To should be of the same channel');
  if (!isSender(from)) return wrong(21212, `Invalid 'From' Phone Number: ${from}`);
  if (!(await around.owns(from)))
    return wrong(
      21606,
      `The From phone number ${from} is not a valid, SMS-capable inbound phone number or short code for your account.`,
    );
  if (to.startsWith(WHATSAPP)) return WHATSAPP_USER.test(to) ? null : wrong(21211, `Invalid 'To' Phone Number: ${to}`);
  const phone = to.startsWith('+') ? parsePhone(to) : undefined;
  if (phone === undefined) return wrong(21211, `Invalid 'To' Phone Number: ${to}`);
  if (phone.kind === 'landline') return wrong(21614, "'To' number is not a valid mobile number");
  if (around.hasOptedOut(to, from)) return wrong(21610, 'Attempt to send to unsubscribed recipient');
  if (mediaUrls.length > 0 && /^\+33/.test(to))
    return wrong(21612, 'The message cannot be sent: no pictures travel by SMS in France');
  return null;
}

function isSender(from: string): boolean {
  return from.startsWith(WHATSAPP) ? WHATSAPP_USER.test(from) : parseSender(bare(from)) !== undefined;
}
