// "Le lun. 3 mars 2025 à 10:02, Agence <contact@agence.fr> a écrit :", on one line or on several, and what only looks like it.
import type { Line } from './line.ts';
import { BEGINS, WROTE, WROTE_EAST } from './quote-phrases.ts';

const VERBS = WROTE.join('|');
const ENDS = new RegExp(
  `(?:(?:^|[\\s,>)"'*])(?:${VERBS})|${WROTE_EAST.join('|')})\\s*\\*?\\s*(?:[:：]|-{2,})\\s*\\*?$`,
  'iu',
);
/** "schrieb Max <a@b.de>:" and "schrieb am Fr., 28. Apr. 2017 um 11:53:" */
const WITHIN =
  /(?:^|[\s,>)])(?:schrieb|skrev|schreef|escribi[óo]|escreveu|kirjoitti|napisał(?:a)?|написал(?:а)?|wrote|ha scritto)\s.{2,200}(?:uhr\s*)?[:：]$/iu;
/** The quoted words follow on the same line. */
const RUNS_ON = new RegExp(`^.{6,300}@[^\\s>]{3,200}>?[,\\s]*(?:${VERBS})\\s*[:：]\\s+\\S`, 'iu');
const STARTS = new RegExp(`^[*_"'(]*(?:-{2,}\\s*)?(?:${BEGINS.join('|')})(?=[\\s.,]|\\d|$)`, 'iu');
const STARTS_WITH_DATE =
  /^[*_"'(]*(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.? \p{L}{2,12}\.? \d{4}|\p{L}{3,12}, \d{1,2} \p{L}{3,12})/u;
const STARTS_WITH_NAME = /^[^<>@]{1,80}<?[^\s<>]{1,80}@[^\s<>]{1,120}>?/u;
const EMAIL = /[^\s<>"']{1,100}@[^\s<>"']{2,150}/u;
const DATE =
  /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b|\b\d{1,2}(?:\.|er|st|nd|rd|th)? \p{L}{3,12}|\p{L}{3,12}\.? \d{1,2}\b|\d{1,2}月/u;
const YEAR = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b/u;
const TIME = /\b\d{1,2} ?[:.hH] ?\d{2}\b/u;
/** "2016-03-03 17:21 GMT+01:00 Some One" and "2013/7/20 sam <sam@example.org>": no verb at all. */
const DATE_AND_NAME =
  /^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?: \d{1,2}:\d\d(?::\d\d)?)?(?: (?:GMT|UTC)[+-]?[\d:]*)? ["\p{L}][^<>@\n]{0,80}(?:<\s?[^\s<>]+@[^\s<>]+\s?>)?\s*:?$/u;
/** "30.09.2017, 18.30, "John" <john@example.org>:" */
const ENDS_WITH_ADDRESS = /<[^\s<>]{1,100}@[^\s<>]{2,150}>\s*[:：]$/u;
/** Zoho and others leave the colon out. */
const ENDS_BARE = new RegExp(`>\\s*(?:${VERBS})$`, 'iu');
/** Words of a person who tells what somebody wrote. */
const PROSE =
  /(?:^|[\s,])(?:il|elle|on|ils|elles|qui|je|j['’]ai|nous|vous|he|she|they|who|we|i|that)\s+(?:m['’]|nous |vous |lui |me |us |them |had |has )?(?:a|ont|ai|avons|avez)?\s*(?:bien |ensuite |then |also )?(?:[ée]crit|wrote|said)|\d\s+(?:\p{L}+\s)?(?:le|la|les|un|une|mon|ma|mes|notre|votre|the|my|our|your|a)\s\p{Ll}/iu;

const MOST_LINES = 6;
const LONGEST = 500;

/** How many lines it takes, from `at` on; 0: this is none. */
export function attributionAt(lines: readonly Line[], at: number): number {
  const first = lines[at]!;
  if (first.plain === '' || first.plain.length > LONGEST || !mayBegin(first.plain)) return 0;
  let joined = '';
  for (let taken = 1; taken <= MOST_LINES && at + taken <= lines.length; taken++) {
    const line = lines[at + taken - 1]!;
    if (line.plain === '') {
      // Only an address set apart is worth going on.
      if (taken === 1 || !/^[<>(]/.test(lines[at + taken]?.plain ?? '')) break;
      continue;
    }
    if (taken > 1 && line.quoted && !first.quoted && !/^(?:wrote|a [ée]crit|schrieb)/i.test(line.plain)) {
      if (!EMAIL.test(joined)) break;
    }
    joined = joined === '' ? line.plain : `${joined} ${line.plain}`;
    if (joined.length > LONGEST) break;
    if (isAttribution(joined, quoteFollows(lines, at + taken, first.quoted))) return taken;
    if (taken === 1 && RUNS_ON.test(joined) && STARTS.test(joined)) return taken;
  }
  return 0;
}

function mayBegin(plain: string): boolean {
  return (
    (STARTS.test(plain) && /\d/.test(plain)) ||
    STARTS_WITH_DATE.test(plain) ||
    STARTS_WITH_NAME.test(plain) ||
    (TIME.test(plain) && YEAR.test(plain)) ||
    /^-{2,} ?\p{L}/u.test(plain)
  );
}

function quoteFollows(lines: readonly Line[], from: number, within: boolean): boolean {
  const next = lines.slice(from, from + 4).find(({ empty, plain }) => !empty && plain !== '');
  return next?.quoted === true && !within;
}

function isAttribution(joined: string, isFollowedByQuote: boolean): boolean {
  const hasEmail = EMAIL.test(joined);
  if (DATE_AND_NAME.test(joined)) return hasEmail || /GMT[+-]\d/.test(joined);
  const isDated = DATE.test(joined) && TIME.test(joined);
  if (isDated && (ENDS_WITH_ADDRESS.test(joined) || (ENDS_BARE.test(joined) && STARTS.test(joined)))) return true;
  if (!ENDS.test(joined) && !WITHIN.test(joined)) return false;
  const hasDate = DATE.test(joined);
  if (hasEmail) return hasDate || TIME.test(joined) || STARTS_WITH_NAME.test(joined);
  if (isFollowedByQuote && (hasDate || TIME.test(joined))) return true;
  return (
    YEAR.test(joined) &&
    (TIME.test(joined) || isFollowedByQuote || /\d{4},/.test(joined)) &&
    STARTS.test(joined) &&
    !PROSE.test(joined)
  );
}
