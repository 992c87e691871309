// Whose turn it is: the mailboxes of the oldest pending events, all of one agency, locked until the end of the transaction.
import type { FormSaid } from '#channels/form/said.ts';
import { narrow, rows, type Tx, type Unscoped } from '#lib/db.ts';
import type { ArmedTimers, Mailbox, MailboxKind, PendingEvent, Stored } from './mailbox.ts';

export interface ClaimedMessage {
  id: string;
  text: string;
  subject: string;
  kind: string;
  channel: string;
  optOutType: string | null;
  unanswerable: string;
  sentAt: string | null;
  receivedAt: string;
  /** What became of a recording (voice-note.ts); null: nothing yet, or it is none. */
  voice: 'transcribed' | 'late' | 'unheard' | null;
  files: number;
  /** Of a button that was tapped, or an item of a list; null: they wrote. */
  tapped?: string | null;
  /** Names people by hearsay: a mail that was passed on, or that the domain of its sender disowns. */
  hearsay?: boolean | null;
  /** What a form says in fields of its own. */
  form: FormSaid | null;
}

export interface Claim {
  agency: string;
  tx: Tx;
  boxes: { mailbox: Mailbox; events: PendingEvent[] }[];
  messages: Map<string, ClaimedMessage>;
}

export const MOST_EVENTS = 100;

// $1 how many events, $2 mailboxes to leave alone
export const CLAIM = `
with oldest as materialized (
  select agency_id, mailbox_id, id from events where state = 'pending' and not (mailbox_id = any($2::uuid[])) order by id limit $1),
turn as (select agency_id from oldest order by id limit 1)
select m.agency_id as agency, m.id, m.kind, m.machines, m.timers from mailboxes m
where (m.agency_id, m.id) in (select o.agency_id, o.mailbox_id from oldest o join turn using (agency_id))
order by m.id for update skip locked`;

interface BoxRow {
  agency: string;
  id: string;
  kind: MailboxKind;
  machines: Record<string, Stored>;
  timers: ArmedTimers;
}

/** Null when there is nothing to do, or others are at it. */
export async function claim(tx: Unscoped, limit: number, except: readonly string[]): Promise<Claim | null> {
  const found = await rows<BoxRow>(tx, CLAIM, limit, except);
  if (found.length === 0) return null;
  return load(await narrow(tx, found[0]!.agency), found);
}

/** One named mailbox, for a click that wants its answer at once. Waits for whoever holds it. */
export async function claimOne(tx: Tx, agency: string, mailbox: string): Promise<Claim | null> {
  const found = await rows<BoxRow>(
    tx,
    `select agency_id as agency, id, kind, machines, timers from mailboxes where agency_id = $1 and id = $2 for update`,
    agency,
    mailbox,
  );
  return found.length === 0 ? null : load(tx, found);
}

interface EventRowWithMessage extends PendingEvent {
  words: ClaimedMessage | null;
}

// $1 agency, $2 mailboxes
export const PENDING = `
select e.id, e.mailbox_id as mailbox, e.type, e.at, e.message_id as message, e.refs, e.attempts,
  case when m.id is not null then json_build_object('id', m.id, 'text', m.text, 'subject', m.subject, 'kind', m.kind, 'channel', m.channel,
    'optOutType', m.opt_out_type, 'unanswerable', m.unanswerable, 'sentAt', m.sent_at, 'receivedAt', m.received_at, 'tapped', m.extra ->> 'payload', 'hearsay', m.extra -> 'hearsay', 'form', m.extra -> 'form', 'voice', m.extra ->> 'voice', 'files', m.media_count) end as words
from events e left join messages m on m.agency_id = $1 and m.id = e.message_id
where e.agency_id = $1 and e.mailbox_id = any($2::uuid[]) and e.state = 'pending' order by e.id`;

async function load(tx: Tx, found: readonly BoxRow[]): Promise<Claim> {
  const agency = found[0]!.agency;
  const byBox = new Map(found.map((row) => [row.id, [] as PendingEvent[]]));
  const messages = new Map<string, ClaimedMessage>();
  const ids = [...byBox.keys()];
  for (const { words, ...event } of await rows<EventRowWithMessage>(tx, PENDING, agency, ids)) {
    byBox.get(event.mailbox)!.push(event);
    if (words !== null) messages.set(words.id, words);
  }
  const boxes = found.map(({ agency: _, ...mailbox }) => ({ mailbox, events: byBox.get(mailbox.id)! }));
  return { agency, tx, boxes, messages };
}

/** Texts of messages that are not among the pending events: earlier ones of a burst. */
export async function loadMessages(tx: Tx, agency: string, ids: readonly string[]): Promise<ClaimedMessage[]> {
  if (ids.length === 0) return [];
  return rows<ClaimedMessage>(
    tx,
    `select id, text, subject, kind, channel, opt_out_type as "optOutType", unanswerable, sent_at as "sentAt", received_at as "receivedAt", extra ->> 'payload' as tapped, extra -> 'hearsay' as hearsay, extra -> 'form' as form, extra ->> 'voice' as voice, media_count as files
     from messages where agency_id = $1 and id = any($2::uuid[])`,
    agency,
    ids,
  );
}
