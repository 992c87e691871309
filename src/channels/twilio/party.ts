// Who is at the other end, as Twilio writes it: a number, a short code, a name; with "whatsapp:" before it on WhatsApp.
import { parseSender } from '#lib/phone.ts';
import { cleanText } from '#lib/text.ts';

const WHATSAPP = 'whatsapp:';
const NUMBER = /^\+[1-9]\d{6,14}$/;

export interface Party {
  channel: 'sms' | 'whatsapp';
  value: string;
  /** Why nothing may be sent there, or empty. */
  unanswerable: string;
}

export function parseParty(from: string): Party {
  if (from.startsWith(WHATSAPP)) {
    // Not always a number: "whatsapp:ID.456..." is a user who keeps theirs to themselves, and can be answered.
    return { channel: 'whatsapp', value: cleanText(from.slice(WHATSAPP.length)).trim(), unanswerable: '' };
  }
  const value = cleanText(from).trim();
  if (NUMBER.test(value)) return { channel: 'sms', value, unanswerable: '' };
  const party = parseSender(value);
  // An answer to a short code costs and may loop; to a name there is none.
  if (party?.kind === 'short_code') return { channel: 'sms', value: party.address, unanswerable: 'short_code' };
  if (party === undefined || party.kind === 'alphanumeric') return { channel: 'sms', value, unanswerable: 'name' };
  return { channel: 'sms', value: party.address, unanswerable: '' };
}

/** Whether a person can answer to this sender of ours: a name cannot be written to. */
export function canBeAnswered(sender: string): boolean {
  return /^(?:whatsapp:.+|\+?\d+)$/.test(sender);
}

/** Where an SMS can go at all. */
export function isNumber(value: string): boolean {
  return NUMBER.test(value);
}

export function whatsapp(value: string): string {
  return value.startsWith(WHATSAPP) ? value : WHATSAPP + value;
}
