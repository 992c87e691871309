// Cards: from rows of the record to messages in a (fake) Slack, through the real loop.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOfMessage } from '#console/block-limits.ts';
import { card } from '#console/cards/card.ts';
import { type CardRecord, loadCards } from '#console/cards/record.ts';
import { type Showing, showCards } from '#console/cards/show.ts';
import { createSlack } from '#console/slack/api.ts';
import { createPace } from '#console/slack/pace.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, run } from '#lib/db.ts';
import { createLogger } from '#lib/log.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack.ts';
import {
  addMessage,
  addTenant,
  addTicket,
  CHANNEL,
  CLAIRE,
  cardOf,
  insert,
  LIFT_CHANNEL,
  makeWorld,
  PAUL,
  registryOf,
  type World,
  wantCard,
} from './world.ts';

const log = createLogger({ level: 'silent' });
const NOW = new Date('2026-11-22T09:12:00Z');
let fresh: FreshDatabase;
let world: World;
let fake: FakeSlack;
let showing: Showing;
let clock: ReturnType<typeof testClock>;
let phones = 0;

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await makeWorld(fresh.db);
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await inAgency(fresh.db, world.agency, async (tx) => {
    for (const table of ['cards', 'thread_lines', 'ticket_messages', 'messages', 'tickets', 'outbox', 'journal'])
      await run(tx, `delete from ${table}`);
  });
  fake = await startFakeSlack();
  clock = testClock(NOW);
  const slack = createSlack({ token: 'xoxb-1', apiUrl: fake.apiUrl, log });
  showing = {
    db: fresh.db,
    clock,
    log,
    agencies: registryOf(world.settings),
    slack,
    pace: createPace(),
    failure: repeatedFailure(log, 'cards'),
  };
});
afterEach(async () => {
  await showing.slack.close();
  await fake.close();
  expect(fake.faults).toEqual([]);
});

const texts = (message: { blocks: readonly object[] }) => JSON.stringify(message.blocks);
const drain = async () => {
  while ((await showCards(showing)) > 0);
};
const change = (ticket: string) => inAgency(fresh.db, world.agency, (tx) => wantCard(tx, world, ticket, clock.now()));

async function render(
  given: Parameters<typeof addTicket>[2],
): Promise<{ record: CardRecord; message: ReturnType<typeof card> }> {
  const id = await addTicket(fresh.db, world, given);
  const records = await inAgency(fresh.db, world.agency, (tx) => loadCards(tx, world.agency, [id], NOW));
  const record = records.get(id)!;
  return { record, message: card({ record, zone: 'Europe/Paris', now: NOW, owners: [] }) };
}

describe('a card', () => {
  it('says who, where, their own words, what was understood and why, and what may be told', async () => {
    const { record, message } = await render({ ticket: { vulnerable: true } });
    expect(message.text).toBe(
      `🟠 N° ${record.reference} · Chauffage et eau chaude · Urgent · Odette Durand · Les Lilas, bât. B, logement 34, 3e étage`,
    );
    const all = texts(message);
    for (const said of [
      'Odette Durand (locataire)',
      '<tel:+33611223344|06 11 22 33 44>',
      'Personne fragile',
      "> Y a plus d'eau chaude",
      'sûr à 82 %',
      "« plus d'eau chaude » (lecture locale",
      'SMS · 10 h',
      'personne ne l’a pris',
      'Peut être dit au locataire',
      'n’est pas encore attribuée',
    ]) {
      expect(all).toContain(said);
    }
    expect(faultsOfMessage(message)).toEqual([]);
  });

  it.each([
    ['a landline', 'phone', 'landline', null, '☎️ Ligne fixe : pas de SMS possible, téléphonez.'],
    [
      'a STOP',
      'phone',
      'mobile',
      '2026-11-20T23:30:00Z',
      '🔕 A écrit STOP le 21 novembre 2026 : aucun SMS ne peut partir',
    ],
    ['a STOP of a landline', 'phone', 'landline', '2026-11-20T09:00:00Z', '🔕 A écrit STOP le 20 novembre 2026'],
    ['a complaint', 'email', 'other', '2026-11-20T09:00:00Z', '🔕 Ne veut plus de mails depuis le 20 novembre 2026'],
  ])('says of %s why nothing can be written, and nothing else', async (_, kind, line, stopped, said) => {
    const tenant = await addTenant(fresh.db, world, {
      name: 'Rose Petit',
      phone: `+3363998210${phones++}`,
      dwelling: world.dwelling,
    });
    const reached = (address: string | null) =>
      inAgency(fresh.db, world.agency, async (tx) => {
        await run(tx, 'update conversations set address_id = $2 where id = $1', tenant.conversation, address);
        const sql = 'update addresses set kind = $2, line = $3, opted_out_at = $4 where id = $1';
        await run(tx, sql, tenant.address, kind, line, stopped);
      });
    const ticket = { person_id: tenant.person, conversation_id: tenant.conversation };
    // Whom a manager reported by telephone never wrote from anywhere: what is known of them counts.
    for (const address of [tenant.address, null]) {
      await reached(address);
      const who = JSON.stringify((await render({ ticket, uncarded: true })).message.blocks[1]);
      expect(who).toContain(said);
      expect(who.match(/🔕|☎️/gu)).toHaveLength(1);
    }
  });

  it('says of a text that was held back exactly why', async () => {
    const { record } = await render({ uncarded: true });
    const why = (detail: string) => {
      const text = {
        id: 'o',
        state: 'blocked',
        receipt: '',
        detail,
        text: 'Un plombier passe demain.',
        key: 'visit.day',
        manner: 'change',
        channel: 'sms',
        at: NOW.toISOString(),
      };
      return texts(card({ record: { ...record, texts: [text] }, zone: 'Europe/Paris', now: NOW, owners: [] }));
    };
    expect(why('landline')).toContain('*n’est pas parti : ligne fixe, pas de SMS possible*');
    expect(why('landline')).not.toContain('STOP');
    expect(why('opted_out')).toContain('*n’est pas parti : a écrit STOP');
    expect(why('a reason of tomorrow')).toContain('*n’est pas parti* :');
  });

  it('shows both readings where they disagree', async () => {
    const id = await addTicket(fresh.db, world);
    const reading = {
      intent: 'report',
      problems: [{ category: 'heating', urgency: 'urgent', confidence: 1 }],
      hazards: [],
      vulnerable: false,
    };
    await inAgency(fresh.db, world.agency, async (tx) => {
      const message = (await loadCards(tx, world.agency, [id], NOW)).get(id)!.messages[0]!.id;
      for (const [by, hazards] of [
        ['offline', []],
        ['model', ['gas']],
      ])
        await insert(tx, 'readings', {
          agency_id: world.agency,
          message_id: message,
          by,
          reading: { ...reading, hazards },
          at: NOW,
        });
    });
    const record = await inAgency(
      fresh.db,
      world.agency,
      async (tx) => (await loadCards(tx, world.agency, [id], NOW)).get(id)!,
    );
    expect(texts(card({ record, zone: 'Europe/Paris', now: NOW, owners: [] }))).toContain(
      'dangers : règles *aucun*, modèle *gaz*',
    );
  });

  it.each([
    ['<!channel> venez tous', '&lt;!channel&gt; venez tous'],
    ['<@U0000000001> & <https://x.example|clic>', '&lt;@U0000000001&gt; &amp; &lt;https://x.example|clic&gt;'],
  ])('lets nothing in %s act', async (text, shown) => {
    const { message } = await render({ text, message: { subject: text } });
    expect(texts(message)).toContain(shown);
    expect(texts(message)).not.toContain('<!channel');
    expect(texts(message)).not.toContain('<@U');
  });

  it('keeps a right-to-left override inside its own line', async () => {
    const { message } = await render({ text: 'gaz \u202Egnp.exe' });
    expect(texts(message)).not.toContain('\u202E');
  });

  it.each([10_000, 60_000])(
    'stays within the limits of Slack with a text of %i letters, and none of it is lost',
    async (length) => {
      const long = Array.from({ length: length / 10 }, (_, i) => `mot${String(i).padStart(5, '0')}&`).join(' ');
      const { message } = await render({ text: long, uncarded: true });
      expect(faultsOfMessage(message)).toEqual([]);
      await inAgency(fresh.db, world.agency, (tx) =>
        run(
          tx,
          `insert into cards (agency_id, ticket_id, wanted, rank, due_at) select $1, id, 1, 1, $2 from tickets`,
          world.agency,
          NOW,
        ),
      );
      await drain();
      const told = fake.messages.map(texts).join(' ');
      for (let i = 0; i < length / 10; i++) expect(told).toContain(`mot${String(i).padStart(5, '0')}&amp;`);
    },
  );

  it('offers what makes sense in the present state only', async () => {
    const ids = async (ticket: Record<string, unknown>) =>
      JSON.stringify((await render({ ticket })).message.blocks)
        .match(/"action_id":"(\w+)"/g)!
        .map((found) => found.split('"')[3]);
    expect(await ids({})).toEqual(['take', 'reply', 'ask', 'schedule', 'resolve', 'correct', 'join', 'hold', 'cancel']);
    expect(await ids({ status: 'accepted', holder_id: world.claire })).toContain('drop');
    expect(await ids({ status: 'resolved', closed_at: NOW })).toEqual(['reopen', 'reply']);
  });

  it('tells what happened in the same dwelling and building before', async () => {
    await addTicket(fresh.db, world, { at: new Date('2026-03-12T10:00:00Z'), ticket: { status: 'resolved' } });
    const { message } = await render({});
    expect(texts(message)).toMatch(
      /Ce logement : 1 en 12 mois, dernier n° \d+ Chauffage et eau chaude \(12 mars 2026\)/,
    );
  });
});

describe('showing cards', () => {
  it('posts a new card once, in the channel of its trade, and changes it in place', async () => {
    const lift = await addTicket(fresh.db, world, { ticket: { category: 'lift' } });
    const other = await addTicket(fresh.db, world);
    await drain();
    expect(fake.in(LIFT_CHANNEL)).toHaveLength(1);
    expect(fake.in(CHANNEL)).toHaveLength(1);
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, `update tickets set status = 'accepted', holder_id = $1 where id = $2`, world.claire, other),
    );
    await change(other);
    await drain();
    expect(fake.in(CHANNEL)).toHaveLength(1);
    expect(texts(fake.in(CHANNEL)[0]!)).toContain('tenu par Claire Morel');
    expect((await cardOf(fresh.db, world, lift)).shown).toBe(1);
    expect(
      fake.calls
        .filter(({ method }) => method === 'chat.postMessage')
        .every(({ body }) => body.unfurl_links === false && body.unfurl_media === false),
    ).toBe(true);
  });

  it('names whoever looks after that residence or trade, and their stand-in while they are away', async () => {
    const rule = { residence: 'les lilas', channel: LIFT_CHANNEL, managers: [CLAIRE] };
    const away = { from: '2026-11-20', to: '2026-11-22', stand_in: PAUL };
    const [claire, paul] = world.settings.slack.managers;
    const settings = {
      ...world.settings,
      slack: { ...world.settings.slack, routing: [rule], managers: [{ ...claire!, away }, paul!] },
    };
    showing = { ...showing, agencies: registryOf(settings) };
    const id = await addTicket(fresh.db, world);
    await drain();
    expect(texts(fake.in(LIFT_CHANNEL)[0]!)).toContain(`pour <@${PAUL}>`);
    clock.advance(86_400_000);
    await change(id);
    await drain();
    expect(texts(fake.in(LIFT_CHANNEL)[0]!)).toContain(`pour <@${CLAIRE}>`);
  });

  it('moves to the channel of its new trade, and says so where it stood', async () => {
    const id = await addTicket(fresh.db, world);
    await drain();
    expect(fake.in(CHANNEL)).toHaveLength(1);
    await inAgency(fresh.db, world.agency, (tx) => run(tx, `update tickets set category = 'lift' where id = $1`, id));
    await change(id);
    await drain();
    expect(texts(fake.in(LIFT_CHANNEL)[0]!)).toContain('Ascenseur');
    const [left] = fake.in(CHANNEL);
    expect(texts(left!)).toContain(`la carte est maintenant dans <#${LIFT_CHANNEL}>`);
    expect(JSON.stringify(left!.blocks)).not.toContain('"actions"');
    expect((await cardOf(fresh.db, world, id)).channel).toBe(LIFT_CHANNEL);
    await change(id);
    await drain();
    expect(fake.in(LIFT_CHANNEL), 'and stays there').toHaveLength(1);
  });

  it('stays where it is while its new channel takes nothing', async () => {
    const id = await addTicket(fresh.db, world);
    await drain();
    await inAgency(fresh.db, world.agency, (tx) => run(tx, `update tickets set category = 'lift' where id = $1`, id));
    await change(id);
    fake.behave = (method) =>
      method === 'chat.postMessage' ? { status: 200, body: { ok: false, error: 'not_in_channel' } } : undefined;
    await showCards(showing);
    expect((await cardOf(fresh.db, world, id)).channel).toBe(CHANNEL);
    expect(texts(fake.in(CHANNEL)[0]!)).not.toContain('maintenant');
    fake.behave = () => undefined;
    clock.advance(60_000);
    await drain();
    expect((await cardOf(fresh.db, world, id)).channel).toBe(LIFT_CHANNEL);
  });

  it('shows emergencies first', async () => {
    await addTicket(fresh.db, world, { text: 'lent' });
    const emergency = await addTicket(fresh.db, world, { text: 'gaz' });
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, 'update cards set rank = 0 where ticket_id = $1', emergency),
    );
    fake.behave = (method) =>
      method === 'chat.postMessage' && fake.messages.length > 0
        ? { status: 429, headers: { 'retry-after': '1' } }
        : undefined;
    await showCards({ ...showing, pace: { ...createPace(), atOnce: () => 1 } });
    expect(texts(fake.in(CHANNEL)[0]!)).toContain('> gaz');
  });

  it('waits as long as Slack asks after a 429, and then posts each card once', async () => {
    for (let i = 0; i < 30; i++) await addTicket(fresh.db, world, { text: `numero ${i}` });
    let allowed = 5;
    fake.behave = (method) =>
      method === 'chat.postMessage' && allowed-- <= 0 ? { status: 429, headers: { 'retry-after': '30' } } : undefined;
    await drain();
    expect(fake.messages).toHaveLength(5);
    const asked = fake.calls.length;
    await drain();
    expect(fake.calls.length, 'nothing is tried before the time').toBe(asked);
    fake.behave = () => undefined;
    clock.advance(31_000);
    showing = { ...showing, pace: createPace() };
    await drain();
    expect(fake.messages).toHaveLength(30);
    expect(new Set(fake.messages.map(texts)).size).toBe(30);
  });

  it('posts anew when somebody deleted the message in Slack', async () => {
    const id = await addTicket(fresh.db, world);
    await drain();
    fake.messages.length = 0;
    await change(id);
    await drain();
    expect(fake.in(CHANNEL)).toHaveLength(1);
    expect((await cardOf(fresh.db, world, id)).ts).toBe(fake.in(CHANNEL)[0]!.ts);
  });

  it('looks a card up by its metadata when the answer to a post was lost, and does not post it twice', async () => {
    const id = await addTicket(fresh.db, world);
    fake.behave = (method) => (method === 'chat.postMessage' ? 'done_then_drops' : undefined);
    await drain();
    expect((await cardOf(fresh.db, world, id)).ts).toBe('');
    fake.behave = () => undefined;
    clock.advance(10_000);
    await drain();
    expect(fake.in(CHANNEL)).toHaveLength(1);
    expect(await cardOf(fresh.db, world, id)).toMatchObject({
      ts: fake.in(CHANNEL)[0]!.ts,
      shown: 1,
      posting_at: null,
    });
  });

  it('finds the card of a process that was killed between post and note', async () => {
    const id = await addTicket(fresh.db, world);
    await drain();
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, `update cards set ts = '', shown = 0, posting_at = now() - interval '2 minutes'`),
    );
    await drain();
    expect(fake.in(CHANNEL)).toHaveLength(1);
    expect((await cardOf(fresh.db, world, id)).ts).toBe(fake.in(CHANNEL)[0]!.ts);
  });

  it('leaves a card alone while another process holds it', async () => {
    await addTicket(fresh.db, world);
    await inAgency(fresh.db, world.agency, (tx) => run(tx, `update cards set posting_at = now()`));
    expect(await showCards(showing)).toBe(0);
  });

  it('shows a change that came while the card was on its way', async () => {
    const id = await addTicket(fresh.db, world);
    fake.behave = (method) => {
      if (method === 'chat.postMessage') void change(id);
      return undefined;
    };
    await showCards(showing);
    await new Promise((done) => setTimeout(done, 50));
    const card = await cardOf(fresh.db, world, id);
    expect(card.wanted).toBeGreaterThan(card.shown);
    fake.behave = () => undefined;
    await drain();
    expect(await cardOf(fresh.db, world, id)).toMatchObject({ wanted: 2, shown: 2 });
  });

  it('posts every card once when Slack comes back after an hour', async () => {
    for (let i = 0; i < 3; i++) await addTicket(fresh.db, world, { text: `panne ${i}` });
    fake.behave = () => 'drops';
    for (let minute = 0; minute < 60; minute += 5) {
      await drain();
      clock.advance(5 * 60_000);
    }
    fake.behave = () => undefined;
    clock.advance(10 * 60_000);
    await drain();
    expect(fake.in(CHANNEL)).toHaveLength(3);
  });

  it('shows a card short when Slack refuses its blocks', async () => {
    await addTicket(fresh.db, world);
    fake.behave = (method, body) =>
      method === 'chat.postMessage' && (body.blocks as object[]).length > 5
        ? { status: 200, body: { ok: false, error: 'invalid_blocks' } }
        : undefined;
    await drain();
    expect(texts(fake.in(CHANNEL)[0]!)).toContain('"action_id":"take"');
  });

  it('shows a group on the card of its lead, and turns the card of a grouped ticket into a sign', async () => {
    const lead = await addTicket(fresh.db, world, {
      text: "l'ascenseur est en panne",
      ticket: { category: 'lift', scope: 'common' },
    });
    const neighbour = {
      ...world,
      ...(await addTenant(fresh.db, world, { name: 'Karim Aziz', phone: '+33655667788', dwelling: world.dwelling })),
    };
    const later = await addTicket(fresh.db, neighbour, { ticket: { category: 'lift', scope: 'common' } });
    await drain();
    expect(fake.in(LIFT_CHANNEL)).toHaveLength(2);
    await inAgency(fresh.db, world.agency, (tx) =>
      run(tx, 'update tickets set incident_id = $1 where id = $2', lead, later),
    );
    await change(lead);
    await change(later);
    await drain();
    const [first, second] = fake.in(LIFT_CHANNEL);
    expect(texts(first!)).toContain('2 signalements pour cette cause');
    expect(texts(first!)).toContain('Karim Aziz');
    expect(texts(first!)).toContain('Répondre aux 2');
    expect(texts(second!)).toContain('regroupé avec le n°');
    const third = await addTicket(fresh.db, neighbour, {
      ticket: { category: 'lift', scope: 'common', incident_id: lead },
    });
    await drain();
    expect(fake.in(LIFT_CHANNEL)).toHaveLength(2);
    expect((await cardOf(fresh.db, world, third)).shown).toBe(1);
  });
});

describe('the thread of a card', () => {
  it('tells each change once, in order, several in one message', async () => {
    const id = await addTicket(fresh.db, world);
    await drain();
    expect(fake.messages).toHaveLength(1);
    const later = new Date('2026-11-22T09:05:00Z');
    const outbox = (changes: object) => ({
      agency_id: world.agency,
      id: crypto.randomUUID(),
      event_id: crypto.randomUUID(),
      n: 0,
      conversation_id: world.conversation,
      ticket_id: id,
      key: 'k',
      lines: [],
      language: 'fr',
      manner: 'answer',
      only_if: [],
      due_at: later,
      state: 'sent',
      attempts: 1,
      channel: 'sms',
      address_id: world.address,
      text: 'Bien recu',
      provider_id: 'SM1',
      receipt: 'delivered',
      detail: '',
      first_tried_at: later,
      sent_at: later,
      created_at: later,
      ...changes,
    });
    await inAgency(fresh.db, world.agency, async (tx) => {
      await addMessage(tx, world, id, { text: 'et ca coule partout', at: new Date('2026-11-22T09:06:00Z') });
      await insert(tx, 'outbox', outbox({}));
      await insert(tx, 'journal', {
        agency_id: world.agency,
        id: crypto.randomUUID(),
        at: new Date('2026-11-22T09:07:00Z'),
        fact: 'stepped',
        mailbox_id: id,
        ticket_id: id,
        message_id: null,
        outbox_id: null,
        actor: `manager:${world.claire}`,
        data: { event: 'TAKEN', moves: [], effects: [] },
      });
    });
    await change(id);
    await drain();
    const inThread = () => fake.messages.filter((message) => message.thread_ts !== undefined);
    expect(inThread()).toHaveLength(1);
    expect(inThread()[0]!.text).toMatch(
      /10 h 05.*✓✓ remis.*Bien recu.*10 h 06.*et ca coule partout.*10 h 07.*Pris en charge par Claire Morel/s,
    );
    await change(id);
    await drain();
    expect(inThread()).toHaveLength(1);
    await inAgency(fresh.db, world.agency, (tx) => run(tx, `update outbox set receipt = 'failed'`));
    await change(id);
    await drain();
    expect(inThread()).toHaveLength(2);
    expect(inThread()[1]!.text).toContain('*non remis*');
  });
});
