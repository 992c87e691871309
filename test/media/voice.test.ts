import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failed } from '#model/model.ts';
import type { FileAnswer } from '../support/fake-media.ts';
import { openRoad, type Road } from './road.ts';
import { HTML, sample } from './samples.ts';

let road: Road;
afterEach(() => road.close());

const NOTE: FileAnswer = { kind: 'file', body: sample('voice.ogg'), type: 'audio/ogg' };
const tickets = () =>
  road.read<{ id: string; category: string; urgency: string; hazards: string[] }>(
    'select id, category, urgency, hazards from tickets order by opened_at, id',
  );
const said = () =>
  road.read<{ keys: string[] }>(
    `select array(select l ->> 'text' from jsonb_array_elements(lines::jsonb) l) as keys from outbox where manner <> 'staff' order by created_at, n`,
  );
const alerts = () =>
  road.read<{ kind: string; ticket_id: string | null; message_id: string }>(
    `select kind, ticket_id, message_id from alerts where kind = 'look_at' order by raised_at`,
  );
const wordsOf = (message: string) =>
  road.read<{ text: string; voice: string | null }>(
    `select text, extra ->> 'voice' as voice from messages where id = $1`,
    message,
  );

describe('a voice note, with a model server', () => {
  beforeEach(async () => {
    road = await openRoad();
  });

  it('is read like a text when its words are there, and the recording is kept', async () => {
    road.model("Bonjour, il n'y a plus d'eau chaude depuis hier.");
    const message = await road.sends('audio', [[NOTE]]);
    expect(await said()).toEqual([]);
    expect(await road.work()).toEqual([]);
    expect(await wordsOf(message)).toEqual([
      { text: "Bonjour, il n'y a plus d'eau chaude depuis hier.", voice: 'transcribed' },
    ]);
    expect(await road.media(message)).toMatchObject([
      { state: 'stored', content_type: 'audio/ogg', transcript: "Bonjour, il n'y a plus d'eau chaude depuis hier." },
    ]);
    await road.pass(20);
    expect(await tickets()).toMatchObject([{ category: 'heating' }]);
    const [text] = await said();
    expect(text!.keys).toContain('receipt.one');
    expect(text!.keys).toContain('voice.check');
    expect(await alerts()).toEqual([]);
  });

  it('that tells of gas is an emergency as soon as it has words, without a pause', async () => {
    road.model('Ça sent très fort le gaz dans ma cuisine, venez vite');
    await road.sends('audio', [[NOTE]]);
    await road.work();
    expect(await tickets()).toMatchObject([{ urgency: 'emergency', hazards: ['gas'] }]);
    const [first] = await said();
    expect(first!.keys[0]).toMatch(/^safety\.gas/);
  });

  it('is on a ticket within the minute even if the model is away, and its late words raise that ticket', async () => {
    const message = await road.sends('audio', [[NOTE]]);
    expect((await road.work())[0]).toContain('a voice note has no words yet');
    await road.pass(51);
    const [ticket] = await tickets();
    expect(ticket).toMatchObject({ category: 'other', urgency: 'routine' });
    expect(await alerts()).toEqual([{ kind: 'look_at', ticket_id: ticket!.id, message_id: message }]);
    expect((await said())[0]!.keys).toContain('voice.unheard');

    road.model('Ça sent le gaz chez moi, je suis au lit');
    await road.work();
    expect(await wordsOf(message)).toMatchObject([{ voice: 'late' }]);
    await road.work();
    const after = await tickets();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ id: ticket!.id, urgency: 'emergency', hazards: ['gas'] });
    expect((await said()).flatMap(({ keys }) => keys).some((key) => key.startsWith('safety.gas'))).toBe(true);
  });

  it.each([
    ['the server refuses', failed('refused', 'no')],
    ['the answer is nothing', ''],
    ['the answer is no answer', failed('invalid', 'x')],
  ])('a person listens, without a wait, where %s', async (_, answer) => {
    road.model(answer);
    const message = await road.sends('audio', [[NOTE]]);
    expect(await road.work()).toEqual([]);
    expect(await wordsOf(message)).toEqual([{ text: '', voice: 'unheard' }]);
    await road.pass(20);
    expect(await alerts()).toMatchObject([{ message_id: message }]);
    expect(await tickets()).toHaveLength(1);
    await road.pass(60);
    expect(await tickets()).toHaveLength(1);
    expect(await alerts()).toHaveLength(1);
  });

  it('that is no recording is one alert, and a ticket', async () => {
    const message = await road.sends('audio', [[{ kind: 'file', body: HTML, type: 'audio/ogg' }]]);
    await road.work();
    await road.pass(20);
    expect(await road.media(message)).toMatchObject([{ state: 'failed', reason: 'type' }]);
    expect(await alerts()).toHaveLength(1);
    expect(await tickets()).toHaveLength(1);
  });

  it('is not waited for for ever by the job, when the model stays away', async () => {
    await road.sends('audio', [[NOTE]]);
    await road.work();
    await road.pass(10 * 60);
    expect(await road.work()).toHaveLength(1);
    await road.pass(6 * 60);
    expect(await road.work()).toEqual([]);
    expect(await tickets()).toHaveLength(1);
    expect(await alerts()).toHaveLength(1);
  });

  it('is transcribed once, whatever the queue does', async () => {
    road.model('Le radiateur de la chambre est froid');
    const message = await road.sends('audio', [[NOTE]]);
    const job = {
      name: 'media.transcribe',
      payload: { agency: 'lilas', media: (await road.media(message))[0]!.id },
    } as const;
    await road.work();
    road.jobs.push(job, job);
    await road.work();
    await road.pass(20);
    const events = await road.read(`select id from events where type = 'MESSAGE'`);
    expect(events).toHaveLength(2);
    expect(await wordsOf(message)).toMatchObject([{ text: 'Le radiateur de la chambre est froid' }]);
  });

  it('that came without its recording is a ticket that a person looks at', async () => {
    const message = await road.sends('audio', []);
    await road.pass(20);
    expect(await tickets()).toHaveLength(1);
    expect(await alerts()).toMatchObject([{ message_id: message }]);
  });
});

describe('a voice note, without a model server', () => {
  it('is a ticket, a receipt, and a manager who listens', async () => {
    road = await openRoad({ hasModel: false });
    const message = await road.sends('audio', [[NOTE]]);
    expect(await road.work()).toEqual([]);
    await road.pass(20);
    const [ticket] = await tickets();
    expect(ticket).toMatchObject({ category: 'other' });
    expect(await alerts()).toEqual([{ kind: 'look_at', ticket_id: ticket!.id, message_id: message }]);
    expect((await said())[0]!.keys).toContain('voice.unheard');
    expect(await road.media(message)).toMatchObject([{ state: 'stored', transcript: '' }]);
  });
});
