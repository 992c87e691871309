// Text as it comes from people and as it may be stored and shown: no byte that a database refuses, no trick on a reader's screen.

// Everything below a space but line ends and tabs, DEL, and the second set of control characters.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const BIDI_CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Fit to be stored: no NUL, no control characters, no half of a surrogate pair (it becomes U+FFFD), one kind of line end. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .toWellFormed();
}

/** Fit for one line: a subject, a name, a header. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As text within HTML, in an attribute too. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ESCAPED[letter]!);
}

/** Kept on one line by whatever lays it out. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** Fit to stand within a line of ours: what it says about direction ends with it, and nothing outside it moves. */
export function isolateDirection(text: string): string {
  const plain = text.replace(BIDI_CONTROLS, '');
  return RIGHT_TO_LEFT.test(plain) ? `${FIRST_STRONG_ISOLATE}${plain}${POP_ISOLATE}` : plain;
}

/** At most `most` UTF-16 units, ending included, never through a letter with its accents or an emoji with its parts. */
export function cutText(text: string, most: number, ending = '…'): string {
  if (text.length <= most) return text;
  const room = most - ending.length;
  if (room < 0) throw new RangeError(`an ending of ${ending.length} does not fit in ${most}`);
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, room + LONGEST_GRAPHEME))) {
    if (index + segment.length > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd() + ending;
}

/** Beyond this, a pile of accents is an attack, and is cut through. */
const LONGEST_GRAPHEME = 64;

/** A jsonb parameter. PostgreSQL refuses NUL and halves of surrogate pairs there; they may stand in a raw body. */
export function jsonb(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\u0000', '').toWellFormed() : inner,
  );
}
