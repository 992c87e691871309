// Who is called by name when nobody claims a ticket: those who look after that channel, or who stands in for them today.
import type { AgencySettings } from '#agency/settings.ts';
import { localDate } from '#lib/zone.ts';
import type { Route } from '../cards/route.ts';

/** Slack users; empty when the agency has named nobody. */
export function standIns({ slack, agency }: AgencySettings, route: Route, now: Date): string[] {
  const today = localDate(now, agency.timezone);
  const present = (user: string): string => {
    const away = slack.managers.find((manager) => manager.slack === user)?.away;
    return away !== undefined && away.from <= today && today <= away.to ? away.stand_in : user;
  };
  const named = slack.stand_in === undefined ? route.managers : [slack.stand_in];
  return [...new Set(named.map(present))];
}
