// Before texts leave: what is known around them, which are still true, which are said together or later, and where each goes.
import { leavesAt } from '#agency/office-hours.ts';
import type { KnownAgency } from '#agency/registry.ts';
import type { Content } from '#channels/whatsapp/content.ts';
import type { ChannelName } from '#flows/codes.ts';
import type { Tx } from '#lib/db.ts';
import { addDays, instantAt, localDate } from '#lib/zone.ts';
import { contentsOf } from './content.ts';
import { copyOf, leavesOnBoth } from './copies.ts';
import type { Held } from './held.ts';
import { type Envelope, envelopeOf, mailsAround } from './mail.ts';
import { pace } from './pace.ts';
import { type Destination, type Routes, routesFor } from './route.ts';
import { sendingAddresses } from './senders.ts';
import { type Settled, unchanged } from './settled.ts';
import { LEASE_MS, type OutboxRow } from './store.ts';
import { surroundingsOf } from './surroundings.ts';
import { type Links, wordsOf } from './words.ts';

export interface Ready {
  text: Held;
  routes: Routes;
  /** The contractor who reads it; null: somebody else. */
  contractor: string | null;
  /** The words for this way; throws when a text asks for what its row does not bring. */
  words(way: Pick<Destination, 'channel' | 'answerTo'>, most: number): string;
  /** WhatsApp: how these words leave, where not as they are. */
  content(way: Destination, words: string): Content | null;
  /** What a mail has beside its words. */
  envelope(way: Destination, words: string): Envelope;
}

export interface Prepared {
  ready: Ready[];
  /** To be written before anything leaves: what is said together must stay together after a crash. */
  settled: Settled[];
  /** Second rows of texts that leave on both; written with `settled`. */
  copies: OutboxRow[];
}

/** Of what Meta approves. */
const LONGEST_TEMPLATE = 1024;

export async function prepare(
  tx: Tx,
  agency: KnownAgency,
  texts: readonly Held[],
  has: (channel: ChannelName) => boolean,
  now: Date,
  links?: Links,
): Promise<Prepared> {
  const { settings } = agency;
  const [known, mails] = await Promise.all([
    surroundingsOf(tx, agency.id, texts, now),
    has('email') ? mailsAround(tx, agency.id, texts) : undefined,
  ]);
  const words = wordsOf(settings, known, links);
  const senders = sendingAddresses(settings);
  const contents = contentsOf(agency);
  const settled: Settled[] = [];
  const holds: Held[] = [];
  for (const text of texts) {
    const ticket = text.ticket === null ? undefined : known.tickets.get(text.ticket);
    if (ticket !== undefined) text.card = ticket.card;
    // What may have left already is not stale: whether it left is still to be found out.
    const stale = !text.again && ticket !== undefined && text.onlyIf.length > 0 && !text.onlyIf.includes(ticket.status);
    if (stale)
      settled.push({
        ...unchanged(text),
        state: 'stale',
        detail: ticket.status,
        facts: [{ fact: 'stale', data: { status: ticket.status } }],
      });
    else if (!known.recipients.has(text.conversation)) settled.push(nobody(text));
    else if (
      !text.again &&
      isOutrun(text, now, known.recipients.get(text.conversation)!.zone ?? settings.agency.timezone)
    )
      settled.push({
        ...unchanged(text),
        state: 'stale',
        detail: 'the day has come',
        facts: [{ fact: 'stale', data: {} }],
      });
    else holds.push(text);
  }
  const recipientOf = (text: Held) => known.recipients.get(text.conversation)!;
  const zoneOf = (text: Held) => recipientOf(text).zone ?? settings.agency.timezone;
  const visitToday = (text: Held) => text.lines.some(({ params }) => params.visitToday === 1);
  const paced = pace(holds, {
    now,
    told: known.told,
    fit: (lines, text) => words.fit(lines, text, recipientOf(text)),
    leavesAt: (text, from) => leavesAt(settings, text.manner, from, zoneOf(text), visitToday(text)),
    sameDay: (text, a, b) => localDate(a, zoneOf(text)) === localDate(b, zoneOf(text)),
    nextDay: (text, after) =>
      instantAt(addDays(localDate(after, zoneOf(text)), 1), settings.quiet_hours.to, zoneOf(text)).instant,
  });
  for (const { text, until } of paced.postponed) {
    settled.push({
      ...unchanged(text),
      dueAt: until,
      firstTriedAt: null,
      detail: 'later',
      facts: [{ fact: 'postponed', data: { until: until.getTime() } }],
    });
  }
  for (const { text, into } of paced.joined) {
    settled.push({
      ...unchanged(text),
      state: 'stale',
      detail: `with ${into.id}`,
      facts: [{ fact: 'told_with', data: { outbox: into.id } }],
    });
  }
  const leads = new Set(paced.joined.map(({ into }) => into.id));
  const copies: OutboxRow[] = [];
  const routesOf = (text: Held) => {
    const recipient = recipientOf(text);
    return routesFor(text, recipient, senders, has, now, (way) =>
      contents.isTemplate(text, () => words.of(text, way, recipient, LONGEST_TEMPLATE)),
    );
  };
  const ready = paced.leave.map((text): Ready => {
    const recipient = recipientOf(text);
    const routes = routesOf(text);
    const copy = leavesOnBoth(text, recipient, routes) ? copyOf(text, now) : null;
    if (copy !== null) {
      text.via = 'phone';
      copies.push(copy);
    }
    if (copy !== null || leads.has(text.id)) {
      const changed = { lines: text.lines, ...(copy === null ? {} : { via: 'phone' as const }) };
      settled.push({ ...unchanged(text), dueAt: new Date(now.getTime() + LEASE_MS), ...changed });
    }
    return {
      text,
      routes: copy === null ? routes : routesOf(text),
      contractor: recipient.contractor,
      words: (way, most) => words.of(text, way, recipient, most),
      content: (way, said) => contents.of(text, way, said),
      envelope: (way, said) => envelopeOf(text, way, mails?.get(text.id), settings, said),
    };
  });
  return { ready, settled, copies };
}

/**
 * Held over a Sunday or a night until it is no longer true. The reminder of the day before: the text of the day itself says it. A promise
 * of a date: before it passed another was made.
 */
function isOutrun({ lines }: Held, now: Date, zone: string): boolean {
  return lines.every(({ text, params }) => {
    if (text === 'visit.tomorrow')
      return typeof params.from === 'number' && localDate(new Date(params.from), zone) <= localDate(now, zone);
    return (
      (text === 'delay.promise' || text === 'delay.sorry') &&
      typeof params.visitAt === 'number' &&
      params.visitAt <= now.getTime()
    );
  });
}

/** A conversation that was erased meanwhile. */
function nobody(text: Held): Settled {
  return {
    ...unchanged(text),
    state: 'blocked',
    detail: 'no_address',
    facts: [{ fact: 'blocked', data: { reason: 'no_address' } }],
  };
}
