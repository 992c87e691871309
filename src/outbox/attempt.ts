// One text, tried: along its ways, best first, until a provider has taken it, or nobody can say, or none is left.
import type { Logger } from 'pino';
import type { Channel, Outgoing, OutgoingFile, SendResult } from '#channels/channel.ts';
import type { ChannelName } from '#flows/codes.ts';
import type { Clock } from '#lib/clock.ts';
import { isUrgent } from './held.ts';
import type { Ready } from './prepare.ts';
import { avoidance, type Destination } from './route.ts';
import { type Settled, unchanged } from './settled.ts';

/** What a mail with these words carries; none where its files cannot be made. */
export type AttachmentsOf = (text: {
  agency: string;
  conversation: string;
  lines: Ready['text']['lines'];
  createdAt: Date;
  to: string;
  contractor: string | null;
}) => Promise<readonly OutgoingFile[]>;

export interface Attempting {
  clock: Clock;
  log: Logger;
  channels: ReadonlyMap<ChannelName, Channel>;
  /** The first of these ids of a provider that belongs to no text of ours yet. */
  claimFound(agency: string, providerIds: readonly string[]): Promise<string | null>;
  attachmentsOf?: AttachmentsOf;
  signal: AbortSignal;
  /** The provider takes nothing just now, or not so much. */
  tooMany(): void;
}

const MOST_WAYS = 3;
/** 12 hours or so of trying; an hour where it is urgent. */
const MOST_ATTEMPTS = 150;
const MOST_URGENT_ATTEMPTS = 240;
/** After some two minutes a person hears that an urgent text has not left, while we go on trying. */
const URGENT_WARNING = 10;
const LONGEST_WAIT_MS = 300_000;
const LONGEST_URGENT_WAIT_MS = 15_000;
/** What timed out may still be taken: not looked up before that. */
const SETTLES_MS = 15_000;

type Step = { way: Destination; words: string };

export async function attempt(from: Attempting, ready: Ready): Promise<Settled> {
  const { text, routes } = ready;
  const tried = { ...unchanged(text), tried: true, facts: [] as Settled['facts'], learned: [] as Settled['learned'] };
  let last: Step | undefined;
  try {
    if (routes.ways.length === 0) return blocked(ready);
    if (text.again) {
      const found = await lookUp(from, ready);
      if (found === 'unclear')
        return later(from, { ...tried, detail: 'not looked up' }, { kind: 'unknown', detail: 'not looked up' });
      if (found !== null)
        return sent(
          from,
          { ...tried, facts: [{ fact: 'found_sent', data: { channel: found.step.way.channel } }] },
          found.step,
          found.providerId,
        );
    }
    for (const way of routes.ways.slice(0, MOST_WAYS)) {
      const channel = from.channels.get(way.channel)!;
      last = { way, words: ready.words(way, channel.limits.textLength) };
      const message = { ...outgoing(ready, last), ...(await filesOf(from, ready, way)) };
      let result = await channel.send(message, from.signal);
      // Buttons that Twilio does not know: the words alone ask as well.
      if (result.kind === 'refused' && message.content !== undefined && way.asTemplate === undefined) {
        const { content: _, ...plain } = message;
        result = await channel.send(plain, from.signal);
      }
      const at = { ...tried, channel: way.channel, address: way.address.id, words: last.words };
      if (result.kind === 'sent') return sent(from, tried, last, result.providerId);
      if (result.kind !== 'refused') return later(from, at, result);
      const fact = { fact: 'refused', data: { channel: way.channel, reason: result.reason, code: result.detail } };
      Object.assign(tried, { ...at, detail: result.detail, facts: [...tried.facts, fact] });
      if (result.reason === 'content') break;
      tried.avoided = [...tried.avoided, avoidance(way.channel, way.address.id)];
      if (result.reason === 'landline' || result.reason === 'opted_out') {
        const opted_out_at = result.reason === 'opted_out' ? from.clock.now() : null;
        tried.learned = [
          ...tried.learned,
          { agency_id: text.agency, id: way.address.id, landline: result.reason === 'landline', opted_out_at },
        ];
      }
    }
    const onlyLandline = tried.learned.some(({ landline }) => landline) && tried.avoided.length === routes.ways.length;
    return { ...tried, state: 'refused', undelivered: onlyLandline ? 'landline' : true };
  } catch (error) {
    from.log.error({ err: error, outbox: text.id, key: text.key }, 'a text could not be sent');
    const name = error instanceof Error ? error.name : 'error';
    // Thrown by a channel, it may have left; by the words, it cannot leave at all.
    if (last !== undefined)
      return later(
        from,
        { ...tried, channel: last.way.channel, address: last.way.address.id, words: last.words },
        { kind: 'unknown', detail: name },
      );
    return {
      ...tried,
      state: 'failed',
      detail: name,
      undelivered: true,
      facts: [{ fact: 'not_rendered', data: { key: text.key } }],
    };
  }
}

function outgoing({ text, envelope, content }: Ready, { way, words }: Step): Outgoing {
  const special = content(way, words);
  return {
    to: way.address.value,
    from: way.from,
    text: words,
    reference: referenceOf(text.agency, text.id),
    ...(way.channel === 'email' ? envelope(way, words) : {}),
    ...(special === null ? {} : { content: special }),
  };
}

/** A mail whose files fail says the rest: its words name the page where they are. */
async function filesOf(
  { attachmentsOf, log }: Attempting,
  { text, contractor }: Ready,
  { channel, address }: Destination,
): Promise<Pick<Outgoing, 'attachments'>> {
  if (attachmentsOf === undefined || channel !== 'email') return {};
  const { agency, conversation, lines, createdAt } = text;
  try {
    const attachments = await attachmentsOf({ agency, conversation, lines, createdAt, to: address.value, contractor });
    return attachments.length === 0 ? {} : { attachments };
  } catch (error) {
    log.error({ err: error, outbox: text.id, key: text.key }, 'the files of a mail could not be made');
    return {};
  }
}

/** Receipts carry it back: agency and text. */
export function referenceOf(agency: string, outbox: string): string {
  return `${agency}.${outbox}`;
}

/** Null: it left by no way. */
async function lookUp(from: Attempting, ready: Ready): Promise<{ step: Step; providerId: string } | 'unclear' | null> {
  for (const way of ready.routes.ways.slice(0, MOST_WAYS)) {
    const channel = from.channels.get(way.channel)!;
    const step = { way, words: ready.words(way, channel.limits.textLength) };
    const found = await channel.findSent(outgoing(ready, step), ready.text.triedAt, from.signal);
    if (found === null) return 'unclear';
    const providerId = found.length === 0 ? null : await from.claimFound(ready.text.agency, found);
    if (providerId !== null) return { step, providerId };
  }
  return null;
}

function sent({ clock }: Attempting, tried: Settled, { way, words }: Step, providerId: string): Settled {
  return {
    ...tried,
    state: 'sent',
    channel: way.channel,
    address: way.address.id,
    words,
    providerId,
    sentAt: clock.now(),
    detail: '',
  };
}

/** Tried again, until it has been too often. */
function later(
  from: Attempting,
  tried: Settled,
  result: Extract<SendResult, { kind: 'not_sent' | 'unknown' }>,
): Settled {
  const { text } = tried;
  const urgent = isUrgent(text.manner);
  const attempts = text.attempts + 1;
  const unknown = result.kind === 'unknown';
  const facts = [
    ...tried.facts,
    ...(text.attempts === 0 ? [{ fact: result.kind, data: { channel: tried.channel, code: result.detail } }] : []),
  ];
  if (attempts >= (urgent ? MOST_URGENT_ATTEMPTS : MOST_ATTEMPTS)) {
    const state = unknown || text.again ? 'unknown' : 'failed';
    return {
      ...tried,
      state,
      detail: result.detail,
      undelivered: true,
      facts: [...facts, { fact: 'given_up', data: { attempts } }],
    };
  }
  if (!unknown) from.tooMany();
  const asked = result.kind === 'not_sent' ? result.retryAfterMs : SETTLES_MS;
  const wait = Math.max(asked ?? 0, backoff(attempts, urgent && !unknown ? LONGEST_URGENT_WAIT_MS : LONGEST_WAIT_MS));
  return {
    ...tried,
    dueAt: new Date(from.clock.now().getTime() + wait),
    // Surely not sent, and not in doubt before: the next try needs no look-up.
    firstTriedAt: unknown || text.again ? text.triedAt : null,
    detail: result.detail,
    undelivered: urgent && attempts === URGENT_WARNING,
    facts,
  };
}

/** 1 s, 2 s, 4 s ... a fifth more or less, so that not all come back at once. */
function backoff(attempts: number, longest: number): number {
  return Math.min(longest, 1000 * 2 ** Math.min(attempts - 1, 20)) * (0.8 + Math.random() * 0.4);
}

const SPOKEN = { channel: 'sms', answerTo: '' } as const;
const LONGEST_SPOKEN = 1_600;

function blocked(ready: Ready): Settled {
  const {
    text,
    routes: { nowhere },
  } = ready;
  // Who wants no texts is not missed by what can wait.
  const wanted = nowhere === 'opted_out' && (text.manner === 'change' || text.manner === 'proactive');
  return {
    ...unchanged(text),
    state: 'blocked',
    detail: nowhere,
    // What a person will say on the telephone.
    words: wanted || nowhere === 'no_address' ? '' : ready.words(SPOKEN, LONGEST_SPOKEN),
    undelivered: !wanted && (nowhere === 'landline' ? 'landline' : true),
    facts: [{ fact: 'blocked', data: { reason: nowhere } }],
  };
}
