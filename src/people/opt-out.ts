// Who wants no more texts: our own register, whatever the provider keeps. All numbers of the talk are meant.
import type { Write } from '#lib/writes.ts';

export interface OptChange {
  agency_id: string;
  conversation_id: string;
  /** Null: texts are welcome again. */
  opted_out_at: Date | null;
}

export const optChanges: Write = {
  name: 'opt changes',
  sql: `update addresses a set opted_out_at = o.opted_out_at
    from json_to_recordset($rows::json) as o(agency_id text, conversation_id uuid, opted_out_at timestamptz)
    where a.agency_id = o.agency_id and a.conversation_id = o.conversation_id and a.kind = 'phone'`,
};
