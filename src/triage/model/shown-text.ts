// The part of a tenant's text that a model sees: the beginning, where people say what happened, and the end, where they
// sign or add "and it smells of gas". The danger rules read all of it.
import { clean } from '../text/clean.ts';

export const HEAD = 6_000;
export const TAIL = 2_000;

export interface ShownText {
  /** What a quote may come from. */
  pieces: string[];
  /** What is sent: it cannot close the tags around it. */
  text: string;
}

export function shownText(text: string): ShownText {
  const whole = clean(text).trim();
  if (whole.length <= HEAD + TAIL) return { pieces: [whole], text: harmless(whole) };
  const head = whole.slice(0, HEAD).toWellFormed();
  const tail = whole.slice(-TAIL).toWellFormed();
  const left = whole.length - HEAD - TAIL;
  return { pieces: [head, tail], text: `${harmless(head)}\n[${left} letters left out here]\n${harmless(tail)}` };
}

/** "</message>" from a tenant is text, not our tag. */
export function harmless(text: string): string {
  return text.replace(/<(?=\s*\/?\s*(?:message|context|rules|photos)\b)/gi, '‹');
}
