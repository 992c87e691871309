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
  const date = (instant: number) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(instant);
  if (now !== 0 && date(at) === date(now)) return TODAY[language];
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

function partsOf(at: number, timeZone: string, locale: string, options: Intl.DateTimeFormatOptions) {
  const parts = new Intl.DateTimeFormat(locale, { ...options, timeZone }).formatToParts(at);
  return Object.fromEntries(parts.map(({ type, value }) => [type, value])) as Record<string, string>;
}
