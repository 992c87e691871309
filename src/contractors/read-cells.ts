// What one writes of a contractor, in a list or in a form: trades, areas, days and hours, amounts, days away. What means nothing gives
// its reason; an empty cell says nothing.
import type { Category } from '#flows/codes.ts';
import { folded } from '#lib/columns.ts';
import { centsOf } from '#lib/money.ts';
import { isTimeOfDay } from '#lib/zone.ts';
import { type Read, readDay } from '#people/import/read-cells.ts';
import type { Availability, ContractorRow } from './store.ts';
import { tradeOf } from './trade-names.ts';

const NOT_SAID = { value: undefined };

export function listed(cell: string): string[] {
  return [
    ...new Set(
      cell
        .split(/[;|\n/]|,(?!\d)/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}

export function readTrades(cell: string): { trades: Category[]; unknown: string[] } {
  const named = listed(cell).map((name) => ({ name, trade: tradeOf(name) }));
  return {
    trades: [...new Set(named.flatMap(({ trade }) => (trade === undefined ? [] : [trade])))],
    unknown: named.filter(({ trade }) => trade === undefined).map(({ name }) => name),
  };
}

export function readYesNo(text: string): Read<boolean | undefined> {
  const plain = folded(text).trim();
  if (plain === '') return NOT_SAID;
  if (/^(?:oui|o|yes|y|true|vrai|1|x|✓|✔)$/.test(plain) || /24/.test(plain)) return { value: true };
  if (/^(?:non|n|no|false|faux|0|-)$/.test(plain)) return { value: false };
  return { reason: `"${text}" is neither oui nor non` };
}

export function readAvailability(text: string): Read<Availability | undefined> {
  const plain = folded(text).trim();
  if (plain === '') return NOT_SAID;
  if (/^(?:disponible|available|oui|actif)$/.test(plain)) return { value: 'available' };
  if (/^(?:indisponible|unavailable|non|inactif)$/.test(plain)) return { value: 'unavailable' };
  if (/vacances|conges|holiday/.test(plain)) return { value: 'holiday' };
  return { reason: `"${text}" is not one of disponible, indisponible, en vacances` };
}

export interface Away {
  from: string | null;
  to: string | null;
}

/** "du 24/12/2026 au 03/01/2027", or first and last day in columns of their own. */
export function readAway(cell: string, from: string, to: string): Read<Away | undefined> {
  const words = folded(cell).trim();
  if (words !== '' && (from !== '' || to !== '')) return { reason: `the days away are written twice: "${cell}"` };
  let [first, last] = [from, to];
  if (words !== '') {
    const parts = words.replace(/^(?:du|de|from) /, '').split(/\s+(?:au|a|jusqu'au|to)\s+|\s+-\s+|\s*→\s*/);
    if (parts.length > 2) return { reason: `"${cell}" is no time away; write it as "du 24/12/2026 au 03/01/2027"` };
    const until = /^(?:jusqu(?:'| )au|until) /;
    [first, last] = until.test(words) ? ['', words.replace(until, '')] : [parts[0] ?? '', parts[1] ?? parts[0] ?? ''];
  }
  if (first.trim() === '' && last.trim() === '') return NOT_SAID;
  const [a, b] = [readDay(first), readDay(last)];
  if ('reason' in a) return a;
  if ('reason' in b) return b;
  if (a.value !== '' && b.value !== '' && b.value < a.value)
    return { reason: 'the last day away lies before the first' };
  return { value: { from: a.value === '' ? null : a.value, to: b.value === '' ? null : b.value } };
}

export type Hours = Pick<ContractorRow, 'work_days' | 'work_from' | 'work_to'>;

const DAYS: readonly (readonly [RegExp, string])[] = [
  [/^(?:lundi|lun|monday|mon)$/, 'mon'],
  [/^(?:mardi|mar|tuesday|tue)$/, 'tue'],
  [/^(?:mercredi|mer|wednesday|wed)$/, 'wed'],
  [/^(?:jeudi|jeu|thursday|thu)$/, 'thu'],
  [/^(?:vendredi|ven|friday|fri)$/, 'fri'],
  [/^(?:samedi|sam|saturday|sat)$/, 'sat'],
  [/^(?:dimanche|dim|sunday|sun)$/, 'sun'],
];

/** "lun-ven 8h-18h", "du lundi au samedi de 7h30 à 19h", "24h/24 7j/7", "8h-17h": days or hours that are missing are as usual. */
export function readHours(text: string): Read<Hours | undefined> {
  const plain = folded(text).replace(/[.,;]/g, ' ').replace(/\s+/g, ' ').trim();
  if (plain === '') return NOT_SAID;
  const wrong = { reason: `"${text}" are no hours; write them as "lun-ven 8h-18h"` };
  const always = /24 ?h? ?(?:\/|sur) ?24|^24 ?h$/.test(plain);
  const everyDay = /7 ?j? ?(?:\/|sur) ?7|tous les jours/.test(plain);
  let rest = plain
    .replace(/24 ?h? ?(?:\/|sur) ?24 ?h?|^24 ?h$/g, ' ')
    .replace(/7 ?j? ?(?:\/|sur) ?7 ?j?|tous les jours/g, ' ');
  const times = [...rest.matchAll(/\b(\d{1,2}) ?(?:h|:) ?(\d{2})?\b/g)].map(
    ([, hour, minute = '00']) => `${hour!.padStart(2, '0')}:${minute}`,
  );
  if (times.length !== 0 && times.length !== 2) return wrong;
  if (always && times.length > 0) return wrong;
  const [from, to] = always ? ['00:00', '24:00'] : [times[0] ?? '08:00', times[1] ?? '18:00'];
  if (!isTimeOfDay(from) || !isTimeOfDay(to)) return wrong;
  rest = rest.replace(/\b\d{1,2} ?(?:h|:) ?(?:\d{2})?\b/g, ' ').replace(/\b(?:du|de|des|a|et|from|le)\b/g, ' ');
  const days = everyDay ? 'mon-sun' : daysIn(rest.replace(/\s+/g, ' ').trim());
  if (days === undefined) return wrong;
  return { value: { work_days: days === '' ? (always ? 'mon-sun' : 'mon-fri') : days, work_from: from, work_to: to } };
}

/** "lun-ven sam" -> "mon-fri,sat"; undefined: some word is no day. */
function daysIn(text: string): string | undefined {
  const words = text
    .replace(/ ?(?:-|\bau\b|\bto\b|→) ?/g, '-')
    .split(' ')
    .filter((word) => /[a-z]/.test(word));
  const days = words.map((word) => {
    const names = word
      .split('-')
      .filter((part) => part !== '')
      .map((part) => DAYS.find(([name]) => name.test(part.replace(/(?<=di)s$/, '')))?.[1]);
    return names.length > 2 || names.includes(undefined) ? undefined : names.join('-');
  });
  return days.includes(undefined) ? undefined : days.join(',');
}

/** Cents. */
export function readEuros(text: string): Read<number | undefined> {
  if (text.trim() === '') return NOT_SAID;
  const cents = centsOf(text);
  return cents === null ? { reason: `"${text}" is no amount in euros; write it as 300` } : { value: cents };
}

export function readCount(text: string): Read<number | undefined> {
  const plain = text.trim();
  if (plain === '') return NOT_SAID;
  return /^[1-9]\d{0,2}$/.test(plain)
    ? { value: Number(plain) }
    : { reason: `"${text}" is not a number from 1 to 999` };
}

/** The last day of an insurance: "31/12/2026", "jusqu'au 31/12/2026". */
export function readInsurance(text: string): Read<string | undefined> {
  const read = readDay(text.replace(/^\s*(?:valable\s+)?jusqu['’ ]au\s+/i, ''));
  return 'value' in read && read.value === '' ? NOT_SAID : read;
}
