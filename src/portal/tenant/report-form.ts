// The report form: what it asks, what it accepts, and the message that it becomes.

import type { Inbound } from '#channels/channel.ts';
import type { FormSaid } from '#channels/form/said.ts';
import type { Category } from '#flows/codes.ts';
import { parsePhone } from '#lib/phone.ts';
import { oneLine } from '#lib/text.ts';
import type { SentForm } from '#web/read-form.ts';
import type { Sent } from '../sent.ts';
import type { Texts } from '../texts/fr.ts';
import { unreachable } from '../visitor.ts';

export const CATEGORIES = [
  'plumbing',
  'heating',
  'electrical',
  'gas',
  'locks',
  'access',
  'lift',
  'windows',
  'damp',
  'pests',
  'common_areas',
  'appliances',
  'other',
] as const satisfies readonly Category[];
export const PLACES = ['dwelling', 'common'] as const;
export const URGENCIES = ['low', 'normal', 'urgent'] as const;
/** Water does damage that a photo shows: here it is asked for, with a way out. */
const SHOWN_BY_PHOTO: readonly Category[] = ['plumbing', 'damp'];

/** Ids of the fields, as the page and its list of errors name them. */
export type Field = 'mots' | 'categorie' | 'lieu' | 'photos' | 'nom' | 'adresse' | 'telephone' | 'courriel';

export interface FieldError {
  field: Field;
  text: string;
}

export interface Filled {
  words: string;
  category: (typeof CATEGORIES)[number] | undefined;
  place: (typeof PLACES)[number] | undefined;
  urgency: (typeof URGENCIES)[number];
  noPhoto: boolean;
  name: string;
  address: string;
  phone: string;
  email: string;
}

export const EMPTY: Filled = {
  words: '',
  category: undefined,
  place: undefined,
  urgency: 'normal',
  noPhoto: false,
  name: '',
  address: '',
  phone: '',
  email: '',
};

const MOST_WORDS = 20_000;
export const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export function filledOf(form: SentForm): Filled {
  return {
    words: form.text('mots').replace(/\r\n/g, '\n').trim().slice(0, MOST_WORDS),
    category: CATEGORIES.find((one) => one === form.text('categorie')),
    place: PLACES.find((one) => one === form.text('lieu')),
    urgency: URGENCIES.find((one) => one === form.text('urgence')) ?? 'normal',
    noPhoto: form.text('sans_photo') !== '',
    name: oneLine(form.text('nom')).slice(0, 120),
    address: oneLine(form.text('adresse')).slice(0, 300),
    phone: oneLine(form.text('telephone')).slice(0, 40),
    email: oneLine(form.text('courriel')).slice(0, 200).toLowerCase(),
  };
}

/** What is missing, in the order of the page. Somebody in danger is held up by nothing but an empty form. */
export function errorsIn(
  filled: Filled,
  { media, refused }: Pick<Sent, 'media' | 'refused'>,
  { stranger, danger, t }: { stranger: boolean; danger: boolean; t: Texts },
): FieldError[] {
  const errors: FieldError[] = [];
  const say = (field: Field, text: string) => void errors.push({ field, text });
  if (filled.words === '') say('mots', t.errors.words);
  if (danger) return errors;
  if (filled.category === undefined) say('categorie', t.errors.category);
  if (filled.place === undefined) say('lieu', t.errors.place);
  const asksPhoto = filled.category !== undefined && SHOWN_BY_PHOTO.includes(filled.category);
  if (refused !== null) say('photos', refusalWords(refused, t));
  else if (asksPhoto && media.length === 0 && !filled.noPhoto) say('photos', t.errors.photo);
  if (!stranger) return errors;
  if (filled.name === '') say('nom', t.errors.name);
  if (filled.address === '') say('adresse', t.errors.address);
  if (filled.phone !== '' && parsePhone(filled.phone) === undefined) say('telephone', t.errors.phone);
  if (filled.email !== '' && !EMAIL.test(filled.email)) say('courriel', t.errors.email);
  if (filled.phone === '' && filled.email === '') say('telephone', t.errors.contact);
  return errors;
}

export function refusalWords(refused: NonNullable<Sent['refused']>, t: Texts): string {
  if (refused === 'too_large') return t.errors.photoTooLarge;
  return refused === 'type' ? t.errors.photoType : t.errors.photoUnreadable;
}

export function saidIn({ category, place, urgency, noPhoto }: Filled): FormSaid {
  return {
    category: category ?? 'other',
    ...(place === undefined ? {} : { scope: place }),
    urgency,
    ...(noPhoto ? { noPhoto: true as const } : {}),
  };
}

/** Where a stranger is answered. */
export function strangerAt({ phone, email }: Filled, key: string): Inbound['from'] {
  const number = parsePhone(phone);
  if (number !== undefined) return { kind: 'phone', value: number.address };
  return EMAIL.test(email) ? { kind: 'email', value: email } : unreachable(key);
}
