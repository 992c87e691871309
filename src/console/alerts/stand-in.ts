// Who looks after a channel today: the managers of its rule, and whoever stands in for those who are away.
import type { AgencySettings } from '#agency/settings.ts';
import { localDate } from '#lib/zone.ts';
import type { Route } from '../cards/route.ts';

/** Slack users, each once. */
export function ownersToday(settings: AgencySettings, { managers }: Route, now: Date): string[] {
  return present(settings, managers, now);
}

/** Who is called by name when nobody claims a ticket; empty when the agency has named nobody. */
export function standIns(settings: AgencySettings, route: Route, now: Date): string[] {
  const { stand_in } = settings.slack;
  return present(settings, stand_in === undefined ? route.managers : [stand_in], now);
}

function present({ slack, agency }: AgencySettings, users: readonly string[], now: Date): string[] {
  if (users.length === 0) return [];
  const today = localDate(now, agency.timezone);
  const inPlaceOf = (user: string): string => {
    const away = slack.managers.find((manager) => manager.slack === user)?.away;
    return away !== undefined && away.from <= today && today <= away.to ? away.stand_in : user;
  };
  return [...new Set(users.map(inPlaceOf))];
}
