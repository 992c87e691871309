// What the cells of a list of people mean: roles, languages, days, addresses, needs. A cell that means nothing gives its reason.
import type { Language } from '#flows/codes.ts';
import { folded } from '#lib/columns.ts';
import { addDays, isDate } from '#lib/zone.ts';
import type { PersonRoleName } from '../store.ts';
import type { ReadContacts } from './read-phones.ts';

export type Read<T> = { value: T } | { reason: string };

const ROLES: Record<PersonRoleName, string> = {
  tenant:
    'tenant locataire colocataire occupant occupante habitant residente resident titulaire cotitulaire conjoint conjointe',
  landlord: 'landlord bailleur bailleresse proprietaire coproprietaire owner',
  trusted:
    'trusted aidant aidante proche fille fils enfant parent famille tuteur tutrice curateur curatrice contact referent',
  caretaker: 'caretaker gardien gardienne concierge gardiens agent',
};

export function readRole(text: string): Read<PersonRoleName> {
  const plain = folded(text)
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (plain === '') return { value: 'tenant' };
  if (/\bpersonne (?:de confiance|a prevenir|ressource)\b/.test(plain)) return { value: 'trusted' };
  // Who owns it and lives there is the one to whom it happens.
  if (/\bproprietaire occupant/.test(plain)) return { value: 'tenant' };
  const words = plain.split(' ');
  const role = (Object.keys(ROLES) as PersonRoleName[]).find((name) => {
    const known = ROLES[name].split(' ');
    return words.some((word) => known.includes(word.replace(/s$/, '')) || known.includes(word));
  });
  return role === undefined
    ? {
        reason: `the role "${text}" is not one of tenant (locataire), landlord (bailleur), trusted (personne de confiance), caretaker (gardien)`,
      }
    : { value: role };
}

const LANGUAGE_NAMES: Record<Language, string> = {
  fr: 'fr fra fre francais francaise french',
  en: 'en eng anglais anglaise english gb uk',
  es: 'es esp spa espagnol espagnole spanish espanol castillan',
  pt: 'pt por portugais portugaise portuguese portugues bresilien',
  ar: 'ar ara arabe arabic darija',
  tr: 'tr tur turc turque turkish turkce',
};

/** `reason` for a language in which nothing can be written: the agency's is used. */
export function readLanguage(text: string): Read<Language | ''> {
  const plain = folded(text).trim();
  if (plain === '') return { value: '' };
  const words = plain.split(/[^\p{L}]+/u);
  const found = (Object.keys(LANGUAGE_NAMES) as Language[]).find((language) =>
    LANGUAGE_NAMES[language].split(' ').includes(words[0] ?? ''),
  );
  return found === undefined
    ? { reason: `"${text}" is not a language that we write; the agency's own is used` }
    : { value: found };
}

const MONTHS = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ');
/** Days are counted from here in spreadsheets. */
const SPREADSHEET_EPOCH = '1899-12-30';

/** "2026-12-31", "31/12/2026", "31.12.26", "1er janvier 2027", 46022 -> "2026-12-31"; empty: "". */
export function readDay(text: string): Read<string> {
  const plain = folded(text)
    .replace(/[t ]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?z?$/, '')
    .trim();
  if (plain === '') return { value: '' };
  const day = asDay(plain);
  return day !== undefined && isDate(day) ? { value: day } : { reason: `"${text}" is no day; write it as 31/12/2026` };
}

function asDay(plain: string): string | undefined {
  if (/^[2-6]\d{4}$/.test(plain)) return addDays(SPREADSHEET_EPOCH, Number(plain));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso !== null) return written(iso[1]!, iso[2]!, iso[3]!);
  const french = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(plain);
  if (french !== null) return written(french[3]!, french[2]!, french[1]!);
  const words = /^(?:\p{L}+ )?(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})$/u.exec(plain);
  if (words === null) return undefined;
  const month = MONTHS.findIndex((name) => name === words[2] || (words[2]!.length >= 3 && name.startsWith(words[2]!)));
  return month < 0 ? undefined : written(words[3]!, String(month + 1), words[1]!);
}

function written(year: string, month: string, day: string): string {
  const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year;
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

export function readEmails(cell: string): ReadContacts {
  const contacts: ReadContacts['contacts'] = [];
  const reasons: string[] = [];
  for (const piece of cell.split(/[\s;,/|]+|\bou\b/).map((part) => part.replace(/^<|>$|^mailto:/g, '').trim())) {
    if (piece === '') continue;
    const value = piece.toLowerCase();
    if (!/^[^@\s"<>()]{1,64}@[^@\s"<>()]+\.[^@\s."<>()]{2,}$/.test(value))
      reasons.push(`"${piece}" is no email address`);
    else if (!contacts.some((contact) => contact.value === value))
      contacts.push({ kind: 'email', value, line: 'other' });
  }
  return { contacts, reasons };
}

const DIAGNOSES =
  /\b(?:alzheimer|parkinson|cancer|diabet\w*|depress\w*|schizo\w*|bipolaire|demen\w*|epilep\w*|vih|hiv|sida|sclerose|avc|psychiatr\w*|alcool\w*|toxico\w*)\b/;

export const LONGEST_NEED = 200;

/** Needs are kept, diagnoses are not: what must be done, not why. */
export function readNeeds(cell: string): Read<string[]> {
  const needs = cell
    .split(/[;|\n]/)
    .map((need) => need.trim())
    .filter((need) => need !== '');
  const illness = needs.find((need) => DIAGNOSES.test(folded(need)));
  if (illness !== undefined) {
    return {
      reason:
        'the needs name an illness, which may not be kept: write what must be done ("ne peut pas prendre l\'escalier")',
    };
  }
  const long = needs.find((need) => need.length > LONGEST_NEED);
  return long === undefined
    ? { value: [...new Set(needs)] }
    : { reason: `a need has more than ${LONGEST_NEED} characters` };
}

/** Where we write first. */
export function readPrefers(text: string): Read<string> {
  const plain = folded(text).replace(/[^a-z]/g, '');
  if (plain === '') return { value: '' };
  if (/^(?:sms|texto|telephone|mobile)$/.test(plain)) return { value: 'sms' };
  if (plain === 'whatsapp') return { value: 'whatsapp' };
  if (/^(?:email|mail|courriel)$/.test(plain)) return { value: 'email' };
  if (
    /^(?:both|lesdeux|deux|tous|toutes|tout)$/.test(plain) ||
    (/sms|texto|telephone|mobile/.test(plain) && /mail|courriel/.test(plain))
  )
    return { value: 'both' };
  return { reason: `"${text}" is not one of sms, whatsapp, email, both (sms et email)` };
}
