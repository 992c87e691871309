// Alerts about orders and quotes: which order, who, what happened, the card's own buttons; settled by themselves once it is decided.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inAgency, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { buttonsOf, chosen, type OrdersWorld, ordersWorld, ticked, typed, wordsOf } from './orders-world.ts';
import { CLAIRE, EMERGENCIES, PAUL } from './world.ts';

let desk: OrdersWorld;
const LEAK = 'il y a une fuite sous mon évier';

beforeAll(async () => {
  desk = await ordersWorld();
  await desk.query(`update managers set "limit" = null where slack_user = $1 returning id`, PAUL);
});
afterAll(async () => {
  const { faults } = desk.fake;
  await desk.close();
  expect(faults).toEqual([]);
});
beforeEach(async () => {
  desk.fake.ephemerals.length = 0;
  desk.fake.views.length = 0;
  await desk.query(`update work_orders set state = 'closed' returning id`);
  await desk.query(
    'update alerts set settled_at = now(), slack_settled_at = now() where settled_at is null returning id',
  );
});

async function ordered(company: string, euros: string) {
  const reported = await desk.reported(LEAK);
  const { ticket } = reported;
  const values = {
    contractor: chosen(desk.contractor(company).id),
    company: typed(''),
    reach: typed(''),
    payer: chosen('landlord'),
    euros: typed(euros),
    words: typed(''),
  };
  expect(await desk.submit(CLAIRE, 'order', { ticket }, values)).toBe('');
  return reported;
}
/** The newest alert of this request, as it stands in Slack. */
const alertOf = ({ reference }: { reference: number }, title: string) =>
  desk.alerts(title).findLast(({ text }) => text.includes(`n° ${reference} `))!;
const press = (user: string, alert: ReturnType<typeof alertOf>, action: string) => {
  const value = buttonsOf(alert).get(action);
  if (value === undefined) throw new Error(`no button ${action}, but ${[...buttonsOf(alert).keys()].join(', ')}`);
  return desk.click(user, action, value);
};

describe('an order that waits', () => {
  it('is shown with its number, company and amount, granted there, and settled by that', async () => {
    const reported = await ordered('Plombier Express', '700');
    const alert = alertOf(reported, 'attend un accord');
    expect(wordsOf(alert)).toContain(`*Ordre ${reported.reference}-1* · Plombier Express · bailleur · plafond 700 €`);
    expect(wordsOf(alert)).toContain('Au-dessus de la limite, demandé par Claire Morel');
    expect(wordsOf(alert)).toContain('Voir la carte');
    await press(PAUL, alert, 'order_grant');
    expect(await desk.order(reported.ticket)).toMatchObject({ state: 'offered' });
    expect(alert.text).toMatch(/^✅ .*— réglé à /);
    expect(buttonsOf(alert).size).toBe(0);
  });
});

describe('news of a contractor', () => {
  it('who refuses say who and why', async () => {
    const reported = await ordered('Aqua Pro', '140');
    await desk.says('Aqua Pro', reported.ticket, 'refuse', { reason: 'too_far' });
    const alert = alertOf(reported, 'Des nouvelles d’un ordre');
    expect(wordsOf(alert)).toContain('*Aqua Pro* a refusé (trop loin) : le suivant est cherché.');
  });

  it('who does not answer say so', async () => {
    const reported = await ordered('Aqua Pro', '140');
    for (let i = 0; i < 2; i++) {
      desk.clock.advance(3 * 86_400_000);
      await desk.settle();
    }
    const alert = alertOf(reported, 'Des nouvelles d’un ordre');
    expect(wordsOf(alert)).toContain('*Aqua Pro* n’a pas répondu, même après un rappel');
  });

  it('who asks something show the words; the answer goes to the contractor alone and settles it', async () => {
    const reported = await ordered('Bain & Fils', '140');
    const { ticket, conversation } = reported;
    await desk.says('Bain & Fils', ticket, 'accept');
    const { id, talk } = desk.contractor('Bain & Fils');
    await inAgency(desk.db, 'lilas', (tx) =>
      run(
        tx,
        `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ('lilas', $1, $2, $3, 'contractor', $4, 'page:q', $5)`,
        newId(),
        ticket,
        `contractor:${id}`,
        'Où est la vanne d’arrêt ?',
        desk.clock.now(),
      ),
    );
    await desk.says('Bain & Fils', ticket, 'question');
    const alert = alertOf(reported, 'Des nouvelles d’un ordre');
    expect(wordsOf(alert)).toContain('*Bain &amp; Fils* vous pose une question.');
    expect(wordsOf(alert)).toContain('Où est la vanne d’arrêt ?');
    expect(wordsOf(alert)).not.toContain(LEAK);
    await press(CLAIRE, alert, 'contractor_write');
    const { private_metadata } = desk.fake.views.at(-1)!.view as { private_metadata: string };
    const tenantHeard = await desk.query('select id from outbox where conversation_id = $1', conversation);
    const words = { words: typed('Dans le placard de l’entrée.') };
    expect(await desk.submit(CLAIRE, 'contractor_write', JSON.parse(private_metadata), words)).toBe('');
    expect(alert.text).toContain('réglé par Claire Morel');
    const [left] = await desk.query<{ key: string }>(
      'select key from outbox where conversation_id = $1 order by created_at desc, id desc limit 1',
      talk,
    );
    expect(left!.key).toBe('manager.free');
    expect(await desk.query('select id from outbox where conversation_id = $1', conversation)).toEqual(tenantHeard);
  });

  it('who must come back, or found nobody, say which', async () => {
    const reported = await ordered('Aqua Pro', '140');
    await desk.says('Aqua Pro', reported.ticket, 'accept');
    const visitAt = desk.clock.now().getTime() + 30 * 3_600_000;
    await desk.hears(reported.ticket, 'SCHEDULED', { visitAt, manager: desk.world.claire });
    desk.clock.advance(31 * 3_600_000);
    await desk.settle();
    await desk.says('Aqua Pro', reported.ticket, 'absent');
    expect(wordsOf(alertOf(reported, 'Des nouvelles d’un ordre'))).toContain('*Aqua Pro* n’a trouvé personne');
  });
});

describe('an order that nobody takes', () => {
  it('names the nearest, and another is chosen there', async () => {
    const reported = await ordered('Aqua Pro', '140');
    const { ticket } = reported;
    await desk.says('Aqua Pro', ticket, 'refuse', { reason: 'busy' });
    await desk.query(`update contractors set availability = 'unavailable' returning id`);
    const order = (await desk.order(ticket))!.id;
    const nobody = { order, contractor: null, talk: null, byRule: false, payer: 'landlord', ceilingCents: null };
    await desk.hears(ticket, 'CHOSEN', nobody);
    await desk.query(`update contractors set availability = 'available' returning id`);
    const alert = alertOf(reported, 'Aucun prestataire disponible');
    expect(wordsOf(alert)).toMatch(/Les plus proches : .*\(indisponible/);
    expect(buttonsOf(alert).get('order_give')).toBe(`${ticket} ${order}`);
    const to = { contractor: chosen(desk.contractor('Bain & Fils').id), company: typed(''), reach: typed('') };
    expect(await desk.submit(CLAIRE, 'order_give', { ticket, order }, to)).toBe('');
    expect(alert.text).toMatch(/^✅ /);
  });
});

describe('a supplement', () => {
  it('calls everybody, shows amount and words, is granted there and settles itself', async () => {
    const reported = await ordered('Aqua Pro', '140');
    const { ticket } = reported;
    await desk.says('Aqua Pro', ticket, 'accept');
    const id = newId();
    const order = (await desk.order(ticket))!.id;
    await desk.query(
      `insert into supplements (agency_id, id, order_id, cents, words, state, asked_at) values ('lilas', $1, $2, 8000, 'Le flexible est percé aussi.', 'asked', now()) returning id`,
      id,
      order,
    );
    await desk.says('Aqua Pro', ticket, 'supplement', { cents: 8_000, supplement: id });
    const alert = alertOf(reported, 'Un prestataire attend sur place');
    expect(alert.channel).toBe(EMERGENCIES);
    expect(alert.text).toMatch(/^<!here> /);
    expect(wordsOf(alert)).toContain('*Aqua Pro* attend sur place : *80 €* en plus.');
    expect(wordsOf(alert)).toContain('Le flexible est percé aussi.');
    await press(CLAIRE, alert, 'supplement_grant');
    expect(alert.text).toMatch(/^✅ /);
    expect((await desk.told('Aqua Pro', ticket)).at(-1)).toBe('order.supplement_granted');
  });
});

describe('a quote', () => {
  it('is shown with its amount and who is still awaited; deciding settles every alert of it', async () => {
    const reported = await desk.reported(LEAK);
    const { ticket } = reported;
    const ids = ['Aqua Pro', 'Bain & Fils'].map((company) => desk.contractor(company).id);
    const values = {
      contractors: ticked(...ids),
      reason: typed('Siphon'),
      reference: typed(''),
      wished: {},
      shown: {},
    };
    await desk.submit(CLAIRE, 'quotes_ask', { ticket }, values);
    const quotes = await desk.query<{ id: string; contractor: string }>(
      'select id, contractor_id as contractor from quotes where ticket_id = $1',
      ticket,
    );
    const [first, second] = ids.map((contractor) => quotes.find((one) => one.contractor === contractor)!);
    await desk.hears(ticket, 'QUOTE_GIVEN', { quote: first!.id, cents: 42_000, delayDays: 5, contractor: ids[0] });
    const alert = alertOf(reported, 'Des nouvelles d’un devis');
    expect(wordsOf(alert)).toContain('*Aqua Pro* : devis de *420 €*. Un autre est attendu.');
    await desk.hears(ticket, 'QUOTE_DECLINED', { quote: second!.id, contractor: ids[1] });
    const other = alertOf(reported, 'Des nouvelles d’un devis');
    expect(wordsOf(other)).toContain('*Bain &amp; Fils* : ne fera pas de devis.');
    await press(CLAIRE, alert, 'quotes_compare');
    expect(JSON.stringify(desk.fake.views.at(-1)!.view)).toContain('420 €');
    await desk.click(PAUL, 'quote_accept', `${ticket} ${first!.id}`);
    for (const one of [alert, other]) expect(one.text).toMatch(/^✅ /);
  });
});
