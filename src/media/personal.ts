// What files tell about people: what they were called, what was said in them, and the files themselves.
import { rows, type Tx } from '#lib/db.ts';
import { type Erased, type Personal, personalOf, type Subject } from '#lib/personal.ts';

const table = personalOf('media', [
  {
    table: 'media',
    columns: ['source', 'name', 'path', 'preview', 'sha256', 'transcript'],
    where: 't.message_id = any(:messages) or t.ticket_id = any(:tickets)',
    erase: `source = '', name = '', path = '', preview = '', sha256 = '', transcript = '', size = 0, state = 'failed', reason = 'erased'`,
  },
]);

export const personal: Personal = {
  ...table,
  async erase(tx: Tx, subject: Subject, at: Date): Promise<Erased> {
    const { agency, messages, tickets } = subject;
    // Locked: what is being stored at this moment finds its twin gone, or is found to share its file.
    const own = await rows<{ path: string; preview: string }>(
      tx,
      `select path, preview from media where agency_id = $1 and (message_id = any($2::uuid[]) or ticket_id = any($3::uuid[])) and path <> '' for update`,
      agency,
      messages,
      tickets,
    );
    const { rows: erased } = await table.erase(tx, subject, at);
    const others = await rows<{ path: string }>(
      tx,
      'select path from media where agency_id = $1 and path = any($2::text[])',
      agency,
      own.map(({ path }) => path),
    );
    const shared = new Set(others.map(({ path }) => path));
    const gone = own.filter(({ path }) => !shared.has(path));
    return { rows: erased, files: [...new Set(gone.flatMap(({ path, preview }) => [path, preview].filter(Boolean)))] };
  },
};
