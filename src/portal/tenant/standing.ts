// Where a request stands, in plain words: what, who, when, and what comes next. What is decided, never what is hoped for.
import { nextOpening } from '#agency/office-hours.ts';
import { isHidden } from '#flows/codes.ts';
import { INCIDENTS } from '#flows/incidents/index.ts';
import { dayOf, momentOf, timeOf } from '#flows/texts/dates.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { cutText } from '#lib/text.ts';
import type { Visitor } from '../visitor.ts';
import { isDelicate } from './facts.ts';
import { isOpen, type MyTicket } from './record.ts';

export interface Standing {
  reference: string;
  title: string;
  words: string;
  since: string;
  state: string;
  /** Class of the tag. */
  tone: string;
  who: string;
  promised: string;
  next: string;
  open: boolean;
}

type At = Pick<Visitor, 't' | 'language' | 'zone' | 'agency'>;

const TONES: Record<MyTicket['status'], string> = {
  new: 'govuk-tag--yellow',
  accepted: 'govuk-tag--blue',
  scheduled: 'govuk-tag--purple',
  resolved: 'govuk-tag--green',
  cancelled: 'govuk-tag--grey',
};
const SHOWN_WORDS = 120;

export function standingOf({ t, language, zone, agency }: At, ticket: MyTicket, now: Date): Standing {
  const when = { zone: ticket.zone ?? zone, language, now: now.getTime() };
  const isPrivate = isDelicate(ticket.category, ticket.hazards) || INCIDENTS[ticket.category].isPrivate;
  const words = isHidden(ticket.hazards) ? '' : (ticket.words ?? '');
  const open = isOpen(ticket);
  return {
    reference: String(ticket.reference),
    title: isPrivate ? t.yourMessage : categoryLabel(ticket.category, language),
    words: cutText(words.replace(/\s+/g, ' '), SHOWN_WORDS),
    since: t.since(dayOf(ticket.opened_at.getTime(), when)),
    state: t.states[ticket.status],
    tone: TONES[ticket.status],
    who: open ? [ticket.order?.company, ticket.holder ?? t.theAgency].filter(Boolean).join(', ') : '',
    promised: open ? promised() : '',
    next: nextOf(),
    open,
  };

  function promised(): string {
    const { order, promised_at } = ticket;
    if (order?.from != null && order.to !== null)
      return t.between(
        dayOf(Date.parse(order.from), when),
        timeOf(Date.parse(order.from), when),
        timeOf(Date.parse(order.to), when),
      );
    return promised_at === null ? t.noDate : momentOf(promised_at.getTime(), when);
  }

  /** What the repair waits for, where the tenant has a part in it. */
  function ofOrder(): string | null {
    const { order } = ticket;
    if (order === null) return null;
    if (order.state === 'scheduled' && order.passcode !== null) return t.nexts.door(String(order.passcode));
    return order.state === 'agreeing' ? t.nexts.choose : order.state === 'done' ? t.nexts.confirm : null;
  }

  function nextOf(): string {
    const repair = open ? ofOrder() : null;
    if (repair !== null) return repair;
    switch (ticket.status) {
      case 'new': {
        if (ticket.lead !== null) return t.nexts.grouped;
        if (ticket.acknowledged_at !== null) return t.nexts.accepted;
        const opens = nextOpening(agency.settings, now);
        return opens > now ? t.nexts.newAt(momentOf(opens.getTime(), when)) : t.nexts.new;
      }
      case 'accepted':
        return ticket.due_at !== null && ticket.due_at > now
          ? t.nexts.acceptedBy(dayOf(ticket.due_at.getTime(), when))
          : t.nexts.accepted;
      case 'scheduled':
        return ticket.promised_at === null ? t.nexts.scheduledUndated : t.nexts.scheduled;
      case 'resolved':
        return t.nexts.resolved;
      case 'cancelled':
        return ticket.reason === '' ? t.nexts.resolved : t.reasons[ticket.reason];
    }
  }
}
