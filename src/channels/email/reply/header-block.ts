// "De : ... Envoyé : ... À : ... Objet : ...": the head of a quoted mail as Outlook and many others copy it.
import type { Line } from './line.ts';
import { HEADER_NAMES, type HeaderRole } from './quote-phrases.ts';

const ROLES = Object.entries(HEADER_NAMES).map(([role, names]) => ({
  role: role as HeaderRole,
  fits: new RegExp(`^[*_•\\s]*(?:${names.join('|')})\\s?[*_]*\\s?[:：][*_]*\\s*(.*)$`, 'iu'),
}));
const HAS_ADDRESS = /@|\bmailto:/;
const HAS_DATE = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b|\d{1,2}[:hH]\d\d|\d{1,2} \p{L}{3,12}/u;
const FORWARD_SUBJECT = /^(?:\[[^\]]{0,40}\]\s*)?(?:tr|fwd?|wg|rv|enc|i|vb|doorst|vs|pd|пересл)\s*:/iu;

export interface HeaderBlock {
  lines: number;
  /** Its own subject says that it was passed on. */
  forward: boolean;
  subject: string;
}

const MOST_LINES = 16;

export function headerBlockAt(lines: readonly Line[], at: number): HeaderBlock | null {
  if (roleOf(lines[at]!.plain) === null) return null;
  const found = new Map<HeaderRole, string>();
  let end = at;
  let since = 0;
  for (let i = at; i < lines.length && i < at + MOST_LINES; i++) {
    const { plain } = lines[i]!;
    const header = roleOf(plain);
    if (header !== null) {
      if (!found.has(header.role)) found.set(header.role, valueAt(header.value, lines[i + 1]?.plain));
      end = i + 1;
      since = 0;
    } else if (plain === '' ? !nextIsHeader(lines, i) : ++since > 2 || found.size >= 4) break;
  }
  const subject = found.get('subject') ?? '';
  return isHead(found) ? { lines: end - at, forward: FORWARD_SUBJECT.test(subject), subject } : null;
}

export function isForwardSubject(subject: string): boolean {
  return FORWARD_SUBJECT.test(subject.trim());
}

/** The same, but for "Re:" and "TR:". */
export function isSameSubject(one: string, other: string): boolean {
  const bare = (subject: string) =>
    subject
      .replace(/^(?:\s*(?:\[[^\]]{0,60}\]|[a-zé]{1,5}(?:\[\d+\])?\s?:))*/i, '')
      .replace(/\W+/gu, '')
      .toLowerCase();
  return bare(one) !== '' && bare(one) === bare(other);
}

function isHead(found: ReadonlyMap<HeaderRole, string>): boolean {
  const from = found.get('from');
  const date = found.get('date');
  const isDated = date !== undefined && HAS_DATE.test(date);
  const isAddressed = [...found.values()].some((value) => HAS_ADDRESS.test(value));
  const main = (['from', 'date', 'to', 'subject'] as const).filter((role) => found.has(role)).length;
  if (from === undefined) return main >= 3 && isDated && isAddressed;
  return (
    (main >= 3 && (isDated || HAS_ADDRESS.test(from))) ||
    (main === 2 && HAS_ADDRESS.test(from) && (isDated || found.has('subject')))
  );
}

function roleOf(plain: string): { role: HeaderRole; value: string } | null {
  if (!/[:：]/.test(plain.slice(0, 40))) return null;
  for (const { role, fits } of ROLES) {
    const value = fits.exec(plain)?.[1];
    if (value !== undefined) return { role, value };
  }
  return null;
}

/** A name may stand on the line below. */
function valueAt(value: string, below: string | undefined): string {
  return value.trim() === '' && below !== undefined && roleOf(below) === null ? below : value;
}

function nextIsHeader(lines: readonly Line[], at: number): boolean {
  const next = lines[at + 1]?.plain ?? '';
  return next !== '' && roleOf(next) !== null;
}
