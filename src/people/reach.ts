// What sending teaches about an address: a landline takes no texts; a network may know of a STOP that never reached us.
import type { Write } from '#lib/writes.ts';

export interface Learned {
  agency_id: string;
  id: string;
  landline: boolean;
  opted_out_at: Date | null;
}

export const learnedOfAddresses: Write = {
  name: 'learned of addresses',
  sql: `update addresses a set line = case when l.landline then 'landline' else a.line end, opted_out_at = coalesce(a.opted_out_at, l.opted_out_at)
    from (select agency_id, id, bool_or(landline) as landline, max(opted_out_at) as opted_out_at
      from json_to_recordset($rows::json) as r(agency_id text, id uuid, landline boolean, opted_out_at timestamptz) group by agency_id, id) l
    where a.agency_id = l.agency_id and a.id = l.id`,
};
