// What comes after the order on the card: more work on the spot, quotes side by side, and a clear word to whoever came second.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { buttonsOf, chosen, type OrdersWorld, ordersWorld, ticked, typed } from './orders-world.ts';
import { CLAIRE, PAUL } from './world.ts';

let desk: OrdersWorld;
const LEAK = 'il y a une fuite sous mon évier';

beforeAll(async () => {
  desk = await ordersWorld();
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
});

const of = (contractor: string, euros = '140') => ({
  contractor: chosen(contractor),
  company: typed(''),
  reach: typed(''),
  payer: chosen('landlord'),
  euros: typed(euros),
  words: typed(''),
});

async function ordered(company = 'Aqua Pro') {
  const reported = await desk.reported(LEAK);
  const { ticket } = reported;
  expect(await desk.submit(CLAIRE, 'order', { ticket }, of(desk.contractor(company).id))).toBe('');
  return reported;
}

describe('more work on the spot', () => {
  async function supplement() {
    const reported = await ordered();
    const { ticket } = reported;
    await desk.says('Aqua Pro', ticket, 'accept');
    const id = newId();
    await desk.says('Aqua Pro', ticket, 'supplement', { cents: 8_000, supplement: id });
    return { ...reported, id };
  }
  const stateOf = async (id: string) =>
    (await desk.query<{ state: string }>('select state from supplements where id = $1', id))[0]!.state;

  it('is granted from the card by one click, and the contractor at the door is told', async () => {
    const { ticket, id } = await supplement();
    expect(desk.cardText(ticket)).toContain('➕ Supplément 80 € : *à décider*');
    expect(desk.cardText(ticket)).toContain('Accorder 80 €');
    await desk.press(CLAIRE, ticket, 'supplement_grant');
    expect(await stateOf(id)).toBe('granted');
    expect((await desk.told('Aqua Pro', ticket)).at(-1)).toBe('order.supplement_granted');
    expect(desk.cardText(ticket)).toContain('➕ Supplément 80 € : accordé');
    expect(desk.button(ticket, 'supplement_grant')).toBeUndefined();
  });

  it('is refused by one click, once: whoever clicks later hears what was decided, by whom and when', async () => {
    const { ticket, id } = await supplement();
    const value = desk.button(ticket, 'supplement_grant')!;
    await desk.press(PAUL, ticket, 'supplement_refuse');
    expect(await stateOf(id)).toBe('refused');
    await desk.click(CLAIRE, 'supplement_grant', value);
    expect(await stateOf(id)).toBe('refused');
    expect(desk.whispers()).toEqual([expect.stringMatching(/^Déjà refusé par Paul Petit à \d+ h/)]);
  });
});

describe('quotes', () => {
  async function asked(...companies: string[]) {
    const reported = await desk.reported(LEAK);
    const { ticket } = reported;
    const ids = companies.map((company) => desk.contractor(company).id);
    const answer = await desk.submit(
      CLAIRE,
      'quotes_ask',
      { ticket },
      {
        contractors: ticked(...ids),
        reason: typed('Remplacer le siphon et la bonde'),
        reference: typed('DEV-12'),
        wished: { type: 'datepicker', selected_date: '2026-12-20' },
        shown: { type: 'checkboxes', selected_options: [{ value: 'shown' }] },
      },
    );
    expect(answer).toBe('');
    return reported;
  }
  const quotes = (ticket: string) =>
    desk.query<{ id: string; company: string; state: string; reason: string; reference: string; shown: boolean }>(
      `select q.id, k.company, q.state, q.reason, q.reference, q.shown from quotes q join contractors k on k.id = q.contractor_id where q.ticket_id = $1 order by q.cents nulls last, k.company`,
      ticket,
    );
  async function gives(ticket: string, company: string, cents: number) {
    const quote = (await quotes(ticket)).find((one) => one.company === company)!.id;
    const contractor = desk.contractor(company).id;
    expect(await desk.hears(ticket, 'QUOTE_GIVEN', { quote, cents, delayDays: 8, contractor })).toBe('done');
    return quote;
  }

  it('are asked of several, with the reason, the reference and who may see them', async () => {
    const { ticket } = await asked('Aqua Pro', 'Bain & Fils');
    expect(await quotes(ticket)).toEqual([
      expect.objectContaining({ company: 'Aqua Pro', state: 'asked', reference: 'DEV-12', shown: true }),
      expect.objectContaining({ company: 'Bain & Fils', reason: 'Remplacer le siphon et la bonde' }),
    ]);
    for (const company of ['Aqua Pro', 'Bain & Fils'])
      expect(await desk.told(company, ticket)).toEqual(['quote.asked']);
    expect(desk.cardText(ticket)).toContain('• Aqua Pro : demandé');
  });

  it('need a reason and somebody to ask', async () => {
    const { ticket } = await desk.reported(LEAK);
    const values = { contractors: ticked(), reason: typed('x'), reference: typed(''), wished: {}, shown: {} };
    expect((await desk.submit(CLAIRE, 'quotes_ask', { ticket }, values)).errors).toHaveProperty('contractors');
    const id = desk.contractor('Aqua Pro').id;
    const silent = { ...values, contractors: ticked(id), reason: typed('  ') };
    expect((await desk.submit(CLAIRE, 'quotes_ask', { ticket }, silent)).errors).toHaveProperty('reason');
    expect(await quotes(ticket)).toEqual([]);
  });

  it('are compared side by side, the cheapest first', async () => {
    const { ticket } = await asked('Aqua Pro', 'Bain & Fils', 'Plombier Express');
    expect(desk.button(ticket, 'quotes_compare')).toBeUndefined();
    await gives(ticket, 'Aqua Pro', 42_000);
    await gives(ticket, 'Bain & Fils', 39_050);
    await desk.press(CLAIRE, ticket, 'quotes_compare');
    const lines = desk.fake.views.at(-1)!.view.blocks.flatMap(({ text }) => (text as { text?: string })?.text ?? []);
    expect(lines.slice(1)).toEqual([
      '*Bain &amp; Fils* : *390,50 €* (reçu) · sous 8 jours',
      '*Aqua Pro* : *420 €* (reçu) · sous 8 jours',
      '*Plombier Express* : demandé',
    ]);
    expect(buttonsOf(desk.fake.views.at(-1)!.view).has('quote_accept')).toBe(true);
  });

  it('one is accepted: its work is ordered at that price, and the others hear that they are not', async () => {
    const { ticket } = await asked('Aqua Pro', 'Bain & Fils');
    await gives(ticket, 'Aqua Pro', 42_000);
    const quote = await gives(ticket, 'Bain & Fils', 39_050);
    await desk.click(PAUL, 'quote_accept', `${ticket} ${quote}`);
    expect((await quotes(ticket)).map(({ company, state }) => [company, state])).toEqual([
      ['Bain & Fils', 'accepted'],
      ['Aqua Pro', 'refused'],
    ]);
    expect(await desk.order(ticket)).toMatchObject({
      state: 'offered',
      contractor_id: desk.contractor('Bain & Fils').id,
      ceiling_cents: 39_050,
      manager_id: desk.world.paul,
    });
    expect((await desk.told('Aqua Pro', ticket)).at(-1)).toBe('quote.refused');
    expect((await desk.told('Bain & Fils', ticket)).at(-1)).toBe('order.offer');
    expect(desk.whispers()).toEqual(['C’est noté : la carte est à jour.']);
  });

  it('two accepted at once are one order, and the other manager hears that another was taken', async () => {
    const { ticket } = await asked('Aqua Pro', 'Bain & Fils');
    const aqua = await gives(ticket, 'Aqua Pro', 42_000);
    const bain = await gives(ticket, 'Bain & Fils', 39_050);
    await Promise.all([
      desk.slack.click({ user: CLAIRE, action: 'quote_accept', value: `${ticket} ${aqua}` }),
      desk.slack.click({ user: PAUL, action: 'quote_accept', value: `${ticket} ${bain}` }),
    ]);
    await desk.settle();
    expect((await quotes(ticket)).filter(({ state }) => state === 'accepted')).toHaveLength(1);
    const orders = await desk.query('select id from work_orders where ticket_id = $1', ticket);
    expect(orders).toHaveLength(1);
    expect(desk.whispers().filter((said) => said.startsWith('C’est noté'))).toHaveLength(1);
    expect(desk.whispers().filter((said) => /autre devis|déjà en cours/.test(said))).toHaveLength(1);
  });

  it('one is accepted while a colleague orders: one order, and no quote that is accepted without one', async () => {
    for (let i = 0; i < 5; i++) {
      const { ticket } = await asked('Aqua Pro', 'Bain & Fils');
      const quote = await gives(ticket, 'Bain & Fils', 39_050);
      await Promise.all([
        desk.slack.click({ user: CLAIRE, action: 'quote_accept', value: `${ticket} ${quote}` }),
        desk.slack.click({ user: PAUL, action: 'order_now', value: desk.button(ticket, 'order_now')! }),
      ]);
      await desk.settle();
      const orders = await desk.query<{ who: string }>(
        'select manager_id as who from work_orders where ticket_id = $1',
        ticket,
      );
      expect(orders).toHaveLength(1);
      const accepted = (await quotes(ticket)).filter(({ state }) => state === 'accepted');
      expect(accepted).toHaveLength(orders[0]!.who === desk.world.claire ? 1 : 0);
    }
  });

  it('one is refused, once', async () => {
    const { ticket } = await asked('Aqua Pro');
    const quote = await gives(ticket, 'Aqua Pro', 42_000);
    await desk.click(PAUL, 'quote_refuse', `${ticket} ${quote}`);
    expect((await quotes(ticket))[0]!.state).toBe('refused');
    await desk.click(CLAIRE, 'quote_accept', `${ticket} ${quote}`);
    expect(await desk.order(ticket)).toBeUndefined();
    expect(desk.whispers().at(-1)).toMatch(/^Déjà refusé par Paul Petit à \d+ h/);
  });

  it('above a manager’s limit wait for a colleague like every order', async () => {
    await desk.query(`update managers set "limit" = 300 where slack_user = $1 returning id`, CLAIRE);
    const { ticket } = await asked('Aqua Pro');
    const quote = await gives(ticket, 'Aqua Pro', 42_000);
    await desk.click(CLAIRE, 'quote_accept', `${ticket} ${quote}`);
    expect(await desk.order(ticket)).toMatchObject({ state: 'approving', waits_for: 'manager', ceiling_cents: 42_000 });
    await desk.query(`update managers set "limit" = 500 where slack_user = $1 returning id`, CLAIRE);
  });
});

describe('too late', () => {
  it('a contractor who was first is named: what they said, when, and how the order stands', async () => {
    const { ticket } = await ordered();
    const order = (await desk.order(ticket))!.id;
    await desk.says('Aqua Pro', ticket, 'accept');
    const { id } = desk.contractor('Aqua Pro');
    const answer = await desk.submit(PAUL, 'order_give', { ticket, order }, of(id));
    expect(answer.errors.contractor).toMatch(
      /^Aqua Pro a accepté à \d+ h( \d+)?\. L’ordre \d+-1 est maintenant : accepté, dates attendues\.$/,
    );
  });

  it('a landlord who was first is named', async () => {
    const { ticket } = await desk.reported(LEAK, { landlord: 'Marc Lefort' });
    await desk.submit(CLAIRE, 'order', { ticket }, of(desk.contractor('Bain & Fils').id, '200'));
    const value = desk.button(ticket, 'order_grant')!;
    const [{ person } = { person: '' }] = await desk.query<{ person: string }>(
      `select id as person from people where name = 'Marc Lefort'`,
    );
    await desk.hears(ticket, 'ORDER_DENIED', { order: value.split(' ')[1], manager: null, person });
    await desk.click(CLAIRE, 'order_grant', value);
    expect(desk.whispers()).toEqual([
      expect.stringMatching(/^Déjà refusé par Marc Lefort à \d+ h( \d+)?\. L’ordre \d+-1 est maintenant : annulé\.$/),
    ]);
  });
});
