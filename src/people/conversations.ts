// The talk with one person or one unknown address: who it is with, where we answer, who holds it.
import type { Write } from '#lib/writes.ts';

export interface ConversationRow {
  agency_id: string;
  id: string;
  person_id: string | null;
  channel: string;
  address_id: string | null;
  held_by: string | null;
  last_in_at: Date | null;
  language: string;
  created_at: Date;
}

export type ConversationPatch = Partial<Pick<ConversationRow, 'person_id' | 'held_by' | 'language'>>;

export const changedConversations: Write = {
  name: 'changed conversations',
  sql: `update conversations c set (person_id, held_by, language) = (select r.person_id, r.held_by, r.language from json_populate_record(c, p.patch) r)
    from json_to_recordset($rows::json) as p(agency_id text, id uuid, patch json) where c.agency_id = p.agency_id and c.id = p.id`,
};
