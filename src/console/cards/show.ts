// Brings Slack up to date with the record: claims cards that are stale, renders them, posts or changes them, notes what is shown.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency } from '#lib/db.ts';
import type { Logger } from '#lib/log.ts';
import type { RepeatedFailure } from '#lib/repeated-failure.ts';
import type { FileLinks } from '#media/links.ts';
import { ownersToday } from '../alerts/stand-in.ts';
import { faultsOfMessage } from '../block-limits.ts';
import { loadRepairs } from '../orders/record.ts';
import type { NewMessage, Sent, Slack } from '../slack/api.ts';
import { findAgain } from '../slack/find-again.ts';
import { atPace, type Pace } from '../slack/pace.ts';
import { card, type Message } from './card.ts';
import { backOffMs, claimCards, markCards, type ShownCard, type StaleCard } from './claim.ts';
import { linksOf, withoutPictures } from './files.ts';
import { isElsewhere, leavePointer } from './move.ts';
import { MOST_WORDS } from './parts.ts';
import { type CardRecord, loadCards } from './record.ts';
import { routeOf } from './route.ts';
import { threadMessages } from './thread.ts';
import { loadNewLines, type NewLine, noteLines } from './thread-record.ts';

export interface Showing {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  slack: Slack;
  pace: Pace;
  failure: RepeatedFailure;
  /** Where files are opened from. */
  files?: FileLinks | undefined;
}

export const CARD_EVENT = 'loge_ticket';
const MOST_AT_ONCE = 40;

interface Work {
  stale: StaleCard;
  record: CardRecord;
  channel: string;
  message: Message;
  zone: string;
  lines: readonly NewLine[];
  /** Another trade or residence is looked after elsewhere: it goes there, and says so where it stood. */
  moves: boolean;
}

/** One batch; how many cards it was given. */
export async function showCards(showing: Showing): Promise<number> {
  const { db, clock } = showing;
  const now = clock.now();
  const claimed = await claimCards(db, now, MOST_AT_ONCE, async (tx, agency, cards) => {
    const records = await loadCards(
      tx,
      agency,
      cards.map((card) => card.ticket_id),
      now,
    );
    const withThread = cards.filter(({ ts, ticket_id }) => ts !== '' || isLong(records.get(ticket_id)));
    return {
      records,
      lines: await loadNewLines(
        tx,
        agency,
        withThread.map((card) => card.ticket_id),
        now,
        MOST_WORDS,
      ),
    };
  });
  if (claimed === null) return 0;
  const { cards, loaded } = claimed;
  const agency = cards[0]!.agency_id;
  const { settings } = await showing.agencies.get(agency);
  const repairs = await inAgency(db, agency, (tx) =>
    loadRepairs(tx, agency, settings, [...loaded.records.keys()], now),
  );
  const work: Work[] = [];
  const shown: ShownCard[] = [];
  for (const stale of cards) {
    const record = loaded.records.get(stale.ticket_id);
    // Erased meanwhile, or grouped before it ever had a card of its own: its lead shows it.
    if (record === undefined || (record.lead !== null && stale.ts === '' && !stale.doubt))
      shown.push(settled(stale, stale.channel, stale.ts, stale.wanted));
    else {
      const zone = record.zone ?? settings.agency.timezone;
      const route = routeOf(settings, record);
      const moves = isElsewhere(stale, record, route.channel);
      const channel = stale.ts === '' || moves ? route.channel : stale.channel;
      const owners = ownersToday(settings, route, now);
      work.push({
        stale,
        record,
        channel,
        zone,
        moves,
        message: card({
          record,
          zone,
          now,
          owners,
          repair: repairs.get(record.id),
          files: linksOf(showing.files, agency),
        }),
        lines: loaded.lines.get(stale.ticket_id) ?? [],
      });
    }
  }
  const channels = [...Map.groupBy(work, ({ channel }) => channel)];
  shown.push(
    ...(
      await Promise.all(channels.map(([channel, inChannel]) => showInChannel(showing, agency, channel, inChannel)))
    ).flat(),
  );
  await markCards(db, agency, shown);
  return cards.length;
}

async function showInChannel(
  showing: Showing,
  agency: string,
  channel: string,
  work: readonly Work[],
): Promise<ShownCard[]> {
  const { slack, pace, clock } = showing;
  const later = ({ stale, moves }: Work, afterMs: number): ShownCard => ({
    ...settled(stale, stale.channel, stale.ts, null),
    attempts: stale.attempts,
    due_at: new Date(clock.now().getTime() + afterMs),
    doubt: stale.doubt && (stale.ts === '' || moves),
  });
  const doubtful = work
    .filter(({ stale, moves }) => stale.doubt && (stale.ts === '' || moves))
    .map(({ stale }) => stale.ticket_id);
  let known = new Map<string, string>();
  if (doubtful.length > 0) {
    try {
      known = await findAgain(slack, channel, CARD_EVENT, doubtful);
    } catch (error) {
      // Not knowing, we wait: a second card of one ticket would be answered by a second manager.
      showing.failure.failed(error);
      const [unsure, sure] = [
        work.filter(({ stale }) => doubtful.includes(stale.ticket_id)),
        work.filter(({ stale }) => !doubtful.includes(stale.ticket_id)),
      ];
      return [
        ...unsure.map((one) => later(one, backOffMs(one.stale.attempts + 1))),
        ...(await showInChannel(showing, agency, channel, sure)),
      ];
    }
  }
  return atPace(
    pace,
    channel,
    work,
    (one) => {
      const ts = (one.moves ? '' : one.stale.ts) || known.get(one.stale.ticket_id) || '';
      return showOne(showing, agency, one, ts, later);
    },
    later,
  );
}

async function showOne(
  showing: Showing,
  agency: string,
  work: Work,
  ts: string,
  later: (work: Work, afterMs: number) => ShownCard,
): Promise<ShownCard> {
  const { pace, failure, clock } = showing;
  const { stale, channel, moves } = work;
  // Until it stands in its new place, it stands where it was.
  const place = moves ? { channel: stale.channel, ts: stale.ts } : { channel: ts === '' ? stale.channel : channel, ts };
  const sent = await send(showing, work, ts);
  switch (sent.kind) {
    case 'sent': {
      failure.succeeded();
      pace.passed(channel);
      // A card that was deleted in Slack has been posted anew.
      const at = sent.ts || ts;
      if (moves) await leavePointer(showing, stale, work.record, channel);
      await tellThread(showing, agency, work, at);
      return settled(stale, channel, at, stale.wanted);
    }
    case 'later':
      pace.refused(channel, sent.afterMs);
      return { ...later(work, sent.afterMs), ...(moves ? place : { ts, channel }) };
    default: {
      failure.failed(
        new Error(
          `Slack did not take a card (${sent.kind}): ${'error' in sent ? remedy(sent.error, channel) : 'detail' in sent ? sent.detail : ''}`,
        ),
      );
      const attempts = stale.attempts + 1;
      const due_at = new Date(clock.now().getTime() + backOffMs(attempts));
      return {
        ...settled(stale, place.channel, place.ts, null),
        attempts,
        due_at,
        doubt: sent.kind === 'unknown' && ts === '',
      };
    }
  }
}

async function send(showing: Showing, { record, channel, message }: Work, ts: string): Promise<Sent> {
  const { slack, log } = showing;
  const faults = faultsOfMessage(message);
  if (faults.length > 0)
    log.error({ faults, ticket: record.id }, 'a card is beyond the limits of Slack and is shown short');
  const about = { channel, metadata: { event_type: CARD_EVENT, event_payload: { id: record.id } } };
  const attempt = async (shape: Message): Promise<Sent> => {
    if (ts === '') return slack.post({ ...about, ...shape });
    const updated = await slack.update({ ...about, ...shape, ts });
    // Deleted by somebody: the ticket lives in our base, and gets a new card.
    return updated.kind === 'gone' ? slack.post({ ...about, ...shape }) : updated;
  };
  let sent = await attempt(faults.length === 0 ? message : short(message));
  if (sent.kind !== 'refused' || !TOO_LONG.test(sent.error)) return sent;
  const plain = withoutPictures(message);
  if (faults.length === 0 && plain.blocks.length < message.blocks.length) {
    log.warn(
      { reason: sent.error, ticket: record.id },
      'Slack could not load the pictures of a card: is PUBLIC_URL reachable?',
    );
    sent = await attempt(plain);
    if (sent.kind !== 'refused' || !TOO_LONG.test(sent.error)) return sent;
  }
  log.error({ reason: sent.error, ticket: record.id }, 'Slack refused a card, which is shown short');
  return attempt(short(message));
}

/** Answers of Slack that mean: not in this shape. */
export const TOO_LONG = /^(invalid_blocks|msg_blocks_too_long|msg_too_long|invalid_arguments|invalid_block|no_text)/;

/** Headline and buttons: better than no card. */
function short({ text, blocks }: Message): Message {
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: text.slice(0, 2900), verbatim: true } },
      ...blocks.filter((block) => block.type === 'actions'),
    ],
  };
}

async function tellThread(
  showing: Showing,
  agency: string,
  { record, channel, lines, zone }: Work,
  ts: string,
): Promise<void> {
  if (lines.length === 0) return;
  for (const { lines: told, ...message } of threadMessages(lines, showing.clock.now(), zone)) {
    const thread: NewMessage = { channel, ...message, thread_ts: ts };
    const sent: Sent = message.blocks.length === 0 ? { kind: 'sent', ts: '' } : await showing.slack.post(thread);
    if (sent.kind === 'later') showing.pace.refused(channel, sent.afterMs);
    // Not told: the lines are still new when the card next changes.
    if (sent.kind !== 'sent')
      return showing.log.warn(
        { reason: sent.kind, ticket: record.id },
        'lines of a thread wait for the next change of their card',
      );
    await inAgency(showing.db, agency, (tx) => noteLines(tx, agency, told));
  }
}

function settled(stale: StaleCard, channel: string, ts: string, shown: number | null): ShownCard {
  return { ticket_id: stale.ticket_id, channel, ts, shown, attempts: 0, due_at: null, doubt: false };
}

function isLong(record: CardRecord | undefined): boolean {
  return record?.messages.some(({ text }) => text.length > MOST_WORDS) ?? false;
}

function remedy(error: string, channel: string): string {
  if (error === 'channel_not_found' || error === 'not_in_channel')
    return `${error}: invite the app to the channel ${channel} (/invite)`;
  if (error === 'invalid_auth' || error === 'not_authed' || error === 'token_revoked' || error === 'account_inactive')
    return `${error}: copy SLACK_BOT_TOKEN anew from the Slack app`;
  return error === 'missing_scope' ? `${error}: install the app again with the manifest of the README` : error;
}
