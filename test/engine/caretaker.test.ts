// A caretaker without Slack texts from a telephone: for a tenant, about a ticket of the residence, for the link.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importPeople } from '#people/import/import.ts';
import { importPlaces } from '#places/import.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const LODGE = '+33639980190';
const ODETTE = '+33639980191';
let world: EngineWorld;

beforeAll(async () => {
  world = await engineWorld({ tenants: 2 });
  const { db, clock } = world;
  const places = 'residence,building,dwelling\nLes Lilas,B,12\nLes Lilas,B,14\nLes Lilas,C,3\nLes Roses,A,1';
  await importPlaces(db, AGENCY, Buffer.from(places));
  const people = [
    'name,role,residence,building,dwelling,phone',
    `Manuel Costa,caretaker,Les Lilas,,,${LODGE}`,
    `Mme Odette Martin,tenant,Les Lilas,B,12,${ODETTE}`,
    'M. Paul Roussel,tenant,Les Lilas,B,14,+33639980192',
    'Mme Ida Roussel,tenant,Les Lilas,C,3,+33639980193',
    'Mme Jeanne Vasseur,tenant,Les Roses,A,1,+33639980194',
  ];
  await importPeople(db, clock, AGENCY, Buffer.from(people.join('\n')));
});
afterAll(() => world.close());

async function writes(from: string, text: string): Promise<void> {
  world.clock.advance(60_000);
  await world.receive(from, text);
  await world.settle();
}
interface Ticket {
  id: string;
  reference: number;
  name: string | null;
  category: string;
  status: string;
  scope: string;
  dwelling: string | null;
}
const tickets = () =>
  world.query<Ticket>(
    `select t.id, t.reference, p.name, t.category, t.status, t.scope, d.name as dwelling from tickets t
     left join people p on p.id = t.person_id left join dwellings d on d.id = t.dwelling_id order by t.reference`,
  );
const last = async () => (await tickets()).at(-1)!;
const saidTo = (phone: string) =>
  world.query<{ keys: string[] }>(
    `select (select array_agg(l ->> 'text') from jsonb_array_elements(o.lines::jsonb) l) as keys from outbox o
     join addresses a on a.conversation_id = o.conversation_id where a.value = $1 order by o.created_at, o.id`,
    phone,
  );
const lastSaid = async (phone: string) => (await saidTo(phone)).at(-1)?.keys ?? [];
const whoAlerts = () =>
  world.query<{ candidates: string[] }>(
    `select (select array_agg(p.name order by p.name) from people p where a.data -> 'candidates' ? p.id::text) as candidates
     from alerts a where a.kind = 'who' order by a.raised_at`,
  );

/** The next text begins a talk of its own. */
beforeEach(() => daysLater());

async function daysLater(): Promise<void> {
  world.clock.advance(3 * 86_400_000);
  await world.settle();
}

describe('a caretaker by text message', () => {
  it('reports for a tenant whom they name, in that tenant’s name and dwelling', async () => {
    await writes(LODGE, 'Bonjour, chez Mme Martin bat B la chaudière est en panne');
    expect(await last()).toMatchObject({
      name: 'Mme Odette Martin',
      dwelling: '12',
      category: 'heating',
      status: 'new',
    });
    expect((await lastSaid(LODGE)).some((key) => key.startsWith('receipt.'))).toBe(true);
  });

  it('needs no building where the residence has one of that name, nor a name where a dwelling is said', async () => {
    await writes(LODGE, 'chez madame Martin les toilettes sont bouchées');
    expect(await last()).toMatchObject({ name: 'Mme Odette Martin', category: 'plumbing' });
    await daysLater();
    await writes(LODGE, 'Bat C logement 3 la porte d’entrée ne ferme plus à clé');
    expect(await last()).toMatchObject({ name: 'Mme Ida Roussel', dwelling: '3', category: 'locks' });
  });

  it('is not guessed for: of two who have that name a manager chooses', async () => {
    await writes(LODGE, 'Chez le docteur Roussel il y a une fuite sous l’évier');
    expect((await last()).name).toBe('Manuel Costa');
    expect((await whoAlerts()).at(-1)!.candidates).toEqual(['M. Paul Roussel', 'Mme Ida Roussel']);
    await daysLater();
    await writes(LODGE, 'chez Mme Roussel un carreau est fendu');
    expect((await last()).name).toBe('Mme Ida Roussel');
  });

  it('is heard in their own name about the common parts, and about people of another residence', async () => {
    await writes(LODGE, 'La lumière du hall est cassée');
    expect(await last()).toMatchObject({ name: 'Manuel Costa', scope: 'common' });
    await daysLater();
    await writes(LODGE, 'chez Mme Vasseur le radiateur est froid');
    expect((await last()).name).toBe('Manuel Costa');
  });

  it('reports a danger for a tenant at once', async () => {
    await writes(LODGE, 'Ça sent le gaz chez Mme Martin bat B');
    const [gas] = (await tickets()).filter(({ category }) => category === 'gas');
    expect(gas).toMatchObject({ name: 'Mme Odette Martin', dwelling: '12' });
    expect((await saidTo(LODGE)).flatMap(({ keys }) => keys).some((key) => key.startsWith('safety.gas'))).toBe(true);
    await world.query(
      `update tickets set status = 'resolved', closed_at = $1 where category = 'gas'`,
      world.clock.now(),
    );
  });

  it('confirms a repair by the number of the ticket, and the tenant is told', async () => {
    await writes(tenant(0), 'Mon robinet de cuisine goutte');
    const { id, reference } = await last();
    const before = (await saidTo(tenant(0))).length;
    await writes(LODGE, `ticket ${reference} c'est réparé`);
    expect((await tickets()).find((one) => one.id === id)!.status).toBe('resolved');
    expect(await lastSaid(LODGE)).toContain('lodge.repaired');
    expect((await saidTo(tenant(0))).length).toBe(before + 1);
    const facts = await world.query<{ actor: string }>(
      `select distinct j.actor from journal j where j.ticket_id = $1 and j.actor like 'person:%'`,
      id,
    );
    expect(facts.length).toBeGreaterThan(0);
  });

  it('confirms what they had reported for a tenant: one text for them, one for the tenant', async () => {
    await writes(LODGE, 'Bonjour, chez Mme Odette Martin la chaudière est en panne');
    const { id, reference, name } = await last();
    expect(name).toBe('Mme Odette Martin');
    const [lodge, odette] = [(await saidTo(LODGE)).length, (await saidTo(ODETTE)).length];
    await writes(LODGE, `ticket ${reference} c'est réparé`);
    expect((await tickets()).find((one) => one.id === id)!.status).toBe('resolved');
    expect((await saidTo(LODGE)).slice(lodge).map(({ keys }) => keys)).toEqual([['lodge.repaired']]);
    expect((await saidTo(ODETTE)).slice(odette).flatMap(({ keys }) => keys)).toContain('ticket.resolved');
  });

  it('adds other words about a ticket of the residence to it', async () => {
    await writes(tenant(1), 'Mon volet est bloqué');
    const { id, reference } = await last();
    const count = (await tickets()).length;
    await writes(LODGE, `Pour la demande ${reference}, le volet est bloqué à mi-hauteur`);
    expect((await tickets()).length).toBe(count);
    expect(await lastSaid(LODGE)).toContain('added.noted');
    const [said] = await world.query<{ n: number }>(
      'select count(*)::int as n from ticket_messages where ticket_id = $1',
      id,
    );
    expect(said!.n).toBe(2);
  });

  it('of another residence cannot confirm anything', async () => {
    await writes('+33639980194', 'Mon chauffage est froid');
    const { id, reference } = await last();
    await writes(LODGE, `ticket ${reference} c'est réparé`);
    expect((await tickets()).find((one) => one.id === id)!.status).toBe('new');
  });

  it('gets the link to the page for the asking, and so does a tenant', async () => {
    await writes(LODGE, 'lien');
    expect(await lastSaid(LODGE)).toContain('page.link');
    await writes(ODETTE, 'Envoyez-moi le lien svp');
    expect(await lastSaid(ODETTE)).toContain('page.link');
    await writes('+33639985555', 'lien');
    expect(await lastSaid('+33639985555')).not.toContain('page.link');
  });
});
