import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '#engine/act.ts';
import { runBatch } from '#engine/batch.ts';
import { run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld({ tenants: 45 });
});
afterAll(() => world.close());

const LEAK = "Bonjour, l'évier de ma cuisine est bouché";

async function putEvent(
  mailbox: string,
  event: { type: string; message?: string | null; refs?: object },
): Promise<string> {
  const id = newId();
  await unscoped(world.db, (tx) =>
    run(
      tx,
      `insert into events (agency_id, id, mailbox_id, kind, key, type, at, message_id, refs, state, attempts)
       values ($1, $2, $3, 'conversation', $8, $4, $5, $6, $7::jsonb, 'pending', 0)`,
      AGENCY,
      id,
      mailbox,
      event.type,
      world.clock.now(),
      event.message ?? null,
      JSON.stringify(event.refs ?? {}),
      id,
    ),
  );
  return id;
}

async function talkOf(phone: string): Promise<string> {
  const [found] = await world.query<{ id: string }>(
    'select conversation_id as id from addresses where value = $1',
    phone,
  );
  return found!.id;
}

const stateOf = async (event: string) =>
  (await world.query<{ state: string }>('select state from events where id = $1', event))[0]!.state;

describe('a message', () => {
  it('becomes a ticket, an answer, a card and a journal in one go', async () => {
    expect(await world.receive(tenant(0), LEAK)).toBe(true);
    await world.settle();
    const talk = await talkOf(tenant(0));
    const tickets = await world.query<{ category: string; status: string; dwelling_id: string | null }>(
      'select category, status, dwelling_id from tickets where conversation_id = $1',
      talk,
    );
    expect(tickets).toEqual([{ category: 'plumbing', status: 'new', dwelling_id: expect.any(String) }]);
    const answers = await world.query('select 1 from outbox where conversation_id = $1', talk);
    expect(answers).toHaveLength(1);
    expect(
      await world.query(
        'select 1 from cards c join tickets t on t.id = c.ticket_id where t.conversation_id = $1',
        talk,
      ),
    ).toHaveLength(1);
    expect((await world.query('select 1 from journal where mailbox_id = $1', talk)).length).toBeGreaterThan(0);
    expect(
      await world.query(
        'select 1 from readings r join messages m on m.id = r.message_id where m.conversation_id = $1',
        talk,
      ),
    ).toHaveLength(1);
  });

  it('that the provider posts again has no second effect, at the same moment or later', async () => {
    const sid = newId();
    const posted = await Promise.all([world.receive(tenant(1), LEAK, sid), world.receive(tenant(1), LEAK, sid)]);
    expect(posted.filter(Boolean)).toHaveLength(1);
    await world.settle();
    expect(await world.receive(tenant(1), LEAK, sid)).toBe(false);
    await world.settle();
    const talk = await talkOf(tenant(1));
    expect(await world.query('select 1 from tickets where conversation_id = $1', talk)).toHaveLength(1);
    expect(await world.query('select 1 from outbox where conversation_id = $1', talk)).toHaveLength(1);
  });

  it('from a number never seen gets a conversation of its own', async () => {
    expect(await world.receive('+33639985555', LEAK)).toBe(true);
    await world.settle();
    const talk = await talkOf('+33639985555');
    const [ticket] = await world.query<{ person_id: string | null }>(
      'select person_id from tickets where conversation_id = $1',
      talk,
    );
    expect(ticket).toEqual({ person_id: null });
  });
});

describe('many about one lift', () => {
  it('are one card and as many answers', async () => {
    const writers = Array.from({ length: 30 }, (_, i) => tenant(10 + i));
    await Promise.all(writers.map((phone) => world.receive(phone, "l'ascenseur est en panne depuis ce matin")));
    await world.settle();
    const tickets = await world.query<{ lead: boolean; category: string }>(
      `select incident_id is null as lead, category from tickets where category = 'lift'`,
    );
    expect(tickets).toHaveLength(30);
    expect(tickets.filter(({ lead }) => lead)).toHaveLength(1);
    const cards = await world.query(
      `select 1 from cards c join tickets t on t.id = c.ticket_id where t.category = 'lift'`,
    );
    expect(cards).toHaveLength(1);
    const answered = await world.query<{ n: number }>(
      `select count(distinct o.conversation_id) as n from outbox o join tickets t on t.id = o.ticket_id where t.category = 'lift'`,
    );
    expect(answered).toEqual([{ n: 30 }]);
  });
});

describe('two things that one desk looks after', () => {
  it('are two cards, and the same thing again is none', async () => {
    await world.receive(tenant(41), "escalier très sale depuis 2 semaines, personne n'a nettoyé");
    await world.receive(tenant(42), 'plus de lumière dans le hall, on ne voit rien');
    await world.settle();
    await world.receive(tenant(43), "la lampe du hall d'entrée est encore grillée");
    await world.settle();
    const tickets = await world.query<{ thing: string; grouped: boolean }>(
      `select reading->>'thing' as thing, incident_id is not null as grouped from tickets
       where category = 'common_areas' order by opened_at, reference`,
    );
    expect(
      tickets
        .filter(({ grouped }) => !grouped)
        .map(({ thing }) => thing)
        .sort(),
    ).toEqual(['cleaning', 'light']);
    expect(tickets.filter(({ grouped }) => grouped)).toEqual([{ thing: 'light', grouped: true }]);
  });
});

describe('an event that cannot be stepped', () => {
  it('is set apart with an alert; its mailbox and all others go on', async () => {
    const talk = await talkOf(tenant(2));
    const dead = await putEvent(talk, { type: 'MESSAGE', message: newId() });
    await world.receive(tenant(2), LEAK);
    await world.receive(tenant(3), LEAK);
    await world.settle();
    expect(await stateOf(dead)).toBe('dead');
    const alerts = await world.query(`select 1 from alerts where kind = 'dead_event' and conversation_id = $1`, talk);
    expect(alerts).toHaveLength(1);
    for (const phone of [tenant(2), tenant(3)]) {
      const tickets = await world.query('select 1 from tickets where conversation_id = $1', await talkOf(phone));
      expect(tickets, phone).toHaveLength(1);
    }
  });
});

describe('a timer', () => {
  it('whose arming no longer counts is a journal fact and nothing else', async () => {
    const talk = await talkOf(tenant(4));
    const late = await putEvent(talk, {
      type: 'TIMER',
      refs: { machine: 'talk', timer: 'xstate.after.burst.talk.gathering', arming: newId() },
    });
    await runBatch(world.engine);
    expect(await stateOf(late)).toBe('ignored');
    expect(await world.query('select 1 from outbox where conversation_id = $1', talk)).toEqual([]);
  });
});

describe('a click', () => {
  it('has one effect however often it comes, and the second manager is refused', async () => {
    await world.receive(tenant(5), LEAK);
    await world.settle();
    const [ticket] = await world.query<{ id: string }>(
      'select id from tickets where conversation_id = $1',
      await talkOf(tenant(5)),
    );
    const [manager] = await world.query<{ id: string }>(`select id from managers where slack_user = 'U0000000001'`);
    const take = (key: string, by: string) =>
      act(world.engine, {
        agency: AGENCY,
        mailbox: ticket!.id,
        kind: 'case',
        type: 'TAKEN',
        key,
        refs: { manager: by },
      });
    expect((await take('click-1', manager!.id)).kind).toBe('done');
    expect((await take('click-1', manager!.id)).kind).toBe('repeated');
    expect((await take('click-2', newId())).kind).toBe('refused');
    const [after] = await world.query<{ status: string; holder_id: string }>(
      'select status, holder_id from tickets where id = $1',
      ticket!.id,
    );
    expect(after).toEqual({ status: 'accepted', holder_id: manager!.id });
  });

  it('on a ticket that does not exist says so', async () => {
    const nowhere = await act(world.engine, {
      agency: AGENCY,
      mailbox: newId(),
      kind: 'case',
      type: 'TAKEN',
      key: 'x',
      refs: {},
    });
    expect(nowhere.kind).toBe('no_such_mailbox');
  });
});
