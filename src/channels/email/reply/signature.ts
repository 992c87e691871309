// What stands below a person's words without being theirs: "-- " and a card, "Envoyé de mon iPhone", scanners, disclaimers, list footers.
import { type Line, trimmed } from './line.ts';
import { DISCLAIMER, MOBILE, SCANNERS } from './mobile-phrases.ts';
import { isRule } from './separators.ts';

/** A card is short; more than this below "--" is somebody's words. */
const MOST_CARD_LINES = 14;
const MOST_CARD_LETTERS = 900;
const POSTSCRIPT = /^p\.? ?s\.? ?\d? ?[:.,;-]|^post-?scriptum|^nb ?[:.]|^n\.b\./i;
const LIST_FOOTER =
  /mailing list|liste de diffusion|unsubscribe|d[ée]sinscri|d[ée]sabonn|mailto:|https?:\/\/|\S@\S|google ?groups|yahoo! groups/i;

export function withoutSignature(lines: readonly Line[]): Line[] {
  const bare = trimmed(lines.filter(({ plain, quoted }) => quoted || !isMachineLine(plain)));
  return withoutRules(withoutDisclaimer(withoutListFooter(withoutCard(bare))));
}

/** "Envoyé de mon iPhone" on a line of its own. */
function isMachineLine(plain: string): boolean {
  if (plain.length < 6 || plain.length > 260) return false;
  const words = plain
    .replace(/<?https?:\/\/[^\s<>)\]]+>?|\((?=https?:)[^)]*\)/g, '')
    .replace(/\(\s*\)/g, '')
    .replace(/^[*_]+|[*_]+$/g, '')
    .trim();
  return MOBILE.some((phrase) => phrase.test(words)) || SCANNERS.some((phrase) => phrase.test(words));
}

/** RFC 3676: "-- " alone on its line. A postscript below it is kept. */
function withoutCard(lines: readonly Line[]): Line[] {
  const mark = lines.findIndex(({ plain, quoted }) => !quoted && /^(?:--|—|––|-- )$/.test(plain));
  if (mark < 0) return [...lines];
  const card = lines.slice(mark + 1);
  const words = card.filter(({ empty }) => !empty);
  const postscript = card.findIndex(({ plain }) => POSTSCRIPT.test(plain));
  if (postscript >= 0) return [...lines.slice(0, mark), ...card.slice(postscript)];
  const letters = words.reduce((sum, { plain }) => sum + plain.length, 0);
  // A card above everything else is no card.
  const isCard =
    words.length <= MOST_CARD_LINES && letters <= MOST_CARD_LETTERS && lines.slice(0, mark).some(({ empty }) => !empty);
  return isCard ? trimmed(lines.slice(0, mark)) : [...lines];
}

/** A rule of underscores, then nothing but the addresses of a mailing list. */
function withoutListFooter(lines: readonly Line[]): Line[] {
  const mark = lines.findLastIndex(({ plain, quoted }) => !quoted && /^[_=-]{2,}$/.test(plain));
  if (mark < 1) return [...lines];
  const below = lines.slice(mark + 1).filter(({ empty }) => !empty);
  const isFooter = below.length > 0 && below.length <= 8 && below.every(({ plain }) => LIST_FOOTER.test(plain));
  return isFooter ? trimmed(lines.slice(0, mark)) : [...lines];
}

/** The paragraph of a disclaimer, where it is among the last. */
function withoutDisclaimer(lines: readonly Line[]): Line[] {
  const start = lines.findIndex(
    ({ plain }, i) =>
      i > 0 &&
      (lines[i - 1]!.empty || isRule(lines[i - 1]!.plain)) &&
      DISCLAIMER.test(`${plain} ${lines[i + 1]?.plain ?? ''}`),
  );
  if (start < 0) return [...lines];
  const end = lines.findIndex(({ empty }, i) => i > start && empty);
  return trimmed([...lines.slice(0, start), ...(end < 0 ? [] : lines.slice(end))]);
}

/** Rules of dashes at the end. */
function withoutRules(lines: readonly Line[]): Line[] {
  const last = lines.findLastIndex(({ plain, empty, quoted }) => quoted || (!empty && !isRule(plain)));
  return trimmed(lines.slice(0, last + 1));
}
