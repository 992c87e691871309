// Orders and quotes on the home tab: what is to do, in progress and closed, whom it waits for, and the list behind each count.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type OrdersWorld, ordersWorld, wordsOf } from './orders-world.ts';
import { CLAIRE, insert, PAUL } from './world.ts';

let desk: OrdersWorld;
let ticket: string;
let reference: number;

beforeAll(async () => {
  desk = await ordersWorld();
  ({ ticket, reference } = await desk.reported('il y a une fuite sous mon évier'));
});
afterAll(async () => {
  const { faults } = desk.fake;
  await desk.close();
  expect(faults).toEqual([]);
});

let n = 0;
async function order(row: Record<string, unknown>, company = 'Aqua Pro'): Promise<string> {
  const id = newId();
  const whole = {
    agency_id: 'lilas',
    id,
    ticket_id: ticket,
    n: ++n,
    waits_for: '',
    contractor_id: desk.contractor(company).id,
    payer: 'landlord',
    ceiling_cents: 14_000,
    words: '',
    reasons: [],
    by_rule: false,
    manager_id: desk.world.claire,
    visitor: '',
    report: '',
    created_at: '2026-11-20T09:00:00Z',
    ...row,
  };
  await inAgency(desk.db, 'lilas', (tx) => insert(tx, 'work_orders', whole));
  return id;
}
const quote = (row: Record<string, unknown>) =>
  inAgency(desk.db, 'lilas', (tx) =>
    insert(tx, 'quotes', {
      agency_id: 'lilas',
      id: newId(),
      ticket_id: ticket,
      contractor_id: desk.contractor('Bain & Fils').id,
      reason: '',
      reference: '',
      shown: false,
      words: '',
      manager_id: desk.world.claire,
      asked_at: '2026-11-20T09:00:00Z',
      ...row,
    }),
  );
async function home(user: string): Promise<string> {
  await desk.slack.event({ type: 'app_home_opened', user, channel: 'D1', tab: 'home' });
  await desk.settle();
  return wordsOf(desk.fake.views.findLast(({ method }) => method === 'views.publish')!.view);
}
async function list(user: string, action: string, value = 'lilas'): Promise<string> {
  await desk.slack.click({ user, action, value, view: { id: 'H1', type: 'home', private_metadata: '' } });
  await desk.settle();
  return wordsOf(desk.fake.views.findLast(({ method }) => method === 'views.open')!.view);
}

describe('the home tab', () => {
  it('shows nothing to do where nothing is ordered', async () => {
    const shown = await home(CLAIRE);
    for (const count of ['Ordres à traiter (0)', 'Ordres en cours (0)', 'Devis à décider (0)'])
      expect(shown).toContain(count);
    expect(await list(CLAIRE, 'orders_doing')).toContain('Rien ici.');
  });

  it('counts orders and quotes, and says whom they wait for', async () => {
    await order({ state: 'approving', waits_for: 'manager' });
    await order({ state: 'approving', waits_for: 'landlord' });
    await order({ state: 'choosing', contractor_id: null });
    await order({ state: 'offered' });
    await order({ state: 'agreeing' });
    await order({ state: 'done', done_at: '2026-11-23T09:00:00Z' });
    await order({ state: 'closed', ended_at: '2026-11-23T09:00:00Z' });
    await order({ state: 'called_off', ended_at: '2026-09-01T09:00:00Z' });
    await quote({ state: 'received', cents: 39_050, answered_at: '2026-11-22T09:00:00Z' });
    await quote({ state: 'asked' });
    await quote({ state: 'refused', decided_at: '2026-11-22T09:00:00Z' });
    const shown = await home(CLAIRE);
    expect(shown).toContain('Ordres à traiter (3)');
    expect(shown).toContain('Ordres en cours (3)');
    // One ended too long ago.
    expect(shown).toContain('Ordres clos (1)');
    expect(shown).toContain('Devis à décider (1)');
    expect(shown).toContain('Devis attendus (1)');
    expect(shown).toContain('Devis clos (1)');
    // Two orders and a quote; an order and a quote; the dates and the repair; the agreement.
    expect(shown).toContain(
      'On attend vous : *3* · les prestataires : *2* · les locataires : *2* · les bailleurs : *1*',
    );
  });

  it('opens each list: number, company, state, since when, the card and the PDF', async () => {
    const id = await order({ state: 'scheduled', accepted_at: '2026-11-23T09:00:00Z' }, 'Bain & Fils');
    const shown = await list(CLAIRE, 'orders_doing');
    expect(shown).toContain(`N° ${reference}-${n}> · Bain &amp; Fils · visite convenue · 140 € · <!date^`);
    expect(shown).toContain(`<https://loge.example/lilas/${desk.world.claire}/${ticket}/ordres/${id}|PDF>`);
    expect(shown).toMatch(/<https:[^|]+archives[^|]+\|N° /);
    expect(shown).not.toContain('attend un accord');
    expect(await list(PAUL, 'quotes_to_do')).toContain('Bain &amp; Fils · reçu · 390,50 €');
    expect(await list(PAUL, 'orders_closed')).toContain('terminé');
  });

  it('opens nothing of an agency that is not theirs', async () => {
    desk.fake.ephemerals.length = 0;
    const before = desk.fake.views.filter(({ method }) => method === 'views.open').length;
    await desk.slack.click({ user: 'U0000000099', action: 'orders_doing', value: 'lilas', view: { id: 'H1' } });
    await desk.slack.click({ user: CLAIRE, action: 'orders_doing', value: 'other', view: { id: 'H1' } });
    await desk.settle();
    expect(desk.fake.views.filter(({ method }) => method === 'views.open')).toHaveLength(before);
  });

  it('with hundreds of them stays within the limits of Slack', async () => {
    const long = 'Société générale de plomberie, chauffage et assainissement de l’Île-de-France ';
    await desk.query('update contractors set company = $1 where company = $2 returning id', long, 'Aqua Pro');
    for (let i = 0; i < 150; i++) await order({ state: 'offered' });
    expect(await home(CLAIRE)).toContain('Ordres en cours (154)');
    expect(await list(CLAIRE, 'orders_doing')).toContain('Les 60 plus anciens sont montrés.');
    expect(desk.fake.faults).toEqual([]);
  });
});
