// What a contractor filled in, and what is missing, in the order of the page.
import { REFUSALS, type Refusal } from '#flows/codes.ts';
import { centsOf } from '#lib/money.ts';
import { oneLine } from '#lib/text.ts';
import type { Sent } from '../sent.ts';
import type { WorkTexts } from '../texts/work-fr.ts';
import { ACTS, type Act } from './acts.ts';
import { type FormError, NO_SLOTS, readSlots, type SlotsSent } from './slots-form.ts';

export interface Fill {
  slots: SlotsSent;
  words: string;
  reason: Refusal | null;
  /** As written, and in cents where it is one. */
  amount: string;
  cents: number | null;
  number: string;
  visitor: string;
  errors: FormError[];
}

const MOST_WORDS = 4_000;

export function fillOf(act: Act, { form, media, refused }: Sent, now: Date, zone: string, w: WorkTexts): Fill {
  const asks = ACTS[act];
  const fill: Fill = {
    slots: asks.slots === undefined ? NO_SLOTS : readSlots(form, now, zone, w),
    words: form.text('mots').replace(/\r\n/g, '\n').trim().slice(0, MOST_WORDS),
    reason: REFUSALS.find((one) => one === form.text('raison')) ?? null,
    amount: oneLine(form.text('montant')).slice(0, 40),
    cents: centsOf(oneLine(form.text('montant')).slice(0, 40)) || null,
    number: oneLine(form.text('numero')).slice(0, 60),
    visitor: oneLine(form.text('prenom')).slice(0, 40),
    errors: [],
  };
  const wrong = (field: string, text: string) => void fill.errors.push({ field, text });
  if (asks.reason && fill.reason === null) wrong('raison', w.errors.reason);
  if (asks.number && fill.number === '') wrong('numero', w.errors.number);
  if (asks.amount && fill.cents === null) wrong('montant', w.errors.amount);
  if (asks.words === 'must' && fill.words === '' && !(act === 'done' && media.length > 0))
    wrong('mots', w.errors.words);
  if (refused !== null) wrong('photos', fileRefusal(refused, w));
  else if (act === 'invoice' && media.length === 0) wrong('photos', w.errors.file);
  fill.errors.push(...fill.slots.errors);
  if (asks.slots === 'must' && fill.slots.slots.length + fill.slots.errors.length === 0) wrong('dates', w.errors.slots);
  if (act === 'visitor' && fill.visitor === '') wrong('prenom', w.errors.words);
  return fill;
}

export function fileRefusal(refused: NonNullable<Sent['refused']>, w: WorkTexts): string {
  if (refused === 'too_large') return w.errors.fileLarge;
  return refused === 'type' ? w.errors.fileType : w.errors.fileUnreadable;
}
