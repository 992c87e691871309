// A landline takes no text: another channel, or a person calls and says it; and nobody tries a text there again.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { alertMessage } from '#console/alerts/message.ts';
import { loadAlerts } from '#console/alerts/record.ts';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld();
});
beforeEach(() => world.twilio.script({ kind: 'takes' }));
afterAll(() => world.close());

const missed = async ({ conversation }: { conversation: string }) =>
  (await world.undelivered()).filter(({ mailbox_id }) => mailbox_id === conversation).map(({ refs }) => refs);

async function news(tenant: { conversation: string }) {
  const ticket = await world.ticket(tenant);
  return world.text(tenant, {
    manner: 'change',
    ticket_id: ticket,
    lines: [{ text: 'ticket.reopened', params: { ticket } }],
  });
}

it('known as one, it is not tried, and what to say is kept for whoever calls', async () => {
  const tenant = await world.person({ phone: '+33142000011', line: 'landline' });
  const text = await news(tenant);
  await world.send(text);
  expect(world.twilio.attempts.filter(({ to }) => to === tenant.phone)).toEqual([]);
  expect(await world.row(text)).toMatchObject({
    state: 'blocked',
    detail: 'landline',
    text: expect.stringMatching(/^LILAS : Votre demande \d+ est rouverte\.$/),
  });
  expect(await missed(tenant)).toMatchObject([{ outbox: text.id, landline: true }]);
});

it('learnt from a refusal, it is called from the first text on, and not tried with the second', async () => {
  const tenant = await world.person({ phone: '+33612770001' });
  world.twilio.script({ kind: 'refuses', status: 400, code: 21614 });
  await world.send(await news(tenant));
  expect(await missed(tenant)).toMatchObject([{ landline: true }]);
  const tries = world.twilio.attempts.length;
  world.clock.advance(3_600_000);
  await world.send(await news(tenant));
  expect(world.twilio.attempts).toHaveLength(tries);
  expect(await missed(tenant)).toMatchObject([{ landline: true }, { landline: true }]);
});

it('a number that does not exist is no landline: somebody has to look for the right one', async () => {
  const tenant = await world.person({ phone: '+33612770002' });
  world.twilio.script({ kind: 'refuses', status: 400, code: 21211 });
  await world.send(await news(tenant));
  expect(await missed(tenant)).toMatchObject([{ landline: false }]);
});

it('the task says who, the number, what to say, and ends with one click', async () => {
  const tenant = await world.person({ phone: '+33142000012', line: 'landline' });
  // Who never wrote has no address in their conversation.
  await world.sql(
    'update conversations set address_id = null where agency_id = $1 and id = $2',
    AGENCY,
    tenant.conversation,
  );
  const text = await news(tenant);
  await world.send(text);
  const id = newId();
  await world.sql(
    `insert into alerts (agency_id, id, kind, conversation_id, ticket_id, data, raised_at) values ($1, $2, 'to_call', $3, $4, '{}', $5)`,
    AGENCY,
    id,
    tenant.conversation,
    text.ticket_id,
    world.clock.now(),
  );
  const alerts = await inAgency(world.db, AGENCY, (tx) => loadAlerts(tx, AGENCY, [id]));
  const { blocks } = alertMessage(alerts.get(id)!, { zone: 'Europe/Paris', now: world.clock.now(), calling: '' });
  const shown = JSON.stringify(blocks);
  expect(shown).toContain('Mme Petit');
  expect(shown).toContain('01 42 00 00 12');
  expect(shown).toMatch(/À dire :[^"]*est rouverte/);
  const buttons = blocks.flatMap(
    (block) => (block.elements ?? []) as { action_id?: string; text?: { text: string } }[],
  );
  expect(buttons.filter(({ action_id }) => action_id !== undefined).map(({ text }) => text!.text)).toEqual(['Fait']);
});
