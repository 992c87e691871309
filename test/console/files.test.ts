// Files on cards and alerts: links, small pictures where Slack can load them, and what could not be kept.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { showAlerts } from '#console/alerts/show.ts';
import { type Showing, showCards } from '#console/cards/show.ts';
import { createSlack } from '#console/slack/api.ts';
import { createPace } from '#console/slack/pace.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { createLogger } from '#lib/log.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';
import { createSigner } from '#lib/signed-link.ts';
import { createFileLinks, type FileLinks } from '#media/links.ts';
import { type MediaRow, waitingMedia } from '#media/store.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import { addAlert, addTicket, insert, makeWorld, registryOf, type World } from './world.ts';

const log = createLogger({ level: 'silent' });
const clock = testClock('2026-11-22T09:12:00Z');
const signer = createSigner(['k'.repeat(32)]);
const linksAt = (publicUrl: string) => createFileLinks({ signer, clock, publicUrl });
let fresh: FreshDatabase;
let world: World;
let fake: FakeSlack;
let showing: Showing;
beforeAll(async () => {
  fresh = await freshDatabase();
  world = await makeWorld(fresh.db);
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await inAgency(fresh.db, world.agency, async (tx) => {
    for (const table of ['cards', 'thread_lines', 'ticket_messages', 'messages', 'tickets', 'media', 'alerts'])
      await run(tx, `delete from ${table}`);
  });
  fake = await startFakeSlack();
  showing = showingWith(linksAt('https://loge.example'));
});
afterEach(async () => {
  expect(fake.faults).toEqual([]);
  await fake.close();
});

function showingWith(files: FileLinks | undefined): Showing {
  const slack = createSlack({ token: 'xoxb-1', apiUrl: fake.apiUrl, log });
  const failure = repeatedFailure(log, 'cards');
  return { db: fresh.db, clock, log, agencies: registryOf(world.settings), slack, pace: createPace(), failure, files };
}

async function withFiles(
  kind: string,
  files: Partial<MediaRow>[],
): Promise<{ ticket: string; message: string; ids: string[] }> {
  const ticket = await addTicket(fresh.db, world, {
    text: 'La fuite',
    message: { kind, media_count: files.length, channel: 'whatsapp' },
  });
  const [found] = await inAgency(fresh.db, world.agency, (tx) =>
    rows<{ message_id: string }>(tx, 'select message_id from ticket_messages where ticket_id = $1', ticket),
  );
  const ids: string[] = [];
  await inAgency(fresh.db, world.agency, async (tx) => {
    for (const file of files) {
      const waiting = waitingMedia({
        agency_id: world.agency,
        message_id: found!.message_id,
        source: 'https://x',
        content_type: 'image/jpeg',
        name: '',
        created_at: clock.now(),
      });
      ids.push(waiting.id);
      await insert(tx, 'media', { ...waiting, ...file });
    }
  });
  return { ticket, message: found!.message_id, ids };
}

const stored = (more: Partial<MediaRow> = {}): Partial<MediaRow> => ({
  state: 'stored',
  path: newId(),
  preview: 'p',
  size: 9,
  ...more,
});
const shownWords = () => fake.messages.map(({ blocks }) => JSON.stringify(blocks)).join('\n');
const images = () => fake.messages.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'image'));

it('a card links to each file and shows the first three photos', async () => {
  const { ids } = await withFiles('photo', [stored(), stored(), stored(), stored(), stored({ preview: '' })]);
  await showCards(showing);
  expect(images()).toHaveLength(3);
  expect(images()[0]).toMatchObject({ image_url: linksAt('https://loge.example').to('lilas', ids[0]!, 'thumb') });
  for (const [i, id] of ids.entries())
    expect(shownWords()).toContain(`<${linksAt('https://loge.example').to('lilas', id, 'original')}|photo ${i + 1}>`);
});

it('a card says what is still on its way, and what could not be kept and why', async () => {
  await withFiles('photo', [
    { state: 'waiting' },
    { state: 'failed', reason: 'gone' },
    stored({ content_type: 'audio/ogg', preview: '' }),
    stored({ content_type: 'application/pdf', preview: '', name: 'bail <!channel>.pdf' }),
  ]);
  await showCards(showing);
  expect(images()).toEqual([]);
  const words = shownWords();
  expect(words).toMatch(/photo 1> ⏳/);
  expect(words).toContain('⚠️ photo 2 introuvable chez l’opérateur');
  expect(words).toMatch(/▶️ <https:[^|]+\|message vocal 3>/);
  expect(words).toMatch(/\|document 4> \(bail &lt;!channel&gt;\.pdf\)/);
});

it('where Slack cannot reach us there are links and no pictures', async () => {
  await withFiles('photo', [stored()]);
  await showCards(showingWith(linksAt('http://localhost:3000')));
  expect(images()).toEqual([]);
  expect(shownWords()).toMatch(/<http:\/\/localhost:3000\/files\/[^|]+\/original\|photo>/);
});

it('a card whose pictures Slack cannot load is shown whole without them', async () => {
  await withFiles('photo', [stored()]);
  fake.behave = (_, body) =>
    JSON.stringify(body.blocks ?? []).includes('image_url')
      ? { status: 200, body: { ok: false, error: 'invalid_blocks' } }
      : undefined;
  await showCards(showing);
  expect(fake.messages).toHaveLength(1);
  expect(images()).toEqual([]);
  expect(shownWords()).toContain('La fuite');
  expect(shownWords()).toMatch(/\|photo>/);
});

it('what a machine heard in a voice note is told apart from what was written', async () => {
  const said = 'Le volet de la chambre est coincé';
  const ticket = await addTicket(fresh.db, world, {
    text: said,
    message: { kind: 'audio', media_count: 1, channel: 'whatsapp' },
  });
  await inAgency(fresh.db, world.agency, (tx) =>
    run(
      tx,
      `insert into media (agency_id, id, message_id, state, content_type, transcript, created_at)
       select 'lilas', $2, message_id, 'stored', 'audio/ogg', $3, now() from ticket_messages where ticket_id = $1`,
      ticket,
      newId(),
      said,
    ),
  );
  await showCards(showing);
  const words = shownWords();
  expect(words.split('volet de la chambre')).toHaveLength(2);
  expect(words).toContain('[Message vocal, transcription automatique]');
});

it('an alert about a voice note lets a manager listen, even before the recording has come', async () => {
  const { message, ids } = await withFiles('audio', [{ state: 'waiting', content_type: 'audio/ogg' }]);
  await addAlert(fresh.db, world, { kind: 'look_at', message_id: message, conversation_id: world.conversation });
  await showAlerts({ ...showing, operatorChannel: undefined });
  const link = linksAt('https://loge.example').to('lilas', ids[0]!, 'original');
  expect(shownWords()).toContain(`▶️ <${link}|message vocal> ⏳`);
});
