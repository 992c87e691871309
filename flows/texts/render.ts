// Makes one text of its lines: who writes comes first, once; what is useful but not needed is left out where a text grows too long.
import { LANGUAGES, type Language, WRITTEN_LANGUAGES, type WrittenLanguage } from '../codes.ts';
import type { Line } from '../effects.ts';
import { EN } from './en/index.ts';
import { FR } from './fr/index.ts';
import { forSms, segmentsOf } from './gsm.ts';
import type { SafetyKey, Text, TextKey, WrittenKey } from './keys.ts';
import { SAFETY } from './safety/index.ts';
import { type Around, wordsFor } from './words.ts';

const WRITTEN: Record<WrittenLanguage, Record<WrittenKey, Text>> = { fr: FR, en: EN };

/** In segments of a text message. */
const ROOM = { text: 2, safety: 5 };

/** What may be left out of a text that is too long, the least needed first. Never a step, a number, a date or a question. */
const SPARE: readonly RegExp[] = [
  /^advice\./,
  /^photo\.invite$/,
  /^thanks\.noted$/,
  /^ask\.count$/,
  /^common\.no_date$/,
  /^next\.(today|urgent)$/,
];

/**
 * `language`: of the person; what we do not write is written in `around.fallback`, except safety instructions.
 * Throws MissingWord where a line lacks what its text needs.
 */
export function render(lines: readonly Line[], language: string, around: Around): string {
  let kept = lines;
  for (;;) {
    const text = compose(kept, language, around);
    const room = kept.some(({ text: key }) => isSafety(key)) ? ROOM.safety : ROOM.text;
    if (segmentsOf(forSms(text)) <= room) return text;
    const spare = SPARE.flatMap((pattern) => kept.filter(({ text: key }) => pattern.test(key)))[0];
    if (spare === undefined) return text;
    kept = kept.filter((line) => line !== spare);
  }
}

function compose(lines: readonly Line[], language: string, around: Around): string {
  const written = writtenLanguage(language, around.fallback);
  let text = '';
  for (const { text: key, params } of lines) {
    const words = wordsFor(params, isSafety(key) ? around.fallback : written, around);
    const line = isSafety(key)
      ? SAFETY[spokenLanguage(language, around.fallback)][key](words)
      : WRITTEN[written][key](words);
    text += separator(text, line) + line;
  }
  const signature = written === 'fr' ? `${around.signature} : ` : `${around.signature}: `;
  const how = howToAnswer(lines, text, written, around);
  return signature + text + (how === '' ? '' : separator(text, how) + how);
}

/** A numbered list keeps its lines; what follows it begins a new one. */
function separator(before: string, line: string): string {
  if (before === '') return '';
  return before.includes('\n') || line.includes('\n') ? '\n' : ' ';
}

/** Where the sender is a name, a person cannot simply answer: whatever asks for words says where to write them. */
function howToAnswer(lines: readonly Line[], text: string, language: WrittenLanguage, around: Around): string {
  if (around.answerTo === '' || lines.some(({ text: key }) => key.startsWith('staff.') && key !== 'staff.alarm'))
    return '';
  if (!asksForWords(text)) return '';
  return WRITTEN[language]['ask.answer_to'](wordsFor({}, language, around));
}

const ASKS =
  /[?؟]|\b(?:écrivez|répondez|décrivez|donnez-nous|write|answer|describe|give us|escriba|escreva|yazın)\b|اكتب/iu;

/** Whether a text asks its reader to write to us. */
export function asksForWords(text: string): boolean {
  return ASKS.test(text);
}

function isSafety(key: TextKey): key is SafetyKey {
  return key.startsWith('safety.');
}

function writtenLanguage(language: string, fallback: WrittenLanguage): WrittenLanguage {
  return WRITTEN_LANGUAGES.find((one) => one === language) ?? fallback;
}

function spokenLanguage(language: string, fallback: WrittenLanguage): Language {
  return LANGUAGES.find((one) => one === language) ?? fallback;
}
