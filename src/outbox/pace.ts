// How often we write unasked. The first change is told at once; what changes within ten minutes of it is told in one text when they
// are over. Proactive texts: one a day, what comes meanwhile is merged into the next day's. Answers and dangers know no pace.
import type { Line } from '#flows/effects.ts';
import type { Held } from './held.ts';
import { toldKey } from './surroundings.ts';

const CHANGES_APART_MS = 10 * 60_000;

export interface Pacing {
  now: Date;
  /** When this person was last told of something of that manner. */
  told: ReadonlyMap<string, Date>;
  /** Whether these lines together are still one short text. */
  fit(lines: readonly Line[], text: Held): boolean;
  /** The first moment from then on at which it may leave (quiet hours). */
  leavesAt(text: Held, from: Date): Date;
  sameDay(text: Held, a: Date, b: Date): boolean;
  nextDay(text: Held, after: Date): Date;
}

export interface Paced {
  leave: Held[];
  /** Its lines are said by another text. */
  joined: { text: Held; into: Held }[];
  postponed: { text: Held; until: Date }[];
}

export function pace(texts: readonly Held[], pacing: Pacing): Paced {
  const paced: Paced = { leave: [], joined: [], postponed: [] };
  const groups = new Map<string, Held[]>();
  for (const text of texts) {
    // What may have left already is looked up as it was; what leaves on both waited its turn as one text.
    if (text.again || text.via !== null || (text.manner !== 'change' && text.manner !== 'proactive'))
      paced.leave.push(text);
    else
      groups.set(toldKey(text.conversation, text.manner), [
        ...(groups.get(toldKey(text.conversation, text.manner)) ?? []),
        text,
      ]);
  }
  for (const [key, group] of groups) {
    const last = pacing.told.get(key);
    const wait = last === undefined ? null : nextTurn(group[0]!, last, pacing);
    if (wait !== null) for (const text of group) paced.postponed.push({ text, until: pacing.leavesAt(text, wait) });
    else joinUp(group, pacing, paced);
  }
  return paced;
}

/** Null: it is their turn now. */
function nextTurn(text: Held, last: Date, { now, sameDay, nextDay }: Pacing): Date | null {
  if (text.manner === 'proactive') return sameDay(text, last, now) ? nextDay(text, now) : null;
  const next = new Date(last.getTime() + CHANGES_APART_MS);
  return next > now ? next : null;
}

/** As many as fit are one text; the rest has its own turn later. */
function joinUp(group: readonly Held[], pacing: Pacing, paced: Paced): void {
  const [first, ...others] = group;
  let lead = first!;
  const joined: Held[] = [];
  for (const text of others) {
    const lines = [...lead.lines, ...text.lines.filter((line) => !lead.lines.some((known) => sameLine(known, line)))];
    if (pacing.fit(lines, lead)) {
      lead = { ...lead, lines };
      joined.push(text);
    } else {
      const next =
        text.manner === 'proactive'
          ? pacing.nextDay(text, pacing.now)
          : new Date(pacing.now.getTime() + CHANGES_APART_MS);
      paced.postponed.push({ text, until: pacing.leavesAt(text, next) });
    }
  }
  paced.leave.push(lead);
  for (const text of joined) paced.joined.push({ text, into: lead });
}

function sameLine(a: Line, b: Line): boolean {
  return a.text === b.text && JSON.stringify(a.params) === JSON.stringify(b.params);
}
