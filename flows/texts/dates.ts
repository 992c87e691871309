// Days and hours as people read them: in full, in the zone of the residence.
import type { WrittenLanguage } from '../codes.ts';

export interface When {
  zone: string;
  language: WrittenLanguage;
  /** What is today; 0 never says "today". */
  now: number;
}

const LOCALES: Record<WrittenLanguage, string> = { fr: 'fr-FR', en: 'en-GB' };
const TODAY: Record<WrittenLanguage, string> = { fr: "aujourd'hui", en: 'today' };

/** "mardi 14 janvier", "dimanche 1er mars", "Tuesday 14 January"; "aujourd'hui" for today. */
export function dayOf(at: number, { zone, language, now }: When): string {
  if (now !== 0 && dateIn(zone, at) === dateIn(zone, now)) return TODAY[language];
  const part = partsOf(at, zone, LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long' });
  const day = language === 'fr' && part.day === '1' ? '1er' : part.day;
  return `${part.weekday} ${day} ${part.month}`;
}

/** "14 h", "14 h 30"; "2 pm", "2.30 pm". */
export function timeOf(at: number, { zone, language }: When): string {
  const part = partsOf(at, zone, 'en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const hour = Number(part.hour);
  const minute = part.minute ?? '00';
  if (language === 'fr') return minute === '00' ? `${hour} h` : `${hour} h ${minute}`;
  const half = hour < 12 ? 'am' : 'pm';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === '00' ? '' : `.${minute}`} ${half}`;
}

export function momentOf(at: number, when: When): string {
  return `${dayOf(at, when)} ${when.language === 'fr' ? 'à' : 'at'} ${timeOf(at, when)}`;
}

/** "2026-01-14". */
function dateIn(zone: string, at: number): string {
  const { year, month, day } = partsOf(at, zone, 'en-GB', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year}-${month}-${day}`;
}

type Parts = Readonly<Record<string, string>>;

/** Making one costs a thousand times more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** Of instants that many texts name: now, the next opening. Nothing here is finer than a minute. */
const known = new Map<string, Parts>();
const MOST_KNOWN = 1000;
const MINUTE_MS = 60_000;

function partsOf(at: number, timeZone: string, locale: string, options: Intl.DateTimeFormatOptions): Parts {
  const form = `${locale} ${timeZone} ${Object.keys(options).join()} ${options.month ?? ''}`;
  const key = `${form} ${Math.floor(at / MINUTE_MS)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  let format = formats.get(form);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    formats.set(form, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, parts);
  return parts;
}
