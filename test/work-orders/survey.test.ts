// The last questions: a no ends them, wherever it is said, and never opens the repair again.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

let world: EngineWorld;
let plumber = { id: '', talk: '' };

beforeAll(async () => {
  world = await engineWorld({ tenants: 8 });
  const csv = 'company,trades,areas,phone\nPlombier Express,plomberie,,+33639981001';
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  [plumber] = (await world.query<typeof plumber>('select id, conversation_id as talk from contractors')) as [
    typeof plumber,
  ];
});
afterAll(() => world.close());

/** A repair that the tenant confirms; then what they answer to the questions. */
async function answered(n: number, ...answers: string[]) {
  const says = async (text: string) => {
    await world.receive(tenant(n), text);
    await world.settle();
  };
  await says('Bonjour, il y a une fuite sous mon évier');
  const [ticket] = await world.query<{ id: string }>('select id from tickets order by reference desc limit 1');
  const order = newId();
  const does = async (type: EventType, refs: Record<string, unknown>) => {
    await act(world.engine, { agency: AGENCY, mailbox: ticket!.id, kind: 'case', type, key: newId(), refs });
    await world.settle();
  };
  const to = { order, contractor: plumber.id };
  const payer = { payer: 'landlord', ceilingCents: 30_000, asksFirst: 'nobody', manager: newId() };
  await does('ORDERED', { ...to, talk: plumber.talk, ...payer });
  const words = { ...to, slots: [], reason: null, cents: 0, supplement: null, message: null };
  await does('CONTRACTOR_SAID', { ...words, said: 'done' });
  for (const text of ['oui', ...answers]) {
    world.clock.advance(60_000);
    await says(text);
  }
  const [row] = await world.query<{ status: string; reopened: number }>(
    'select status, reopened from tickets where id = $1',
    ticket!.id,
  );
  const told = await world.query<{ key: string }>(
    `select o.key from outbox o join tickets t on t.id = $1 where o.conversation_id = t.conversation_id order by o.id`,
    ticket!.id,
  );
  const contractor = await world.query<{ text: string }>(
    `select refs ->> 'text' as text from events where mailbox_id = $1 and type = 'CONTRACTOR_TOLD' and refs ->> 'order' = $2 order by id`,
    plumber.talk,
    order,
  );
  return { ...row!, told: told.map(({ key }) => key), contractor: contractor.map(({ text }) => text) };
}

it.each(['non rien', 'Non, rien à dire, merci', 'rien', 'RAS', 'non merci'])(
  '“%s” to the last one is no complaint',
  async (no) => {
    const done = await answered(
      ['non rien', 'Non, rien à dire, merci', 'rien', 'RAS', 'non merci'].indexOf(no) + 1,
      '5',
      '5',
      'trois',
      no,
    );
    expect(done).toMatchObject({ status: 'resolved', reopened: 0 });
    expect(done.told.at(-1)).toBe('survey.thanks');
    expect(done.contractor, 'who says done at once is not asked for dates').toEqual([
      'order.offer',
      'order.done',
      'order.closed',
    ]);
  },
);

it('thanks nobody for a score that they did not give', async () => {
  const { told, status } = await answered(6, 'non');
  expect(status).toBe('resolved');
  expect(told.at(-1)).toBe('survey.stopped');
});
