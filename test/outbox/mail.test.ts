// What a text becomes when it leaves as a mail: subject, thread, and the names of both sides.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Channel, Outgoing } from '#channels/channel.ts';
import { newId } from '#lib/ids.ts';
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

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld({ channels: (channels) => channels.set('email', email) });
});
afterEach(() => {
  mails.length = 0;
});
afterAll(() => world.close());

async function wrote(
  { conversation, address }: { conversation: string; address: string },
  mail: { id: string; subject: string; references?: string[]; unanswerable?: string; minutesAgo?: number },
): Promise<void> {
  await world.sql(
    `insert into messages (agency_id, id, conversation_id, address_id, raw_id, channel, provider_id, sent_to, kind, text, subject, unanswerable, received_at, extra)
     values ($1, $2::uuid, $3, $4, $2::uuid, 'email', $2::uuid::text, 'tickets@lilas.example', 'text', 'x', $5, $6, $7, $8::jsonb)`,
    AGENCY,
    newId(),
    conversation,
    address,
    mail.subject,
    mail.unanswerable ?? '',
    new Date(world.clock.now().getTime() - (mail.minutesAgo ?? 0) * 60_000),
    JSON.stringify({ messageId: mail.id, references: mail.references ?? [] }),
  );
}

describe('a text as a mail', () => {
  it('an answer stays in the thread of their last mail, whatever a machine sent since', async () => {
    const tenant = await world.person({ email: 'un@example.fr' });
    await wrote(tenant, { id: 'a@x.fr', subject: 'Volet', minutesAgo: 20 });
    await wrote(tenant, { id: 'b@x.fr', subject: 'RE: Re : Volet', references: ['a@x.fr'], minutesAgo: 10 });
    await wrote(tenant, { id: 'c@x.fr', subject: 'Absence du bureau', unanswerable: 'automatic' });
    await world.send(await world.text(tenant));
    expect(mails).toMatchObject([
      {
        subject: 'Re: Volet',
        language: 'fr',
        headers: { 'In-Reply-To': '<b@x.fr>', References: '<a@x.fr> <b@x.fr>' },
      },
    ]);
  });

  it('news of a ticket say which and about what, in the language of the person', async () => {
    const tenant = await world.person({ email: 'deux@example.fr' });
    await wrote(tenant, { id: 'd@x.fr', subject: 'Autre chose' });
    const ticket = await world.ticket(tenant, { reference: 1121 });
    await world.send(await world.text(tenant, { manner: 'change', ticket_id: ticket }));
    await world.send(await world.text(tenant, { manner: 'answer', ticket_id: ticket, language: 'en' }));
    expect(mails.map(({ subject, language }) => [subject, language])).toEqual([
      ['Votre demande 1121 : chauffage', 'fr'],
      ['Re: Autre chose', 'en'],
    ]);
    const english = await world.person({ email: 'trois@example.fr' });
    const other = await world.ticket(english, { reference: 1122 });
    await world.send(await world.text(english, { ticket_id: other, language: 'en' }));
    expect(mails.at(-1)).toMatchObject({ subject: 'Your request 1122: heating' });
    expect(mails.at(-1)).not.toHaveProperty('headers');
  });

  it('another address of theirs has never seen the thread', async () => {
    const tenant = await world.person({ phone: '+33612000091', email: 'quatre@example.fr', prefers: 'email' });
    await wrote({ ...tenant, address: newId() }, { id: 'e@x.fr', subject: 'Privé' });
    await world.send(await world.text(tenant, { manner: 'change' }));
    expect(mails).toHaveLength(1);
    expect(mails[0]).not.toHaveProperty('headers');
    expect(mails[0]).not.toHaveProperty('subject');
  });

  it('begins with their name and ends with ours; a danger comes before both', async () => {
    const tenant = await world.person({ email: 'cinq@example.fr' });
    await world.send(await world.text(tenant));
    expect(mails[0]!.text).toMatch(/^Bonjour Mme Petit,\n\n(?!LILAS)[\s\S]+\n\nAgence des Lilas\n01 23 45 67 89$/);
    await world.send(await world.text(tenant, { manner: 'safety' }));
    expect(mails[1]!.text).not.toContain('Bonjour');
    expect(mails[1]!.text).toMatch(/\n\nAgence des Lilas\n01 23 45 67 89$/);
  });

  it('who marked our mails as spam gets none but in danger', async () => {
    const tenant = await world.person({ email: 'six@example.fr' });
    await world.sql(
      `update addresses set opted_out_at = now() where agency_id = $1 and id = $2`,
      AGENCY,
      tenant.address,
    );
    const news = await world.text(tenant, { manner: 'change' });
    await world.send(news);
    expect(mails).toEqual([]);
    expect((await world.row(news)).detail).toBe('opted_out');
    await world.send(await world.text(tenant, { manner: 'safety' }));
    expect(mails).toHaveLength(1);
  });
});
