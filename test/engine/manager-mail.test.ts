// A mail in a manager's name takes charge of no emergency: anybody can write that address. One that answers our own does.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agencyFile } from '#agency/settings.ts';
import { createInbox } from '#inbox/receive.ts';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { routesFor } from '#outbox/route.ts';
import { surroundingsOf } from '#outbox/surroundings.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const CLAIRE = 'claire@lilas.example';
const PHONE = '+33639980001';
let world: EngineWorld;

beforeAll(async () => {
  world = await engineWorld();
  const settings = agencyFile.parse({
    agency: { id: AGENCY, name: 'Agence des Lilas', phone: '+33 1 99 00 00 11' },
    senders: { sms: '38123', email: 'tickets@lilas.example' },
    slack: {
      channel: 'C0000000001',
      emergencies: 'C0000000002',
      managers: [{ slack: 'U0000000001', name: 'Claire Morel', phone: PHONE, email: CLAIRE }],
    },
    on_call: [{ name: 'Claire Morel', phone: PHONE }],
    burst_window_s: 0,
  });
  await applyAgency(world.db, world.clock, settings);
  world.engine.agencies.forget();
});
afterAll(() => world.close());

async function mails(text: string, extra: Record<string, unknown> = {}): Promise<void> {
  const { db, clock, engine } = world;
  const inbox = createInbox({ db, clock, agencies: engine.agencies, wake: () => undefined, counted: () => undefined });
  clock.advance(60_000);
  await inbox.receive({
    inbound: {
      channel: 'email',
      providerId: newId(),
      from: { kind: 'email', value: CLAIRE },
      to: 'tickets@lilas.example',
      kind: 'text',
      text,
      subject: 'Re: urgence',
      media: [],
      sentAt: null,
      optOutType: null,
      unanswerable: '',
      extra,
    },
    raw: Buffer.from(text),
    headers: {},
  });
  await world.settle();
}
const isTaken = async () =>
  (
    await world.query<{ taken: boolean }>(
      `select acknowledged_at is not null as taken from tickets where urgency = 'emergency'`,
    )
  )[0]!.taken;
const lastKey = async () =>
  (
    await world.query<{ key: string }>(
      `select key from outbox where key like 'staff.%' order by created_at desc, id desc limit 1`,
    )
  )[0]?.key;

it('a forged mail in a manager’s name takes charge of nothing, and a person looks at it', async () => {
  await world.receive(tenant(0), 'Ça sent très fort le gaz dans la cuisine');
  await world.settle();
  await mails('OK je prends en charge');
  expect(await isTaken()).toBe(false);
  expect(await lastKey()).toBe('staff.by_mail');
  expect(await world.query(`select 1 from alerts where kind = 'look_at'`)).toHaveLength(1);
});

it('who is on call is called by telephone, even if their last words came by mail', async () => {
  const [row] = await world.query<{ conversation: string }>(
    `select conversation_id as conversation from outbox where key = 'staff.alarm' limit 1`,
  );
  const conversation = row!.conversation;
  const text = {
    conversation,
    key: 'staff.alarm',
    manner: 'staff',
    ticket: null,
    lines: [],
    channel: '',
    address: null,
    via: null,
    avoided: [],
  };
  const now = world.clock.now();
  const known = await inAgency(world.db, AGENCY, (tx) => surroundingsOf(tx, AGENCY, [text as never], now));
  const recipient = known.recipients.get(conversation)!;
  expect(recipient.channel).toBe('email');
  const senders = {
    sms: { from: '38123', answerTo: '' },
    email: { from: 'tickets@lilas.example', answerTo: '' },
  };
  const { ways } = routesFor(text as never, recipient, senders, () => true, now);
  expect(ways.map(({ channel }) => channel)).toEqual(['sms', 'email']);
});

it('a mail that answers our own by its token does take charge', async () => {
  await mails('OK je prends en charge', { token: 'a-token-that-we-gave' });
  expect(await isTaken()).toBe(true);
});
