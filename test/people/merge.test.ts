// Two records of one person: proposed to managers, never merged without them; and talks of one person beside their own.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tidyPeople } from '#alerts/alike.ts';
import { alertMessage } from '#console/alerts/message.ts';
import { loadAlerts } from '#console/alerts/record.ts';
import { act } from '#engine/act.ts';
import { inAgency } from '#lib/db.ts';
import { importPeople } from '#people/import/import.ts';
import { mergePeople } from '#people/merge.ts';
import { alikePeople } from '#people/tidy.ts';
import { type Desk, openDesk } from '../console/desk.ts';
import { AGENCY, type EngineWorld, engineWorld } from '../support/engine-world.ts';

const CLAIRE = 'U0000000001';
const MOBILE = '+33639980301';
const SECOND = '+33639980302';
let world: EngineWorld;
let desk: Desk;

beforeAll(async () => {
  world = await engineWorld({ tenants: 5 });
  const { db, clock, engine } = world;
  const people = [
    'name,role,residence,building,dwelling,phone,email,needs,from',
    `Odette Durand,tenant,Les Lilas,A,3,${MOBILE},,ne peut pas prendre l'escalier,2020-01-01`,
    // A second list knew her as the owner, by another number.
    `Mme DURAND Odette,landlord,Les Lilas,A,3,${SECOND},odette@exemple.fr,,`,
    'M. Petit,tenant,Les Lilas,A,4,+33639980303,,,',
    'Mme Petit,landlord,Les Lilas,A,4,+33639980304,,,',
  ];
  const report = await importPeople(db, clock, AGENCY, Buffer.from(people.join('\n')));
  expect(report.kind).toBe('imported');
  const perform = (...args: Parameters<Desk['ground']['perform']>) => act(engine, ...args);
  desk = await openDesk({ db, clock, agencies: engine.agencies, perform });
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

async function writes(from: string, text: string): Promise<void> {
  world.clock.advance(3_600_000);
  await world.receive(from, text);
  await world.settle();
}
const idOf = async (name: string) =>
  (await world.query<{ id: string }>('select id from people where name = $1', name))[0]?.id;
const talkOf = async (phone: string) =>
  (await world.query<{ id: string }>('select conversation_id as id from addresses where value = $1', phone))[0]!.id;
const mergeAlerts = () =>
  world.query<{ id: string; data: { candidates: string[] }; settled_at: Date | null }>(
    `select id, data, settled_at from alerts where kind = 'merge' order by raised_at`,
  );
const pairs = () => inAgency(world.db, AGENCY, alikePeople);

describe('two who seem to be one', () => {
  it('are those with one name at one home, and not a couple', async () => {
    const odette = [await idOf('Odette Durand'), await idOf('Mme DURAND Odette')].sort();
    expect((await pairs()).map(({ people, why }) => [[...people].sort(), why])).toEqual([[odette, 'same_home']]);
  });

  it('are those with one number and one mail, whatever they are called', async () => {
    const rows = `insert into person_addresses select $1, $2, id from addresses where value = any($3)`;
    const other = await idOf('M. Petit');
    await world.query(rows, AGENCY, other, [SECOND]);
    expect(await pairs()).toHaveLength(1);
    await world.query(rows, AGENCY, other, ['odette@exemple.fr']);
    expect((await pairs()).map(({ why }) => why).sort()).toEqual(['same_home', 'same_reach']);
    await world.query(
      'delete from person_addresses where person_id = $1 and address_id in (select id from addresses where value = any($2))',
      other,
      [SECOND, 'odette@exemple.fr'],
    );
  });

  it('are shown to managers once, the two records and two answers', async () => {
    expect((await tidyPeople(world)).alerts).toBe(1);
    expect((await tidyPeople(world)).alerts).toBe(0);
    const [alert] = await mergeAlerts();
    const loaded = await inAgency(world.db, AGENCY, (tx) => loadAlerts(tx, AGENCY, [alert!.id]));
    const now = world.clock.now();
    const shown = JSON.stringify(alertMessage(loaded.get(alert!.id)!, { zone: 'Europe/Paris', now, calling: '' }));
    for (const part of ['Odette Durand', 'Mme DURAND Odette', MOBILE, SECOND, 'odette@exemple.fr', 'Les Lilas, 3'])
      expect(shown).toContain(part);
    expect(shown).toContain('C’est la même personne');
    expect(shown).toContain('Non, deux personnes');
  });

  it('are looked for only when the directory has changed', async () => {
    const compared = new Map<string, string>();
    await tidyPeople(world, compared);
    const before = compared.get(AGENCY);
    expect(before).toMatch(/^\d+ \d+$/);
    await world.query(`update people set name = name where name = 'M. Petit'`);
    await tidyPeople(world, compared);
    expect(compared.get(AGENCY)).not.toBe(before);
  });
});

describe('merged by a manager', () => {
  it('they are one: addresses, stays, needs, open requests, and one conversation for what comes later', async () => {
    await writes(MOBILE, 'Mon radiateur est froid');
    await writes(SECOND, 'La serrure de la cave est cassée');
    const before = await world.query<{ id: string }>('select id from tickets order by reference');
    const [kept, gone] = [(await idOf('Mme DURAND Odette'))!, (await idOf('Odette Durand'))!];
    expect(await talkOf(MOBILE)).not.toBe(await talkOf(SECOND));
    const [alert] = await mergeAlerts();
    await desk.slack.click({ user: CLAIRE, action: 'merge_people', value: alert!.id });
    await desk.settle();

    expect((await mergeAlerts())[0]!.settled_at).not.toBeNull();
    expect(await idOf('Odette Durand')).toBeUndefined();
    const talk = await talkOf(SECOND);
    expect(await talkOf(MOBILE)).toBe(talk);
    const held = await world.query<{ value: string }>(
      'select a.value from person_addresses l join addresses a on a.id = l.address_id where l.person_id = $1 order by 1',
      kept,
    );
    expect(held.map(({ value }) => value)).toEqual([MOBILE, SECOND, 'odette@exemple.fr'].sort());
    const roles = await world.query<{ role: string }>(
      'select role from person_roles where person_id = $1 order by 1',
      kept,
    );
    expect(roles.map(({ role }) => role)).toEqual(['landlord', 'tenant']);
    const [person] = await world.query<{ needs: string[] }>('select needs from people where id = $1', kept);
    expect(person!.needs).toEqual(["ne peut pas prendre l'escalier"]);
    const tickets = await world.query<{ id: string; talk: string; person_id: string }>(
      'select id, conversation_id as talk, person_id from tickets order by reference',
    );
    expect(tickets.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(new Set(tickets.map(({ talk: of, person_id }) => `${of} ${person_id}`))).toEqual(
      new Set([`${talk} ${kept}`]),
    );
    const [said] = await world.query<{ n: number }>(
      'select count(*)::int as n from messages where conversation_id = $1',
      talk,
    );
    expect(said!.n).toBe(2);

    const facts = await world.query<{ actor: string; data: { kept: string; gone: string; tickets: string[] } }>(
      `select actor, data from journal where fact = 'people_merged'`,
    );
    const [claire] = await world.query<{ id: string }>('select id from managers where slack_user = $1', CLAIRE);
    expect(facts).toMatchObject([{ actor: `manager:${claire!.id}`, data: { kept, gone } }]);
    expect(facts[0]!.data.tickets).toHaveLength(1);

    await writes(MOBILE, 'Le radiateur est toujours froid');
    const [last] = await world.query<{ id: string; state: string }>(
      `select m.conversation_id as id, e.state from messages m join events e on e.message_id = m.id order by m.received_at desc limit 1`,
    );
    expect(last).toEqual({ id: talk, state: 'done' });
    expect(await pairs()).toEqual([]);
  });

  it('are told that somebody was first, and a record that is gone cannot be merged', async () => {
    const [alert] = await mergeAlerts();
    desk.fake.ephemerals.length = 0;
    await desk.slack.click({ user: CLAIRE, channel: 'C0000000001', action: 'merge_people', value: alert!.id });
    await desk.settle();
    expect(desk.fake.ephemerals[0]!.text).toContain('Déjà réglé');
    const by = 'manager:1';
    const merged = await inAgency(world.db, AGENCY, (tx) =>
      mergePeople(tx, world.clock, { people: alert!.data.candidates, by }),
    );
    expect(merged).toEqual({ kind: 'unknown' });
  });

  it('are left alone while a manager holds one of the conversations', async () => {
    const people = [(await idOf('Locataire 0'))!, (await idOf('Locataire 1'))!];
    const [one] = await world.query<{ talk: string }>(
      'select conversation_id as talk from people where id = $1',
      people[0],
    );
    const hold = (manager: string | null) =>
      world.query('update conversations set held_by = $2 where id = $1', one!.talk, manager);
    const [claire] = await world.query<{ id: string }>('select id from managers limit 1');
    await hold(claire!.id);
    const merge = () => inAgency(world.db, AGENCY, (tx) => mergePeople(tx, world.clock, { people, by: 'manager:1' }));
    expect(await merge()).toEqual({ kind: 'busy' });
    await hold(null);
    expect(await idOf('Locataire 1')).toBe(people[1]);
  });

  it('are asked about again by nobody, once they are two', async () => {
    await world.query(`update people set name = 'Locataire 2' where name = 'Locataire 3'`);
    await world.query(
      `update person_roles set dwelling_id = (select dwelling_id from person_roles r join people p on p.id = r.person_id where p.name = 'Locataire 4' limit 1)
       where person_id in (select id from people where name = 'Locataire 2')`,
    );
    expect((await tidyPeople(world)).alerts).toBe(1);
    const alert = (await mergeAlerts()).find(({ settled_at }) => settled_at === null)!;
    await desk.slack.click({ user: CLAIRE, action: 'settle', value: alert.id });
    await desk.settle();
    expect((await mergeAlerts()).every(({ settled_at }) => settled_at !== null)).toBe(true);
    expect((await tidyPeople(world)).alerts).toBe(0);
    expect(await world.query(`select 1 from people where name = 'Locataire 2'`)).toHaveLength(2);
  });
});

describe('somebody who was recognised while they wrote from elsewhere', () => {
  it('goes on in their own conversation, with what they told there, once the talk rests', async () => {
    const stranger = '+33639980399';
    await writes(stranger, 'Bonjour je suis Odette Durand bâtiment A logement 3, le volet est cassé');
    const kept = (await idOf('Mme DURAND Odette'))!;
    const [own] = await world.query<{ talk: string }>('select conversation_id as talk from people where id = $1', kept);
    const known = await world.query(
      'select 1 from person_addresses l join addresses a on a.id = l.address_id where a.value = $1 and l.person_id = $2',
      stranger,
      kept,
    );
    expect(known).toHaveLength(1);
    expect(await talkOf(stranger)).not.toBe(own!.talk);
    // The questions that are open there run out.
    world.clock.advance(5 * 86_400_000);
    await world.settle();
    await tidyPeople(world);
    expect(await talkOf(stranger)).toBe(own!.talk);
    const [ticket] = await world.query<{ talk: string; person_id: string }>(
      'select conversation_id as talk, person_id from tickets order by reference desc limit 1',
    );
    expect(ticket).toEqual({ talk: own!.talk, person_id: kept });
    expect(await world.query(`select 1 from journal where fact = 'talks_joined'`)).toHaveLength(1);
    await writes(stranger, 'merci');
    const [last] = await world.query<{ id: string }>(
      'select conversation_id as id from messages order by received_at desc limit 1',
    );
    expect(last!.id).toBe(own!.talk);
  });

  it('is not moved in the middle of a question', async () => {
    const elsewhere = '+33639980398';
    await writes(elsewhere, 'Bonjour je suis Odette Durand bâtiment A logement 3, j’ai une fuite sous l’évier');
    const asking = await world.query(
      `select 1 from mailboxes where id = $1 and coalesce(machines #> '{talk,context,asked}', 'null') <> 'null'`,
      await talkOf(elsewhere),
    );
    expect(asking).toHaveLength(1);
    const before = await talkOf(elsewhere);
    await tidyPeople(world);
    expect(await talkOf(elsewhere)).toBe(before);
    world.clock.advance(5 * 86_400_000);
    await world.settle();
    await tidyPeople(world);
    expect(await talkOf(elsewhere)).toBe(await talkOf(MOBILE));
  });
});
