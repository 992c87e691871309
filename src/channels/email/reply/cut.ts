// The new words of a reply, without what it quotes. On any doubt the words stay: a quote too much is read twice, a word too few is lost.
import { attributionAt } from './attribution.ts';
import { headerBlockAt, isForwardSubject, isSameSubject } from './header-block.ts';
import { type Line, linesOf, textOf, trimmed } from './line.ts';
import { isForwardMark, isOriginalMark, isRule } from './separators.ts';
import { withoutSignature } from './signature.ts';

export interface Cut {
  reply: string;
  /** Nothing new was found, so the whole text is shown. */
  onlyQuote: boolean;
  /** The words come from somebody else's mail, passed on. */
  forward: boolean;
}

type Mark =
  | { kind: 'forward'; at: number; end: number }
  /** Everything below is old, without marks of its own. */
  | { kind: 'head'; at: number; end: number; forward: boolean; subject: string }
  /** "... wrote:" */
  | { kind: 'attribution'; at: number; end: number };

/** A person says that the answers stand within the quoted mail. */
const ANSWERS_WITHIN =
  /ci[- ]?dessous|plus bas|en dessous|dans (?:le|votre) (?:texte|message|mail)|en (?:rouge|bleu|vert|gras|couleur)|entre les lignes|r[ée]ponses? (?:dans|apr[èe]s|sous)|\bbelow\b|\binline\b|in[- ]line|in (?:red|blue|green|bold)|between the lines|see my (?:answers|comments)/i;
const MOST_LINES = 20_000;

/** `isAnswer`: whether its headers say that it answers a mail; null when there are none. */
export function cutReply(text: string, subject = '', isAnswer: boolean | null = null): Cut {
  const lines = linesOf(text).slice(0, MOST_LINES);
  const whole = (onlyQuote: boolean, forward = false): Cut => ({ reply: text.trim(), onlyQuote, forward });
  if (lines.every(({ empty }) => empty)) return whole(false);
  const mark = firstMark(lines);
  if (mark === null && isForwardSubject(subject)) return whole(false, true);
  if (mark === null) return cutQuotes(lines) ?? whole(lines.every(({ empty, quoted }) => empty || quoted));
  const above = withoutSignature(lines.slice(0, mark.at));
  const isForward =
    mark.kind === 'forward' ||
    (mark.kind === 'head' && (mark.forward || (isAnswer === false && isSameSubject(mark.subject, subject)))) ||
    isForwardSubject(subject);
  if (isForward)
    return {
      reply: [textOf(above), textOf(trimmed(lines.slice(mark.at)))].filter(Boolean).join('\n\n'),
      onlyQuote: false,
      forward: true,
    };
  const below = lines.slice(mark.end);
  if (mark.kind === 'head')
    return above.length > 0 ? aboveHead(above, below, whole) : (fromBelow(below) ?? whole(true));
  const quoted = firstWord(below)?.quoted === true;
  if (above.length === 0)
    return fromBelow(below) ?? (quoted || below.every(({ empty }) => empty) ? whole(true) : cutOf(below));
  if (!quoted) return ANSWERS_WITHIN.test(textOf(above)) ? whole(false) : cutOf(above);
  const answers = answersWithin(below);
  return cutOf(answers.length === 0 ? above : [...above, BLANK, ...answers]);
}

const BLANK: Line = { raw: '', plain: '', quoted: false, empty: true };

function cutOf(lines: readonly Line[]): Cut {
  const kept = withoutSignature(lines);
  return { reply: textOf(kept.length > 0 ? kept : trimmed(lines)).trim(), onlyQuote: false, forward: false };
}

function aboveHead(above: readonly Line[], below: readonly Line[], whole: (onlyQuote: boolean) => Cut): Cut {
  if (ANSWERS_WITHIN.test(textOf(above)) && below.some(({ empty }) => !empty)) return whole(false);
  return cutOf(above);
}

function firstWord(lines: readonly Line[]): Line | undefined {
  return lines.find(({ empty }) => !empty);
}

function firstMark(lines: readonly Line[]): Mark | null {
  for (const [at, { plain, quoted }] of lines.entries()) {
    if (plain === '') continue;
    // Within a quote only its first line can part new from old.
    if (quoted && lines[at - 1]?.quoted === true) continue;
    if (isForwardMark(plain)) return { kind: 'forward', at, end: at + 1 };
    if (isOriginalMark(plain)) return { kind: 'head', at, end: endOfHead(lines, at + 1), ...headBelow(lines, at + 1) };
    const head = headerBlockAt(lines, at);
    if (head !== null && !(quoted && at === 0))
      return { kind: 'head', at, end: at + head.lines, forward: head.forward, subject: head.subject };
    if (quoted) continue;
    const taken = attributionAt(lines, at);
    if (taken > 0) return { kind: 'attribution', at, end: at + taken };
  }
  return null;
}

function endOfHead(lines: readonly Line[], from: number): number {
  const next = lines.findIndex(({ empty }, i) => i >= from && !empty);
  if (next < 0) return lines.length;
  return next + (headerBlockAt(lines, next)?.lines ?? attributionAt(lines, next));
}

function headBelow(lines: readonly Line[], from: number): { forward: boolean; subject: string } {
  const next = lines.findIndex(({ empty }, i) => i >= from && !empty);
  const head = next < 0 ? null : headerBlockAt(lines, next);
  return { forward: head?.forward ?? false, subject: head?.subject ?? '' };
}

/** Quotes without any announcement: what ends the mail is old, what stands between words is what they answer. */
function cutQuotes(lines: readonly Line[]): Cut | null {
  const kept = withoutSignature(lines);
  const last = kept.findLastIndex(({ quoted, empty }) => !quoted && !empty);
  if (last < 0) return null;
  return cutOf(kept.slice(0, last + 1));
}

/** The answer stands below the quote. Null: there is none. */
function fromBelow(below: readonly Line[]): Cut | null {
  if (!below.some(({ quoted }) => quoted)) return null;
  const answers = answersWithin(below);
  if (answers.length === 0) return null;
  const firstNew = answers.findIndex(({ quoted, empty }) => !quoted && !empty);
  const isOneBlock =
    answers.slice(firstNew).every(({ quoted }) => !quoted) &&
    answers.slice(0, firstNew).every(({ quoted, empty }) => quoted || empty);
  return cutOf(isOneBlock ? answers.slice(firstNew) : answers);
}

/** A quote with the words written within and below it, up to the last of them; empty where there are none. */
function answersWithin(below: readonly Line[]): Line[] {
  const kept = withoutSignature(below);
  const last = kept.findLastIndex(
    (line, i) =>
      !line.quoted && !line.empty && !isWrapped(kept, i) && !isRule(line.plain) && attributionAt(kept, i) === 0,
  );
  if (last < 0 || !kept.slice(0, last).some(({ quoted }) => quoted))
    return last < 0 ? [] : trimmed(kept.slice(0, last + 1));
  return trimmed(kept.slice(0, last + 1));
}

/** The rest of a quoted line that some program broke without marking it again. */
function isWrapped(lines: readonly Line[], at: number): boolean {
  const before = lines[at - 1];
  const after = lines[at + 1];
  if (before?.quoted !== true || before.plain.length < LONG || !/[\p{Ll}\d,]$/u.test(before.plain)) return false;
  return (after === undefined || after.quoted || after.empty) && /^[\p{Ll}\d(,.]/u.test(lines[at]!.plain);
}

/** Programs break lines at 72 letters or so. */
const LONG = 60;
