// A visit as a file for calendars (RFC 5545): one event for each order and reader, moved or taken off under the same name.
import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import { categoryInList } from '#flows/texts/labels.ts';
import type { OrderDocument } from './document-record.ts';
import { placeOf } from './pdf.ts';

export interface Invitation {
  order: OrderDocument;
  /** For whoever opens the door, or for whoever comes. */
  reader: 'tenant' | 'contractor';
  /** Where it goes: calendars show a request to somebody, others only a file to keep. */
  to: string;
  visit: { from: Date; to: Date };
  isOff: boolean;
  /** When it was said: what was said later counts more. */
  at: Date;
}

export interface CalendarFile {
  name: string;
  contentType: string;
  content: Uint8Array;
}

const MINUTE_MS = 60_000;

export function invitationOf({ order, reader, to, visit, isOff, at }: Invitation): CalendarFile {
  const { agency, language } = order;
  const asked = agency.email !== '' && to !== '';
  const method = isOff ? ICalCalendarMethod.CANCEL : asked ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.PUBLISH;
  const calendar = new ICalCalendar({
    prodId: { company: 'Loge', product: 'Loge', language: language.toUpperCase() },
    method,
  });
  const event = calendar.createEvent({
    id: `order-${order.id}-${reader}@loge`,
    start: visit.from,
    // An instant is no visit: it lasts an hour.
    end: visit.to > visit.from ? visit.to : new Date(visit.from.getTime() + 60 * MINUTE_MS),
    stamp: at,
    sequence: Math.max(0, Math.floor((at.getTime() - order.createdAt.getTime()) / MINUTE_MS)),
    summary: summaryOf(order, reader),
    location: placeOf(order).join(', '),
    description: descriptionOf(order, reader),
    status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (agency.email !== '') event.organizer({ name: agency.name, email: agency.email });
  if (asked)
    event.createAttendee({ email: to, rsvp: false, role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.ACCEPTED });
  return {
    name: language === 'fr' ? 'visite.ics' : 'visit.ics',
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: Buffer.from(calendar.toString()),
  };
}

function summaryOf({ language, company, number, category, occupant }: OrderDocument, reader: Invitation['reader']) {
  const what = categoryInList(category, language);
  if (reader === 'contractor') return [`${number} ${what}`, occupant?.name].filter(Boolean).join(', ');
  return language === 'fr' ? `Visite de ${company.name} (${what})` : `Visit of ${company.name} (${what})`;
}

/** The word of the door is compared there: each side has it. */
function descriptionOf({ language, passcode, agency, occupant }: OrderDocument, reader: Invitation['reader']): string {
  const fr = language === 'fr';
  if (reader === 'tenant') {
    const door =
      passcode === ''
        ? ''
        : fr
          ? `La personne doit vous dire ${passcode}. Sinon, n'ouvrez pas.`
          : `The visitor must tell you ${passcode}. If not, do not open.`;
    return [door, `${agency.name} : ${agency.phone}`].filter(Boolean).join('\n');
  }
  const say = passcode === '' ? '' : fr ? `À la porte, dites ${passcode}.` : `At the door, say ${passcode}.`;
  const contact = occupant === null ? '' : [occupant.name, occupant.phone].filter(Boolean).join(', ');
  return [say, contact, `${agency.name} : ${agency.phone}`].filter(Boolean).join('\n');
}
