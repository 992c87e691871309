import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld();
});
afterEach(() => {
  world.twilio.script({ kind: 'takes' });
  world.twilio.listing({ kind: 'lists' });
});
afterAll(() => world.close());

const S = 1_000;

describe('a text that leaves now', () => {
  it('is sent once, in the words of its key, and noted', async () => {
    const tenant = await world.person();
    const ticket = await world.ticket(tenant, { reference: 1042 });
    const text = await world.text(tenant, {
      ticket_id: ticket,
      lines: [{ text: 'receipt.one', params: { ticket, category: 'heating' } }],
    });
    await world.send(text);
    const [words] = world.twilio.sentTo(tenant.phone);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(words).toMatch(/^LILAS : .*1042/);
    expect(await world.row(text)).toMatchObject({
      state: 'sent',
      text: words,
      channel: 'sms',
      address_id: tenant.address,
      attempts: 1,
      sent_at: world.clock.now(),
    });
    expect((await world.row(text)).provider_id).toMatch(/^SM/);
    expect(world.twilio.messages.at(-1)!.callback).toBe(
      `https://bot.example.fr/webhooks/twilio/status?text=lilas.${text.id}`,
    );
    await world.later(60 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(world.senders.size()).toBe(0);
  });

  it('goes by the official client, with its credentials', () => {
    const { authorization, userAgent } = world.twilio.attempts[0]!;
    expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe(
      'AC00000000000000000000000000000001:tok_secret_1',
    );
    expect(userAgent).toMatch(/^twilio-node\/6/);
  });

  it('texts to one person leave in order', async () => {
    const tenant = await world.person();
    const texts = [];
    for (const reference of [1, 2, 3, 4, 5]) {
      const ticket = await world.ticket(tenant, { reference: 2000 + reference });
      texts.push(await world.text(tenant, { lines: [{ text: 'added.noted', params: { ticket } }] }));
    }
    await world.send(...texts);
    expect(world.twilio.sentTo(tenant.phone).map((words) => Number(/\d{4}/.exec(words)![0]))).toEqual([
      2001, 2002, 2003, 2004, 2005,
    ]);
  });

  it('that is only to leave later is left to its hour', async () => {
    const tenant = await world.person();
    const text = await world.text(tenant, { leavesAt: new Date(world.clock.now().getTime() + 3_600 * S) });
    await world.send(text);
    await world.later(3_599 * S);
    expect(world.twilio.sentTo(tenant.phone)).toEqual([]);
    await world.later(2 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(world.twilio.lookUps).toEqual([]);
  });
});

describe('a text that is not true any more', () => {
  it('does not leave once its ticket has another status', async () => {
    const tenant = await world.person();
    const ticket = await world.ticket(tenant, { status: 'resolved' });
    const stale = await world.text(tenant, { ticket_id: ticket, only_if: ['accepted', 'scheduled'] });
    const holds = await world.text(tenant, { ticket_id: ticket, only_if: ['resolved'] });
    await world.send(stale, holds);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(stale)).toMatchObject({ state: 'stale', detail: 'resolved' });
    expect(await world.facts(stale)).toEqual(['stale']);
    expect(await world.row(holds)).toMatchObject({ state: 'sent' });
    expect(await world.undelivered()).toEqual([]);
  });
});

describe('a provider that is busy or away', () => {
  it('a 429 is obeyed, and the text is sent once after it', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'refuses', status: 429, code: 20429, retryAfter: 30 });
    const text = await world.text(tenant);
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'due', attempts: 1, first_tried_at: null, detail: '20429' });
    world.twilio.script({ kind: 'takes' });
    await world.later(29 * S);
    expect(world.twilio.sentTo(tenant.phone)).toEqual([]);
    await world.later(10 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(world.twilio.lookUps).toEqual([]);
    expect(await world.row(text)).toMatchObject({ state: 'sent', attempts: 2, detail: '' });
    expect(await world.facts(text)).toEqual(['not_sent']);
  });

  it('a 500 leaves it open: it is looked up, and sent only if it is missing', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'refuses', status: 500, code: 20500 }, { kind: 'takes' });
    const text = await world.text(tenant);
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'due', attempts: 1, detail: '20500' });
    expect((await world.row(text)).first_tried_at).not.toBeNull();
    await world.later(20 * S);
    expect(world.twilio.lookUps).toEqual([tenant.phone]);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('a time-out is no failure: a text that was taken in silence is found, not sent again', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'hangs', taken: true });
    const text = await world.text(tenant);
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'due', attempts: 1 });
    world.twilio.script({ kind: 'takes' });
    await world.later(20 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    const row = await world.row(text);
    expect(row).toMatchObject({
      state: 'sent',
      provider_id: world.twilio.messages.at(-1)!.sid,
      text: world.twilio.messages.at(-1)!.body,
    });
    expect(await world.facts(text)).toEqual(['unknown', 'found_sent']);
  });

  it('while it cannot be looked up it is neither sent nor given up', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'drops', taken: true });
    const text = await world.text(tenant);
    await world.send(text);
    world.twilio.script({ kind: 'takes' });
    world.twilio.listing({ kind: 'fails', status: 503 });
    for (let tries = 0; tries < 3; tries++) await world.later(400 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'due', attempts: 4, detail: 'not looked up' });
    world.twilio.listing({ kind: 'lists' });
    await world.later(400 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent' });
  });

  it('one that was away for long is given up in the end, and a person hears of it', async () => {
    const tenant = await world.person();
    const ticket = await world.ticket(tenant);
    world.twilio.script({ kind: 'refuses', status: 401, code: 20003 });
    const text = await world.text(tenant, {
      ticket_id: ticket,
      first_tried_at: null,
      due_at: world.clock.now(),
      attempts: 148,
    });
    await world.later(0);
    expect(await world.row(text)).toMatchObject({ state: 'due', attempts: 149 });
    expect(await world.undelivered()).toEqual([]);
    await world.later(600 * S);
    expect(await world.row(text)).toMatchObject({ state: 'failed', attempts: 150 });
    expect(await world.undelivered()).toEqual([
      { mailbox_id: tenant.conversation, refs: { outbox: text.id, ticket, safety: false, landline: false } },
    ]);
    expect(world.woken.at(-1)).toEqual({ agency: 'lilas', events: true, cards: true });
    const cards = await world.sql<{ ticket_id: string }>('select ticket_id from cards where agency_id = $1', 'lilas');
    expect(cards).toEqual([{ ticket_id: ticket }]);
  });

  it('a safety text warns a person after some minutes, and goes on', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'refuses', status: 429, code: 20429 });
    const before = (await world.undelivered()).length;
    const text = await world.text(tenant, { manner: 'safety', lines: [{ text: 'safety.gas.can_leave', params: {} }] });
    await world.send(text);
    for (let waited = 0; waited < 180; waited += 18) await world.later(18 * S);
    const warned = (await world.undelivered()).slice(before);
    expect(warned).toEqual([
      { mailbox_id: tenant.conversation, refs: { outbox: text.id, ticket: null, safety: true, landline: false } },
    ]);
    expect(await world.row(text)).toMatchObject({ state: 'due' });
    world.twilio.script({ kind: 'takes' });
    await world.later(18 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
  });
});

describe('a crash', () => {
  it('between the taking of a text and the note of it does not send it twice', async () => {
    const tenant = await world.person();
    const text = await world.text(tenant);
    // Sent by a process that died before it wrote so.
    await world.client.send(
      { to: tenant.phone, from: '38123', text: await wordsOf(text), reference: `lilas.${text.id}` },
      new AbortController().signal,
    );
    world.restart();
    await world.later(10 * S);
    expect(await world.row(text)).toMatchObject({ state: 'due' });
    await world.later(6 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({
      state: 'sent',
      provider_id: world.twilio.messages.find(({ to }) => to === tenant.phone)!.sid,
    });
  });

  it('before it left does not lose it', async () => {
    const tenant = await world.person();
    const text = await world.text(tenant);
    world.restart();
    await world.later(16 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent' });
  });

  it('a twin with the same words does not count for it', async () => {
    const tenant = await world.person();
    const twin = await world.text(tenant);
    const lost = await world.text(tenant);
    await world.send(twin);
    world.restart();
    await world.later(16 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(2);
    const [a, b] = [await world.row(twin), await world.row(lost)];
    expect([a.state, b.state]).toEqual(['sent', 'sent']);
    expect(a.provider_id).not.toBe(b.provider_id);
  });

  it('two twins of which one had left are two texts in the end', async () => {
    const tenant = await world.person();
    const texts = [await world.text(tenant), await world.text(tenant)];
    await world.client.send(
      { to: tenant.phone, from: '38123', text: await wordsOf(texts[0]!), reference: 'x' },
      new AbortController().signal,
    );
    world.restart();
    await world.later(16 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(2);
    const found = await Promise.all(texts.map(async (text) => (await world.row(text)).provider_id));
    expect(new Set(found).size).toBe(2);
  });

  it('words that depend on the hour are looked up as they were', async () => {
    world.clock.set(new Date('2026-11-23T16:59:50Z'));
    const tenant = await world.person();
    const text = await world.text(tenant, { lines: [{ text: 'hello.assistant', params: {} }] });
    world.twilio.script({ kind: 'drops', taken: true });
    await world.send(text);
    world.twilio.script({ kind: 'takes' });
    // The agency has shut meanwhile: another number is given from now on.
    await world.later(60 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(world.twilio.sentTo(tenant.phone)[0]).toContain('01 23 45 67 89');
    expect(await world.row(text)).toMatchObject({ state: 'sent' });
    const next = await world.text(tenant, { lines: [{ text: 'hello.assistant', params: {} }] });
    await world.send(next);
    expect(world.twilio.sentTo(tenant.phone)[1]).toContain('06 11 00 00 00');
  });

  it('words that say "today" are looked up as they were said', async () => {
    world.clock.set(new Date('2026-11-24T22:59:50Z'));
    const tenant = await world.person();
    const openAt = new Date('2026-11-24T23:30:00Z').getTime();
    const text = await world.text(tenant, { lines: [{ text: 'next.later', params: { openAt } }] });
    world.twilio.script({ kind: 'drops', taken: true });
    await world.send(text);
    world.twilio.script({ kind: 'takes' });
    // Midnight in Paris has passed.
    await world.later(60 * S);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent' });
  });

  it('a clock that is moved while a text is on its way does not send it twice', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'takes', afterMs: 80 });
    const text = await world.text(tenant);
    world.senders.handOver([text]);
    await new Promise((done) => setTimeout(done, 30));
    world.clock.advance(3_600 * S);
    await world.senders.poll();
    await world.senders.idle();
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(text)).toMatchObject({ state: 'sent' });
  });

  it('two processes that poll do not share a text', async () => {
    const other = await world.another();
    const texts = [];
    const phones = [];
    for (let i = 0; i < 40; i++) {
      const tenant = await world.person();
      phones.push(tenant.phone);
      texts.push(await world.text(tenant, { first_tried_at: null, due_at: world.clock.now() }));
    }
    const taken = await Promise.all([world.senders.poll(), other.poll()]);
    await Promise.all([world.senders.idle(), other.idle()]);
    await other.stop();
    expect(taken[0]! + taken[1]!).toBe(40);
    for (const phone of phones) expect(world.twilio.sentTo(phone)).toHaveLength(1);
  });

  it('a stop lets what is under way end, and gives back what waits', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'takes', afterMs: 100 });
    const texts = [await world.text(tenant), await world.text(tenant)];
    const going = await world.another();
    going.handOver(texts);
    await new Promise((done) => setTimeout(done, 50));
    await going.stop();
    expect(await world.row(texts[0]!)).toMatchObject({ state: 'sent' });
    expect(await world.row(texts[1]!)).toMatchObject({ state: 'due', first_tried_at: null });
    await world.later(0);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(2);
    expect(await world.row(texts[1]!)).toMatchObject({ state: 'sent' });
  });
});

describe('words', () => {
  it('a text whose words are missing ends in front of a person, and holds up no other', async () => {
    const tenant = await world.person();
    const before = (await world.undelivered()).length;
    const broken = await world.text(tenant, { lines: [{ text: 'receipt.one', params: {} }] });
    const whole = await world.text(tenant);
    await world.send(broken, whole);
    expect(await world.row(broken)).toMatchObject({ state: 'failed', detail: 'MissingWord' });
    expect(await world.row(whole)).toMatchObject({ state: 'sent' });
    expect(await world.undelivered()).toHaveLength(before + 1);
  });

  it("a manager's words leave as they were written, in the alphabet of text messages, and never beyond the limit", async () => {
    const tenant = await world.person();
    const ticket = await world.ticket(tenant);
    const [short, long] = ['Le chauffagiste a bien reçu la pièce ; à mardi’', 'é👍🏽'.repeat(600)];
    const notes = await Promise.all([short, long].map((words) => world.note(ticket, words!)));
    const texts = [];
    for (const note of notes)
      texts.push(await world.text(tenant, { lines: [{ text: 'manager.free', params: { note } }] }));
    await world.send(...texts);
    const [first, second] = world.twilio.sentTo(tenant.phone);
    expect(first).toBe("LILAS : Le chauffagiste a bien recu la pièce ; à mardi'");
    expect(second!.length).toBeLessThanOrEqual(1600);
    expect(second!.isWellFormed()).toBe(true);
    expect(second).toMatch(/(é|👍🏽)\.\.\.$/);
  });

  it('nothing of a failed send is in the log but codes', async () => {
    const tenant = await world.person();
    world.twilio.script({ kind: 'refuses', status: 400, code: 21211 });
    await world.send(await world.text(tenant));
    world.twilio.script({ kind: 'drops', taken: false });
    await world.send(await world.text(tenant));
    expect(world.logged.join('')).not.toContain(tenant.phone.slice(-6));
    expect(world.logged.join('')).not.toContain('LILAS');
  });
});

/** What the senders would say: sent once to somebody else. */
async function wordsOf(text: Awaited<ReturnType<OutboxWorld['text']>>): Promise<string> {
  const other = await world.person();
  const twin = await world.text({ conversation: other.conversation }, { lines: text.lines });
  await world.send(twin);
  return (await world.row(twin)).text;
}
