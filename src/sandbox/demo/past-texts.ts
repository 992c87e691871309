// What was written and what was answered in a ticket of the past: the sentences are those of today.
import { createHash } from 'node:crypto';
import type { AgencySettings } from '#agency/settings.ts';
import type { Category, Urgency } from '#flows/codes.ts';
import type { Line } from '#flows/effects.ts';
import type { CancelReason, Scope } from '#flows/events.ts';
import { render } from '#flows/texts/render.ts';
import { newId } from '#lib/ids.ts';
import { displayPhone } from '#lib/phone.ts';
import { DEMO_AGENCY } from './files.ts';
import type { PastRows } from './past-rows.ts';

export interface Reporter {
  person: string;
  name: string;
  conversation: string;
  residence: string;
  residence_name: string;
  building: string;
  dwelling: string;
  channel: 'sms' | 'email';
  address: string;
}

export interface Past {
  id: string;
  reference: number;
  reporter: Reporter;
  category: Category;
  urgency: Urgency;
  scope: Scope;
  text: string;
  lead: string | null;
  manager: { id: string; name: string };
  openedAt: Date;
  takenAt: Date;
  visit: { agreedAt: Date; at: Date } | null;
  endedAt: Date;
  cancelled: CancelReason | null;
}

const DAY_MS = 86_400_000;

export function addMessage(
  rows: PastRows,
  { senders }: AgencySettings,
  { id, reporter, text, openedAt }: Past,
  message: string,
): void {
  const raw = newId();
  const { channel } = reporter;
  rows.raw.push({
    agency_id: DEMO_AGENCY,
    id: raw,
    channel,
    body: `\\x${Buffer.from(text).toString('hex')}`,
    headers: {},
    received_at: openedAt,
  });
  rows.messages.push({
    agency_id: DEMO_AGENCY,
    id: message,
    conversation_id: reporter.conversation,
    address_id: reporter.address,
    raw_id: raw,
    channel,
    provider_id: channel === 'sms' ? `SM${createHash('md5').update(id).digest('hex')}` : `<${id}@exemple.example>`,
    sent_to: channel === 'sms' ? String(senders.sms) : (senders.email ?? ''),
    kind: 'text',
    text,
    subject: channel === 'email' ? 'Problème dans mon logement' : '',
    media_count: 0,
    unanswerable: '',
    sent_at: openedAt,
    received_at: openedAt,
    extra: {},
  });
}

export function receipt({ id, category, openedAt, takenAt }: Past): Line[] {
  const isPrivate = category === 'neighbour' || category === 'administrative';
  const noted: Line = { text: isPrivate ? 'receipt.private' : 'receipt.one', params: { ticket: id, category } };
  const sameDay = takenAt.getTime() - openedAt.getTime() < DAY_MS / 3;
  return [
    noted,
    sameDay ? { text: 'next.today', params: {} } : { text: 'next.later', params: { openAt: takenAt.getTime() } },
  ];
}

export function addText(
  rows: PastRows,
  settings: AgencySettings,
  past: Past,
  moment: { at: Date },
  event: string,
  lines: Line[],
  manner: string,
): void {
  const { agency } = settings;
  const text = render(lines, 'fr', {
    signature: agency.signature ?? agency.name,
    agencyName: agency.name,
    phone: displayPhone(agency.phone),
    answerTo: '',
    zone: agency.timezone,
    fallback: 'fr',
    at: moment.at.getTime(),
    references: { [past.id]: past.reference },
    name: past.reporter.name,
    holders: past.lead === null ? { [past.id]: past.manager.name } : {},
    notes: {},
    ticket: null,
  });
  const sent = new Date(moment.at.getTime() + (manner === 'answer' ? 16_000 : 2_000));
  const id = newId();
  rows.outbox.push({
    agency_id: DEMO_AGENCY,
    id,
    event_id: event,
    n: 0,
    conversation_id: past.reporter.conversation,
    ticket_id: past.id,
    key: lines[0]!.text,
    lines,
    language: 'fr',
    manner,
    only_if: [],
    due_at: sent,
    state: 'sent',
    attempts: 1,
    channel: past.reporter.channel,
    address_id: past.reporter.address,
    text,
    provider_id: `SM${createHash('md5').update(id).digest('hex')}`,
    receipt: past.reporter.channel === 'sms' ? 'delivered' : 'sent',
    detail: '',
    first_tried_at: sent,
    sent_at: sent,
    created_at: moment.at,
  });
}
