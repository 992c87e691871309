// Our own addresses, as networks write them in `To`: by them a message finds its agency.
import { parsePhone, parseSender } from '#lib/phone.ts';
import type { AgencySettings } from './settings.ts';

export interface SenderRow {
  channel: 'sms' | 'whatsapp' | 'email';
  address: string;
  agency_id: string;
}

/** Digits of a short code, E.164 of a number; undefined if it is neither. */
export function smsAddress(written: string): string | undefined {
  const found = parseSender(written);
  return found === undefined || found.kind === 'alphanumeric' ? undefined : found.address;
}

export function sendersOf({ agency, senders }: AgencySettings): SenderRow[] {
  const rows: SenderRow[] = [];
  const add = (channel: SenderRow['channel'], address: string | undefined) => {
    if (address !== undefined) rows.push({ channel, address, agency_id: agency.id });
  };
  // Texts under a name cannot be answered: what people write comes to the number beside it.
  if (senders.sms !== undefined)
    add('sms', typeof senders.sms === 'string' ? smsAddress(senders.sms) : parsePhone(senders.sms.inbound)?.address);
  add('whatsapp', senders.whatsapp);
  add('email', senders.email?.toLowerCase());
  return rows;
}

/** What works on paper and not in the network. */
export function senderWarnings({ senders }: AgencySettings): string[] {
  const { sms } = senders;
  if (typeof sms !== 'string' || !/^\+33[67]/.test(smsAddress(sms) ?? '')) return [];
  return [
    `senders.sms: French operators block texts of applications from mobile numbers (${smsAddress(sms)}): use a short code, or a name with an inbound number`,
  ];
}
