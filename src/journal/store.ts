// Facts of the journal: codes, ids and numbers, never a name, a number to dial or a text. Written with the change they tell of.

import { agencyOf, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { insertInto, oneStatement } from '#lib/writes.ts';

export interface JournalRow {
  agency_id: string;
  id: string;
  at: Date;
  fact: string;
  mailbox_id: string | null;
  ticket_id: string | null;
  message_id: string | null;
  outbox_id: string | null;
  actor: string;
  data: object;
}

export const journalWrite = insertInto('journal');
const write = oneStatement([journalWrite]);

export type NewFact = Pick<JournalRow, 'at' | 'fact' | 'actor'> &
  Partial<Pick<JournalRow, 'mailbox_id' | 'ticket_id' | 'message_id' | 'outbox_id' | 'data'>>;

export function factRow(agency: string, fact: NewFact): JournalRow {
  return {
    mailbox_id: null,
    ticket_id: null,
    message_id: null,
    outbox_id: null,
    data: {},
    ...fact,
    agency_id: agency,
    id: newId(),
  };
}

export async function record(tx: Tx, facts: readonly NewFact[]): Promise<void> {
  const agency = agencyOf(tx);
  await write(tx, { journal: facts.map((fact) => factRow(agency, fact)) });
}
