// What the talk of a visitor knows: declared needs, and what neighbours have reported.
import { type ConversationFacts, loadConversations } from '#engine/facts.ts';
import { type Category, isHidden } from '#flows/codes.ts';
import type { CommonTicket } from '#flows/events.ts';
import { inAgency, rows } from '#lib/db.ts';
import { localDate } from '#lib/zone.ts';
import type { Ground } from '../ground.ts';
import type { Visitor } from '../visitor.ts';

type Who = Pick<Visitor, 'agency' | 'conversation'>;

async function factsOf({ db, clock }: Ground, { agency, conversation }: Who): Promise<ConversationFacts | undefined> {
  const now = clock.now();
  const today = localDate(now, agency.settings.agency.timezone);
  const found = await inAgency(db, agency.id, (tx) => loadConversations(tx, agency.id, [conversation], today, now));
  return found.get(conversation);
}

/** Declared: "get out" is no advice. */
export async function staysInside(ground: Ground, who: Who): Promise<boolean> {
  return (await factsOf(ground, who))?.staysInside ?? false;
}

export interface NeighboursTicket extends CommonTicket {
  category: Category;
  openedAt: Date;
  /** This visitor has said so too. */
  mine: boolean;
}

/** Open tickets about the common parts of the visitor's building: no name and no word of anybody. */
export async function neighboursTickets(ground: Ground, who: Who): Promise<NeighboursTicket[]> {
  const common = (await factsOf(ground, who))?.common ?? [];
  if (common.length === 0) return [];
  const more = await inAgency(ground.db, who.agency.id, (tx) =>
    rows<{ id: string; opened_at: Date; mine: boolean; hazards: string[] }>(
      tx,
      `select t.id, t.opened_at, t.hazards, exists (select from tickets f where f.agency_id = $1 and f.incident_id = t.id and f.conversation_id = $3) as mine
       from tickets t where t.agency_id = $1 and t.id = any($2::uuid[]) order by t.opened_at`,
      who.agency.id,
      common.map(({ id }) => id),
      who.conversation,
    ),
  );
  return more.flatMap(({ id, opened_at, mine, hazards }) => {
    const known = common.find((one) => one.id === id);
    if (known === undefined || isDelicate(known.category, hazards)) return [];
    return [{ ...known, openedAt: opened_at, mine }];
  });
}

/** What is nobody else's business, and is not repeated on a screen that others may see. */
export function isDelicate(category: string, hazards: readonly string[]): boolean {
  return category === 'neighbour' || category === 'administrative' || isHidden(hazards) || hazards.includes('medical');
}
