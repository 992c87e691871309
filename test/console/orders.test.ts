// An order of service from the card: proposed, approved with one click, changed, granted, given to another, called off.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, chosen, type OrdersWorld, ordersWorld, typed } from './orders-world.ts';
import { CLAIRE, PAUL } from './world.ts';

let desk: OrdersWorld;
const LEAK = 'il y a une fuite sous mon évier';

beforeAll(async () => {
  desk = await ordersWorld();
  await desk.query(`update managers set "limit" = null where slack_user = $1 returning id`, PAUL);
  await desk.query(`update managers set "limit" = 300 where slack_user = $1 returning id`, CLAIRE);
});
afterAll(async () => {
  const { faults } = desk.fake;
  await desk.close();
  expect(faults).toEqual([]);
});
beforeEach(async () => {
  desk.fake.ephemerals.length = 0;
  desk.fake.views.length = 0;
  // What an earlier test left under way is no load of the contractors of this one.
  await desk.query(`update work_orders set state = 'closed' returning id`);
});

/** Ordered of somebody within Claire's limit, whoever the card proposes. */
async function ordered(company = 'Aqua Pro', values: Record<string, object> = {}) {
  const reported = await desk.reported(LEAK);
  const { ticket } = reported;
  const { id } = desk.contractor(company);
  const answer = await desk.submit(CLAIRE, 'order', { ticket }, of(id, { euros: typed('140'), ...values }));
  expect(answer).toBe('');
  return reported;
}
const of = (contractor: string, more: Record<string, object> = {}) => ({
  contractor: chosen(contractor),
  company: typed(''),
  reach: typed(''),
  payer: chosen('landlord'),
  euros: typed(''),
  words: typed(''),
  ...more,
});

/** What is kept of why this contractor. */
async function why(ticket: string): Promise<string[]> {
  const { reasons } = (await desk.order(ticket)) as unknown as { reasons: { code: string }[] };
  return reasons.map(({ code }) => code);
}

describe('a proposal', () => {
  it('stands on the card: who, why, who comes next, at whose cost and up to how much', async () => {
    const { ticket } = await desk.reported(LEAK);
    const card = desk.cardText(ticket);
    expect(card).toContain(
      '🧰 *Ordre proposé : Aqua Pro* · plafond 140 € · à la charge de : *bailleur* (usure normale)',
    );
    expect(card).toContain('Pourquoi : tous secteurs, 0 en cours, pas encore noté');
    expect(card).toContain('Ensuite : Bain &amp; Fils, Plombier Express');
  });

  it('is ordered by one click, exactly as it was shown', async () => {
    const { ticket } = await desk.reported(LEAK);
    await desk.press(CLAIRE, ticket, 'order_now');
    expect(await desk.order(ticket)).toMatchObject({
      n: 1,
      state: 'offered',
      contractor_id: desk.contractor('Aqua Pro').id,
      payer: 'landlord',
      ceiling_cents: 14_000,
      manager_id: desk.world.claire,
    });
    expect(await why(ticket)).toEqual(['area', 'load', 'rating', 'tie']);
    expect(await desk.told('Aqua Pro', ticket)).toEqual(['order.offer']);
    expect(desk.cardText(ticket)).toContain('*proposé, réponse attendue* · Aqua Pro');
    expect(desk.button(ticket, 'order_now')).toBeUndefined();
    expect(desk.whispers()).toEqual([]);
  });

  it('at the cost of the condominium says how the file goes to the syndic', async () => {
    const { ticket } = await desk.reported(LEAK);
    expect(desk.cardText(ticket)).not.toContain('syndic');
    expect(await desk.submit(CLAIRE, 'payer', { ticket }, { payer: chosen('condominium') })).toBe('');
    expect(desk.cardText(ticket)).toContain('Si le syndic s’en charge : *Modifier…*');
  });

  it('is not always followed, and that a manager chose otherwise is kept', async () => {
    const { ticket } = await ordered('Plombier Express');
    expect((await why(ticket))[0]).toBe('by_hand');
  });

  it('is ordered once when two managers click at the same second, and the other hears who was first', async () => {
    const { ticket } = await desk.reported(LEAK);
    const value = desk.button(ticket, 'order_now')!;
    await Promise.all([CLAIRE, PAUL].map((user) => desk.slack.click({ user, action: 'order_now', value })));
    await desk.settle();
    expect(await desk.told('Aqua Pro', ticket)).toEqual(['order.offer']);
    const { manager_id } = (await desk.order(ticket))!;
    const winner = manager_id === desk.world.claire ? 'Claire Morel' : 'Paul Petit';
    expect(desk.whispers()).toEqual([expect.stringMatching(new RegExp(`^Déjà commandé par ${winner} à `))]);
  });

  it('of an old card is no order any more once the contractor was taken off the list', async () => {
    const { ticket } = await desk.reported(LEAK);
    const value = desk.button(ticket, 'order_now')!;
    const { id } = desk.contractor('Aqua Pro');
    await desk.query('update contractors set removed_at = now() where id = $1 returning id', id);
    await desk.click(CLAIRE, 'order_now', value);
    await desk.query('update contractors set removed_at = null where id = $1 returning id', id);
    expect(await desk.order(ticket)).toBeUndefined();
    expect(desk.whispers()).toEqual(['Ce prestataire a été retiré de la liste : choisissez-en un autre.']);
  });

  it('names the nearest where nobody suits, and lets a manager choose', async () => {
    await desk.query(`update contractors set availability = 'unavailable' returning id`);
    const { ticket } = await desk.reported(LEAK);
    await desk.query(`update contractors set availability = 'available' returning id`);
    expect(desk.cardText(ticket)).toContain('🧰 *Aucun prestataire ne convient.* Les plus proches : ');
    expect(desk.cardText(ticket)).toMatch(/Aqua Pro \(indisponible/);
    expect(desk.button(ticket, 'order_now')).toBeUndefined();
    expect(desk.button(ticket, 'order_edit')).toBe(ticket);
  });
});

describe('a changed order', () => {
  it('opens with the proposal filled in', async () => {
    const { ticket } = await desk.reported(LEAK);
    await desk.press(CLAIRE, ticket, 'order_edit');
    const view = JSON.stringify(desk.fake.views.at(-1)!.view);
    expect(view).toContain('"initial_value":"140"');
    expect(view).toContain(desk.contractor('Aqua Pro').id);
    expect(view).toContain('Un autre, écrit ci-dessous');
  });

  it('leaves with the words, the amount and the company that a manager typed', async () => {
    const { ticket } = await desk.reported(LEAK);
    const answer = await desk.submit(
      CLAIRE,
      'order',
      { ticket },
      of('by_hand', {
        company: typed('Dépann’eau du coin'),
        reach: typed('06 39 98 19 99'),
        euros: typed('180,50 €'),
        words: typed('Le robinet d’arrêt est sous le meuble.'),
      }),
    );
    expect(answer).toBe('');
    const order = (await desk.order(ticket))!;
    expect(order).toMatchObject({ state: 'offered', ceiling_cents: 18_050 });
    expect(order.words).toBe('Le robinet d’arrêt est sous le meuble.');
    const [added] = await desk.query(
      'select company, one_off, phone from contractors where id = $1',
      order.contractor_id,
    );
    expect(added).toEqual({ company: 'Dépann’eau du coin', one_off: true, phone: '+33639981999' });
  });

  it('says under the field what is wrong with it, and nothing leaves', async () => {
    const { ticket } = await desk.reported(LEAK);
    const { id } = desk.contractor('Aqua Pro');
    const wrong = async (values: Record<string, object>) =>
      (await desk.submit(CLAIRE, 'order', { ticket }, of(id, values))).errors;
    expect(await wrong({ euros: typed('à voir') })).toHaveProperty('euros');
    expect(await wrong({ contractor: chosen('by_hand') })).toHaveProperty('company');
    expect(await wrong({ contractor: chosen('by_hand'), company: typed('X'), reach: typed('12') })).toHaveProperty(
      'reach',
    );
    expect(await wrong({ payer: chosen('tenant') })).toEqual({
      contractor: 'À la charge du locataire : l’agence ne commande pas à sa place.',
    });
    expect(await desk.order(ticket)).toBeUndefined();
  });
});

describe('above the limit of a manager', () => {
  it('an order waits for a colleague who may, and for nobody else', async () => {
    const { ticket } = await ordered('Plombier Express', { euros: typed('350') });
    expect(await desk.order(ticket)).toMatchObject({ state: 'approving', waits_for: 'manager' });
    expect(await desk.told('Plombier Express', ticket)).toEqual([]);
    expect(desk.cardText(ticket)).toContain('on attend l’accord d’un collègue qui peut davantage');
    await desk.press(CLAIRE, ticket, 'order_grant');
    expect(desk.whispers()).toEqual(['Votre limite est de 300 € : il faut l’accord d’un collègue qui peut davantage.']);
    await desk.press(PAUL, ticket, 'order_grant');
    expect(await desk.order(ticket)).toMatchObject({ state: 'offered', waits_for: '' });
    expect(await desk.told('Plombier Express', ticket)).toEqual(['order.offer']);
  });

  it('one without a ceiling waits too, for nobody knows what it costs', async () => {
    const { ticket } = await ordered('Plombier Express', { euros: typed('') });
    expect(await desk.order(ticket)).toMatchObject({ state: 'approving', waits_for: 'manager' });
  });

  it('cannot go round the agreement by another contractor', async () => {
    const { ticket } = await ordered('Plombier Express', { euros: typed('350') });
    expect(desk.button(ticket, 'order_give')).toBeUndefined();
    const order = (await desk.order(ticket))!.id;
    const answer = await desk.submit(CLAIRE, 'order_give', { ticket, order }, of(desk.contractor('Bain & Fils').id));
    expect(answer.errors.contractor).toContain('est maintenant : attend un accord');
    expect(await desk.order(ticket)).toMatchObject({ state: 'approving' });
    expect(await desk.told('Bain & Fils', ticket)).toEqual([]);
  });

  it('a refusal ends the order, and the contractor never hears of it', async () => {
    const { ticket } = await ordered('Plombier Express', { euros: typed('350') });
    await desk.press(PAUL, ticket, 'order_deny');
    expect(await desk.order(ticket)).toMatchObject({ state: 'called_off' });
    expect(await desk.told('Plombier Express', ticket)).toEqual([]);
    expect(desk.cardText(ticket)).toContain('Nouvel ordre proposé');
  });
});

describe('a landlord’s property', () => {
  it('waits for the landlord above what the agency may spend, and a manager may note their yes', async () => {
    const { ticket } = await desk.reported(LEAK, { landlord: 'Marc Lefort' });
    const { id } = desk.contractor('Bain & Fils');
    await desk.submit(CLAIRE, 'order', { ticket }, of(id, { euros: typed('200') }));
    expect(await desk.order(ticket)).toMatchObject({ state: 'approving', waits_for: 'landlord' });
    expect(desk.cardText(ticket)).toContain('On attend l’accord du bailleur');
    await desk.press(CLAIRE, ticket, 'order_grant');
    expect(await desk.order(ticket)).toMatchObject({ state: 'offered' });
  });

  it('above a manager’s limit needs the colleague and then the landlord too', async () => {
    const { ticket } = await desk.reported(LEAK, { landlord: 'Rose Martin' });
    const { id } = desk.contractor('Plombier Express');
    await desk.submit(CLAIRE, 'order', { ticket }, of(id, { euros: typed('350') }));
    expect(await desk.order(ticket)).toMatchObject({ state: 'approving', waits_for: 'manager' });
    await desk.press(PAUL, ticket, 'order_grant');
    expect(await desk.order(ticket)).toMatchObject({ state: 'approving', waits_for: 'landlord' });
    const asked = await desk.query(
      `select o.id from outbox o join people p on p.conversation_id = o.conversation_id where p.name = 'Rose Martin' and o.key = 'landlord.agreement_up_to'`,
    );
    expect(asked).toHaveLength(1);
    expect(await desk.told('Plombier Express', ticket)).toEqual([]);
    await desk.press(PAUL, ticket, 'order_grant');
    expect(await desk.order(ticket)).toMatchObject({ state: 'offered', waits_for: '' });
  });

  it('is repaired at once for a small amount', async () => {
    const { ticket } = await desk.reported(LEAK, { landlord: 'Anne Roux' });
    await desk.press(CLAIRE, ticket, 'order_now');
    expect(await desk.order(ticket)).toMatchObject({ state: 'offered', ceiling_cents: 14_000 });
  });
});

describe('an order under way', () => {
  it('goes to another contractor: the first is told not to come, the second is asked', async () => {
    const { ticket } = await ordered();
    await desk.says('Aqua Pro', ticket, 'accept');
    await desk.press(CLAIRE, ticket, 'order_give');
    expect(JSON.stringify(desk.fake.views.at(-1)!.view)).toContain('Le prestataire d’avant est prévenu');
    const order = (await desk.order(ticket))!.id;
    const { id } = desk.contractor('Bain & Fils');
    expect(await desk.submit(PAUL, 'order_give', { ticket, order }, of(id))).toBe('');
    expect(await desk.order(ticket)).toMatchObject({ state: 'offered', contractor_id: id });
    expect(await why(ticket)).toContain('load');
    expect((await desk.told('Aqua Pro', ticket)).at(-1)).toBe('order.off');
    expect(await desk.told('Bain & Fils', ticket)).toEqual(['order.offer']);
    expect(await desk.says('Aqua Pro', ticket, 'done')).toBe('refused');
  });

  it('that nobody suitable is left for says who comes nearest, and why not', async () => {
    const { ticket } = await ordered();
    const others = (availability: string) =>
      desk.query(`update contractors set availability = $1 where company <> 'Aqua Pro' returning id`, availability);
    await others('unavailable');
    await desk.says('Aqua Pro', ticket, 'refuse', { reason: 'busy' });
    await others('available');
    const shown = desk.cardText(ticket);
    expect(shown).toContain('*personne ne l’a pris*');
    expect(shown).toMatch(/\*Personne d’autre ne convient\.\* Les plus proches : Bain &amp; Fils \(indisponible\)/);
    expect(shown).not.toContain('déjà demandé');
    expect(desk.button(ticket, 'order_give')).toBeDefined();
  });

  it('is called off, and its contractor is told', async () => {
    const { ticket } = await ordered();
    await desk.press(PAUL, ticket, 'order_off');
    expect(await desk.order(ticket)).toMatchObject({ state: 'called_off' });
    expect(await desk.told('Aqua Pro', ticket)).toEqual(['order.offer', 'order.off']);
    expect(buttonsOf(desk.card(ticket)).has('order_now')).toBe(true);
  });

  it('cannot be called off twice: the second hears who did', async () => {
    const { ticket } = await ordered();
    const value = desk.button(ticket, 'order_off')!;
    await desk.click(PAUL, 'order_off', value);
    await desk.click(CLAIRE, 'order_off', value);
    expect(desk.whispers()).toEqual([expect.stringMatching(/^Déjà annulé par Paul Petit à /)]);
  });
});

describe('whose cost it is', () => {
  it('can be the tenant’s: then nothing is ordered in the name of the agency', async () => {
    const { ticket } = await desk.reported(LEAK);
    const old = desk.button(ticket, 'order_now')!;
    expect(await desk.submit(CLAIRE, 'payer', { ticket }, { payer: chosen('tenant') })).toBe('');
    expect(desk.cardText(ticket)).toContain('*Pas d’ordre proposé* · à la charge de : *locataire* (décidé)');
    expect(desk.button(ticket, 'order_now')).toBeUndefined();
    await desk.click(CLAIRE, 'order_now', old.replace('landlord', 'tenant'));
    expect(desk.whispers()).toEqual(['À la charge du locataire : l’agence ne commande pas à sa place.']);
    expect(await desk.order(ticket)).toBeUndefined();
  });
});
