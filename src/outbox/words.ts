// The words of a text as it leaves, for the way that it takes.
import { nextOpening, workdayFrom } from '#agency/office-hours.ts';
import type { AgencySettings } from '#agency/settings.ts';
import type { Line } from '#flows/effects.ts';
import { forSms, segmentsOf } from '#flows/texts/gsm.ts';
import { render, renderParagraphs } from '#flows/texts/render.ts';
import type { Around } from '#flows/texts/words.ts';
import { displayPhone, parsePhone } from '#lib/phone.ts';
import { cleanText, cutText } from '#lib/text.ts';
import type { Held } from './held.ts';
import { letter } from './mail.ts';
import { ordersAround } from './orders.ts';
import type { Destination } from './route.ts';
import type { Recipient, Surroundings } from './surroundings.ts';

export interface Words {
  /** As it leaves by this way. Throws when a text asks for something that its row does not bring. */
  of(text: Held, way: Pick<Destination, 'channel' | 'answerTo'>, recipient: Recipient, most: number): string;
  /** Whether these lines together are still one short text. */
  fit(lines: readonly Line[], text: Held, recipient: Recipient): boolean;
}

/** The address of a person's own page, or of a manager's page about a ticket, signed when the text leaves; '' where there is none. */
export type PageOf = (agency: string, person: string, ticket?: string) => string;

/** Where a contractor reads and answers an order. */
export type OrderPageOf = (agency: string, order: string, contractor: string) => string;

export interface Links {
  pageOf?: PageOf;
  orderPageOf?: OrderPageOf;
  /** The same for a quote that a contractor is asked for. */
  quotePageOf?: OrderPageOf;
  landlordPageOf?: PageOf;
  /** All that a contractor has to do. */
  dayPageOf?: PageOf;
}

/** Two segments; three where the letters need the wide alphabet. */
const MOST_SEGMENTS = 2;
const MOST_WIDE_SEGMENTS = 3;

export function wordsOf(settings: AgencySettings, known: Surroundings, links: Links = {}): Words {
  const { pageOf = () => '', orderPageOf = () => '', quotePageOf = () => '' } = links;
  const { landlordPageOf = () => '', dayPageOf = () => '' } = links;
  const phones = new Map<number, string>();
  const references = Object.fromEntries([...known.tickets].map(([id, { reference }]) => [id, reference]));
  const holders = Object.fromEntries([...known.tickets].map(([id, { holder }]) => [id, holder]));

  /** The number of a person at that moment, as people read it. */
  function phoneAt(at: Date): string {
    const minute = Math.floor(at.getTime() / 60_000);
    let phone = phones.get(minute);
    if (phone === undefined) {
      const { phone: day, night_phone: night = day } = settings.agency;
      const number = nextOpening(settings, at) <= at ? day : night;
      phone = displayPhone(parsePhone(number)?.address ?? number);
      phones.set(minute, phone);
    }
    return phone;
  }

  function around(text: Held, recipient: Recipient, answerTo: string): Around {
    const { agency } = settings;
    const alarm = text.ticket === null ? undefined : known.alarms.get(text.ticket);
    const { contractor } = recipient;
    return {
      signature: agency.signature ?? agency.name,
      agencyName: agency.name,
      phone: phoneAt(text.triedAt),
      answerTo: answerTo === '' ? '' : displayPhone(answerTo),
      zone: recipient.zone ?? agency.timezone,
      fallback: agency.language,
      at: text.triedAt.getTime(),
      workday: (at) => workdayFrom(new Date(at), recipient.zone ?? agency.timezone).getTime(),
      references,
      name: recipient.name,
      page: recipient.person === null ? '' : pageOf(text.agency, recipient.person),
      desk: (ticket, manager) => pageOf(text.agency, manager, ticket),
      landlordPage: recipient.person === null ? '' : landlordPageOf(text.agency, recipient.person),
      workPage: contractor === null ? '' : dayPageOf(text.agency, contractor),
      quotePage: (quote) => (contractor === null ? '' : quotePageOf(text.agency, quote, contractor)),
      holders,
      notes: known.notes,
      orders: ordersAround(known.orders, (order) =>
        contractor === null ? '' : orderPageOf(text.agency, order, contractor),
      ),
      ticket: alarm === undefined ? null : { ...alarm, reporterPhone: displayPhone(alarm.reporterPhone) },
    };
  }

  return {
    of(text, way, recipient, most) {
      const known = around(text, recipient, way.answerTo);
      const plain = cleanText(
        way.channel === 'email'
          ? letter(
              renderParagraphs(text.lines, text.language, known),
              text,
              recipient,
              settings,
              known.phone,
              known.orders,
            )
          : way.channel === 'sms'
            ? forSms(cleanText(render(text.lines, text.language, known)))
            : render(text.lines, text.language, known),
      );
      // Steps out of a danger are never cut: better refused, and a person told.
      return text.manner === 'safety' ? plain : cutText(plain, most, '...');
    },
    fit(lines, text, recipient) {
      const words = forSms(render(lines, text.language, around(text, recipient, '')));
      return segmentsOf(words) <= (isWide(words) ? MOST_WIDE_SEGMENTS : MOST_SEGMENTS);
    },
  };
}

/** Whether a letter is outside the alphabet of text messages: 71 of these take a second segment. */
function isWide(words: string): boolean {
  return [...new Set(words)].some((letter) => segmentsOf(letter.repeat(71)) > 1);
}
