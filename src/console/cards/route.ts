// Where a card goes: the first rule of the agency that fits its residence or its trade, else the agency's channel.
import type { AgencySettings } from '#agency/settings.ts';
import type { CardRecord } from './record.ts';

export interface Route {
  channel: string;
  /** Slack users who look after what goes there. */
  managers: readonly string[];
}

export function routeOf({ slack }: AgencySettings, record: Pick<CardRecord, 'residence' | 'category'>): Route {
  const fits = (rule: AgencySettings['slack']['routing'][number]) =>
    (rule.residence === undefined || same(rule.residence, record.residence)) &&
    (rule.trade === undefined || rule.trade === record.category);
  const rule = slack.routing.find((one) => (one.residence !== undefined || one.trade !== undefined) && fits(one));
  return rule === undefined
    ? { channel: slack.channel, managers: [] }
    : { channel: rule.channel, managers: rule.managers };
}

function same(named: string, residence: string | null): boolean {
  return residence !== null && named.localeCompare(residence, 'fr', { sensitivity: 'base' }) === 0;
}

/** Every channel in which this agency is at home. */
export function channelsOf({ slack }: AgencySettings): Set<string> {
  return new Set([slack.channel, slack.emergencies, ...slack.routing.map((rule) => rule.channel)]);
}
