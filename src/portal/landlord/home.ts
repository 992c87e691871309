// A landlord's dwellings at a glance: what waits for their word, what is open, what is past, and when they are written to.

import { isHidden } from '#flows/codes.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { inAgency, rows } from '#lib/db.ts';
import { flashOf } from '../flash.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { amountOf } from '../money.ts';
import { formFields } from '../sent.ts';
import { isDelicate } from '../tenant/facts.ts';
import { standingOf } from '../tenant/standing.ts';
import type { Landlord } from './open-landlord.ts';
import { type LandlordOrder, type LandlordTicket, landlordTickets, ordersOf } from './record.ts';

export async function showHome(ground: Ground, landlord: Landlord, error: string | null = null): Promise<void> {
  const { l, home, language, request, response, agency, person, dwellings } = landlord;
  const tickets = await landlordTickets(ground, landlord);
  const orders = await ordersOf(
    ground,
    landlord,
    tickets.map(({ id }) => id),
  );
  const [known] = await inAgency(ground.db, agency.id, (tx) =>
    rows<{ alerts: string | null }>(
      tx,
      'select alerts from people where agency_id = $1 and id = $2',
      agency.id,
      person,
    ),
  );
  const now = ground.clock.now();
  const places = new Map(dwellings.map((one) => [one.id, one]));
  const listed = (open: boolean) =>
    tickets
      .filter(({ closed_at }) => (closed_at === null) === open)
      .map((ticket) => ({
        ...standing(landlord, ticket, now),
        place: l.dwelling(places.get(ticket.dwelling)?.name ?? ''),
        href: `${home}/demandes/${ticket.reference}`,
      }));
  show(ground, landlord, 'landlord.njk', {
    title: l.title,
    status: error === null ? 200 : 422,
    l,
    home,
    name: landlord.name,
    flash: flashOf(landlord.request, landlord.l.done),
    waiting: orders.filter(({ waits }) => waits).map((order) => waitingOf(landlord, order)),
    dwellings: dwellings.map(({ id, name, place, floor }) => ({
      name: l.dwelling(name),
      place: [place, floor === '' ? '' : l.floor(floor)].filter(Boolean).join(', '),
      report: l.report(name),
      href: `${home}/signaler/${id}`,
    })),
    open: listed(true),
    past: listed(false),
    alerts: (['none', 'all'] as const).map((value) => ({
      value,
      text: value === 'none' ? l.alertsNone : l.alertsAll,
      checked: (known?.alerts ?? 'none') === value,
    })),
    fields: formFields(ground, request, response, agency.id),
    errors: error === null ? [] : [{ text: error, href: '#alertes' }],
    error: error === null ? null : { text: error },
  });

  function waitingOf({ l: words }: Landlord, order: LandlordOrder) {
    const amount = order.ceiling_cents === null ? '' : amountOf(order.ceiling_cents, language);
    return {
      what: words.waiting(categoryLabel(order.category, language), amount),
      by: order.company === null ? '' : words.waitingBy(order.company),
      href: `${home}/demandes/${order.reference}`,
    };
  }
}

/** A neighbours' quarrel or somebody's distress is the agency's business. */
export function standing(landlord: Landlord, ticket: LandlordTicket, now: Date) {
  const next = landlord.l.nexts[ticket.status];
  const shown = { ...standingOf(landlord, { ...ticket, urgency: 'routine', due_at: null, order: null }, now), next };
  return isPrivate(ticket) ? { ...shown, title: landlord.t.request(String(ticket.reference)), words: '' } : shown;
}

export function isPrivate({ category, hazards }: LandlordTicket): boolean {
  return isDelicate(category, hazards) || isHidden(hazards);
}
