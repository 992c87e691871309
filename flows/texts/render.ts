// Makes one text of its lines: who writes comes first, once; what is useful but not needed is left out where a text grows too long.
import { LANGUAGES, type Language, WRITTEN_LANGUAGES, type WrittenLanguage } from '../codes.ts';
import type { Line } from '../effects.ts';
import { EN } from './en/index.ts';
import { FR } from './fr/index.ts';
import { forSms, segmentsOf } from './gsm.ts';
import type { SafetyKey, Text, TextKey, WrittenKey } from './keys.ts';
import { SAFETY } from './safety/index.ts';
import { goingOn } from './safety/together.ts';
import { type Around, type Words, wordsFor } from './words.ts';

const WRITTEN: Record<WrittenLanguage, Record<WrittenKey, Text>> = { fr: FR, en: EN };

/** In segments of a text message. */
const ROOM = { text: 2, safety: 5 };

/**
 * What gives way in a text that is too long, the least needed first: left out, or said shorter. Never a step, a number, a date or a
 * question.
 */
const GIVES_WAY: readonly { key: RegExp; instead?: TextKey }[] = [
  { key: /^advice\./ },
  { key: /^photo\.invite$/ },
  { key: /^thanks\.noted$/ },
  { key: /^ask\.count$/ },
  { key: /^common\.no_date$/ },
  { key: /^hello\.assistant$/, instead: 'hello.short' },
  { key: /^receipt\.one$/, instead: 'receipt.short' },
  { key: /^next\.later_urgent$/, instead: 'next.later' },
  { key: /^next\.urgent$/, instead: 'next.today' },
  { key: /^receipt\.several$/, instead: 'receipt.several_short' },
  { key: /^next\.today$/ },
  { key: /^safety\.assistant$/ },
  { key: /^safety\.ticket$/ },
];

/**
 * `language`: of the person; what we do not write is written in `around.fallback`, except safety instructions.
 * Throws MissingWord where a line lacks what its text needs.
 */
export function render(lines: readonly Line[], language: string, around: Around): string {
  const room = lines.some(({ text: key }) => isSafety(key)) ? ROOM.safety : ROOM.text;
  let kept = lines;
  let text = compose(kept, language, around);
  for (const giving of GIVES_WAY) {
    if (segmentsOf(forSms(text)) <= room) break;
    if (!kept.some((line) => giving.key.test(line.text))) continue;
    kept = kept.flatMap((line) => {
      if (!giving.key.test(line.text)) return [line];
      return giving.instead === undefined ? [] : [{ ...line, text: giving.instead }];
    });
    text = compose(kept, language, around);
  }
  return text;
}

/** What begins the sentence after it. */
const GOES_ON: ReadonlySet<string> = new Set(['ask.count', 'thanks.noted', 'later.fine', 'dont_know.fine']);

/** The same for a mail, which has room: nothing gives way, each thought is a paragraph. Greeting and signature are the letter's. */
export function renderParagraphs(lines: readonly Line[], language: string, around: Around): string[] {
  const paragraphs: string[] = [];
  let goesOn = false;
  for (const line of lines) {
    const words = wordsOf(line, language, around).trim();
    if (words === '') continue;
    if (goesOn) paragraphs.push(`${paragraphs.pop()} ${words}`);
    else paragraphs.push(words);
    goesOn = GOES_ON.has(line.text);
  }
  const how = howToAnswer(lines, paragraphs.join('\n'), language, around);
  return how === '' ? paragraphs : [...paragraphs, how];
}

function wordsOf({ text: key, params }: Line, language: string, around: Around): string {
  const written = writtenLanguage(language, around.fallback);
  const words = wordsFor(params, isSafety(key) ? around.fallback : written, around);
  return isSafety(key)
    ? instruction(SAFETY[spokenLanguage(language, around.fallback)], key, params.after, words)
    : WRITTEN[written][key](words);
}

function compose(lines: readonly Line[], language: string, around: Around): string {
  const written = writtenLanguage(language, around.fallback);
  let text = '';
  for (const line of lines) {
    const words = wordsOf(line, language, around);
    text += separator(text, words) + words;
  }
  const signature = written === 'fr' ? `${around.signature} : ` : `${around.signature}: `;
  const how = howToAnswer(lines, text, language, around);
  return signature + text + (how === '' ? '' : separator(text, how) + how);
}

/** `after`: the instruction that stands above it in the same text. */
function instruction(texts: Record<SafetyKey, Text>, key: SafetyKey, after: unknown, words: Words): string {
  const above = typeof after === 'string' && isSafety(after as TextKey) ? texts[after as SafetyKey] : undefined;
  return above === undefined ? texts[key](words) : goingOn(above(words), texts[key](words));
}

/** A numbered list keeps its lines; what follows it begins a new one. */
function separator(before: string, line: string): string {
  if (before === '') return '';
  return before.includes('\n') || line.includes('\n') ? '\n' : ' ';
}

/** Where the sender is a name, a person cannot simply answer: whatever asks for words says where to write them. */
function howToAnswer(lines: readonly Line[], text: string, language: string, around: Around): string {
  if (around.answerTo === '' || !asksForWords(text)) return '';
  const words = wordsFor({}, around.fallback, around);
  if (lines.some(({ text: key }) => isSafety(key))) {
    return SAFETY[spokenLanguage(language, around.fallback)]['safety.answer_to'](words);
  }
  return WRITTEN[writtenLanguage(language, around.fallback)]['ask.answer_to'](words);
}

const ASKS =
  /[?؟]|(?<!\p{L})(?:écrivez|répondez|décrivez|donnez-nous|write|answer|describe|give us|escriba|escreva|yazın)(?!\p{L})|اكتب/iu;

/** Whether a text asks its reader to write to us. */
export function asksForWords(text: string): boolean {
  return ASKS.test(text);
}

function isSafety(key: TextKey): key is SafetyKey {
  return key.startsWith('safety.');
}

/** The language that a page or a mail is written in, for somebody of this language. */
export function writtenLanguage(language: string, fallback: WrittenLanguage): WrittenLanguage {
  return WRITTEN_LANGUAGES.find((one) => one === language) ?? fallback;
}

function spokenLanguage(language: string, fallback: WrittenLanguage): Language {
  return LANGUAGES.find((one) => one === language) ?? fallback;
}
