// Words to a contractor or a landlord: they leave to that person alone, stand in the thread as private, and the tenant sees none.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inAgency, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { wantCards } from '#tickets/card-wanted.ts';
import { type OrdersWorld, ordersWorld, typed } from './orders-world.ts';
import { CLAIRE } from './world.ts';

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
beforeEach(() => {
  desk.fake.ephemerals.length = 0;
  desk.fake.views.length = 0;
});

const leftFor = (talk: string) =>
  desk.query<{ key: string; note: string | null }>(
    `select key, lines -> -1 -> 'params' ->> 'note' as note from outbox where conversation_id = $1 order by created_at, id`,
    talk,
  );
const notes = (ticket: string) =>
  desk.query<{ id: string; kind: string; words: string; author: string }>(
    'select id, kind, words, author from ticket_notes where ticket_id = $1 order by at, id',
    ticket,
  );
/** Everything under the card, with what is quoted. */
const thread = (ticket: string) =>
  JSON.stringify(
    desk.fake.messages.filter(({ thread_ts }) => thread_ts === desk.card(ticket).ts).map(({ blocks }) => blocks),
  );

describe('words to the contractor', () => {
  it('leave word for word to the contractor of the order, and not to the tenant', async () => {
    const { ticket, conversation } = await desk.reported(LEAK);
    await desk.press(CLAIRE, ticket, 'order_now');
    const before = (await leftFor(conversation)).length;
    await desk.press(CLAIRE, ticket, 'contractor_write');
    expect(JSON.stringify(desk.fake.views.at(-1)!.view)).toContain('Écrire au prestataire');
    const { id, talk } = desk.contractor('Aqua Pro');
    const words = { words: typed('La clé est chez la gardienne.') };
    expect(await desk.submit(CLAIRE, 'contractor_write', { ticket, reader: id }, words)).toBe('');
    const [note] = await notes(ticket);
    expect(note).toMatchObject({ kind: 'to_contractor', words: 'La clé est chez la gardienne.' });
    expect((await leftFor(talk)).at(-1)).toEqual({ key: 'manager.free', note: note!.id });
    expect(await leftFor(conversation)).toHaveLength(before);
  });

  it('of nothing do not leave, and a company that nobody knows is not written to', async () => {
    const { ticket } = await desk.reported(LEAK);
    const { id } = desk.contractor('Aqua Pro');
    const send = (reader: string, words: string) =>
      desk.submit(CLAIRE, 'contractor_write', { ticket, reader }, { words: typed(words) });
    expect((await send(id, '  ')).errors).toEqual({ words: 'Écrivez votre message.' });
    expect((await send(newId(), 'Bonjour')).errors).toEqual({ words: 'Ce prestataire n’est plus dans la liste.' });
    expect(await notes(ticket)).toEqual([]);
  });
});

describe('words to the landlord', () => {
  const talkOf = async (name: string) =>
    (await desk.query<{ talk: string }>('select conversation_id as talk from people where name = $1', name))[0]!.talk;

  it('are kept for the landlord’s page, who is told at once; the tenant hears nothing', async () => {
    const { ticket, conversation } = await desk.reported(LEAK, { landlord: 'Marc Lefort' });
    const before = (await leftFor(conversation)).length;
    await desk.press(CLAIRE, ticket, 'landlord_write');
    await desk.submit(
      CLAIRE,
      'landlord_write',
      { ticket },
      { words: typed('Le siphon a trente ans : on le change ?') },
    );
    expect(await notes(ticket)).toEqual([
      expect.objectContaining({ kind: 'landlord', author: `manager:${desk.world.claire}` }),
    ]);
    expect((await leftFor(await talkOf('Marc Lefort'))).at(-1)).toMatchObject({ key: 'landlord.thread' });
    expect(await leftFor(conversation)).toHaveLength(before);
    expect(thread(ticket)).toContain('Claire Morel au bailleur, en privé');
    expect(thread(ticket)).toContain('Le siphon a trente ans');
  });

  it('are answered on the page, and the answer stands in the thread as private', async () => {
    const { ticket } = await desk.reported(LEAK, { landlord: 'Anne Roux' });
    const [owner] = await desk.query<{ id: string }>(`select id from people where name = 'Anne Roux'`);
    await inAgency(desk.db, 'lilas', async (tx) => {
      const at = desk.clock.now();
      const row = [newId(), ticket, `person:${owner!.id}`, 'D’accord, jusqu’à 200 €.', at];
      await run(
        tx,
        `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ('lilas', $1, $2, $3, 'landlord', $4, 'page:1', $5)`,
        ...row,
      );
      await wantCards(tx, [ticket], at);
    });
    await desk.click(CLAIRE, 'take', ticket);
    expect(thread(ticket)).toContain('Anne Roux (bailleur), en privé');
    expect(thread(ticket)).toContain('D’accord, jusqu’à 200 €.');
  });

  it('have no button where no landlord is known', async () => {
    const { ticket } = await desk.reported(LEAK);
    expect(desk.button(ticket, 'landlord_write')).toBeUndefined();
    const answer = await desk.submit(CLAIRE, 'landlord_write', { ticket }, { words: typed('Bonjour') });
    expect(answer.errors.words).toContain('Aucun bailleur n’est connu');
  });
});
