// Readings are kept beside each other, by reader: a manager sees both.
import type { Write } from '#lib/writes.ts';
import type { Reading } from './reading.ts';

export interface ReadingRow {
  agency_id: string;
  message_id: string;
  by: Reading['by'];
  reading: Reading;
  at: Date;
}

export const newReadings: Write = {
  name: 'readings',
  sql: `insert into readings select * from json_populate_recordset(null::readings, $rows::json)
    on conflict (agency_id, message_id, by) do update set reading = excluded.reading, at = excluded.at`,
};
