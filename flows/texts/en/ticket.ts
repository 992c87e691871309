// English of what a ticket tells the person who reported it.
import type { ticket as french } from '../fr/ticket.ts';
import type { Text } from '../keys.ts';

export const ticket = {
  'ticket.taken': (w) => `${w.holder || 'A manager'} looks after your request ${w.ticket}.`,
  'ticket.emergency_taken': (w) =>
    `${w.holder || 'A person at the agency'} looks after your emergency, request ${w.ticket}. In danger: 18 or 112.`,
  'ticket.scheduled': (w) =>
    `Request ${w.ticket}: the visit is planned ${onDay(w.visit)}. If you cannot, write to us here.`,
  'ticket.common_visit': (w) =>
    `Request ${w.ticket}: the technician comes ${onDay(w.visit)}. There is nothing for you to do.`,
  'ticket.rescheduled': (w) =>
    `Request ${w.ticket}: the visit has moved. It is planned ${onDay(w.visit)}. If you cannot, write to us here.`,
  'ticket.resolved': (w) => `Your request ${w.ticket} is closed. If the problem goes on, write to us here.`,
  'ticket.reopened': (w) => `Your request ${w.ticket} is open again.`,
  'ticket.cancelled.duplicate': (w) =>
    `Your request ${w.ticket} is closed: it is followed under another number. Any trouble: ${w.phone}.`,
  'ticket.cancelled.by_tenant': (w) => `Your request ${w.ticket} is cancelled, as you asked. Any trouble: ${w.phone}.`,
  'ticket.cancelled.not_ours': (w) =>
    `Your request ${w.ticket} is closed: the agency cannot take it on. A person explains at ${w.phone}.`,
  'ticket.cancelled.mistake': (w) => `Your request ${w.ticket} is cancelled. If we are wrong: ${w.phone}.`,
  'ticket.cancelled.private': (w) =>
    `Your request ${w.ticket} is closed: it is for you to arrange. A person explains at ${w.phone}.`,
} satisfies Record<keyof typeof french, Text>;

function onDay(day: string): string {
  return day.startsWith('today') ? day : `on ${day}`;
}
