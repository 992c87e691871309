// Who is called in an emergency, in which order: those on duty now first, then the others of the list, so that somebody always is.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { AgencySettings } from '#agency/settings.ts';
import { rows, type Tx } from '#lib/db.ts';
import { parsePhone } from '#lib/phone.ts';
import { daysOf, minutesOf } from '#lib/week.ts';
import { localParts } from '#lib/zone.ts';

/** Phones in E.164, each once. */
export function ladderAt(settings: AgencySettings, at: Date): string[] {
  const { weekday, minutes } = localParts(at, settings.agency.timezone);
  const covers = (entry: AgencySettings['on_call'][number]) => {
    if (!daysOf(entry.days).has(weekday)) return false;
    const from = minutesOf(entry.from);
    const to = minutesOf(entry.to);
    return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  };
  const now = settings.on_call.filter(covers);
  const later = settings.on_call.filter((entry) => !covers(entry));
  return [...new Set([...now, ...later].map((entry) => parsePhone(entry.phone)?.address ?? entry.phone))];
}

/** The conversation of each phone of the ladder, in its order. */
export async function conversationsOf(
  tx: Tx,
  agency: string,
  phones: readonly string[],
): Promise<{ phone: string; conversation: string }[]> {
  if (phones.length === 0) return [];
  return rows<{ phone: string; conversation: string }>(
    tx,
    `select p.phone, a.conversation_id as conversation from unnest($2::text[]) with ordinality as p(phone, place)
     join addresses a on a.agency_id = $1 and a.kind = 'phone' and a.value = p.phone order by p.place`,
    agency,
    phones,
  );
}

/** Production does not start without somebody whom an emergency wakes. */
export async function refuseWithoutOnCall(agencies: AgencyRegistry): Promise<void> {
  const known = await agencies.all();
  if (known.length === 0)
    throw new Error(
      'there is no agency yet: write its file and run `npm run loge -- apply FILE.yaml` before the start',
    );
  const alone = known.find(({ settings }) => settings.on_call.length === 0);
  if (alone !== undefined) {
    throw new Error(
      `the agency "${alone.id}" has nobody on call: add on_call with a telephone number to its file and apply it, so that an emergency wakes somebody`,
    );
  }
}
