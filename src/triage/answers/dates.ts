// A tenant's answer to a list of dates, as a value that a conversation can keep: the beginning of a date, "any", "none", or a wish of
// their own as "wish FROM-TO"; instants in ms.
import { type Answer, answered, UNSURE } from './answer.ts';
import { type OfferedSlot, readChosenSlot, type Wish } from './chosen-slot.ts';
import { instantOf, wallTime } from './when/calendar.ts';
import { fits } from './wish.ts';

const DAY_FROM = 8 * 60;
const DAY_TO = 18 * 60;
/** How long a visit is taken to last where only its beginning is wished. */
const VISIT_MIN = 120;
const DAYS_AHEAD = 28;

/** `options`: "FROM-TO", in the order in which they were numbered. */
export function readDates(text: string, options: readonly string[], at: Date, zone: string): Answer<string | number> {
  const slots = options.map((option): OfferedSlot => {
    const [from = 0, to = 0] = option.split('-').map(Number);
    return { start: new Date(from), end: new Date(to) };
  });
  const chosen = readChosenSlot(text, { slots }, at, zone);
  if (chosen.kind === 'unsure') return UNSURE;
  const { value } = chosen;
  switch (value.choice) {
    case 'slot':
      return answered(slots[value.index]!.start.getTime());
    case 'any':
    case 'none':
      return answered(value.choice);
    case 'wishes': {
      const [first] = value.fits;
      if (first !== undefined) return answered(slots[first]!.start.getTime());
      const window = firstWindow(value.wishes, at, zone);
      return answered(window === null ? 'none' : `wish ${window.start.getTime()}-${window.end.getTime()}`);
    }
  }
}

/** Long past, so that nothing is ever chosen from it. */
const NOTHING_OFFERED: OfferedSlot = { start: new Date(0), end: new Date(0) };

/** "Plutôt mercredi matin", said without being asked: null where they name no day that would suit them. */
export function readWish(text: string, at: Date, zone: string): { from: number; to: number } | null {
  const said = readChosenSlot(text, { slots: [NOTHING_OFFERED] }, at, zone);
  if (said.kind === 'unsure' || said.value.choice !== 'wishes') return null;
  const { wishes } = said.value;
  if (!wishes.some(({ avoid, weekday, fromDay }) => !avoid && (weekday ?? fromDay) !== undefined)) return null;
  const window = firstWindow(wishes, at, zone);
  return window === null ? null : { from: window.start.getTime(), to: window.end.getTime() };
}

/** The first stretch of a day that agrees with everything that was wished; null where only what does not suit was said. */
function firstWindow(wishes: readonly Wish[], at: Date, zone: string): OfferedSlot | null {
  const wanted = wishes.filter(({ avoid }) => !avoid);
  if (wanted.length === 0) return null;
  const [from, to] = hoursOf(wanted.find(({ kind }) => kind !== undefined));
  const today = wallTime(at, zone).day;
  for (let day = today; day <= today + DAYS_AHEAD; day++) {
    const start = instantOf(day, from, zone);
    const end = instantOf(day, to, zone);
    if (start === undefined || end === undefined || start <= at) continue;
    if (fits(wishes, { start, end }, zone)) return { start, end };
  }
  return null;
}

function hoursOf(wish: Wish | undefined): [number, number] {
  const { kind, from = DAY_FROM, to = DAY_TO } = wish ?? {};
  switch (kind) {
    case 'point':
      return [from, from + VISIT_MIN];
    case 'range':
      return [from, to];
    case 'part':
      return [Math.max(from, DAY_FROM), to];
    case 'after':
      return [from, Math.max(DAY_TO, from + VISIT_MIN)];
    case 'before':
      return [Math.min(DAY_FROM, to - VISIT_MIN), to];
    default:
      return [DAY_FROM, DAY_TO];
  }
}
