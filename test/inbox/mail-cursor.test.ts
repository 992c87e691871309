import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMailCursor } from '#inbox/mail-cursor.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const AT = new Date('2026-11-22T10:00:00Z');

it('a mailbox that was never read has no place; what is stored comes back', async () => {
  const cursor = createMailCursor(database.db, 'imaps://tickets:secret@mail.example.org/INBOX');
  expect(await cursor.load()).toBeNull();
  await cursor.save({ uidValidity: '7', lastUid: 12, skipped: [3, 5], at: AT });
  expect(await cursor.load()).toEqual({ uidValidity: '7', lastUid: 12, skipped: [3, 5], at: AT });
  expect(await createMailCursor(database.db, 'imaps://other:secret@mail.example.org/INBOX').load()).toBeNull();
});

it('it goes back only in a mailbox that counts anew', async () => {
  const cursor = createMailCursor(database.db, 'imaps://a:b@mail.example.org');
  await cursor.save({ uidValidity: '7', lastUid: 12, skipped: [], at: AT });
  await cursor.save({ uidValidity: '7', lastUid: 9, skipped: [], at: AT });
  expect(await cursor.load()).toMatchObject({ lastUid: 12 });
  await cursor.save({ uidValidity: '8', lastUid: 2, skipped: [], at: AT });
  expect(await cursor.load()).toMatchObject({ uidValidity: '8', lastUid: 2 });
});

it('no password is stored', async () => {
  const cursor = createMailCursor(database.db, 'imaps://user:geheim@mail.example.org');
  await cursor.save({ uidValidity: '7', lastUid: 1, skipped: [], at: AT });
  const { rows } = await database.db.pool.query('select * from mail_cursors');
  expect(JSON.stringify(rows, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    'geheim',
  );
});
