// What became of a text, and how that is written: many at a time, in one statement.
import type { Line } from '#flows/effects.ts';
import { factRow, journalWrite } from '#journal/store.ts';
import type { Tx } from '#lib/db.ts';
import { oneStatement, type Write } from '#lib/writes.ts';
import { type Learned, learnedOfAddresses } from '#people/reach.ts';
import { reachedOtherwise } from './copies.ts';
import type { Held } from './held.ts';
import type { OutboxState, Via } from './store.ts';
import { cardOf, type StaleCard, undelivered } from './undelivered.ts';

export interface Settled {
  text: Held;
  state: OutboxState;
  /** It was handed to a provider, or we tried. */
  tried: boolean;
  dueAt: Date;
  firstTriedAt: Date | null;
  channel: string;
  address: string | null;
  words: string;
  providerId: string;
  detail: string;
  avoided: readonly string[];
  sentAt: Date | null;
  /** The lines changed: others were joined to them. */
  lines?: readonly Line[];
  /** From now on it is bound to this kind of address. */
  via?: Via;
  /** A person must hear that this did not arrive; `landline`: because there is only one, which takes no text. */
  undelivered: boolean | 'landline';
  /** Journal facts beyond what the row itself tells. */
  facts: readonly { fact: string; data: object }[];
  learned: readonly Learned[];
}

/** A text as it was, to be changed. */
export function unchanged(text: Held): Settled {
  return {
    text,
    state: 'due',
    tried: false,
    dueAt: text.triedAt,
    firstTriedAt: text.triedAt,
    channel: text.channel,
    address: text.address,
    words: '',
    providerId: '',
    detail: '',
    avoided: text.avoided,
    sentAt: null,
    undelivered: false,
    facts: [],
    learned: [],
  };
}

/** Writes of tables above this folder, which what happens to a text touches: engine/store.ts newEvents, tickets/card-wanted.ts. */
export interface Alongside {
  newEvents: Write;
  cardsWanted: Write;
}

// A receipt may have come first and told that it was sent.
export const settledTexts: Write = {
  name: 'settled',
  sql: `update outbox o set state = r.state, attempts = o.attempts + r.tried, due_at = r.due_at, first_tried_at = r.first_tried_at, channel = r.channel,
      address_id = r.address_id, text = r.text, provider_id = r.provider_id, detail = r.detail, avoided = r.avoided, sent_at = r.sent_at,
      lines = coalesce(r.lines, o.lines), via = coalesce(r.via, o.via)
    from json_to_recordset($rows::json) as r(agency_id text, id uuid, state text, tried int, due_at timestamptz, first_tried_at timestamptz, channel text,
      address_id uuid, text text, provider_id text, detail text, avoided text[], sent_at timestamptz, lines jsonb, via text)
    where o.agency_id = r.agency_id and o.id = r.id and (o.state = 'due' or o.state = 'sent' and r.state = 'sent' and o.text = '')`,
};

/** Tells whether events or cards were written, which others wait for. */
export type SettledWriter = (
  tx: Tx,
  settled: readonly Settled[],
  now: Date,
) => Promise<{ events: boolean; cards: boolean }>;

const SHOWN_AS_WAITING_MS = 60_000;

export function settledWriter({ newEvents, cardsWanted }: Alongside): SettledWriter {
  const plain = oneStatement([settledTexts]);
  const whole = oneStatement([settledTexts, journalWrite, newEvents, cardsWanted, learnedOfAddresses]);
  return async (tx, settled, now) => {
    const texts = settled.map(row);
    const journal = settled.flatMap((one) => one.facts.map(({ fact, data }) => factOf(one, now, fact, data)));
    const reached = await reachedOtherwise(tx, undeliveredCopies(settled));
    const missed = settled.filter((one) => one.undelivered !== false && !reached.has(one.text.id));
    const events = missed.map((one) => undelivered(one.text, now, one.undelivered === 'landline'));
    const cards: StaleCard[] = settled
      .filter((one) => one.text.card !== null && (one.undelivered !== false || wasShownAsWaiting(one)))
      .map(({ text }) => cardOf(text.agency, text.card!, now));
    const learned = settled.flatMap((one) => one.learned);
    if (journal.length + events.length + cards.length + learned.length === 0) await plain(tx, { settled: texts });
    else await whole(tx, { settled: texts, journal, events, cards: once(cards), 'learned of addresses': learned });
    return { events: events.length > 0, cards: cards.length > 0 };
  };
}

function undeliveredCopies(settled: readonly Settled[]): { agency: string; id: string }[] {
  return settled.filter(({ undelivered, text }) => undelivered !== false && text.via !== null).map(({ text }) => text);
}

/** A card that was shown while the text waited says so; one that left at once is not worth another call to Slack. */
function wasShownAsWaiting({ state, text }: Settled): boolean {
  return state !== 'due' && text.triedAt.getTime() - text.createdAt.getTime() > SHOWN_AS_WAITING_MS;
}

function once(cards: readonly StaleCard[]): StaleCard[] {
  return [...new Map(cards.map((card) => [card.ticket_id, card])).values()];
}

function row(one: Settled): object {
  return {
    agency_id: one.text.agency,
    id: one.text.id,
    state: one.state,
    tried: one.tried ? 1 : 0,
    due_at: one.dueAt,
    first_tried_at: one.firstTriedAt,
    channel: one.channel,
    address_id: one.address,
    text: one.words,
    provider_id: one.providerId,
    detail: one.detail,
    avoided: one.avoided,
    sent_at: one.sentAt,
    lines: one.lines ?? null,
    via: one.via ?? null,
  };
}

function factOf({ text }: Settled, at: Date, fact: string, data: object) {
  return factRow(text.agency, {
    at,
    fact,
    actor: 'system',
    mailbox_id: text.conversation,
    ticket_id: text.ticket,
    outbox_id: text.id,
    data,
  });
}
