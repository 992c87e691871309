// Contractors as tests need them, and what is asked of them.

import { areaKeys, placeKeys } from '#dispatch/areas.ts';
import type { Ask, Candidate, Rule } from '#dispatch/candidate.ts';

export const PLACE = placeKeys({ residence: 'Les Tilleuls', building: 'B', postcode: '75015', city: 'Paris' });

export function candidate(company: string, changes: Partial<Candidate> = {}): Candidate {
  const areas = changes.areas ?? [];
  return {
    id: company,
    company,
    talk: `talk of ${company}`,
    trades: ['plumbing'],
    areas,
    areaKeys: new Set(areas.flatMap(areaKeys)),
    texts: true,
    mails: false,
    emergency: false,
    favourite: false,
    availability: 'available',
    awayFrom: null,
    awayTo: null,
    days: new Set([1, 2, 3, 4, 5]),
    from: '08:00',
    to: '18:00',
    ceilingCents: null,
    ratingSum: 0,
    ratingCount: 0,
    insuredUntil: null,
    inHouse: false,
    capacity: null,
    ...changes,
  };
}

export function rule(contractor: string, changes: Partial<Rule> = {}): Rule {
  const areas = changes.areas ?? [];
  return {
    trade: 'plumbing',
    areas,
    areaKeys: areas.flatMap(areaKeys),
    company: contractor,
    contractor,
    withinHours: null,
    payer: null,
    withoutWaiting: false,
    ...changes,
  };
}

export const TUESDAY_NOON = { date: '2026-11-24', time: '12:00', weekday: 2, holiday: false };
export const SUNDAY_NIGHT = { date: '2026-11-22', time: '23:00', weekday: 7, holiday: false };

export function ask(changes: Partial<Ask> = {}): Ask {
  return {
    trade: 'plumbing',
    urgency: 'urgent',
    vulnerable: false,
    place: PLACE,
    now: TUESDAY_NOON,
    sends: { texts: true, mails: true },
    asked: new Set(),
    rules: [],
    load: new Map(),
    ...changes,
  };
}
