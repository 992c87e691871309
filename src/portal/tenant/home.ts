// "Mes demandes": what is open, what is past, what we ask, and what neighbours have reported.
import { dayOf } from '#flows/texts/dates.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { flashOf } from '../flash.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { landlordPath } from '../landlord/links.ts';
import { formFields } from '../sent.ts';
import { LANDLORD } from '../texts/work.ts';
import type { Visitor } from '../visitor.ts';
import { neighboursTickets } from './facts.ts';
import { openQuestion } from './question.ts';
import { isOpen, myTickets } from './record.ts';
import { standingOf } from './standing.ts';

export async function showHome(
  ground: Ground,
  visitor: Visitor,
  error: { field: string; text: string } | null = null,
): Promise<void> {
  const { t, token, language, zone, request, response, agency } = visitor;
  const now = ground.clock.now();
  const tickets = await myTickets(ground, visitor);
  const question = await openQuestion(ground, visitor, tickets);
  const about = tickets.find(({ id }) => id === question?.ticket);
  const mine = new Set(tickets.map(({ id }) => id));
  const neighbours = (await neighboursTickets(ground, visitor)).filter(({ id }) => !mine.has(id));
  const when = { zone, language, now: now.getTime() };
  const standing = (open: boolean) =>
    tickets.filter((ticket) => isOpen(ticket) === open).map((ticket) => standingOf(visitor, ticket, now));
  show(ground, visitor, 'home.njk', {
    title: t.pageTitle,
    status: error === null ? 200 : 422,
    base: `/p/${token}`,
    name: visitor.name,
    flash: flashOf(visitor.request, visitor.t.done),
    errors: error === null ? [] : [{ text: error.text, href: `#${error.field}` }],
    error,
    fields: formFields(ground, request, response, agency.id),
    question,
    questionAbout: about === undefined ? null : t.request(String(about.reference)),
    open: standing(true),
    past: standing(false),
    landlord: visitor.roles.some(({ role }) => role === 'landlord')
      ? { href: landlordPath(ground, agency.id, visitor.person), text: LANDLORD[language].page }
      : null,
    caretaker: visitor.roles.some(({ role }) => role === 'caretaker'),
    neighbours: neighbours.map((ticket) => ({
      id: ticket.id,
      title: categoryLabel(ticket.category, language),
      state: t.sharedStates[ticket.status],
      since: t.reportedSince(dayOf(ticket.openedAt.getTime(), when)),
      reporters: t.reporters(ticket.reporters),
      promised: ticket.promisedAt > now.getTime() ? dayOf(ticket.promisedAt, when) : '',
      mine: ticket.mine,
      press: t.meTooAbout(categoryLabel(ticket.category, language)),
    })),
  });
}
