// Why a contractor has an order, as it is kept with it: the choice's own reasons, or that a manager chose otherwise.
import type { Reason } from '#flows/reasons.ts';
import type { Tx } from '#lib/db.ts';
import { chooseFor, type Wanted } from './choose-for.ts';

const MOST = 50;

/** Of whom a manager orders from: whoever else would have come first, they chose. */
export async function reasonsFor(tx: Tx, wanted: Wanted, contractor: string): Promise<Reason[]> {
  const ranked = (await chooseFor(tx, { most: MOST, ...wanted }))?.choice.ranked ?? [];
  const place = ranked.findIndex(({ candidate }) => candidate.id === contractor);
  const reasons = keptReasons(ranked[place]?.reasons ?? []);
  return place === 0 ? reasons : [{ code: 'by_hand' }, ...reasons.filter(({ code }) => code !== 'tie')];
}

/** An event holds no name of a company. */
export function keptReasons(reasons: readonly Reason[]): Reason[] {
  return reasons.map((reason) => (reason.code === 'tie' ? { code: 'tie', by: reason.by } : reason));
}
