// An order that somebody looks at, and its words that all pages share.
import type { Slot } from '#flows/order-events.ts';
import { dayOf, timeOf } from '#flows/texts/dates.ts';
import { unbroken } from '#lib/text.ts';
import type { PageOrder } from '#work-orders/pages-record.ts';
import type { Act } from './acts.ts';
import type { AtWork } from './open-work.ts';

export interface OnOrder {
  at: AtWork;
  order: PageOrder;
  /** Address of this page. */
  here: string;
  zone: string;
}

export function numberOf({ reference, n }: Pick<PageOrder, 'reference' | 'n'>): string {
  return `${reference}-${n}`;
}

/** "mercredi 25 novembre, 14 h - 16 h" */
export function windowOf({ zone, at: { language } }: Pick<OnOrder, 'zone' | 'at'>, { from, to }: Slot): string {
  const when = { zone, language, now: 0 };
  return `${dayOf(from, when)}, ${unbroken(`${timeOf(from, when)} – ${timeOf(to, when)}`)}`;
}

/** To refuse what one has taken is to give it back. */
export function nameOf({ at: { w }, order }: Pick<OnOrder, 'at' | 'order'>, act: Act): string {
  return act === 'refuse' && order.state !== 'offered' ? w.acts.giveBack : w.acts[act];
}
