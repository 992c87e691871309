// The clock of a ticket: a promised date, and the apology with a new one that leaves before the old one is missed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const HOUR = 3_600_000;
const SLOT = { from: 0, to: 0 };
let world: EngineWorld;
let ticket = '';
let openedAt = 0;
let n = 0;

beforeAll(async () => {
  world = await engineWorld({ tenants: 20 });
});
afterAll(() => world.close());
beforeEach(async () => {
  n++;
  // Each story on a Tuesday of its own, at ten in the morning.
  world.clock.set(new Date(Date.UTC(2026, 10, 24 + n * 14, 9)));
});

async function reports(words: string) {
  await world.receive(tenant(n), words);
  await world.settle();
  const [found] = await world.query<{ id: string; at: Date }>(
    'select id, opened_at as at from tickets order by reference desc limit 1',
  );
  ticket = found!.id;
  openedAt = found!.at.getTime();
}
async function does(type: EventType, refs: Record<string, unknown>) {
  const acted = await act(world.engine, { agency: AGENCY, mailbox: ticket, kind: 'case', type, key: newId(), refs });
  await world.settle();
  return acted.kind;
}
async function passes(hours: number) {
  world.clock.advance(hours * HOUR);
  await world.settle();
}
const due = async () => {
  const [row] = await world.query<{ due: Date | null }>('select due_at as due from tickets where id = $1', ticket);
  return row!.due === null ? null : (row!.due.getTime() - openedAt) / HOUR;
};
const told = async () =>
  world.query<{ key: string; at: Date; until: number }>(
    `select key, created_at as at, (lines -> 0 -> 'params' ->> 'visitAt')::float as until from outbox where ticket_id = $1 and key like 'delay.%' order by id`,
    ticket,
  );
const alerts = async () =>
  (await world.query<{ kind: string }>(`select kind from alerts where ticket_id = $1 and kind = 'late'`, ticket))
    .length;

describe('the clock of a ticket', () => {
  it('starts with the report, longer for what does not press', async () => {
    await reports('Bonjour, la poignée du placard est cassée');
    expect(await due()).toBe(240);
    n++;
    await reports('Plus de chauffage depuis ce matin');
    expect(await due()).toBe(48);
  });

  it('promises a date once somebody has taken it, and is sorry before that date is missed', async () => {
    await reports('Plus de chauffage depuis ce matin');
    expect(await told(), 'nothing is promised before a person has it').toEqual([]);
    await does('TAKEN', { manager: newId() });
    await does('DROPPED', { manager: newId() });
    await does('TAKEN', { manager: newId() });
    const [promised, ...more] = await told();
    expect(promised!.key).toBe('delay.promise');
    expect(more, 'promised once').toEqual([]);
    await passes(44);
    const [, sorry] = await told();
    expect(sorry!.key).toBe('delay.sorry');
    expect(sorry!.at.getTime()).toBeLessThan(promised!.until);
    expect(sorry!.until).toBeGreaterThan(promised!.until);
    expect(await alerts()).toBe(1);
  });

  it('is sorry twice at most, and calls a manager no more than once a day', async () => {
    await reports('Plus de chauffage depuis ce matin');
    await does('TAKEN', { manager: newId() });
    const between: number[] = [];
    let before = 0;
    for (let day = 0; day < 10; day++) {
      for (let hour = 0; hour < 24; hour++) await passes(1);
      const all = await alerts();
      between.push(all - before);
      before = all;
    }
    expect((await told()).map(({ key }) => key)).toEqual(['delay.promise', 'delay.sorry', 'delay.sorry']);
    expect(before).toBeGreaterThan(5);
    expect(Math.max(...between)).toBe(1);
  }, 60_000);

  it('is the same day for somebody fragile without heating', async () => {
    await reports('J’ai 88 ans, je suis malade et je n’ai plus de chauffage');
    expect(await due()).toBe(8);
  });

  it('becomes the same day when they tell of somebody fragile after the report', async () => {
    await reports('Plus de chauffage depuis ce matin');
    expect(await due()).toBe(48);
    world.clock.advance(60_000);
    await world.receive(tenant(n), 'ma mère a 92 ans et ne marche pas');
    await world.settle();
    expect(await due()).toBe(8);
    const [row] = await world.query<{ vulnerable: boolean }>('select vulnerable from tickets where id = $1', ticket);
    expect(row!.vulnerable).toBe(true);
  });

  it('is that of the maintenance contract, where there is one', async () => {
    await reports('Plus d’eau chaude');
    const order = { order: newId(), contractor: newId(), talk: newId(), payer: 'contract', ceilingCents: null };
    await does('ORDERED', { ...order, asksFirst: 'nobody', manager: newId(), withinMs: 2 * HOUR });
    expect(await due()).toBeCloseTo(2, 1);
  });

  it('stops with a date, and runs again when the visit is lost', async () => {
    await reports('Plus de chauffage');
    const visitAt = world.clock.now().getTime() + 24 * HOUR;
    await does('SCHEDULED', { visitAt, manager: newId() });
    expect(await due()).toBeNull();
    await does('VISIT_LOST', { order: newId(), ...SLOT });
    expect(await due()).toBeCloseTo(24, 0);
  });

  it('stops when the ticket is closed', async () => {
    await reports('Plus de chauffage');
    await does('CANCELLED', { reason: 'mistake', manager: newId() });
    expect(await due()).toBeNull();
    await passes(100);
    expect(await alerts()).toBe(0);
  });
});
