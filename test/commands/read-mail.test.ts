import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows, unscoped } from '#lib/db.ts';
import { command } from '../../src/commands/read-mail.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
const folder = mkdtempSync(join(tmpdir(), 'loge-read-mail-'));
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

async function run(...args: string[]): Promise<{ code: number; lines: Record<string, unknown>[]; said: string[] }> {
  const lines: Record<string, unknown>[] = [];
  const said: string[] = [];
  const code = await command(args, {
    out: (line) => void lines.push(JSON.parse(line)),
    err: (line) => void said.push(line),
  });
  return { code, lines, said };
}

test('a folder is read with all that is in it, a line a mail, in order', async () => {
  const { code, lines } = await run('test/fixtures/mails');
  expect(code).toBe(0);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.map(({ file }) => file)).toEqual(lines.map(({ file }) => file).toSorted());
  const bounce = lines.find(({ file }) => String(file).endsWith('bounce-postfix.eml'))!;
  expect(Object.keys(bounce)).toEqual([
    'file',
    'from',
    'subject',
    'text',
    'reply',
    'setAside',
    'attachments',
    'ms',
    'error',
  ]);
  expect(bounce).toMatchObject({ from: 'mailer-daemon@mx.example.org', setAside: 'bounce', error: null });
});

test('PostgreSQL refuses nothing of what is read', async () => {
  const { lines } = await run('test/fixtures/mails', 'test/fixtures/mails-fr');
  const stored = await unscoped(database.db, (tx) =>
    rows<{ n: number }>(tx, 'select count(*)::int as n from jsonb_array_elements($1::jsonb)', JSON.stringify(lines)),
  );
  expect(stored[0]!.n).toBe(lines.length);
});

test('what is no mail, no file or not there is told, and the rest is read', async () => {
  writeFileSync(join(folder, 'empty.eml'), '');
  writeFileSync(join(folder, 'photo.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2, 3]));
  writeFileSync(join(folder, 'words.txt'), 'Plus de chauffage.');
  const { code, lines, said } = await run(folder, join(folder, 'nothing'));
  expect(code).toBe(1);
  expect(said).toEqual([`${join(folder, 'nothing')}: there is no such file`]);
  expect(lines.map(({ error }) => error)).toEqual([null, null, null]);
  expect(lines[2]).toMatchObject({ text: 'Plus de chauffage.', reply: 'Plus de chauffage.' });
});

test('wrong use is 2, and says how', async () => {
  expect(await run()).toMatchObject({ code: 2, said: [expect.stringContaining('usage: loge read-mail PATH')] });
  expect(await run('--all')).toMatchObject({ code: 2 });
});
