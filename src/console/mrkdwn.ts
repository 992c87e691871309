// Words of people inside Slack's own markup. "<!channel>" from a tenant is an attack: what they wrote must do nothing.
import { cleanText, cutText, isolateDirection, oneLine } from '#lib/text.ts';

const WORD_JOINER = '\u2060';

/** The three signs that Slack's markup begins with. */
export function neutral(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Stars, tildes and backticks that would turn our line bold or struck through: they stay visible and do nothing. */
function plainMarks(text: string): string {
  return text
    .replace(/[*~`]/g, (mark) => `${WORD_JOINER}${mark}${WORD_JOINER}`)
    .replace(/(^|\s)_|_(?=\s|$)/gm, (found) => found.replace('_', `${WORD_JOINER}_${WORD_JOINER}`));
}

/** A name, a subject, a place: one line that stays within its place. */
export function inline(text: string, most = 200): string {
  return neutral(plainMarks(isolateDirection(cutText(oneLine(text), most))));
}

/** Many lines of somebody's words as a quotation. Written by a person: escaped, isolated, nothing in them acts. */
export function quotation(text: string): string {
  return cleanText(text)
    .trim()
    .split('\n')
    .map((line) => `> ${neutral(plainMarks(isolateDirection(line)))}`)
    .join('\n');
}

/** The text in pieces that each stay within `most` once quoted and escaped, cut between words where it can be. */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let rest = cleanText(text).trim();
  while (rest.length > 0) {
    let size = Math.min(rest.length, most);
    while (quotation(rest.slice(0, size)).length > most) size = Math.floor(size * 0.8);
    if (size < rest.length) size = betweenWords(rest, size);
    found.push(rest.slice(0, size).trimEnd());
    rest = rest.slice(size).trimStart();
  }
  return found;
}

function betweenWords(text: string, size: number): number {
  const cut = Math.max(text.lastIndexOf(' ', size), text.lastIndexOf('\n', size));
  if (cut > size * 0.6) return cut;
  // Never through the two halves of one sign.
  const half = text.charCodeAt(size - 1);
  return half >= 0xd800 && half <= 0xdbff ? size - 1 : size;
}

/** Ours, not theirs: a link whose address we made. */
export function link(url: string, words: string): string {
  return `<${url}|${neutral(words)}>`;
}

/** Shown as people read it; touched, a telephone calls it. */
export function phoneLink(e164: string, shown: string): string {
  return e164.startsWith('+') ? link(`tel:${e164}`, shown) : inline(shown, 40);
}

export function mention(slackUser: string): string {
  return `<@${slackUser}>`;
}
