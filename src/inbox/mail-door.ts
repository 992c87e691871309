// The door that mails come in by: messages to the inbox; bounces, complaints and stray replies to whom they concern.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Inbound } from '#channels/channel.ts';
import type { EmailOptions } from '#channels/email/channel.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run, type Tx, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import type { Logger } from '#lib/log.ts';
import { oneStatement } from '#lib/writes.ts';
import type { Receipts } from '#outbox/receipts.ts';
import { learnedOfAddresses } from '#people/reach.ts';
import { isDisowned, strangerIfDisowned, tellDisowned, unlessRepeated } from './mail-doubt.ts';
import { type Inbox, NOBODY } from './receive.ts';

export interface MailDoorOptions {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  inbox: Inbox;
  takeReceipt: Receipts['take'];
  /** There is something to show in Slack. */
  raised(): void;
}

export interface MailDoor extends Required<Pick<EmailOptions, 'takeBounce' | 'takeComplaint' | 'takeOther'>> {
  take(inbound: Inbound, raw: Buffer): Promise<void>;
}

/** A mail of ours, and whose it was. */
interface Ours {
  agency: string;
  conversation: string;
  reference: number | null;
  channel: string;
  address: string | null;
  value: string | null;
  provider_id: string;
}

const STRAY = 'Réponse par mail';
const QUOTED = 'Mail transféré';
const COMPLAINT = 'Mail signalé comme indésirable';
const BOUNCE = 'Mail non remis';

// $1 agencies, $2 outbox
const OURS = `
select o.agency_id as agency, o.conversation_id as conversation, t.reference, o.channel, o.address_id as address, a.value, o.provider_id
from unnest($1::text[]) as g(id) join outbox o on o.agency_id = g.id and o.id = $2::uuid
left join tickets t on t.agency_id = o.agency_id and t.id = o.ticket_id left join addresses a on a.agency_id = o.agency_id and a.id = o.address_id`;

// One person's talks are joined by the directory: an answer from their other address is no stray.
// $1 agency, $2 provider id, $3 whose mail it was, $4 alert, $5 data, $6 now
const RAISE_STRAY = `
insert into alerts (agency_id, id, kind, conversation_id, message_id, data, raised_at)
select $1, $4, 'look_at', m.conversation_id, m.id, $5::jsonb, $6 from messages m
join conversations c on c.agency_id = $1 and c.id = m.conversation_id left join conversations w on w.agency_id = $1 and w.id = $3
where m.agency_id = $1 and m.channel = 'email' and m.provider_id = $2 and m.conversation_id <> $3
  and (c.person_id is null or c.person_id is distinct from w.person_id)
  and not exists (select from alerts a where a.agency_id = $1 and a.conversation_id = m.conversation_id and a.message_id = m.id
    and a.data ->> 'event' = $5::jsonb ->> 'event')`;

// Told once, until somebody has settled it. $1 agency, $2 conversation, $3 alert, $4 data, $5 now
const RAISE = `
insert into alerts (agency_id, id, kind, conversation_id, data, raised_at) select $1, $3, 'look_at', $2::uuid, $4::jsonb, $5
where not exists (select from alerts a where a.agency_id = $1 and a.conversation_id is not distinct from $2::uuid and a.settled_at is null
  and a.data = $4::jsonb)`;

/** Who had called a mail of ours unwanted writes to us of their own will. */
const WELCOME_AGAIN = `
update addresses set opted_out_at = null where agency_id = $1 and kind = 'email' and value = lower($2) and opted_out_at is not null`;

const writeLearned = oneStatement([learnedOfAddresses]);

export function createMailDoor({ db, clock, log, agencies, inbox, takeReceipt, raised }: MailDoorOptions): MailDoor {
  async function ofOurs(outbox: string): Promise<Ours | undefined> {
    const known = (await agencies.all()).map(({ id }) => id);
    const [found] = await unscoped(db, (tx) => rows<Ours>(tx, OURS, known, outbox));
    return found;
  }

  /** A reply address names no agency where several share a domain: the mail that is answered does. */
  async function addressed(inbound: Inbound, answered: Ours | undefined): Promise<Inbound> {
    if (answered === undefined) return inbound;
    const own = (await agencies.get(answered.agency)).settings.senders.email?.toLowerCase();
    const isShared = own !== undefined && domainOf(own) === domainOf(inbound.to);
    return own !== undefined && (inbound.to === '' || isShared) ? { ...inbound, to: own } : inbound;
  }

  async function raise(tx: Tx, agency: string, conversation: string | null, event: string, why: string): Promise<void> {
    const added = await run(tx, RAISE, agency, conversation, newId(), JSON.stringify({ event, why }), clock.now());
    if (added > 0) log.warn({ agency, event }, 'a mail is shown to a person');
  }

  async function forOperator(event: string, why: string): Promise<void> {
    await inAgency(db, NOBODY, (tx) => raise(tx, NOBODY, null, event, why));
    raised();
  }

  return {
    async take(inbound, raw) {
      const { outbox, isQuoted } = answeredBy(inbound);
      const answered = outbox === null ? undefined : await ofOurs(outbox);
      const to = await addressed(inbound, answered);
      const received = strangerIfDisowned(outbox === null ? to : await unlessRepeated({ db, clock, agencies }, to));
      const owner = await agencies.ofSender('email', received.to);
      // Before the mail itself is taken in: its answer may leave again.
      if (typeof owner === 'string' && received.unanswerable === '' && received.extra.hearsay !== true)
        await inAgency(db, owner, (tx) => run(tx, WELCOME_AGAIN, owner, received.from.value));
      await inbox.receive({ inbound: received, raw, headers: {} });
      // After a crash in between the mail comes again, and this with it.
      if (
        owner !== null &&
        owner !== undefined &&
        isDisowned(inbound) &&
        (await tellDisowned({ db, clock }, owner, inbound))
      )
        raised();
      if (answered === undefined || owner !== answered.agency) return;
      const { agency, conversation, reference } = answered;
      const about = reference === null ? '' : ` (demande ${reference})`;
      const does = isQuoted ? 'cite' : 'répond à';
      const why = `ce mail ${does} un message que nous avions écrit à quelqu’un d’autre${about} : rien de cette demande n’a été dit à son auteur`;
      const data = JSON.stringify({ event: isQuoted ? QUOTED : STRAY, why });
      const strays = await inAgency(db, agency, (tx) =>
        run(tx, RAISE_STRAY, agency, inbound.providerId, conversation, newId(), data, clock.now()),
      );
      if (strays > 0) raised();
    },
    async takeBounce(bounce, reference, raw) {
      await inbox.keepUnread('email', raw, { is: 'bounce', reference: reference ?? '', status: bounce.status });
      if (bounce.action === 'delayed') return;
      const ours = reference === null ? undefined : await ofOurs(outboxOf(reference));
      if (reference === null || ours === undefined) {
        log.warn({ status: bounce.status }, 'a bounce that does not say which mail it is about');
        return forOperator(
          BOUNCE,
          `un mail à ${bounce.address || 'on ne sait qui'} n’est pas arrivé : ${bounce.status}`,
        );
      }
      const isNamed = bounce.messageId.startsWith(`loge.${reference}.`);
      const providerId = isNamed ? bounce.messageId : ours.channel === 'email' ? ours.provider_id : '';
      // What has left another way since is no longer this mail; an id that is not noted yet belongs to one that has just left.
      if (providerId === '' || (ours.provider_id !== '' && ours.provider_id !== providerId)) return;
      await takeReceipt({ providerId, status: 'failed', errorCode: bounce.status || 'bounce', from: '', reference });
    },
    async takeComplaint(complaint, reference, raw) {
      await inbox.keepUnread('email', raw, { is: 'complaint', reference: reference ?? '' });
      const ours = reference === null ? undefined : await ofOurs(outboxOf(reference));
      if (ours === undefined || ours.address === null || ours.channel !== 'email') {
        // Whoever cannot name a mail of ours silences nobody.
        return forOperator(
          COMPLAINT,
          `par ${complaint.address || 'un fournisseur de messagerie'} : on ne sait de quel mail`,
        );
      }
      const { agency, conversation, address, value } = ours;
      await inAgency(db, agency, async (tx) => {
        const opted_out_at = clock.now();
        await writeLearned(tx, {
          'learned of addresses': [{ agency_id: agency, id: address, landline: false, opted_out_at }],
        });
        const why = `${value ?? ''} ne reçoit plus nos mails, sauf en cas de danger : voyez comment joindre cette personne`;
        await raise(tx, agency, conversation, COMPLAINT, why);
      });
      raised();
    },
    takeOther: (reason, raw) => inbox.keepUnread('email', raw, { is: reason }),
  };
}

/** By its reply address, else by the thread that it is in; what it only quotes may have been passed on by anybody. */
function answeredBy({ extra: { token, repliesTo, quotedToken } }: Inbound): {
  outbox: string | null;
  isQuoted: boolean;
} {
  if (typeof token === 'string') return { outbox: token, isQuoted: false };
  if (typeof repliesTo === 'string') return { outbox: outboxOf(repliesTo), isQuoted: false };
  return { outbox: typeof quotedToken === 'string' ? quotedToken : null, isQuoted: true };
}

/** "agency.outbox". */
function outboxOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('.') + 1);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
