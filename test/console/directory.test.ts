// People and dwellings changed from Slack: every modal, through real requests, into the real directory.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows } from '#lib/db.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Desk, openDesk } from './desk.ts';
import { addTenant, CLAIRE, makeWorld, registryOf, type World } from './world.ts';

let fresh: FreshDatabase;
let world: World;
let desk: Desk;

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await makeWorld(fresh.db);
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  desk = await openDesk({
    db: fresh.db,
    clock: testClock('2026-11-22T09:12:00Z'),
    agencies: registryOf(world.settings),
    perform: async () => ({ kind: 'refused' }),
  });
});
afterEach(async () => {
  await desk.settle();
  await desk.close();
  expect(desk.fake.faults).toEqual([]);
});

const typed = (value: string) => ({ type: 'plain_text_input', value });
const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });
const day = (value: string) => ({ type: 'datepicker', selected_date: value });
const ask = <T>(sql: string, ...params: unknown[]) =>
  inAgency(fresh.db, world.agency, (tx) => rows<T>(tx, sql, ...params));
async function submit(callback: string, data: object, values: Record<string, object>, user = CLAIRE) {
  const { body } = await desk.slack.submit({ user, callback, data: { channel: 'C0000000001', ...data }, values });
  await desk.settle();
  return body;
}
const opened = async (action: string, value: string) => {
  await desk.slack.click({ user: CLAIRE, action, value });
  await desk.settle();
  return JSON.stringify(desk.fake.views.at(-1)?.view);
};
const addressesOf = async (person: string) =>
  (
    await ask<{ value: string }>(
      'select a.value from person_addresses l join addresses a on a.id = l.address_id where l.person_id = $1 order by 1',
      person,
    )
  ).map(({ value }) => value);

describe('from an answer to /loge chercher', () => {
  it('every button opens its modal', async () => {
    await desk.slack.command({ user: CLAIRE, text: 'chercher durand' });
    await desk.settle();
    const buttons = desk.fake.ephemerals[0]!.blocks!.flatMap(
      (block) => (block.elements as { action_id?: string; value?: string }[] | undefined) ?? [],
    ).filter(({ action_id }) => action_id !== undefined);
    expect(buttons.map(({ action_id }) => action_id)).toEqual([
      'person_report',
      'person_name',
      'person_contact',
      'person_wish',
      'person_needs',
      'person_out',
      'person_links',
      'person_trusted',
      'dwelling_enrol',
      'dwelling_name',
    ]);
    for (const { action_id, value } of buttons) await opened(action_id!, value!);
    expect(desk.fake.views).toHaveLength(buttons.length);
  });

  it('all links of a person are revoked', async () => {
    expect(await opened('person_links', world.person)).toContain('Odette Durand');
    expect(await submit('revoke_links', { person: world.person }, {})).toBe('');
    expect(await ask('select links_from from people where id = $1', world.person)).toEqual([
      { links_from: new Date('2026-11-22T09:12:00Z') },
    ]);
    expect(await ask(`select actor from journal where fact = 'links_revoked'`)).toEqual([
      { actor: `manager:${world.claire}` },
    ]);
  });

  it('a person is renamed', async () => {
    expect(await opened('person_name', world.person)).toContain('Odette Durand');
    expect((await submit('rename_person', { person: world.person }, { name: typed(' ') })).errors.name).toContain(
      'Écrivez un nom',
    );
    expect(await submit('rename_person', { person: world.person }, { name: typed('Odette Durand-Martin') })).toBe('');
    expect(await ask('select name from people where id = $1', world.person)).toEqual([
      { name: 'Odette Durand-Martin' },
    ]);
    expect(desk.fake.ephemerals.at(-1)!.text).toContain('Odette Durand-Martin');
  });

  it('a number is added, replaced and taken away, and a wrong one is refused', async () => {
    expect(
      (await submit('contact', { person: world.person }, { which: chosen('new'), to: typed('06 12') })).errors.to,
    ).toContain('vérifiez les chiffres');
    await submit('contact', { person: world.person }, { which: chosen('new'), to: typed('odette@exemple.fr') });
    expect(await addressesOf(world.person)).toEqual(['+33611223344', 'odette@exemple.fr']);
    await submit('contact', { person: world.person }, { which: chosen('+33611223344'), to: typed('06 39 98 11 22') });
    expect(await addressesOf(world.person)).toEqual(['+33639981122', 'odette@exemple.fr']);
    await submit('contact', { person: world.person }, { which: chosen('odette@exemple.fr'), to: typed('') });
    expect(await addressesOf(world.person)).toEqual(['+33639981122']);
  });

  it('where a person wishes to be written to is set, and shown the next time', async () => {
    expect(await opened('person_wish', world.person)).toContain('Odette');
    const wishes = () => ask<{ prefers: string }>('select prefers from people where id = $1', world.person);
    expect(await submit('wish', { person: world.person }, { wish: chosen('both') })).toBe('');
    expect(await wishes()).toEqual([{ prefers: 'both' }]);
    expect(desk.fake.ephemerals.at(-1)!.text).toContain('par SMS et par e-mail');
    expect(await opened('person_wish', world.person)).toMatch(/"initial_option":\{[^}]*\{[^}]*Par SMS et par e-mail/);
    expect((await submit('wish', { person: world.person }, { wish: chosen('pigeon') })).errors.wish).toContain(
      'Choisissez',
    );
    expect(await submit('wish', { person: world.person }, { wish: chosen('any') })).toBe('');
    expect(await wishes()).toEqual([{ prefers: '' }]);
  });

  it('needs and language are set together, shown the next time, and noted; an illness changes nothing', async () => {
    const known = () =>
      ask<{ needs: string[]; language: string }>('select needs, language from people where id = $1', world.person);
    const set = (needs: string, language: string) =>
      submit('needs', { person: world.person }, { needs: typed(needs), language: chosen(language) });
    expect(await opened('person_needs', world.person)).toMatch(
      /pas le diagnostic.*"initial_option":\{[^}]*\{[^}]*Français/,
    );
    expect((await set('diabétique', 'en')).errors.needs).toContain('sans diagnostic');
    expect((await set('x'.repeat(201), 'en')).errors.needs).toContain('200 lettres');
    expect((await set('', 'de')).errors.language).toContain('Choisissez');
    expect(await known()).toEqual([{ needs: [], language: 'fr' }]);
    expect(await set(' ne peut pas prendre l’escalier \n\nentend mal', 'en')).toBe('');
    const needs = ['ne peut pas prendre l’escalier', 'entend mal'];
    expect(await known()).toEqual([{ needs, language: 'en' }]);
    expect(desk.fake.ephemerals.at(-1)!.text).toContain('C’est noté pour *Odette Durand');
    const noted = `select actor, data -> 'fields' as fields from journal where fact = 'person_changed' and data -> 'fields' ?| array['needs', 'language'] order by id`;
    const actor = `manager:${world.claire}`;
    expect(await ask(noted)).toEqual([
      { actor, fields: ['needs'] },
      { actor, fields: ['language'] },
    ]);
    expect(await opened('person_needs', world.person)).toMatch(
      /l’escalier\\nentend mal.*"initial_option":\{[^}]*\{[^}]*Anglais/,
    );
    expect(await set(needs.join('\n'), 'en')).toBe('');
    expect(desk.fake.ephemerals.at(-1)!.text).toContain('Rien n’a changé');
    expect(await set('', 'any')).toBe('');
    expect(await known()).toEqual([{ needs: [], language: '' }]);
  });

  it('who complained about our mails is shown so, and may get them again; a STOP stays', async () => {
    const rose = await addTenant(fresh.db, world, {
      name: 'Rose Vasseur',
      phone: '+33639982201',
      dwelling: world.dwelling,
    });
    await submit('contact', { person: rose.person }, { which: chosen('new'), to: typed('rose@exemple.fr') });
    const line = async () => {
      await desk.slack.command({ user: CLAIRE, text: 'chercher vasseur' });
      await desk.settle();
      return JSON.stringify(desk.fake.ephemerals.at(-1)!.blocks);
    };
    expect(await line()).not.toMatch(/🔕|person_mails_again/);
    const stop = (kind: string) =>
      ask(
        `update addresses a set opted_out_at = '2026-11-20T23:30:00Z' from person_addresses l
      where l.address_id = a.id and l.person_id = $1 and a.kind = $2 returning 1`,
        rose.person,
        kind,
      );
    expect(await stop('phone')).toHaveLength(1);
    expect(await line()).toMatch(/🔕 06 39 98 22 01 : a écrit STOP le 21 novembre 2026 ; seule cette personne/);
    expect(await line()).not.toContain('person_mails_again');
    expect(await stop('email')).toHaveLength(1);
    expect(await line()).toMatch(
      /🔕 rose@exemple.fr : ne veut plus de mails depuis le 21 novembre 2026.*person_mails_again.*"confirm"/,
    );
    const stopped = () =>
      ask(
        'select a.kind from addresses a join person_addresses l on l.address_id = a.id where l.person_id = $1 and a.opted_out_at is not null order by 1',
        rose.person,
      );
    const click = async (user: string) => {
      await desk.slack.click({ user, action: 'person_mails_again', value: rose.person });
      await desk.settle();
      return desk.fake.ephemerals.at(-1)!.text;
    };
    expect(await click('U0000000077')).toContain('pas gestionnaire');
    expect(await stopped()).toEqual([{ kind: 'email' }, { kind: 'phone' }]);
    expect(await click(CLAIRE)).toContain('peut de nouveau recevoir nos mails');
    expect(await stopped()).toEqual([{ kind: 'phone' }]);
    expect(await click(CLAIRE)).toContain('Rien n’a changé');
    expect(
      await ask(`select actor, data ->> 'person' as person from journal where fact = 'mails_welcome_again'`),
    ).toEqual([{ actor: `manager:${world.claire}`, person: rose.person }]);
  });

  it('somebody new is enrolled with the day of arrival, and leaves on another', async () => {
    const values = {
      name: typed('M. Karim Aziz'),
      role: chosen('tenant'),
      phone: typed('06 39 98 77 01'),
      email: typed(''),
      from: day('2026-12-01'),
      needs: typed("ne peut pas prendre l'escalier"),
    };
    expect(await submit('enrol', { dwelling: world.dwelling }, values)).toBe('');
    const [karim] = await ask<{ id: string; needs: string[]; from_date: string }>(
      `select p.id, p.needs, r.from_date from people p join person_roles r on r.person_id = p.id where p.name = 'M. Karim Aziz'`,
    );
    expect(karim).toMatchObject({ needs: ["ne peut pas prendre l'escalier"], from_date: '2026-12-01' });
    expect(
      (
        await submit(
          'move_out',
          { person: karim!.id },
          { stay: chosen(`tenant ${world.dwelling}`), day: day('2026-11-30') },
        )
      ).errors.day,
    ).toBe('C’est avant l’arrivée, le 1er décembre 2026.');
    expect(
      await submit(
        'move_out',
        { person: karim!.id },
        { stay: chosen(`tenant ${world.dwelling}`), day: day('2027-06-30') },
      ),
    ).toBe('');
    expect(await ask('select to_date from person_roles where person_id = $1', karim!.id)).toEqual([
      { to_date: '2027-06-30' },
    ]);
  });

  it('a trusted person is enrolled for a tenant', async () => {
    await submit(
      'enrol',
      { dwelling: world.dwelling, forPerson: world.person },
      { name: typed('Anne Durand'), role: chosen('trusted'), phone: typed('06 39 98 77 02') },
    );
    expect(
      await ask(
        `select r.role, r.for_person_id from people p join person_roles r on r.person_id = p.id where p.name = 'Anne Durand'`,
      ),
    ).toEqual([{ role: 'trusted', for_person_id: world.person }]);
  });

  it('an illness is not noted, a need is', async () => {
    const answer = await submit(
      'enrol',
      { dwelling: world.dwelling },
      { name: typed('Mme Rose Petit'), role: chosen('tenant'), needs: typed('Alzheimer') },
    );
    expect(answer.errors.needs).toContain('sans diagnostic');
    expect(await ask(`select 1 from people where name = 'Mme Rose Petit'`)).toEqual([]);
  });

  it('a dwelling is renamed', async () => {
    await submit('rename_dwelling', { dwelling: world.dwelling }, { name: typed('34 bis') });
    expect(await ask('select name from dwellings where id = $1', world.dwelling)).toEqual([{ name: '34 bis' }]);
    await submit('rename_dwelling', { dwelling: world.dwelling }, { name: typed('34') });
  });

  it('nothing is changed by somebody who is no manager here', async () => {
    const answer = await submit('rename_person', { person: world.person }, { name: typed('Intrus') }, 'U0000000077');
    expect(answer.errors.name).toContain('pas gestionnaire');
    expect(await ask(`select 1 from people where name = 'Intrus'`)).toEqual([]);
  });
});

describe('/loge inscrire', () => {
  it('asks for the dwelling too, and finds it in any spelling', async () => {
    await desk.slack.command({ user: CLAIRE, text: 'inscrire' });
    await desk.settle();
    expect(JSON.stringify(desk.fake.views.at(-1)!.view)).toContain('Résidence');
    const values = {
      residence: typed('les lilas'),
      building: typed('bât. B'),
      dwelling: typed('Appt 34'),
      name: typed('Mme Inès Roy'),
      role: chosen('landlord'),
    };
    expect(await submit('enrol', {}, values)).toBe('');
    expect(
      await ask(
        `select r.dwelling_id, r.role from people p join person_roles r on r.person_id = p.id where p.name = 'Mme Inès Roy'`,
      ),
    ).toEqual([{ dwelling_id: world.dwelling, role: 'landlord' }]);
    expect((await submit('enrol', {}, { ...values, dwelling: typed('999') })).errors.dwelling).toContain(
      'pas dans l’annuaire',
    );
  });
});
