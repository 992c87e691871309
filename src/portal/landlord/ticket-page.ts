// One request of a landlord's dwelling: where it stands, the work on it, and the private thread with the agency.

import { dayOf, momentOf } from '#flows/texts/dates.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import type { Instructions } from '../danger.ts';
import { flashOf } from '../flash.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { amountOf } from '../money.ts';
import { formFields, type Sent } from '../sent.ts';
import { isPrivate, standing } from './home.ts';
import type { Landlord } from './open-landlord.ts';
import { type LandlordTicket, ordersOf, quotesAndThread } from './record.ts';

export interface About {
  landlord: Landlord;
  ticket: LandlordTicket;
  here: string;
}

export interface Before {
  sent: Sent;
  words: string;
  error: string;
}

export async function showTicket(
  ground: Ground,
  { landlord, ticket, here }: About,
  before: Before | null = null,
  danger: Instructions | null = null,
): Promise<void> {
  const { l, t, home, language, request, response, agency, person, zone } = landlord;
  const orders = await ordersOf(ground, landlord, [ticket.id]);
  const { quotes, thread } = await quotesAndThread(ground, landlord, ticket.id);
  const now = ground.clock.now();
  const when = { zone: ticket.zone ?? zone, language, now: 0 };
  const place = landlord.dwellings.find(({ id }) => id === ticket.dwelling)?.name ?? '';
  const shownOrders = orders.map((order) => ({
    number: l.order(`${order.reference}-${order.n}`),
    state: l.orderStates[order.state],
    what: categoryLabel(order.category, language),
    by: order.company === null ? '' : l.waitingBy(order.company),
    amount: order.ceiling_cents === null ? '' : l.upTo(amountOf(order.ceiling_cents, language)),
    words: order.words,
    visit: order.visit_from === null ? '' : momentOf(order.visit_from.getTime(), when),
    waits: order.waits,
    grant: `${here}/accord/${order.id}`,
    deny: `${here}/refus/${order.id}`,
  }));
  show(ground, landlord, 'landlord-ticket.njk', {
    title: t.request(String(ticket.reference)),
    status: before === null ? 200 : 422,
    l,
    home,
    here,
    flash: flashOf(landlord.request, landlord.l.done),
    danger,
    place: l.dwelling(place),
    standing: standing(landlord, ticket, now),
    words: isPrivate(ticket) ? l.hidden : ticket.words,
    waiting: shownOrders.filter(({ waits }) => waits),
    orders: shownOrders.filter(({ waits }) => !waits),
    quotes: quotes.map(({ company, cents }) => l.quote(company, amountOf(cents, language))),
    isOpen: ticket.closed_at === null,
    thread: thread.map(({ author, name, words, at }) => ({
      kind: author === `person:${person}` ? 'mine' : 'ours',
      who:
        author === `person:${person}`
          ? l.you
          : [name, author.startsWith('manager:') ? l.agency : ''].filter(Boolean).join(', '),
      when: dayOf(at.getTime(), when),
      datetime: at.toISOString(),
      words,
    })),
    typed: before?.words ?? '',
    fields: formFields(ground, request, response, agency.id, before?.sent),
    errors: before === null ? [] : [{ text: before.error, href: '#mots' }],
    error: before === null ? null : { text: before.error },
  });
}
