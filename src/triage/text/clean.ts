// Makes any text that a person may send safe and regular to read: one form of each letter, no invisible or control
// characters, one kind of apostrophe. Case and accents stay; the length of what is shown to people hardly changes.

const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFD]|\p{Variation_Selector}/gu;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const APOSTROPHE = /[\u2018\u2019\u201A\u201B\u2032\u00B4\u0060\u02BC\u02BB\uFF07]/g;

export function clean(text: string): string {
  // Apostrophes first: NFKC turns a spacing accent into a space and a combining mark.
  return text
    .replace(LONE_SURROGATE, ' ')
    .replace(APOSTROPHE, "'")
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n');
}
