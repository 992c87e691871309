// Pairs the days and the hours of an answer, which people name in any order.
import type { Hours } from './hours.ts';
import type { Bound, Day, Mention } from './mentions.ts';

/** `near`: nothing but small words stands between it and the item before. */
export type Item =
  | { is: 'day'; day: Day; bound: Bound; avoid: boolean; words: string; near: boolean }
  | { is: 'hours'; hours: Hours; avoid: boolean; words: string; near: boolean };

/** Pairs days with hours: "jeudi ou vendredi matin" is both mornings, "14h mardi ou 9h jeudi" goes the other way round. */
export function assemble(items: readonly Item[]): Mention[] {
  const leading =
    items[0]?.is === 'hours' && items.some((item, i) => item.is === 'day' && item.near && items[i - 1]?.is === 'hours');
  const mentions: Mention[] = [];
  let days: (Item & { is: 'day' })[] = [];
  let hours: (Item & { is: 'hours' })[] = [];
  let earlier: (Item & { is: 'hours' })[] = [];
  const flush = () => {
    const suits =
      hours.length > 0 || days.some((d) => d.bound !== 'on')
        ? hours
        : earlier.filter((h) => h.avoid === days[0]?.avoid);
    if (hours.length > 0) earlier = hours;
    if (days.length === 0) {
      for (const h of hours) mentions.push({ bound: 'on', hours: h.hours, avoid: h.avoid, words: h.words });
    }
    for (const d of days) {
      const base = { day: d.day, bound: d.bound, avoid: d.avoid };
      if (suits.length === 0) mentions.push({ ...base, words: d.words });
      for (const h of suits)
        mentions.push({
          ...base,
          hours: h.hours,
          avoid: d.avoid || h.avoid,
          words: leading ? `${h.words} ${d.words}` : `${d.words} ${h.words}`,
        });
    }
    days = [];
    hours = [];
  };
  for (const item of items) {
    const last = (leading ? days : hours).at(-1) ?? (leading ? hours : days).at(-1);
    if (last && last.avoid !== item.avoid) flush();
    if (item.is === 'day') {
      if (!leading && hours.length > 0) flush();
      days.push(item);
    } else {
      if (leading && days.length > 0) flush();
      hours.push(item);
    }
  }
  flush();
  return mentions;
}
