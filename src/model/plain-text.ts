// What leaves for a model server is well-formed text that hides nothing: no lone surrogate and no NUL (servers answer 400),
// no invisible letters in which instructions are smuggled.
import { cleanText } from '#lib/text.ts';

const DIRECTION = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** The tag block: an invisible copy of ASCII. */
const TAGS = /[\u{E0000}-\u{E007F}]/gu;

export function plainText(text: string): string {
  return cleanText(text).replace(DIRECTION, '').replace(TAGS, '');
}
