// Sends our mails, and says what became of each: taken, refused for good, not sent, or perhaps sent.
import type { Clock } from '#lib/clock.ts';
import type { Outgoing, SendResult } from '../channel.ts';
import { type Composed, compose } from './compose.ts';
import type { MailIdentity } from './identity.ts';
import type { Delivery, SmtpClient } from './smtp.ts';

export interface Sending {
  smtp: SmtpClient;
  identity: MailIdentity;
  clock: Clock;
  language?: string;
  nameOf?(from: string): string;
}

/** Greylisting: a server that does not know us yet wants to see us again. */
const GREYLISTED_MS = 90_000;
const BUSY_MS = 30_000;

export async function sendMail(
  message: Outgoing,
  signal: AbortSignal,
  { smtp, identity, clock, language = 'fr', nameOf = () => '' }: Sending,
): Promise<SendResult> {
  if (signal.aborted) return { kind: 'not_sent', detail: 'stopping' };
  let composed: Composed | null;
  try {
    composed = await compose(message, {
      identity,
      nameOf,
      language: message.language ?? language,
      now: clock.now(),
    });
  } catch (error) {
    // A file that could not be fetched; the words alone would say too little.
    return { kind: 'not_sent', detail: error instanceof Error ? error.name : 'not composed' };
  }
  if (composed === null) return { kind: 'refused', reason: 'bad_address', detail: 'no address' };
  const delivery = await smtp.deliver(composed.envelope, composed.bytes, signal);
  return delivery.kind === 'accepted' ? { kind: 'sent', providerId: composed.messageId } : resultOf(delivery);
}

/** Codes only: a server repeats addresses and words in what it says. */
function resultOf({ stage, code, status }: Extract<Delivery, { kind: 'failed' }>): SendResult {
  const detail = [code === 0 ? '' : `${code}`, status].filter(Boolean).join(' ') || stage;
  if (stage === 'taken') return { kind: 'unknown', detail };
  if (code >= 500 && stage === 'recipient') return { kind: 'refused', reason: 'bad_address', detail };
  if (code >= 500 && stage === 'content') return { kind: 'refused', reason: 'content', detail };
  // A server that refuses our own sender or our password is for an operator to mend: the mail is not to blame.
  const wait =
    code === 450 || code === 451 || /^4\.7\.|^4\.2\.0/.test(status)
      ? GREYLISTED_MS
      : code >= 400 && code < 500
        ? BUSY_MS
        : 0;
  return { kind: 'not_sent', detail, ...(wait === 0 ? {} : { retryAfterMs: wait }) };
}
