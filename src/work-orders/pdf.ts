// The work order as a PDF: one page for an ordinary job, and all that is needed on it.
import { amountOf } from '#flows/texts/amounts.ts';
import { dayOf, timeOf } from '#flows/texts/dates.ts';
import { answerLabel, categoryLabel, hazardLabel, questionLabel, urgencyLabel } from '#flows/texts/labels.ts';
import { cutText, unbroken } from '#lib/text.ts';
import type { OrderDocument } from './document-record.ts';
import { DOCUMENT_WORDS } from './document-words.ts';
import { createPaper } from './paper.ts';

export interface DocumentPhoto {
  jpeg: Buffer;
  width: number;
  height: number;
  at: Date;
}

const LOCALES = { fr: 'fr-FR', en: 'en-GB' };
/** What is longer is on the contractor's page. */
const MOST_LETTERS = 700;

/** `link`: the contractor's page of this order; '' where there is none. */
export function orderPdf(
  order: OrderDocument,
  photos: readonly DocumentPhoto[],
  more: { link: string; at: Date },
): Promise<Buffer> {
  const { language, agency, number } = order;
  const w = DOCUMENT_WORDS[language];
  const when = { zone: order.zone, language, now: 0 };
  const day = (at: Date) => dayOf(at.getTime(), when);
  const issued = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: order.zone });
  const paper = createPaper({
    title: w.title(number),
    author: agency.name,
    language: LOCALES[language],
    at: more.at,
    foot: (page, of) => `${agency.name} · ${w.subject(number)} · ${w.page(page, of)}`,
  });
  paper.line([agency.name, agency.phone, agency.email].filter(Boolean).join(' · '));
  paper.heading(w.title(number), 1);
  const ended = w.ended[order.state];
  if (ended !== undefined) paper.line(ended, { bold: true });
  paper.line(w.issued(issued.format(order.issuedAt), order.manager));

  const { company } = order;
  paper.row(w.company, [[company.name, company.phone, company.email].filter(Boolean).join(', ')]);
  paper.row(w.work, [
    `${categoryLabel(order.category, language)} (${urgencyLabel(order.urgency, language).toLowerCase()})`,
    order.hazards.map((hazard) => hazardLabel(hazard, language)).join(', '),
    cutText(order.words, MOST_LETTERS, '...'),
  ]);
  paper.row(w.said, quoted(order.said));
  paper.row(w.answers, answersOf(order));
  // Who was asked and has not accepted learns where it is, and not who lives there.
  const isAsked = order.state === 'offered';
  paper.row(w.place, isAsked ? placeOf({ ...order, floor: '', dwelling: '' }) : placeOf(order));
  paper.row(w.access, [isAsked ? '' : w.askAccess, order.passcode === '' ? '' : w.passcode(order.passcode)]);
  const occupant = isAsked ? null : order.occupant;
  paper.row(w.contact, [
    isAsked
      ? w.contactLater
      : occupant === null
        ? `${w.noContact} ${agency.phone}`
        : [occupant.name, occupant.phone].filter(Boolean).join(', '),
  ]);
  if (occupant !== null) paper.row(w.needs, [occupant.needs.join(', ')]);
  paper.row(w.visit, [
    order.visit === null
      ? w.noVisit
      : w.visitBetween(
          day(order.visit.from),
          timeOf(order.visit.from.getTime(), when),
          timeOf(order.visit.to.getTime(), when),
        ),
  ]);
  paper.row(w.ceiling, [
    order.ceilingCents === null
      ? w.noCeiling(agency.phone)
      : w.upTo(unbroken(amountOf(order.ceilingCents, language)), agency.phone),
  ]);
  if (order.payer !== '') paper.row(w.payer, [w.payers[order.payer]]);
  paper.row(w.invoice, [w.invoiceNumber(number)]);
  paper.row(w.online, [more.link]);
  if (photos.length > 0) {
    paper.heading(w.photos, 2);
    paper.pictures(photos.map(({ at, ...photo }, i) => ({ ...photo, alt: w.photo(i + 1, day(at)) })));
  }
  return paper.end();
}

/** The first words count most. */
function quoted(said: readonly string[]): string[] {
  let left = MOST_LETTERS;
  return said.flatMap((words) => {
    if (left <= 0) return [];
    const line = cutText(words.replace(/\s+/g, ' ').trim(), left, '...');
    left -= line.length;
    return [line];
  });
}

function answersOf({ answers, language }: OrderDocument): string[] {
  const said = Object.entries(answers).map(
    ([question, value]) => `${questionLabel(question, language)} : ${answerLabel(value, language)}`,
  );
  return said.length === 0 ? [] : [said.join(' · ')];
}

export function placeOf(order: OrderDocument): string[] {
  const w = DOCUMENT_WORDS[order.language];
  const inside = [
    order.building && named(w.building, order.building),
    order.entrance && named(w.entrance, order.entrance),
    order.isCommon ? w.common : '',
    order.floor && `${w.floor} ${order.floor}`,
    order.dwelling && named(w.dwelling, order.dwelling),
  ];
  return [
    order.residence,
    [order.street, order.town].filter(Boolean).join(', '),
    inside.filter(Boolean).join(', '),
  ].filter(Boolean);
}

/** "bâtiment B", but "Bâtiment B" where it is called so already. */
function named(kind: string, name: string): string {
  return /^[\p{L}\d]{1,4}$/u.test(name) ? `${kind} ${name}` : name;
}
