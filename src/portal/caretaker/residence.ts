// The residence at a glance: what is open, the most pressing first.
import { dayOf, momentOf } from '#flows/texts/dates.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { cutText } from '#lib/text.ts';
import { flashOf } from '../flash.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { isDelicate } from '../tenant/facts.ts';
import { TONES } from '../tones.ts';
import { type Caretaker, type ResidenceTicket, residenceTickets } from './record.ts';

const SHOWN_WORDS = 100;

export async function showResidence(ground: Ground, caretaker: Caretaker): Promise<void> {
  const { t, token, charges } = caretaker;
  const tickets = await residenceTickets(ground, caretaker);
  const now = ground.clock.now();
  const open = tickets.filter(({ closed_at }) => closed_at === null);
  show(ground, caretaker, 'residence.njk', {
    title: t.residenceTitle(charges.map(({ residenceName }) => residenceName).join(', ')),
    base: `/gardien/${token}`,
    flash: flashOf(caretaker.request, caretaker.t.done),
    count: t.residenceOpen(open.length),
    open: open.map((ticket) => inShort(caretaker, ticket, now)),
    past: tickets.filter(({ closed_at }) => closed_at !== null).map((ticket) => inShort(caretaker, ticket, now)),
  });
}

/** A neighbour's quarrel or somebody's distress is the managers' business, not the lodge's. */
export function inShort({ t, language, zone }: Caretaker, ticket: ResidenceTicket, now: Date) {
  const when = { zone, language, now: now.getTime() };
  const delicate = isDelicate(ticket.category, ticket.hazards);
  const place = [ticket.building, ticket.scope === 'common' ? t.commonParts : ticket.dwelling].filter(Boolean);
  return {
    reference: String(ticket.reference),
    title: delicate ? t.request(String(ticket.reference)) : categoryLabel(ticket.category, language),
    urgency: t.urgencyLabels[ticket.urgency],
    tone: TONES[ticket.urgency],
    state: t.states[ticket.status],
    place: place.join(ticket.scope === 'common' ? ', ' : ' '),
    tenant: ticket.tenant ?? '',
    words: delicate ? '' : cutText((ticket.words ?? '').replace(/\s+/g, ' '), SHOWN_WORDS),
    since: t.since(dayOf(ticket.opened_at.getTime(), when)),
    promised: ticket.promised_at === null ? '' : momentOf(ticket.promised_at.getTime(), when),
    reporters: ticket.followers > 0 ? t.reporters(ticket.followers + 1) : '',
  };
}
