import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { segmentsOf } from '#flows/texts/gsm.ts';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld();
});
afterAll(() => world.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function change(
  tenant: { conversation: string; phone: string },
  reference: number,
  manner: 'change' | 'proactive' = 'change',
) {
  const ticket = await world.ticket(tenant, { reference });
  return world.text(tenant, { ticket_id: ticket, manner, lines: [{ text: 'ticket.reopened', params: { ticket } }] });
}

describe('changes', () => {
  it('the first is told at once, those within ten minutes of it in one text when they are over', async () => {
    const tenant = await world.person();
    await world.send(await change(tenant, 3001));
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    world.clock.advance(2 * MINUTE);
    const second = await change(tenant, 3002);
    await world.send(second);
    world.clock.advance(3 * MINUTE);
    const third = await change(tenant, 3003);
    await world.send(third);
    await world.later(4.9 * MINUTE);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    await world.later(0.2 * MINUTE);
    const [, both, ...more] = world.twilio.sentTo(tenant.phone);
    expect(more).toEqual([]);
    expect(both).toContain('3002');
    expect(both).toContain('3003');
    expect(both!.match(/LILAS/g)).toHaveLength(1);
    expect(await world.row(second)).toMatchObject({ state: 'sent', text: both });
    expect(await world.row(third)).toMatchObject({ state: 'stale', detail: `with ${second.id}` });
    expect(await world.facts(third)).toEqual(['postponed', 'told_with']);
  });

  it('what is said together stays together after a crash, and is found by its words', async () => {
    const tenant = await world.person();
    const texts = [await change(tenant, 3101), await change(tenant, 3102)];
    world.twilio.script({ kind: 'drops', taken: true });
    await world.send(...texts);
    world.twilio.script({ kind: 'takes' });
    world.restart();
    await world.later(20_000);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(world.twilio.sentTo(tenant.phone)[0]).toMatch(/3101.*3102/s);
    expect(await world.row(texts[0]!)).toMatchObject({ state: 'sent' });
  });

  it('that do not fit in one text are told one after the other', async () => {
    const tenant = await world.person();
    const texts = [];
    for (let reference = 3201; reference <= 3215; reference++) texts.push(await change(tenant, reference));
    await world.send(...texts);
    for (let waited = 0; waited < 40; waited += 10) await world.later(10 * MINUTE + 1_000);
    const sent = world.twilio.sentTo(tenant.phone);
    expect(sent.length).toBeGreaterThan(1);
    for (const words of sent) expect(segmentsOf(words)).toBeLessThanOrEqual(2);
    for (let reference = 3201; reference <= 3215; reference++)
      expect(sent.filter((words) => words.includes(String(reference)))).toHaveLength(1);
  });

  it('that are over by then are not told', async () => {
    const tenant = await world.person();
    await world.send(await change(tenant, 3301));
    const ticket = await world.ticket(tenant, { reference: 3302, status: 'accepted' });
    const taken = await world.text(tenant, {
      ticket_id: ticket,
      manner: 'change',
      only_if: ['accepted'],
      lines: [{ text: 'ticket.taken', params: { ticket } }],
    });
    await world.send(taken);
    await world.sql(`update tickets set status = 'scheduled' where agency_id = $1 and id = $2`, 'lilas', ticket);
    await world.later(11 * MINUTE);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    expect(await world.row(taken)).toMatchObject({ state: 'stale', detail: 'scheduled' });
  });

  it('do not slip into the night by waiting', async () => {
    world.clock.set(new Date('2026-11-24T18:55:00Z'));
    const tenant = await world.person();
    await world.send(await change(tenant, 3401));
    const second = await change(tenant, 3402);
    await world.send(second);
    expect((await world.row(second)).due_at).toEqual(new Date('2026-11-25T07:00:00Z'));
  });

  it('answers and dangers know no pace, and people do not wait for each other', async () => {
    const [a, b] = [await world.person(), await world.person()];
    await world.send(await change(a, 3501));
    await world.send(
      await world.text(a),
      await world.text(a, { manner: 'safety', lines: [{ text: 'safety.gas.can_leave', params: {} }] }),
      await change(b, 3502),
    );
    expect(world.twilio.sentTo(a.phone)).toHaveLength(3);
    expect(world.twilio.sentTo(b.phone)).toHaveLength(1);
  });
});

describe('what we write unasked', () => {
  it('is one text a day; the rest waits for the next morning that is no Sunday, together', async () => {
    world.clock.set(new Date('2026-11-28T10:00:00Z'));
    const tenant = await world.person();
    await world.send(await change(tenant, 3601, 'proactive'));
    const others = [];
    for (const reference of [3602, 3603]) {
      world.clock.advance(2 * HOUR);
      const text = await change(tenant, reference, 'proactive');
      others.push(text);
      await world.send(text);
    }
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    // Saturday: the next day is a Sunday.
    for (const text of others) expect((await world.row(text)).due_at).toEqual(new Date('2026-11-30T07:00:00Z'));
    await world.later(24 * HOUR);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(1);
    await world.later(24 * HOUR);
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(2);
    expect(world.twilio.sentTo(tenant.phone)[1]).toMatch(/3602.*3603/s);
  });

  it('does not hold up a change', async () => {
    const tenant = await world.person();
    await world.send(await change(tenant, 3701, 'proactive'), await change(tenant, 3702));
    expect(world.twilio.sentTo(tenant.phone)).toHaveLength(2);
  });
});

describe('the reminder of the day before', () => {
  const reminder = async (tenant: { conversation: string; phone: string }, visit: string) => {
    const from = Date.parse(visit);
    const lines = [{ text: 'visit.tomorrow' as const, params: { from, to: from + 2 * HOUR } }];
    return world.text(tenant, { manner: 'change', lines });
  };

  it('that a Sunday held back does not leave on the day itself, which has a text of its own', async () => {
    const tenant = await world.person();
    world.clock.set(new Date('2026-12-07T07:00:00Z'));
    const text = await reminder(tenant, '2026-12-07T08:00:00Z');
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'stale', detail: 'the day has come' });
    expect(world.twilio.sentTo(tenant.phone)).toEqual([]);
  });
});

describe('the promise of a date', () => {
  const sorry = async (tenant: { conversation: string; phone: string }, visitAt: string) => {
    const ticket = await world.ticket(tenant, { reference: Math.floor(Date.parse(visitAt) / 1000) % 90_000 });
    const lines = [{ text: 'delay.sorry' as const, params: { ticket, visitAt: Date.parse(visitAt) } }];
    return world.text(tenant, { ticket_id: ticket, manner: 'change', lines });
  };

  it('that a Sunday held back until it was past does not leave', async () => {
    const tenant = await world.person();
    world.clock.set(new Date('2026-12-14T07:00:00Z'));
    const text = await sorry(tenant, '2026-12-13T16:00:00Z');
    await world.send(text);
    expect(await world.row(text)).toMatchObject({ state: 'stale', detail: 'the day has come' });
    expect(world.twilio.sentTo(tenant.phone)).toEqual([]);
  });

  it.each([
    ['2026-12-20T16:00:00Z', 'lundi 21 décembre'],
    ['2026-12-25T16:00:00Z', 'samedi 26 décembre'],
    ['2026-12-26T16:00:00Z', 'samedi 26 décembre'],
  ])('names a day on which somebody may come: %s is %s', async (due, day) => {
    const tenant = await world.person();
    world.clock.set(new Date('2026-12-18T09:00:00Z'));
    await world.send(await sorry(tenant, due));
    expect(world.twilio.sentTo(tenant.phone)[0]).toContain(`Nouvelle date au plus tard : ${day}.`);
  });
});
