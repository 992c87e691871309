// The tickets of this person: what the record says, and what this talk opened a moment ago.
import type { Category, Urgency } from '../codes.ts';
import { moreSevere } from '../codes.ts';
import type { KnownTicket } from '../events.ts';
import type { Recent } from './context.ts';
import type { Turn } from './turn.ts';

/** How many are remembered beside the record. */
const REMEMBERED = 8;
const MESSAGES_REMEMBERED = 12;
/** The record knows every ticket that is older than this. */
const RECORD_LAG_MS = 3_600_000;

export function isOpen({ status }: Pick<KnownTicket, 'status'>): boolean {
  return status === 'new' || status === 'accepted' || status === 'scheduled';
}

/** Oldest first. */
export function ticketsOf(turn: Turn): KnownTicket[] {
  const known = [...turn.facts.tickets];
  for (const recent of turn.context.recent) {
    if (known.some(({ id }) => id === recent.ticket) || turn.at - recent.openedAt > RECORD_LAG_MS) continue;
    known.push({
      id: recent.ticket,
      reference: 0,
      category: recent.category,
      urgency: recent.urgency,
      status: 'new',
      scope: recent.scope,
      openedAt: recent.openedAt,
      toldAt: recent.openedAt,
      promisedAt: 0,
      taken: false,
    });
  }
  return known.sort((a, b) => a.openedAt - b.openedAt);
}

export function openTickets(turn: Turn): KnownTicket[] {
  return ticketsOf(turn).filter(isOpen);
}

export function ticketOf(turn: Turn, id: string | null): KnownTicket | undefined {
  return id === null ? undefined : ticketsOf(turn).find((ticket) => ticket.id === id);
}

/** A company has the order, and what the tenant says of the visit is answered by it. */
export function isUnderway({ order, scope }: KnownTicket): boolean {
  return scope === 'dwelling' && (order === 'accepted' || order === 'agreeing' || order === 'scheduled');
}

/** When it was last in anybody's mouth. */
export function lastTold({ closedAt, toldAt, openedAt }: KnownTicket): number {
  return Math.max(closedAt ?? 0, toldAt, openedAt);
}

/** Closed, but lately enough that its tenant's word opens it again. */
export function mayReopen(turn: Turn, ticket: KnownTicket): boolean {
  return !isOpen(ticket) && turn.at - lastTold(ticket) <= turn.event.settings.reopenMs;
}

export function recentOf(turn: Turn, ticket: string | null): Recent | undefined {
  return turn.context.recent.find((recent) => recent.ticket === ticket);
}

export function remember(turn: Turn, recent: Recent): void {
  turn.context.recent = [...turn.context.recent, recent].slice(-REMEMBERED);
}

export function change(turn: Turn, ticket: string, changes: Partial<Recent>): void {
  turn.context.recent = turn.context.recent.map((recent) =>
    recent.ticket === ticket ? { ...recent, ...changes } : recent,
  );
}

/** These words belong to that ticket. Urgency: what they alone say. */
export function addTo(
  turn: Turn,
  ticket: string,
  messages: readonly string[],
  says: { urgency: Urgency; hazards: KnownHazards; situation?: Situation } = { urgency: 'routine', hazards: [] },
): void {
  if (messages.length === 0) return;
  const { urgency, hazards, situation } = says;
  const vulnerable = tellsOfSomebodyFragile(turn);
  turn.effects.push({
    type: 'add_to_ticket',
    ticket,
    messages,
    urgency,
    hazards,
    ...(situation === undefined ? {} : { situation }),
    ...(vulnerable ? { vulnerable } : {}),
  });
  const recent = recentOf(turn, ticket);
  if (recent === undefined) return;
  change(turn, ticket, {
    vulnerable: recent.vulnerable || vulnerable,
    urgency: moreSevere(recent.urgency, urgency),
    hazards: [...new Set([...recent.hazards, ...hazards])],
    messages: [...recent.messages, ...messages].slice(-MESSAGES_REMEMBERED),
  });
}

/** "Ma mère a 92 ans", told after the report or in the middle of a question. */
function tellsOfSomebodyFragile({ event }: Turn): boolean {
  const heard = event.type === 'READ' ? event.heard : 'burst' in event ? event.burst : null;
  return heard?.vulnerable === true;
}

/** Categories whose words are easily taken for one another. */
const RELATED: readonly (readonly Category[])[] = [
  ['plumbing', 'heating', 'damp', 'appliances'],
  ['electrical', 'heating', 'appliances', 'fire_safety'],
  ['gas', 'heating', 'appliances', 'fire_safety'],
  ['locks', 'access', 'common_areas'],
  ['lift', 'access', 'common_areas'],
  ['damp', 'structure', 'windows', 'common_areas'],
  ['pests', 'common_areas'],
];

export function isRelated(a: Category, b: Category): boolean {
  return a === b || RELATED.some((group) => group.includes(a) && group.includes(b));
}

type KnownHazards = Recent['hazards'] | readonly Recent['hazards'][number][];
type Situation = NonNullable<Turn['context']['instructed']>['situation'];
