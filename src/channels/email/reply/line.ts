// A line of a mail as the reply cutter looks at it: as it stands, and bare of what only confuses.

export interface Line {
  /** As it stands, without blanks at its end. */
  raw: string;
  /** Without quote marks, odd blanks and invisible letters, trimmed; cut, as no rule needs more. */
  plain: string;
  quoted: boolean;
  empty: boolean;
}

const INVISIBLE = /[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc]/g;
const BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g;
/** ">", "> >", "|", and "Richard>" or "C>" as some old programs mark whom they quote. */
const QUOTE_MARK = /^[ \t]{0,3}(?:[>|](?:[ \t]?[>|])*|[A-Z][A-Za-z]{0,9}>(?=[ \t]|$))[ \t]?/;
const MOST = 600;

export function lineOf(text: string): Line {
  const raw = text.replace(/[ \t\r\u00a0]+$/, '');
  const bare = raw.slice(0, MOST).replace(INVISIBLE, '').replace(BLANKS, ' ');
  const mark = QUOTE_MARK.exec(bare)?.[0];
  const plain = (mark === undefined ? bare : bare.slice(mark.length)).trim();
  return { raw, plain, quoted: mark !== undefined, empty: mark === undefined && plain === '' };
}

export function linesOf(text: string): Line[] {
  return text.split('\n').map(lineOf);
}

export function textOf(lines: readonly Line[]): string {
  return lines.map(({ raw }) => raw).join('\n');
}

/** Without empty lines at both ends. */
export function trimmed(lines: readonly Line[]): Line[] {
  const first = lines.findIndex(({ empty }) => !empty);
  if (first < 0) return [];
  return lines.slice(first, lines.findLastIndex(({ empty }) => !empty) + 1);
}
