// When somebody may come, as a form says it: in words, or in fields of day and hours. What cannot be is explained, never dropped.
import { MOST_SLOTS } from '#flows/codes.ts';
import type { Slot } from '#flows/order-events.ts';
import { oneLine } from '#lib/text.ts';
import { instantAt, isDate, isTimeOfDay } from '#lib/zone.ts';
import { readProposedSlots } from '#triage/answers/proposed-slots.ts';
import type { SentForm } from '#web/read-form.ts';
import type { WorkTexts } from '../texts/work-fr.ts';

/** More than a tenant is shown would be lost. */
const VISIT_MS = 2 * 3_600_000;
const LONGEST_MS = 14 * 3_600_000;
const AHEAD_MS = 180 * 86_400_000;

export interface FormError {
  field: string;
  text: string;
}

export interface SlotRow {
  day: string;
  from: string;
  to: string;
}

export interface SlotsSent {
  slots: Slot[];
  errors: FormError[];
  words: string;
  rows: SlotRow[];
}

export const NO_SLOTS: SlotsSent = { slots: [], errors: [], words: '', rows: [] };

export function readSlots(form: SentForm, now: Date, zone: string, w: WorkTexts): SlotsSent {
  const words = oneLine(form.text('dates')).slice(0, 300);
  const rows = Array.from({ length: MOST_SLOTS }, (_, i) => ({
    day: form.text(`jour${i + 1}`).trim(),
    from: form.text(`de${i + 1}`).trim(),
    to: form.text(`a${i + 1}`).trim(),
  }));
  const sent: SlotsSent = { slots: [], errors: [], words, rows };
  if (words !== '') readWords(sent, now, zone, w);
  for (const [i, row] of rows.entries()) {
    if (row.day === '' && row.from === '' && row.to === '') continue;
    const read = slotOf(row, i + 1, now, zone, w);
    if ('field' in read) sent.errors.push(read);
    else sent.slots.push(read);
  }
  sent.slots.sort((a, b) => a.from - b.from);
  if (sent.slots.length > MOST_SLOTS) sent.errors.push({ field: 'dates', text: w.errors.slotsMany });
  return sent;
}

function readWords(sent: SlotsSent, now: Date, zone: string, w: WorkTexts): void {
  const read = readProposedSlots(sent.words, now, zone);
  if (read.kind === 'unsure') {
    sent.errors.push({ field: 'dates', text: w.errors.slotsUnclear });
    return;
  }
  for (const { start, end } of read.value.slots) sent.slots.push({ from: start.getTime(), to: end.getTime() });
  for (const { reason, words } of read.value.refused)
    sent.errors.push({ field: 'dates', text: w.errors.slotRefused[reason](words) });
}

/** A slot, or the field that is wrong and why. */
function slotOf({ day, from, to }: SlotRow, n: number, now: Date, zone: string, w: WorkTexts): Slot | FormError {
  const wrong = (field: string, text: string): FormError => ({ field: `${field}${n}`, text });
  const { errors } = w;
  if (!isDate(day)) return wrong('jour', errors.slotIncomplete(n));
  if (!isTimeOfDay(from) || (to !== '' && !isTimeOfDay(to))) return wrong('de', errors.slotIncomplete(n));
  const start = instantAt(day, from, zone);
  const end = to === '' ? null : instantAt(day, to, zone);
  if (start.skipped || end?.skipped) return wrong('de', errors.slotRefused.skipped_hour(w.slot(n)));
  const slot = { from: start.instant.getTime(), to: end?.instant.getTime() ?? start.instant.getTime() + VISIT_MS };
  if (slot.to <= slot.from) return wrong('a', errors.slotReversed(n));
  if (slot.to - slot.from > LONGEST_MS) return wrong('a', errors.slotLong(n));
  if (slot.from < now.getTime()) return wrong('jour', errors.slotRefused.past(w.slot(n)));
  return slot.from > now.getTime() + AHEAD_MS ? wrong('jour', errors.slotRefused.too_far(w.slot(n))) : slot;
}
