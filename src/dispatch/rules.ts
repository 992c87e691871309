// The agency's standing rules against its contractors. A rule that names nobody is said aloud, never silently nothing.
import type { AgencySettings } from '#agency/settings.ts';
import { companyKey } from '#contractors/store.ts';
import { areaKeys } from './areas.ts';
import type { Rule } from './candidate.ts';
import type { Roster } from './roster.ts';

export function rulesOf({ rules }: Pick<AgencySettings, 'rules'>, { byCompany }: Roster): Rule[] {
  return rules.flatMap((rule) => {
    const contractor = byCompany.get(companyKey(rule.contractor));
    if (contractor === undefined) return [];
    return [
      {
        trade: rule.trade,
        areas: rule.areas,
        areaKeys: rule.areas.flatMap(areaKeys),
        company: contractor.company,
        contractor: contractor.id,
        withinHours: rule.within_hours ?? null,
        payer: rule.payer ?? null,
        withoutWaiting: rule.without_waiting,
      },
    ];
  });
}

/** What is wrong with them, a sentence each. */
export function ruleWarnings({ rules }: Pick<AgencySettings, 'rules'>, { all, byCompany }: Roster): string[] {
  return rules.flatMap(({ contractor, areas }, i) => {
    const nowhere = areas.filter((area) => areaKeys(area).length === 0);
    if (nowhere.length > 0 && nowhere.length === areas.length)
      return [`rules[${i}]: "${nowhere.join('", "')}" names no place, so this rule does nothing`];
    if (byCompany.has(companyKey(contractor))) return [];
    const known = all.length === 0 ? 'no contractor has been imported yet' : `known are ${named(contractor, all)}`;
    return [`rules[${i}]: there is no contractor "${contractor}", so this rule does nothing: ${known}`];
  });
}

const MOST_NAMED = 5;

/** Those that look like it first. */
function named(wanted: string, all: Roster['all']): string {
  const words = companyKey(wanted).split(' ');
  const likeness = (company: string) => words.filter((word) => companyKey(company).includes(word)).length;
  const names = all.map(({ company }) => company).sort((a, b) => likeness(b) - likeness(a) || (a < b ? -1 : 1));
  const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
  return `${names
    .slice(0, MOST_NAMED)
    .map((name) => `"${name}"`)
    .join(', ')}${more}`;
}
