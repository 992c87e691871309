// What leaves for a model server is well-formed text that hides nothing: no lone surrogate and no NUL (servers answer 400),
// no invisible letters in which instructions are smuggled.

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const DIRECTION = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** The tag block: an invisible copy of ASCII. */
const TAGS = /[\u{E0000}-\u{E007F}]/gu;

export function cleanText(text: string): string {
  return text.toWellFormed().replace(CONTROL, '').replace(DIRECTION, '').replace(TAGS, '');
}
