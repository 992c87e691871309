// Days and hours that suit a tenant, kept as numbers so that a conversation can hold them and compare them with slots.
import { dateOf, wallTime, weekdayOf } from './when/calendar.ts';
import type { Mention } from './when/mentions.ts';
import { resolveDay } from './when/resolve.ts';

/** Days and hours that suit, or with `avoid` do not; what is absent is free. Minutes of the day, on the residence's clock. */
export interface Wish {
  avoid: boolean;
  /** 0 is Sunday. */
  weekday?: number;
  /** First and last day meant, as 2026-11-25. */
  fromDay?: string;
  toDay?: string;
  kind?: 'point' | 'range' | 'part' | 'after' | 'before';
  from?: number;
  to?: number;
}

export function wishOf(mention: Mention, today: number): Wish {
  const wish: Wish = { avoid: mention.avoid };
  const { day, hours } = mention;
  if (hours) Object.assign(wish, { kind: hours.kind, from: hours.from, to: hours.to });
  if (!day) return wish;
  const days = resolveDay(day, today).filter((d) => typeof d === 'number');
  const first = days[0];
  const last = days.at(-1);
  if (mention.bound === 'from' && first !== undefined) wish.fromDay = iso(first);
  else if (mention.bound === 'until' && first !== undefined) wish.toDay = iso(first - 1);
  else if (day.kind === 'weekday' && day.weeks === 0) wish.weekday = day.weekday;
  else {
    // A day that cannot be fits no slot, and the words stay a wish for a person to read.
    wish.fromDay = first === undefined ? '9999-12-31' : iso(first);
    wish.toDay = last === undefined ? '0000-01-01' : iso(last);
  }
  return wish;
}

function iso(day: number): string {
  const { year, month, date } = dateOf(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The slot begins at a time that was named. */
export function begins(wishes: readonly Wish[], slot: { start: Date }, zone: string): boolean {
  const { minute } = wallTime(slot.start, zone);
  return wishes.some((wish) => !wish.avoid && wish.kind === 'point' && wish.from === minute);
}

/** The slot is among what suits (if anything was named), and not among what does not. */
export function fits(wishes: readonly Wish[], slot: { start: Date; end: Date }, zone: string): boolean {
  const wanted = wishes.filter((wish) => !wish.avoid);
  const refused = wishes.filter((wish) => wish.avoid);
  if (refused.some((wish) => agrees(wish, slot, zone))) return false;
  // "mercredi, pas avant 10 h": a day and an hour said apart hold together.
  const days = wanted.filter((wish) => hasDay(wish));
  const hours = wanted.filter((wish) => !hasDay(wish));
  return (
    (days.length === 0 || days.some((w) => agrees(w, slot, zone))) &&
    (hours.length === 0 || hours.some((w) => agrees(w, slot, zone)))
  );
}

function hasDay(wish: Wish): boolean {
  return wish.weekday !== undefined || wish.fromDay !== undefined || wish.toDay !== undefined;
}

function agrees(wish: Wish, slot: { start: Date; end: Date }, zone: string): boolean {
  const start = wallTime(slot.start, zone);
  const day = iso(start.day);
  if (wish.weekday !== undefined && weekdayOf(start.day) !== wish.weekday) return false;
  if (wish.fromDay !== undefined && day < wish.fromDay) return false;
  if (wish.toDay !== undefined && day > wish.toDay) return false;
  if (wish.kind === undefined || wish.from === undefined || wish.to === undefined) return true;
  const from = start.minute;
  const to = from + (slot.end.getTime() - slot.start.getTime()) / 60_000;
  switch (wish.kind) {
    case 'point':
      return from <= wish.from && wish.from < to;
    case 'after':
      return from >= wish.from;
    case 'before':
      // Refusing what is before ten refuses what begins before ten.
      return wish.avoid ? from < wish.to : to <= wish.to;
    case 'part':
      return from >= wish.from && from < wish.to;
    case 'range':
      return Math.min(to, wish.to) - Math.max(from, wish.from) >= (to - from) / 2;
  }
}
