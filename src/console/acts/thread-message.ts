// What managers type in the thread of a card is kept among themselves. It is never sent: writing to the tenant is a button.
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { cleanText } from '#lib/text.ts';
import { channelsOf } from '../cards/route.ts';
import { type Ground, whisper } from '../ground.ts';
import { tookIn } from '../slack/deliveries.ts';

export interface MessageEvent {
  subtype?: string;
  channel?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  ts?: string;
  thread_ts?: string;
  /** Of a change: the message as it is now. */
  message?: { bot_id?: string; text?: string; ts?: string };
  deleted_ts?: string;
}

/** Words of people; everything else that Slack calls a message is about the channel. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

export async function threadMessage(ground: Ground, delivery: string, event: MessageEvent): Promise<void> {
  const { channel, subtype } = event;
  if (channel === undefined || event.bot_id !== undefined || event.message?.bot_id !== undefined) return;
  for (const { id: agency, settings } of await ground.agencies.all()) {
    if (!channelsOf(settings).has(channel)) continue;
    const written = await inAgency(ground.db, agency, async (tx) => {
      if (!(await tookIn(tx, `${delivery}:${agency}`, ground.clock.now()))) return null;
      if (subtype === 'message_changed') await changed(tx, agency, event);
      else if (subtype === 'message_deleted') await deleted(tx, agency, event);
      else if (WRITTEN.has(subtype)) return write(tx, agency, event, ground.clock.now());
      return null;
    });
    if (written?.first) ground.afterwards(() => whisper(ground, { user: event.user!, channel }, STAYS_INSIDE));
  }
}

const STAYS_INSIDE =
  '📝 Noté en interne : le locataire ne voit rien de ce fil. Pour lui écrire, utilisez *Répondre* sur la carte.';

async function write(
  tx: Tx,
  agency: string,
  { channel, thread_ts, ts, user, text }: MessageEvent,
  at: Date,
): Promise<{ first: boolean } | null> {
  if (thread_ts === undefined || ts === undefined || user === undefined || ts === thread_ts) return null;
  const ticket = await ticketAt(tx, agency, channel!, thread_ts);
  if (ticket === undefined) return null;
  const [author] = await rows<{ id: string }>(
    tx,
    'select id from managers where agency_id = $1 and slack_user = $2',
    agency,
    user,
  );
  const by = author === undefined ? `slack:${user}` : `manager:${author.id}`;
  const [{ before } = { before: 0 }] = await rows<{ before: number }>(
    tx,
    `select count(*) as before from ticket_notes where agency_id = $1 and ticket_id = $2 and author = $3 and kind = 'internal'`,
    agency,
    ticket,
    by,
  );
  await run(
    tx,
    `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ($1, $2, $3, $4, 'internal', $5, $6, $7) on conflict do nothing`,
    agency,
    newId(),
    ticket,
    by,
    cleanText(text ?? ''),
    ts,
    at,
  );
  return { first: before === 0 };
}

/** Slack tells of its own changes too (a link unfolded): the words are then the same. */
async function changed(tx: Tx, agency: string, { message }: MessageEvent): Promise<void> {
  await run(
    tx,
    `update ticket_notes set words = $3 where agency_id = $1 and source = $2 and kind = 'internal'`,
    agency,
    message?.ts ?? '',
    cleanText(message?.text ?? ''),
  );
}

/** What its author takes back is gone. */
async function deleted(tx: Tx, agency: string, { deleted_ts }: MessageEvent): Promise<void> {
  await run(
    tx,
    `delete from ticket_notes where agency_id = $1 and source = $2 and kind = 'internal'`,
    agency,
    deleted_ts ?? '',
  );
}

async function ticketAt(tx: Tx, agency: string, channel: string, ts: string): Promise<string | undefined> {
  const [card] = await rows<{ ticket_id: string }>(
    tx,
    `select ticket_id from cards where agency_id = $1 and channel = $2 and ts = $3 and ts <> ''`,
    agency,
    channel,
    ts,
  );
  return card?.ticket_id;
}
