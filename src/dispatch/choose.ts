// Who is to do the work: standing rules first, then everybody of the trade and the area who can come, by a score of few parts.
// Pure, and the same whatever the order of the list.
import type { Reason } from '#flows/reasons.ts';
import { isWithin } from '#lib/zone.ts';
import { areaOf } from './areas.ts';
import type { Against, Ask, Candidate, Choice, Chosen, Rule, Unsuited } from './candidate.ts';

const MOST = 10;

/** A contractor whom few have rated is believed to be as good as most: this many ratings of this mean stand before their own. */
const BELIEF = { mean: 3.8, weight: 8 };

/** In points of rating, so that one can say what outweighs what. */
const WEIGHTS = {
  favourite: 0.6,
  /** A team of one's own. */
  inHouse: 0.3,
  /** What presses goes to somebody who works at this hour or comes for emergencies. */
  comesNow: 1,
  /** Each open order. */
  load: -0.12,
  mostLoad: 12,
};

/** Mean of the ratings as it is believed: one 5 does not beat forty 4.6. */
export function believedMean({ ratingSum, ratingCount }: Pick<Candidate, 'ratingSum' | 'ratingCount'>): number {
  return (ratingSum + BELIEF.mean * BELIEF.weight) / (ratingCount + BELIEF.weight);
}

export function choose(candidates: readonly Candidate[], ask: Ask): Choice {
  const most = ask.most ?? MOST;
  const { rules, turn } = rulesHere(ask);
  const fit: Scored[] = [];
  const unfit: (Unsuited & { distance: number; score: number })[] = [];
  for (const candidate of candidates) {
    const rule = rules.get(candidate.id) ?? null;
    const against = whyNot(candidate, rule, ask);
    const score = scoreOf(candidate, ask);
    if (against.length === 0) fit.push({ candidate, rule, turn: turn.get(candidate.id) ?? Infinity, score });
    else unfit.push({ candidate, rule, against, distance: distanceOf(against, rule), score });
  }
  const best = smallest(fit, better, most);
  return {
    ranked: best.map((one, i) => chosen(one, best[i + 1], ask)),
    nearest: smallest(
      unfit,
      (a, b) => a.distance - b.distance || b.score - a.score || byName(a.candidate, b.candidate),
      most,
    ).map(({ candidate, against, rule }) => ({ candidate, against, rule })),
  };
}

/**
 * Those who would be suitable if nobody had any open order, best first. Orders only ever lower somebody: once `most` of the first
 * ones are known with their orders, and the last of these still comes before the next one without, nobody else can be among them.
 */
export function atRest(candidates: readonly Candidate[], ask: Omit<Ask, 'load'>): Candidate[] {
  const idle: Ask = { ...ask, load: new Map() };
  const { rules, turn } = rulesHere(idle);
  const scored: Scored[] = [];
  for (const candidate of candidates) {
    const rule = rules.get(candidate.id) ?? null;
    if (whyNot(candidate, rule, idle).length === 0)
      scored.push({ candidate, rule, turn: turn.get(candidate.id) ?? Infinity, score: scoreOf(candidate, idle) });
  }
  return scored.sort(better).map(({ candidate }) => candidate);
}

/** Whether the first comes before the second, each with the orders that `ask` knows of. */
export function comesBefore(first: Candidate, second: Candidate, ask: Ask): boolean {
  const [before] = choose([first, second], { ...ask, most: 1 }).ranked;
  return before?.candidate.id === first.id;
}

interface Scored {
  candidate: Candidate;
  rule: Rule | null;
  turn: number;
  score: number;
}

function better(a: Scored, b: Scored): number {
  if (a.turn !== b.turn) return a.turn < b.turn ? -1 : 1;
  return b.score - a.score || byRatings(a.candidate, b.candidate) || byName(a.candidate, b.candidate);
}

function byRatings(a: Candidate, b: Candidate): number {
  return b.ratingCount - a.ratingCount;
}

function byName(a: Candidate, b: Candidate): number {
  if (a.company !== b.company) return a.company < b.company ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The rules that fit, by contractor, and whose turn it is first. */
function rulesHere(ask: Ask): { rules: Map<string, Rule>; turn: Map<string, number> } {
  const rules = new Map<string, Rule>();
  for (const rule of ask.rules)
    if (rule.trade === ask.trade && inRule(rule, ask.place) && !rules.has(rule.contractor))
      rules.set(rule.contractor, rule);
  return { rules, turn: new Map([...rules.keys()].map((contractor, i) => [contractor, i])) };
}

function inRule(rule: Rule, place: readonly string[] | null): boolean {
  return rule.areas.length === 0 || (place !== null && rule.areaKeys.some((key) => place.includes(key)));
}

/** A rule's contractor comes for that trade and area whatever their own lines say; a delay agreed upon holds at night too. */
function whyNot(candidate: Candidate, rule: Rule | null, ask: Ask): Against[] {
  const { id, availability, awayTo, insuredUntil, capacity } = candidate;
  const against: Against[] = [];
  if (rule === null && !candidate.trades.includes(ask.trade)) against.push({ code: 'other_trade' });
  if (rule === null && ask.place !== null && !worksIn(candidate, ask.place))
    against.push({ code: 'other_area', areas: candidate.areas });
  if (ask.asked.has(id)) against.push({ code: 'asked' });
  if (availability === 'unavailable') against.push({ code: 'unavailable' });
  else if (isAway(candidate, ask.now.date)) against.push({ code: 'away', until: awayTo });
  if (insuredUntil !== null && insuredUntil < ask.now.date) against.push({ code: 'insurance_ended', on: insuredUntil });
  const n = ask.load.get(id) ?? 0;
  if (capacity !== null && n >= capacity) against.push({ code: 'full', n, of: capacity });
  const agreed = rule !== null && rule.withinHours !== null;
  if (ask.urgency === 'emergency' && !agreed && !comesNow(candidate, ask)) against.push({ code: 'closed_now' });
  const reachable = (candidate.texts && ask.sends.texts) || (candidate.mails && ask.sends.mails);
  if (!reachable) against.push({ code: 'unreachable' });
  return against;
}

function isAway({ availability, awayFrom, awayTo }: Candidate, date: string): boolean {
  if (awayFrom === null && awayTo === null) return availability === 'holiday';
  return (awayFrom === null || awayFrom <= date) && (awayTo === null || date <= awayTo);
}

function worksIn({ areas, areaKeys }: Candidate, place: readonly string[]): boolean {
  return areas.length === 0 || place.some((key) => areaKeys.has(key));
}

function atWork({ days, from, to }: Candidate, { now }: Ask): boolean {
  return !now.holiday && days.has(now.weekday) && isWithin(now.time, from, to);
}

function comesNow(candidate: Candidate, ask: Ask): boolean {
  return candidate.emergency || atWork(candidate, ask);
}

/** The same day for somebody frail, even where it is no emergency. */
function presses({ urgency, vulnerable }: Ask): boolean {
  return urgency === 'emergency' || (urgency === 'urgent' && vulnerable);
}

function scoreOf(candidate: Candidate, ask: Ask): number {
  const n = Math.min(ask.load.get(candidate.id) ?? 0, WEIGHTS.mostLoad);
  return scoreAtRest(candidate, ask) + n * WEIGHTS.load;
}

function scoreAtRest(candidate: Candidate, ask: Ask): number {
  const score =
    believedMean(candidate) +
    (candidate.favourite ? WEIGHTS.favourite : 0) +
    (candidate.inHouse ? WEIGHTS.inHouse : 0) +
    (presses(ask) && comesNow(candidate, ask) ? WEIGHTS.comesNow : 0);
  // Sums of decimals differ in their last digits, and must not decide.
  return Math.round(score * 1e6) / 1e6;
}

const DISTANCES: Record<Against['code'], number> = {
  closed_now: 1,
  full: 2,
  away: 3,
  insurance_ended: 4,
  unavailable: 5,
  unreachable: 6,
  asked: 8,
  other_area: 20,
  other_trade: 100,
};

function distanceOf(against: readonly Against[], rule: Rule | null): number {
  return against.reduce((sum, { code }) => sum + DISTANCES[code], rule === null ? 0 : -1000);
}

function chosen(one: Scored, next: Scored | undefined, ask: Ask): Chosen {
  const { candidate, rule } = one;
  const { id, areas, inHouse, favourite, emergency, capacity, ratingSum, ratingCount } = candidate;
  const reasons: Reason[] = [];
  if (rule !== null) {
    const { trade, areas, withinHours } = rule;
    reasons.push({ code: 'rule', trade, areas, withinHours });
  } else if (ask.place === null && areas.length > 0) reasons.push({ code: 'place_unknown' });
  else reasons.push({ code: 'area', area: ask.place === null ? null : (areaOf(areas, ask.place) ?? null) });
  if (inHouse) reasons.push({ code: 'in_house' });
  if (favourite) reasons.push({ code: 'favourite' });
  if (presses(ask) && comesNow(candidate, ask)) reasons.push({ code: 'comes_now', emergency });
  reasons.push({ code: 'load', n: ask.load.get(id) ?? 0, of: capacity });
  reasons.push({ code: 'rating', mean: ratingCount === 0 ? 0 : ratingSum / ratingCount, n: ratingCount });
  const tie = next === undefined || next.turn !== one.turn ? null : tieOf(one, next, ask);
  if (tie !== null) reasons.push({ code: 'tie', by: tie, with: next!.candidate.company });
  return { candidate, reasons, rule };
}

function tieOf(one: Scored, next: Scored, ask: Ask): 'load' | 'ratings' | 'name' | null {
  if (scoreAtRest(one.candidate, ask) !== scoreAtRest(next.candidate, ask)) return null;
  if (one.score !== next.score) return 'load';
  return one.candidate.ratingCount === next.candidate.ratingCount ? 'name' : 'ratings';
}

/** The first `most` in order, without sorting the thousands behind them. */
function smallest<T>(list: readonly T[], compare: (a: T, b: T) => number, most: number): T[] {
  const first: T[] = [];
  for (const one of list) {
    if (first.length === most && compare(one, first.at(-1)!) >= 0) continue;
    let at = first.length;
    while (at > 0 && compare(one, first[at - 1]!) < 0) at--;
    first.splice(at, 0, one);
    if (first.length > most) first.pop();
  }
  return first;
}
