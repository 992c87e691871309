// What leaves about a work order: to a contractor by text message and by mail with its files, to the tenant with the visit.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, Outgoing } from '#channels/channel.ts';
import { importContractors } from '#contractors/import.ts';
import type { TextKey } from '#flows/texts/keys.ts';
import { newId } from '#lib/ids.ts';
import { createOrderDocuments, type OrderDocuments } from '#work-orders/documents.ts';
import { AGENCY, type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

const mails: Outgoing[] = [];
const email: Channel = {
  name: 'email',
  limits: { textLength: 100_000, media: true, replies: true },
  async send(message) {
    mails.push(message);
    return { kind: 'sent', providerId: `${message.reference}@lilas.example` };
  },
  findSent: async () => [],
};
const PHONE = '+33639981001';
const DAY = 86_400_000;
const orderPageOf = (_: string, order: string, contractor: string) => `https://loge.example/o/${order}.${contractor}`;

let world: OutboxWorld;
let documents: OrderDocuments;
let failing = false;
let plumber = { id: '', conversation: '' };

beforeAll(async () => {
  world = await outboxWorld({
    channels: (channels) => channels.set('email', email),
    orderPageOf,
    attachmentsOf: async (text) => {
      if (failing) throw new Error('no paper');
      return documents.of(text);
    },
  });
  const { db, clock, agencies } = world;
  documents = createOrderDocuments({ db, clock, agencies, store: { get: async () => null }, orderPageOf });
  const csv = `company,trades,phone,email\nPlombier Express,plomberie,${PHONE},plombier@example.fr\nPar Texto,plomberie,+33639981009,`;
  await importContractors(db, clock, AGENCY, Buffer.from(csv));
  const [found] = await world.sql<typeof plumber>(
    `select id, conversation_id as conversation from contractors where company = 'Plombier Express'`,
  );
  plumber = found!;
});
afterEach(() => {
  mails.length = 0;
  failing = false;
});
afterAll(() => world.close());

let tenants = 0;
async function order(more: { visit?: boolean; contractor?: string } = {}) {
  const tenant = await world.person({
    phone: `+3361500${1000 + ++tenants}`,
    email: `locataire${tenants}@example.fr`,
    channel: 'email',
  });
  const ticket = await world.ticket(tenant);
  const id = newId();
  const from = new Date(world.clock.now().getTime() + 2 * DAY);
  await world.sql(
    `insert into work_orders (agency_id, id, ticket_id, n, state, contractor_id, payer, ceiling_cents, words, reasons, visitor, report, passcode, visit_from, visit_to, created_at)
     values ($1, $2, $3, 1, $4, $5, 'landlord', 25000, '', '[]', '', '', 4821, $6, $7, $8) returning id`,
    AGENCY,
    id,
    ticket,
    more.visit ? 'scheduled' : 'offered',
    more.contractor ?? plumber.id,
    more.visit ? from : null,
    more.visit ? new Date(from.getTime() + 2 * 3_600_000) : null,
    world.clock.now(),
  );
  const visit = { from: from.getTime(), to: from.getTime() + 2 * 3_600_000 };
  return { id, ticket, tenant, visit };
}
type Ordered = Awaited<ReturnType<typeof order>>;

async function tells(
  to: { conversation: string },
  { id, ticket }: Ordered,
  text: TextKey,
  manner: 'change' | 'staff' | 'answer',
  params: Record<string, number> = {},
) {
  const row = await world.text(to, {
    manner,
    ticket_id: ticket,
    lines: [{ text, params: { ticket, order: id, ...params } }],
  });
  await world.send(row);
  await world.later(0);
}
const filesOf = ({ attachments = [] }: Outgoing) => attachments.map(({ contentType }) => contentType.split(';')[0]);

describe('an order to a contractor whose telephone and address we have', () => {
  it('leaves as a text message with the link and as a mail with the PDF', async () => {
    const offered = await order();
    await tells(plumber, offered, 'order.offer', 'staff');
    const [sms] = world.twilio.sentTo(PHONE).slice(-1);
    expect(sms).toContain(`https://loge.example/o/${offered.id}.${plumber.id}`);
    expect(sms).not.toContain('Mme Petit');
    expect(mails).toHaveLength(1);
    expect(mails[0]!.to).toBe('plombier@example.fr');
    expect(filesOf(mails[0]!)).toEqual(['application/pdf']);
    const [pdf] = mails[0]!.attachments!;
    expect(pdf!.name).toMatch(/^ordre-de-service-\d+-1\.pdf$/);
    expect(Buffer.from(pdf!.content).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('what answers them goes only where they wrote', async () => {
    const before = world.twilio.sentTo(PHONE).length;
    await tells(plumber, await order(), 'order.refused', 'answer');
    expect(world.twilio.sentTo(PHONE).length + mails.length).toBe(before + 1);
  });

  it('once they have accepted by text message, the papers come by mail all the same', async () => {
    await tells(plumber, await order(), 'order.won', 'answer');
    expect(mails).toHaveLength(1);
    expect(filesOf(mails[0]!)).toEqual(['application/pdf']);
  });

  it('every mail about it names its page, once, until it is no longer theirs', async () => {
    const visited = await order({ visit: true });
    const page = `https://loge.example/o/${visited.id}.${plumber.id}`;
    await tells(plumber, visited, 'order.visit', 'staff', visited.visit);
    await tells(plumber, visited, 'order.not_fixed', 'staff');
    await tells(plumber, visited, 'order.gone', 'staff');
    expect(mails.map(({ text }) => text!.split(page).length - 1)).toEqual([1, 1, 0]);
  });

  it('a mail whose files cannot be made still leaves', async () => {
    failing = true;
    await tells(plumber, await order(), 'order.offer', 'staff');
    expect(mails).toHaveLength(1);
    expect(filesOf(mails[0]!)).toEqual([]);
    expect(world.logged.join('')).toContain('the files of a mail could not be made');
  });
});

describe('a visit', () => {
  it('comes to both sides as a file for their calendar, and is taken off again', async () => {
    const agreed = await order({ visit: true });
    await tells(agreed.tenant, agreed, 'visit.agreed', 'answer', agreed.visit);
    expect(mails).toHaveLength(1);
    expect(filesOf(mails[0]!)).toEqual(['text/calendar']);
    const invitation = Buffer.from(mails[0]!.attachments![0]!.content)
      .toString()
      .replace(/\r\n[ \t]/g, '');
    expect(invitation).toContain('METHOD:REQUEST');
    expect(invitation).toContain('doit vous dire 4821');
    expect(mails[0]!.text).toContain('4821');
    await world.sql(`update work_orders set visit_from = null, visit_to = null where id = $1 returning id`, agreed.id);
    await tells(agreed.tenant, agreed, 'visit.off', 'answer');
    const off = Buffer.from(mails[1]!.attachments![0]!.content).toString();
    expect(off).toContain('METHOD:CANCEL');
    expect(off.match(/UID:.*/)?.[0]).toBe(invitation.match(/UID:.*/)?.[0]);
  });

  it('that was never agreed is not taken off', async () => {
    const offered = await order();
    await tells(offered.tenant, offered, 'visit.off', 'answer');
    expect(mails).toHaveLength(1);
    expect(filesOf(mails[0]!)).toEqual([]);
  });
});

it('names the common parts, and not the door of who reported them', async () => {
  const shared = await order({ visit: true });
  await world.sql(`update tickets set scope = 'common' where id = $1 returning id`, shared.ticket);
  await tells(plumber, shared, 'order.visit', 'staff', shared.visit);
  const said = world.twilio.sentTo(PHONE).at(-1)!;
  expect(said).toContain('parties communes');
  expect(said).not.toContain('Contact');
});
