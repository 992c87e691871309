// A telephone call as Twilio tells of it: who calls which number of ours, and what became of the number that we rang.
// https://www.twilio.com/docs/voice/twiml#request-parameters, https://www.twilio.com/docs/voice/twiml/dial#action
import { cleanText } from '#lib/text.ts';
import { field, formOf } from '../twilio/form.ts';

export interface Call {
  id: string;
  /** E.164; '' for a caller who withholds their number. */
  from: string;
  /** Our number, E.164. */
  to: string;
  /** Somebody spoke with the caller. */
  answered: boolean;
  /** The caller is no longer there. */
  ended: boolean;
  /** The keys that were pressed. */
  digits: string;
}

const NUMBER = /^\+[1-9]\d{6,14}$/;
/** What networks write for a withheld number: "anonymous" in the digits of a keypad, and the like. */
const WITHHELD = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);
const OVER = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

export function parseCall(body: Buffer): Call {
  const form = formOf(body);
  const from = cleanText(field(form, 'From')).trim();
  const spoke = field(form, 'DialCallStatus');
  return {
    id: cleanText(field(form, 'CallSid')),
    from: NUMBER.test(from) && !WITHHELD.has(from) ? from : '',
    to: cleanText(field(form, 'To')).trim(),
    // Whoever picked up and did not press the key was no person, or would not: they were never put through.
    answered: (spoke === 'completed' || spoke === 'answered') && field(form, 'DialBridged') !== 'false',
    ended: OVER.has(field(form, 'CallStatus')),
    digits: cleanText(field(form, 'Digits')),
  };
}
