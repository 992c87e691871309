// "Moi aussi": somebody has the problem of the common parts that neighbours reported. A report like any other, grouped under theirs.
import type { Done } from '../flash.ts';
import type { Ground } from '../ground.ts';
import { submit } from '../submit.ts';
import type { Visitor } from '../visitor.ts';
import { neighboursTickets } from './facts.ts';

/** Null: too much is waiting. */
export async function sayAlso(ground: Ground, visitor: Visitor, id: string): Promise<Done | null> {
  const { agency, person, conversation, from, t } = visitor;
  const ticket = (await neighboursTickets(ground, visitor)).find((one) => one.id === id);
  if (ticket === undefined) return 'late';
  if (ticket.mine) return 'also';
  const kept = await submit(ground, {
    // Pressed again, from whatever page, it is the same.
    key: `also:${ticket.id}:${person}`,
    agency: agency.id,
    from,
    conversation,
    words: t.meToo,
    said: { category: ticket.category, scope: 'common', also: ticket.id },
    who: [],
    by: '',
    media: [],
    raw: { also: ticket.id },
  });
  return kept ? 'also' : null;
}
