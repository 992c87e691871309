// The incidents, by category: what is asked, what is said at once.
import type { Category } from '../codes.ts';
import { GENERAL, type Question, type QuestionKey } from '../questions.ts';
import type { TextKey } from '../texts/keys.ts';
import { access } from './access.ts';
import { administrative } from './administrative.ts';
import { appliances } from './appliances.ts';
import { commonAreas } from './common-areas.ts';
import { damp } from './damp.ts';
import { electrical } from './electrical.ts';
import { fireSafety } from './fire-safety.ts';
import { gas } from './gas.ts';
import { heating } from './heating.ts';
import type { FollowUp, Incident, Known } from './incident.ts';
import { lift } from './lift.ts';
import { locks } from './locks.ts';
import { neighbour } from './neighbour.ts';
import { other } from './other.ts';
import { pests } from './pests.ts';
import { plumbing } from './plumbing.ts';
import { structure } from './structure.ts';
import { windows } from './windows.ts';

export const INCIDENTS: Record<Category, Incident> = {
  plumbing,
  heating,
  electrical,
  gas,
  locks,
  access,
  lift,
  windows,
  damp,
  pests,
  common_areas: commonAreas,
  fire_safety: fireSafety,
  structure,
  appliances,
  neighbour,
  administrative,
  other,
};

const FOLLOW_UPS = new Map<QuestionKey, FollowUp>(
  Object.values(INCIDENTS).flatMap(({ followUps }) => followUps.map((followUp) => [followUp.key, followUp] as const)),
);

export function followUpOf(key: QuestionKey): FollowUp | undefined {
  return FOLLOW_UPS.get(key);
}

/** Any question that we can ask, general or of a trade. */
export function questionOf(key: QuestionKey): Question {
  const found =
    FOLLOW_UPS.get(key) ?? Object.values(GENERAL as Record<string, Question>).find((one) => one.key === key);
  if (found === undefined)
    throw new Error(`nobody knows the question ${key}: add it to flows/questions.ts or flows/incidents/`);
  return found;
}

const WHY_GENERAL: Record<keyof typeof GENERAL, Extract<TextKey, `why.${string}`>> = {
  identity: 'why.who',
  for_whom: 'why.who',
  which_ticket: 'why.sorting',
  same_problem: 'why.sorting',
  clarify: 'why.trade',
  wrong_number: 'why.who',
  fixed: 'why.follow_up',
  slot: 'why.follow_up',
  rate_repair: 'why.opinion',
  rate_contractor: 'why.opinion',
  rate_informed: 'why.opinion',
  rate_comment: 'why.opinion',
  which_alarm: 'why.sorting',
};

export function whyOf(key: QuestionKey): TextKey {
  return FOLLOW_UPS.get(key)?.why ?? WHY_GENERAL[key as keyof typeof GENERAL] ?? 'why.trade';
}

/** The questions that are worth asking, in order. */
export function worthAsking(category: Category, known: Known): FollowUp[] {
  return INCIDENTS[category].followUps.filter(
    (followUp) => known.answers[followUp.key] === undefined && !followUp.skip?.(known),
  );
}
