// The form of one word about an order: only what that word needs.
import { MOST_SLOTS, REFUSALS } from '#flows/codes.ts';
import { localDate } from '#lib/zone.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { formFields, type Sent } from '../sent.ts';
import { ACTS, type Act } from './acts.ts';
import type { Fill } from './fill.ts';
import { nameOf, numberOf, type OnOrder } from './on-order.ts';
import { script } from './script.ts';

export function showAct(ground: Ground, on: OnOrder, act: Act, before: { sent: Sent; fill: Fill } | null = null): void {
  const { at, order, here } = on;
  const { w, request, response, agency } = at;
  show(ground, at, 'order-act.njk', {
    title: nameOf(on, act),
    status: before === null ? 200 : 422,
    w,
    here,
    script,
    act,
    number: w.order(numberOf(order)),
    why: w.why[act],
    form: fieldsOf(on, act, before?.fill ?? null),
    fields: formFields(ground, request, response, agency.id, before?.sent),
    keptCount: before?.sent.media.length ?? 0,
    errors: (before?.fill.errors ?? []).map(({ field, text }) => ({ text, href: `#${field}` })),
    today: localDate(ground.clock.now(), on.zone),
  });
}

/** What a template needs to print the fields of this word. */
export function fieldsOf(on: OnOrder, act: Act, fill: Fill | null) {
  const {
    at: { w },
    order,
    here,
  } = on;
  const asks = ACTS[act];
  const errorOf: Record<string, { text: string }> = {};
  for (const { field, text } of fill?.errors ?? []) errorOf[field] ??= { text };
  const rows = Array.from({ length: MOST_SLOTS }, (_, i) => ({
    n: i + 1,
    title: w.slot(i + 1),
    day: '',
    from: '',
    to: '',
    ...fill?.slots.rows[i],
    error: errorOf[`jour${i + 1}`] ?? errorOf[`de${i + 1}`] ?? errorOf[`a${i + 1}`],
  }));
  return {
    act,
    action: `${here}/${act}`,
    asks,
    send: act === 'refuse' ? nameOf(on, act) : w.send[act],
    errorOf,
    slotsLabel: asks.slots === 'must' ? w.slotWords : w.slotWordsOptional,
    slotWords: fill?.slots.words ?? '',
    rows,
    rowsOpen: rows.some(({ day, from }) => day !== '' || from !== '') || errorOf.dates !== undefined,
    wordsLabel: w.words[act as keyof typeof w.words] ?? '',
    words: fill?.words ?? '',
    filesLabel: asks.files === undefined ? '' : w[asks.files],
    accept: act === 'invoice' ? 'application/pdf,image/*' : 'image/*',
    reasons: REFUSALS.map((value) => ({ value, text: w.reasons[value], checked: value === fill?.reason })),
    amount: fill?.amount ?? '',
    number: fill?.number ?? '',
    visitor: fill?.visitor || order.visitor,
  };
}
