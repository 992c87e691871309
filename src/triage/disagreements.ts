// Where two readings of one message differ, in codes, for the card; and how severe a reading is.
import { CATEGORIES, HAZARDS, type Hazard, moreSevere, type Urgency } from '#flows/codes.ts';
import type { Problem, Reading } from './reading.ts';

export interface Disagreement {
  field: 'intent' | 'category' | 'urgency' | 'hazards' | 'vulnerable';
  /** Codes, several joined by ", "; empty for none. */
  offline: string;
  model: string;
}

export function disagreements(offline: Reading, model: Reading): Disagreement[] {
  const fields: [Disagreement['field'], (reading: Reading) => string][] = [
    ['intent', ({ intent }) => intent],
    [
      'category',
      ({ problems }) => CATEGORIES.filter((one) => problems.some(({ category }) => category === one)).join(', '),
    ],
    [
      'urgency',
      (reading) =>
        isEmergency(reading) ? 'emergency' : reading.problems.length > 0 ? mostSevere(reading.problems) : '',
    ],
    ['hazards', ({ hazards }) => inOrder(hazards).join(', ')],
    ['vulnerable', ({ vulnerable }) => String(vulnerable)],
  ];
  return fields
    .map(([field, of]) => ({ field, offline: of(offline), model: of(model) }))
    .filter((one) => one.offline !== one.model);
}

export function isEmergency({ hazards, problems }: Pick<Reading, 'hazards' | 'problems'>): boolean {
  return hazards.length > 0 || mostSevere(problems) === 'emergency';
}

export function mostSevere(problems: readonly Problem[]): Urgency {
  return problems.reduce<Urgency>((most, { urgency }) => moreSevere(most, urgency), 'routine');
}

export function inOrder(hazards: readonly Hazard[]): Hazard[] {
  return HAZARDS.filter((hazard) => hazards.includes(hazard));
}
