// Ticket references: digits only, counted up in each agency. They are drawn ahead of the transaction that uses them, in one
// short statement, so that no batch waits for another; a batch that fails leaves a gap.
import { type Db, rows, unscoped } from '#lib/db.ts';

const FIRST = 1001;

/** `count` references that nobody else gets. */
export async function drawReferences(db: Db, agency: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const [drawn] = await unscoped(db, (tx) =>
    rows<{ last: number }>(
      tx,
      `insert into ticket_references (agency_id, last) values ($1, ${FIRST - 1} + $2::int)
       on conflict (agency_id) do update set last = ticket_references.last + $2::int returning last`,
      agency,
      count,
    ),
  );
  return Array.from({ length: count }, (_, i) => drawn!.last - count + 1 + i);
}
