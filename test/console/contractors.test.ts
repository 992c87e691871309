// The list of contractors in Slack, through real requests: found, added, changed, away, removed.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { hoursWords, insuranceWords } from '#console/directory/contractor-lines.ts';
import { newContractor, writeContractors } from '#contractors/store.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type Desk, openDesk } from './desk.ts';
import { CLAIRE, insert, makeWorld, registryOf, type World } from './world.ts';

let fresh: FreshDatabase;
let world: World;
let desk: Desk;
let express: string;

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
  express = newId();
  await inAgency(fresh.db, world.agency, async (tx) => {
    await run(tx, 'delete from work_orders');
    await run(tx, 'delete from contractors');
    await writeContractors(tx, [
      {
        ...newContractor(world.agency, express, 'Plombier Express', newId()),
        trades: ['plumbing', 'heating'],
        areas: ['Paris 15e', 'Les Lilas'],
        phone: '+33639983001',
        email: 'contact@express.example',
        favourite: true,
        emergency: true,
        work_days: 'mon-sun',
        work_from: '00:00',
        work_to: '24:00',
        ceiling_cents: 35_050,
        rating_sum: 14,
        rating_count: 3,
        insured_until: '2026-12-10',
        capacity: 4,
      },
      { ...newContractor(world.agency, newId(), 'Élec 94', newId()), trades: ['electrical'], phone: '+33639983005' },
    ]);
    await insert(tx, 'work_orders', {
      agency_id: world.agency,
      id: newId(),
      ticket_id: newId(),
      n: 1,
      state: 'scheduled',
      contractor_id: express,
      payer: '',
      words: '',
      visitor: '',
      report: '',
      by_rule: false,
      reasons: [],
      created_at: new Date('2026-11-20T09:00:00Z'),
    });
  });
});
afterEach(async () => {
  await desk.settle();
  await desk.close();
  expect(desk.fake.faults).toEqual([]);
});

const typed = (value: string) => ({ type: 'plain_text_input', value });
const chosen = (value: string) => ({ type: 'static_select', selected_option: { value } });
const many = (...values: string[]) => ({
  type: 'multi_static_select',
  selected_options: values.map((value) => ({ value })),
});
const day = (value: string) => ({ type: 'datepicker', selected_date: value });
const ask = <T>(sql: string, ...params: unknown[]) =>
  inAgency(fresh.db, world.agency, (tx) => rows<T>(tx, sql, ...params));
const contractorNow = async (columns: string) =>
  (await ask(`select ${columns} from contractors where id = $1`, express))[0];

async function submit(callback: string, data: object, values: Record<string, object>, user = CLAIRE) {
  const { body } = await desk.slack.submit({ user, callback, data: { channel: 'C0000000001', ...data }, values });
  await desk.settle();
  return typeof body === 'string' ? body : JSON.stringify(body);
}
async function say(text: string, user = CLAIRE): Promise<string> {
  await desk.slack.command({ user, text });
  await desk.settle();
  return JSON.stringify(desk.fake.ephemerals.at(-1)?.blocks);
}
async function click(action: string, value: string, user = CLAIRE): Promise<string> {
  await desk.slack.click({ user, action, value });
  await desk.settle();
  return JSON.stringify(desk.fake.ephemerals.at(-1)?.blocks ?? desk.fake.ephemerals.at(-1));
}
async function opened(action: string, value: string): Promise<string> {
  await desk.slack.click({ user: CLAIRE, action, value });
  await desk.settle();
  return JSON.stringify(desk.fake.views.at(-1)?.view);
}
const FORM = {
  company: typed('Chauffe Vite'),
  trades: many('heating', 'gas'),
  areas: typed('75015 ; Issy'),
  phone: typed('06 39 98 30 44'),
  email: typed(''),
  reach: chosen('sms'),
  hours: typed('lun-sam 7h30-20h'),
  ceiling: typed('250,50'),
  insured: day('2027-06-30'),
  capacity: typed('5'),
  flags: many('favourite', 'emergency'),
};

describe('/loge prestataires', () => {
  it('shows each with load, rating, hours, ceiling, and an insurance that ends soon', async () => {
    const shown = await say('prestataires');
    for (const words of [
      'Plombier Express',
      'Plomberie, Chauffage et eau chaude',
      'Paris 15e, Les Lilas',
      '06 39 98 30 01',
      '24h/24 7j/7',
      '1 ordre ouvert sur 4',
      'note 4,7 (3 avis)',
      'plafond 350,50 €',
      '⚠️ assurance jusqu’au 10 décembre 2026',
      'Élec 94',
      'pas encore noté',
    ])
      expect(shown).toContain(words);
    expect(shown.indexOf('Plombier Express')).toBeLessThan(shown.indexOf('Élec 94'));
  });

  it.each([
    ['prestataires plombier', ['Plombier Express'], ['Élec 94']],
    ['prestataire électricité', ['Élec 94'], ['Plombier Express']],
    ['prestataires elec', ['Élec 94'], ['Plombier Express']],
    ['artisans les lilas', ['Plombier Express'], ['Élec 94']],
    ['prestataires favoris', ['Plombier Express'], ['Élec 94']],
    ['prestataires assurances', ['Plombier Express'], ['Élec 94']],
    ['prestataires absents', ['Aucun prestataire'], ['Plombier', 'Élec']],
    ['prestataires toiture', ['Aucun prestataire'], ['Plombier', 'Élec']],
  ])('%j', async (text, there, notThere) => {
    const shown = await say(text);
    for (const words of there) expect(shown).toContain(words);
    for (const words of notThere) expect(shown).not.toContain(words);
  });

  it('lists many as lines, all of them within what Slack takes', async () => {
    await inAgency(fresh.db, world.agency, (tx) =>
      writeContractors(
        tx,
        Array.from({ length: 80 }, (_, i) => ({
          ...newContractor(world.agency, newId(), `Société numéro ${i} au nom assez long pour compter`, newId()),
          trades: ['lift' as const, 'access' as const],
          areas: ['75015', '75016', 'Boulogne-Billancourt'],
        })),
      ),
    );
    const shown = await say('prestataires');
    expect(shown).toContain('22 autres. ');
    expect(shown).not.toContain('contractor_edit');
  });

  it('is not for somebody who is no manager', async () => {
    expect(await say('prestataires', 'U9999999999')).toContain('Vous n’êtes pas gestionnaire');
    await click('contractor_favourite', express, 'U9999999999');
    expect(await contractorNow('favourite')).toEqual({ favourite: true });
    expect(await submit('contractor_change', { contractor: express }, FORM, 'U9999999999')).toContain('errors');
    expect(await contractorNow('company')).toEqual({ company: 'Plombier Express' });
  });
});

describe('a new one', () => {
  it('is added by the form, with conversation and addresses, and shown', async () => {
    await say('prestataire nouveau Chauffe Vite');
    expect(JSON.stringify(desk.fake.views.at(-1)?.view)).toContain('Chauffe Vite');
    expect(await submit('contractor_new', { agency: world.agency }, FORM)).toBe('');
    expect(
      await ask(
        `select company, trades, areas, phone, email, reach, work_days, work_from, work_to, ceiling_cents, insured_until, capacity, favourite, emergency, in_house,
           (select count(*) from addresses a where a.conversation_id = k.conversation_id) as addresses from contractors k where company = 'Chauffe Vite'`,
      ),
    ).toEqual([
      {
        company: 'Chauffe Vite',
        trades: ['heating', 'gas'],
        areas: ['75015', 'Issy'],
        phone: '+33639983044',
        email: '',
        reach: 'sms',
        work_days: 'mon-sat',
        work_from: '07:30',
        work_to: '20:00',
        ceiling_cents: 25_050,
        insured_until: '2027-06-30',
        capacity: 5,
        favourite: true,
        emergency: true,
        in_house: false,
        addresses: 1,
      },
    ]);
    expect(JSON.stringify(desk.fake.ephemerals.at(-1)?.blocks)).toContain('est dans la liste');
  });

  it('whose number is a tenant’s is added, and the manager is told that no order goes there', async () => {
    await submit('contractor_new', { agency: world.agency }, { ...FORM, phone: typed('06 11 22 33 44') });
    expect(JSON.stringify(desk.fake.ephemerals.at(-1)?.blocks)).toContain('appartient déjà à quelqu’un d’autre');
  });

  it('that cannot be read is told field by field', async () => {
    const wrong = await submit(
      'contractor_new',
      { agency: world.agency },
      {
        ...FORM,
        trades: many(),
        phone: typed('12'),
        email: typed('chauffe'),
        hours: typed('souvent'),
        ceiling: typed('cher'),
        capacity: typed('0'),
      },
    );
    expect(Object.keys((JSON.parse(wrong) as { errors: object }).errors).toSorted()).toEqual(
      ['capacity', 'ceiling', 'email', 'hours', 'phone', 'trades'].toSorted(),
    );
    const known = await submit(
      'contractor_new',
      { agency: world.agency },
      { ...FORM, company: typed('plombier EXPRESS') },
    );
    expect(known).toContain('est déjà dans la liste');
    expect(await submit('contractor_new', { agency: 'other' }, FORM)).toContain('errors');
    expect(await ask('select 1 from contractors')).toHaveLength(2);
  });
});

describe('the buttons of one', () => {
  it('change everything by the form, which shows what is known', async () => {
    const form = await opened('contractor_edit', express);
    for (const words of [
      'Plombier Express',
      '06 39 98 30 01',
      '24h/24 7j/7',
      '350,5',
      '2026-12-10',
      'Paris 15e ; Les Lilas',
    ])
      expect(form).toContain(words);
    const values = {
      ...FORM,
      company: typed('Plombier Express 2'),
      phone: typed(''),
      email: typed('new@express.example'),
    };
    expect(await submit('contractor_change', { contractor: express }, { ...values, flags: many() })).toBe('');
    expect(await contractorNow('company, phone, email, favourite, rating_count')).toEqual({
      company: 'Plombier Express 2',
      phone: '',
      email: 'new@express.example',
      favourite: false,
      rating_count: 3,
    });
  });

  it('what is left as the form shows it changes nothing', async () => {
    const before = await contractorNow('*');
    const same = {
      company: typed('Plombier Express'),
      trades: many('plumbing', 'heating'),
      areas: typed('Paris 15e ; Les Lilas'),
      phone: typed('06 39 98 30 01'),
      email: typed('contact@express.example'),
      reach: chosen('usual'),
      hours: typed('24h/24 7j/7'),
      ceiling: typed('350,5'),
      insured: day('2026-12-10'),
      capacity: typed('4'),
      flags: many('favourite', 'emergency'),
    };
    expect(await submit('contractor_change', { contractor: express }, same)).toBe('');
    expect(await contractorNow('*')).toEqual(before);
  });

  it('make a favourite and take it back', async () => {
    expect(await click('contractor_favourite', express)).toContain('n’est plus un favori');
    expect(await contractorNow('favourite')).toEqual({ favourite: false });
    expect(await click('contractor_favourite', express)).toContain('est un favori');
  });

  it('say when they are away, and that they are back', async () => {
    await opened('contractor_away', express);
    const away = { availability: chosen('holiday'), from: day('2026-11-20'), to: day('2026-11-30') };
    expect(await submit('contractor_away', { contractor: express }, away)).toBe('');
    expect(await contractorNow('availability, away_from, away_to')).toEqual({
      availability: 'holiday',
      away_from: '2026-11-20',
      away_to: '2026-11-30',
    });
    expect(await say('prestataires plombier')).toContain('🏖️ absent jusqu’au 30 novembre 2026');
    expect(await submit('contractor_away', { contractor: express }, { ...away, to: day('2026-11-01') })).toContain(
      'errors',
    );
    await submit(
      'contractor_away',
      { contractor: express },
      { availability: chosen('available'), from: day(''), to: day('') },
    );
    expect(await contractorNow('availability, away_from, away_to')).toEqual({
      availability: 'available',
      away_from: null,
      away_to: null,
    });
  });

  it('remove them: the orders go on, the history stays, and a second click is told', async () => {
    expect(await click('contractor_remove', express)).toContain('Son ordre ouvert continue');
    expect(await contractorNow('removed_at')).toEqual({ removed_at: new Date('2026-11-22T09:12:00Z') });
    expect(await ask('select state from work_orders')).toEqual([{ state: 'scheduled' }]);
    expect(await click('contractor_remove', express)).toContain('n’est pas, ou plus, dans la liste');
    expect(await say('prestataires plombier')).toContain('Aucun prestataire');
  });
});

test.each([
  ['mon-fri', '08:00', '18:00', 'lun-ven 8h-18h'],
  ['mon-fri,sun', '07:30', '12:00', 'lun-ven dim 7h30-12h'],
  ['mon-sun', '00:00', '24:00', '24h/24 7j/7'],
  ['mon-sun', '08:00', '20:00', '7j/7 8h-20h'],
])('%s %s %s is %s', (work_days, work_from, work_to, words) => {
  expect(hoursWords({ work_days, work_from, work_to })).toBe(words);
});

test.each([
  [null, ''],
  ['2026-11-21', '⚠️ *assurance finie le 21 novembre 2026* : plus aucun ordre'],
  ['2026-11-22', '⚠️ assurance jusqu’au 22 novembre 2026'],
  ['2026-12-22', '⚠️ assurance jusqu’au 22 décembre 2026'],
  ['2026-12-23', 'assurance jusqu’au 23 décembre 2026'],
])('an insurance until %s is shown as %s', (insured_until, words) => {
  expect(insuranceWords({ insured_until }, { date: '2026-11-22' })).toBe(words);
});
