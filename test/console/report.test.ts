// What somebody says by telephone or at the counter, typed by a manager: it takes the road of a message in that person's name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '#engine/act.ts';
import { importPeople } from '#people/import/import.ts';
import { AGENCY, type EngineWorld, engineWorld } from '../support/engine-world.ts';
import { type Desk, openDesk } from './desk.ts';

const CLAIRE = 'U0000000001';
let world: EngineWorld;
let desk: Desk;

beforeAll(async () => {
  world = await engineWorld();
  const { db, clock, engine } = world;
  const more = 'name,role,residence,building,dwelling,phone\nOdette Durand,tenant,Les Lilas,A,2,01 99 00 12 34';
  await importPeople(db, clock, AGENCY, Buffer.from(more));
  const perform = (...args: Parameters<Desk['ground']['perform']>) => act(engine, ...args);
  desk = await openDesk({ db, clock, agencies: engine.agencies, perform });
});
afterAll(async () => {
  expect(desk.fake.faults).toEqual([]);
  await desk.close();
  await world.close();
});

const typed = (value: string) => ({ type: 'plain_text_input', value });
const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });
const shown = () => desk.fake.views.at(-1)?.view;

async function command(text: string): Promise<string> {
  desk.fake.views.length = 0;
  await desk.slack.command({ user: CLAIRE, text });
  await desk.settle();
  return JSON.stringify(shown());
}

async function submit(callback: string, data: object, values: Record<string, object>, user = CLAIRE, view?: string) {
  const { body } = await desk.slack.submit({ user, callback, data, values, ...(view ? { view } : {}) });
  await desk.settle();
  await world.settle();
  return body;
}

const personOf = async (name: string) =>
  (await world.query<{ id: string }>('select id from people where name = $1', name))[0]!.id;
const waysOf = (view: string) => [
  ...view.matchAll(/"text":\{"type":"plain_text","text":"([^"]+)"[^}]*\},"value":"([^"]+)"/g),
];
const way = (view: string, label: RegExp) => waysOf(view).find(([, text]) => label.test(text!))![2]!;

const said = (words: string, answer: string) => ({
  words: typed(words),
  urgency: chosen('urgent'),
  how: chosen('au téléphone'),
  answer: chosen(answer),
});
const lastTicket = async () =>
  (
    await world.query<{
      name: string;
      urgency: string;
      category: string;
      hazards: string[];
      subject: string;
      id: string;
      texts: number;
    }>(
      `select p.name, t.urgency, t.category, t.hazards, m.subject, t.id,
        (select count(*)::int from outbox o where o.ticket_id = t.id and o.manner in ('answer', 'safety')) as texts
       from tickets t left join people p on p.id = t.person_id join ticket_messages l on l.ticket_id = t.id join messages m on m.id = l.message_id
       order by t.reference desc limit 1`,
    )
  )[0]!;

describe('/loge signaler', () => {
  it('opens on the one person that the words name, with where they can be answered', async () => {
    const view = await command('signaler locataire 1');
    expect(view).toContain('Locataire 1');
    expect(waysOf(view).map(([, text]) => text)).toContain('Message au 06 39 98 01 01');
    expect(view).toContain('Aucun message : on rappelle');
  });

  it('becomes a ticket of that person, by whom it was taken, and they get the receipt', async () => {
    const view = await command('signaler locataire 1');
    const person = await personOf('Locataire 1');
    expect(await submit('report', { person }, said('Mon radiateur est froid depuis hier', way(view, /06 39/)))).toBe(
      '',
    );
    expect(await lastTicket()).toMatchObject({
      name: 'Locataire 1',
      category: 'heating',
      subject: 'urgent, selon la personne · rapporté par Claire Morel au téléphone',
      texts: 1,
    });
  });

  it('reads danger in the words, and tells the person what to do', async () => {
    const view = await command('signaler locataire 0');
    const person = await personOf('Locataire 0');
    await submit('report', { person }, said('Ça sent le gaz dans la cuisine', way(view, /06 39/)));
    expect(await lastTicket()).toMatchObject({ name: 'Locataire 0', urgency: 'emergency', hazards: ['gas'] });
    expect((await lastTicket()).texts).toBeGreaterThan(0);
  });

  it('offers no message to a landline, and sends none', async () => {
    const view = await command('signaler durand');
    expect(waysOf(view).some(([, text]) => /^Message/.test(text!))).toBe(false);
    const person = await personOf('Odette Durand');
    await submit('report', { person }, said('La chasse d’eau coule sans arrêt', 'called'));
    expect(await lastTicket()).toMatchObject({ name: 'Odette Durand', category: 'plumbing', texts: 0 });
    expect((await lastTicket()).subject).toContain('à rappeler');
    expect(await world.query(`select kind from alerts where kind in ('undelivered', 'unclear')`)).toEqual([]);
  });

  it('is taken in once when the same modal is sent twice', async () => {
    const person = await personOf('Locataire 2');
    const view = await command('signaler locataire 2');
    const count = async () => (await world.query<{ n: number }>('select count(*)::int as n from messages'))[0]!.n;
    const before = await count();
    for (let i = 0; i < 2; i++)
      await submit('report', { person }, said('La serrure est bloquée', way(view, /06 39/)), CLAIRE, 'V0000000077');
    expect(await count()).toBe(before + 1);
  });

  it('lets one choose among several, and take down somebody whom nobody knows', async () => {
    const several = await command('signaler locataire');
    expect(several).toContain('Personne de cette liste');
    const chosenOne = await submit('report_person', {}, { person: chosen(await personOf('Locataire 1')) });
    expect(JSON.stringify(chosenOne)).toContain('"callback_id":"report"');
    const unknown = await command('signaler zzyzx');
    expect(unknown).toContain('Pas dans l’annuaire');
    const values = {
      ...said('Plus de lumière dans l’escalier', 'phone'),
      name: typed('M. Zzyzx'),
      address: typed('12 rue Haute'),
    };
    expect((await submit('report', { agency: AGENCY }, { ...values, phone: typed('06') })).errors.phone).toContain(
      'pas complet',
    );
    expect((await submit('report', { agency: AGENCY }, { ...values, phone: typed('') })).errors.phone).toContain(
      'on rappelle',
    );
    expect(await submit('report', { agency: AGENCY }, { ...values, phone: typed('06 39 98 77 77') })).toBe('');
    expect(await lastTicket()).toMatchObject({ name: null });
    expect((await lastTicket()).subject).toContain('M. Zzyzx · 12 rue Haute · 06 39 98 77 77');
  });

  it('asks who called when no name is given, and takes nothing from somebody who is no manager', async () => {
    expect(await command('signaler')).toContain('Qui appelle');
    expect((await submit('report_who', {}, { who: typed(' ') })).errors.who).toContain('Écrivez');
    expect(JSON.stringify(await submit('report_who', {}, { who: typed('durand') }))).toContain('Odette Durand');
    const person = await personOf('Locataire 1');
    const refused = await submit('report', { person }, said('Bonjour', 'called'), 'U0000000099');
    expect(refused.errors.words).toContain('pas gestionnaire');
  });
});
