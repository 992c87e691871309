import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inAgency, run } from '#lib/db.ts';
import { personal } from '#media/personal.ts';
import type { FileAnswer } from '../support/fake-media.ts';
import { openRoad, type Road } from './road.ts';
import { HTML, photo } from './samples.ts';

let road: Road;
let picture: FileAnswer;
beforeAll(async () => {
  road = await openRoad();
  picture = { kind: 'file', body: await photo({ noise: true }), type: 'image/jpeg' };
});
afterAll(() => road.close());
afterEach(() => {
  road.jobs.length = 0;
  Object.assign(road.store, road.disk);
});

const MISSING: FileAnswer = { kind: 'status', status: 404 };
const AWAY: FileAnswer = { kind: 'status', status: 503 };
const alertsOf = (message: string) =>
  road.read<{ kind: string; data: { why?: string } }>(
    'select kind, data from alerts where message_id = $1 order by raised_at',
    message,
  );
const factsOf = (message: string) =>
  road.read<{ fact: string }>(
    `select fact from journal where message_id = $1 and fact like 'file_%' order by id`,
    message,
  );

async function another(noise: number): Promise<FileAnswer> {
  return { kind: 'file', body: await photo({ noise: true, width: 40 + noise }), type: 'image/jpeg' };
}

describe('a photo of a message', () => {
  it('is fetched, kept under a key that nobody guesses, and shown on the card', async () => {
    const message = await road.sends('photo', [[picture]], "Il y a une fuite d'eau sous l'évier");
    expect(road.jobs.map(({ name }) => name)).toEqual(['media.fetch']);
    await road.pass(20);
    const [before] = await road.read<{ wanted: number; ticket_id: string }>('select wanted, ticket_id from cards');
    expect(await road.work()).toEqual([]);
    const [row] = await road.media(message);
    expect(row).toMatchObject({ state: 'stored', content_type: 'image/jpeg', attempts: 1, reason: '' });
    expect(row!.path).toMatch(/^[0-9a-f]{40}$/);
    expect((await buffer((await road.disk.get(row!.path))!.stream)).length).toBe(row!.size);
    expect(await road.disk.has(row!.preview)).toBe(true);
    const [after] = await road.read<{ wanted: number }>(
      'select wanted from cards where ticket_id = $1',
      before!.ticket_id,
    );
    expect(after!.wanted).toBe(before!.wanted + 1);
    expect(await factsOf(message)).toEqual([{ fact: 'file_stored' }]);
  });

  it('that is not there yet comes some seconds later', async () => {
    const message = await road.sends('photo', [[MISSING, MISSING, await another(1)]]);
    expect(await road.work()).toEqual(['a file is not there yet: HTTP 404']);
    expect(await road.work()).toEqual(['a file is not there yet: HTTP 404']);
    expect(await road.work()).toEqual([]);
    expect(await road.media(message)).toMatchObject([{ state: 'stored', attempts: 3 }]);
    expect(await alertsOf(message)).toEqual([]);
  });

  it('that never comes is given up, and a manager is told', async () => {
    const message = await road.sends('photo', [[MISSING]], 'Voici la photo de la fuite');
    for (let i = 0; i < 4; i++) expect(await road.work()).toHaveLength(1);
    expect(await road.work()).toEqual([]);
    expect(await road.media(message)).toMatchObject([{ state: 'failed', reason: 'gone', path: '' }]);
    const alerts = await alertsOf(message);
    expect(alerts).toMatchObject([{ kind: 'look_at' }]);
    expect(alerts[0]!.data.why).toContain('introuvable chez l’opérateur');
    expect(await factsOf(message)).toEqual([{ fact: 'file_failed' }]);
    expect(road.jobs.filter(({ name }) => name === 'media.fetch')).toEqual([]);
  });

  it('is tried for long where the network is down, then given up', async () => {
    const message = await road.sends('photo', [[AWAY]]);
    for (let i = 0; i < 11; i++) expect(await road.work()).toEqual(['a file is not there yet: HTTP 503']);
    expect(await road.work()).toEqual([]);
    expect(await road.media(message)).toMatchObject([{ state: 'failed', reason: 'unreachable', attempts: 12 }]);
    expect(await alertsOf(message)).toHaveLength(1);
  });

  it('that breaks off on its way is fetched again, under the same key', async () => {
    const whole = await another(2);
    if (whole.kind !== 'file') throw new Error('no file');
    const message = await road.sends('photo', [[{ kind: 'breaks', body: whole.body }, whole]]);
    const [reason] = await road.work();
    expect(reason).toContain('crashed');
    const [half] = await road.media(message);
    expect(half).toMatchObject({ state: 'waiting' });
    expect(await road.disk.has(half!.path)).toBe(false);
    expect(await road.work()).toEqual([]);
    expect(await road.media(message)).toMatchObject([{ state: 'stored', path: half!.path }]);
  });

  it('waits for a store that is away', async () => {
    const message = await road.sends('photo', [[await another(3)]]);
    road.store.put = async () => {
      throw new Error('the file storage did not put a file: 503');
    };
    expect((await road.work())[0]).toContain('crashed: the file storage');
    Object.assign(road.store, road.disk);
    expect(await road.work()).toEqual([]);
    expect(await road.media(message)).toMatchObject([{ state: 'stored' }]);
  });

  it('whose job runs twice is kept once', async () => {
    const message = await road.sends('photo', [[await another(4)]]);
    const [job] = road.jobs;
    await road.work();
    const before = await road.media(message);
    road.jobs.push(job!);
    expect(await road.work()).toEqual([]);
    expect(await road.media(message)).toEqual(before);
    expect(await factsOf(message)).toHaveLength(1);
  });
});

describe('ten photos at once', () => {
  it('are ten rows; two that fail do not lose the others, and are one alert', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, async (_, i): Promise<FileAnswer[]> => {
        if (i === 3) return [{ kind: 'file', body: HTML, type: 'image/jpeg' }];
        if (i === 7)
          return [{ kind: 'file', body: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(900)]) }];
        return [await another(10 + i)];
      }),
    );
    const message = await road.sends('photo', answers, 'Voici les dégâts');
    expect(road.jobs).toHaveLength(10);
    await road.work();
    const rows = await road.media(message);
    expect(rows.map(({ state }) => state).join(' ')).toBe(
      'stored stored stored failed stored stored stored failed stored stored',
    );
    expect([rows[3]!.reason, rows[7]!.reason]).toEqual(['type', 'unreadable']);
    expect(await alertsOf(message)).toHaveLength(1);
  });
});

describe('an address that is not ours', () => {
  it('is never asked for: nothing leaves for it, and a manager is told', async () => {
    const message = await road.sends('photo', [[picture]]);
    await inAgency(road.db, 'lilas', (tx) =>
      run(tx, `update media set source = 'http://169.254.169.254/latest' where message_id = $1`, message),
    );
    const asked = road.api.requests.length;
    expect(await road.work()).toEqual([]);
    expect(road.api.requests.length).toBe(asked);
    expect(await road.media(message)).toMatchObject([{ state: 'failed', reason: 'not_ours' }]);
  });
});

describe('a file within a mail', () => {
  it('comes out of what was kept of the mail', async () => {
    const message = await road.sends('photo', [[picture]], 'Le texte du courrier');
    await inAgency(road.db, 'lilas', (tx) =>
      run(tx, `update media set source = 'mail:1', content_type = 'text/plain' where message_id = $1`, message),
    );
    expect(await road.work()).toEqual([]);
    const [row] = await road.media(message);
    expect(row).toMatchObject({ state: 'stored', content_type: 'text/plain' });
    expect((await buffer((await road.disk.get(row!.path))!.stream)).toString()).toBe('Le texte du courrier');
  });
});

describe('the same photo twice', () => {
  it('is one file, which goes with the last message that has it', async () => {
    const same = await another(30);
    const first = await road.sends('photo', [[same]]);
    const second = await road.sends('photo', [[same]]);
    await road.work();
    const [one] = await road.media(first);
    const [two] = await road.media(second);
    expect(two).toMatchObject({ state: 'stored', path: one!.path, preview: one!.preview, size: one!.size });

    const erase = (message: string) =>
      inAgency(road.db, 'lilas', (tx) =>
        personal.erase(
          tx,
          { agency: 'lilas', people: [], addresses: [], conversations: [], tickets: [], messages: [message] },
          road.clock.now(),
        ),
      );
    expect(await erase(first)).toEqual({ rows: { media: 1 }, files: [] });
    expect(await road.media(first)).toMatchObject([
      { state: 'failed', reason: 'erased', path: '', source: '', sha256: '' },
    ]);
    expect((await erase(second)).files.sort()).toEqual([one!.path, one!.preview].sort());
  });

  it('has a file of its own where the first is gone', async () => {
    const same = await another(31);
    const first = await road.sends('photo', [[same]]);
    await road.work();
    const [one] = await road.media(first);
    await inAgency(road.db, 'lilas', (tx) =>
      personal.erase(
        tx,
        { agency: 'lilas', people: [], addresses: [], conversations: [], tickets: [], messages: [first] },
        road.clock.now(),
      ),
    );
    const second = await road.sends('photo', [[same]]);
    await road.work();
    const [two] = await road.media(second);
    expect(two!.state).toBe('stored');
    expect(two!.path).not.toBe(one!.path);
    expect(await road.disk.has(two!.path)).toBe(true);
  });
});

describe('a photo whose owner is erased while it comes', () => {
  it('is not kept', async () => {
    const message = await road.sends('photo', [[await another(40)]]);
    let key = '';
    road.store.put = async (given, body, about) => {
      await road.disk.put(given, body, about);
      if (given.endsWith('-preview')) return;
      key = given;
      await inAgency(road.db, 'lilas', (tx) => run(tx, 'delete from media where message_id = $1', message));
    };
    expect(await road.work()).toEqual([]);
    expect(key).not.toBe('');
    expect(await road.disk.has(key)).toBe(false);
    expect(await road.disk.has(`${key}-preview`)).toBe(false);
  });
});
