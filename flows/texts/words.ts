// What a sentence may use: words made of ids, codes, numbers and instants, already formatted. A word that is missing throws:
// a text that says "undefined" must never leave.
import { CATEGORIES, type Hazard, URGENCIES, type WrittenLanguage } from '../codes.ts';
import { dayOf, momentOf, timeOf } from './dates.ts';
import type { TextParams } from './keys.ts';
import { categoryInList, categoryInText, choicesOf, hazardLabel, urgencyLabel } from './labels.ts';
import { type OrderAround, type OrderWords, orderWords, windowOf } from './order-words.ts';

/** What the outbox knows when a text leaves. */
export interface Around {
  /** Short name of the agency, with which every text begins. */
  signature: string;
  agencyName: string;
  /** The number of a person at this hour, written as people read it: "01 23 45 67 89". */
  phone: string;
  /** The number to write to where the sender cannot be answered; '' where one simply answers. */
  answerTo: string;
  /** Of the residence. */
  zone: string;
  /** For people whose language we do not write. */
  fallback: WrittenLanguage;
  /** Now: "aujourd'hui" depends on it. */
  at: number;
  /** The instant itself, or the same hour of the next day that is no Sunday and no holiday there. */
  workday?: (at: number) => number;
  /** Of every ticket that the lines name. */
  references: Readonly<Record<string, number>>;
  /** "Mme Petit"; '' when we do not know who it is. */
  name: string;
  /** The address of this person's own page; '' where there is none. */
  page?: string;
  /** The address of a manager's page about a ticket; only mails to managers name it. */
  desk?: (ticket: string, manager: string) => string;
  /** The page of a quote, for the contractor who reads; '' where the reader is none. */
  quotePage?: (quote: string) => string;
  /** The landlord's page, for the landlord who reads. */
  landlordPage?: string;
  /** All that a contractor has to do, for the contractor who reads. */
  workPage?: string;
  /** Name of the manager who holds a ticket, by ticket. */
  holders: Readonly<Record<string, string>>;
  /** What a manager wrote, word for word, by note. */
  notes: Readonly<Record<string, string>>;
  /** Every work order that the lines name, by id. */
  orders?: Readonly<Record<string, OrderAround>>;
  /** For texts to the on-call person. */
  ticket: { hazards: readonly Hazard[]; stuck?: boolean; address: string; reporterPhone: string; words: string } | null;
}

export interface Words extends OrderWords {
  signature: string;
  agency: string;
  phone: string;
  answerTo: string;
  name: string;
  /** "1042". */
  ticket: string;
  /** The reference of the closed ticket that this one follows. */
  before: string;
  /** "1042 eau, 1043 chauffage". */
  tickets: string;
  /** "1042, 1043". */
  numbers: string;
  /** "eau ou plomberie". */
  problem: string;
  /** The visit: "mardi 14 janvier à 14 h" or, with `visitTo`, "mardi 14 janvier entre 14 h et 16 h"; "mardi 14 janvier"; "14 h". */
  visit: string;
  visitDay: string;
  /** The same as a promise: never a Sunday or a holiday. */
  promisedDay: string;
  visitTime: string;
  /** "lundi 24 novembre à 9 h", or "aujourd'hui à 9 h". */
  opens: string;
  /** "mardi 14 janvier". */
  since: string;
  /** `since` is the day on which this is read. */
  isOfToday: boolean;
  holder: string;
  /** A landlord's own page, whole. */
  landlordLink: string;
  /** A contractor's work of the day, whole. */
  workLink: string;
  /** The page on which a contractor gives a quote, whole. */
  quoteLink: string;
  /** "urgent". */
  urgency: string;
  /** A manager's page about the ticket, whole. */
  desk: string;
  /** The address of their own page, whole. */
  page: string;
  count: number;
  /** Which question this is, and of how many. */
  n: number;
  of: number;
  /** "1 oui, 2 non". */
  choices: string;
  /** A manager's words. */
  note: string;
  hazards: string;
  /** Somebody cannot get out. */
  stuck: boolean;
  address: string;
  reporterPhone: string;
  reported: string;
}

/** A text asks for a word that its params do not bring: a mistake in a flow, found by the tests of texts. */
export class MissingWord extends Error {
  override readonly name = 'MissingWord';
  constructor(word: string) {
    super(`a text asks for "${word}", which its params do not bring: add it where the flow says this line`);
  }
}

export function wordsFor(params: TextParams, language: WrittenLanguage, around: Around): Words {
  const id = (name: string): string => {
    const value = params[name];
    if (typeof value !== 'string' || value === '') throw new MissingWord(name);
    return value;
  };
  const number = (name: string): number => {
    const value = params[name];
    if (typeof value !== 'number') throw new MissingWord(name);
    return value;
  };
  const reference = (name: string): string => {
    const found = around.references[id(name)];
    if (found === undefined) throw new MissingWord(`reference of ${name}`);
    return String(found);
  };
  const when = { zone: around.zone, language, now: around.at };
  const onCall = (name: 'address' | 'reporterPhone' | 'words'): string => {
    if (around.ticket === null) throw new MissingWord(name);
    return around.ticket[name];
  };
  const words: Omit<Words, keyof OrderWords> = {
    signature: around.signature,
    agency: around.agencyName,
    phone: around.phone,
    answerTo: around.answerTo,
    name: around.name,
    get ticket() {
      return reference('ticket');
    },
    get before() {
      return reference('before');
    },
    get tickets() {
      return ticketsOf(params)
        .map(({ ticket, category }) =>
          `${around.references[ticket] ?? missing(ticket)} ${inList(category, language)}`.trim(),
        )
        .join(', ');
    },
    get numbers() {
      return ticketsOf(params)
        .map(({ ticket }) => around.references[ticket] ?? missing(ticket))
        .join(', ');
    },
    get problem() {
      return inText(id('category'), language);
    },
    get visit() {
      const to = typeof params.visitTo === 'number' ? params.visitTo : 0;
      const from = number('visitAt');
      return to > from ? windowOf({ from, to }, when) : momentOf(from, when);
    },
    get visitDay() {
      return dayOf(number('visitAt'), when);
    },
    get promisedDay() {
      const { workday = (at: number) => at } = around;
      return dayOf(workday(number('visitAt')), when);
    },
    get visitTime() {
      return timeOf(number('visitAt'), when);
    },
    get opens() {
      return momentOf(number('openAt'), when);
    },
    get since() {
      return dayOf(number('since'), { ...when, now: 0 });
    },
    get isOfToday() {
      return dayOf(number('since'), when) !== dayOf(number('since'), { ...when, now: 0 });
    },
    get holder() {
      return around.holders[id('ticket')] ?? '';
    },
    get page() {
      return around.page || missing('page');
    },
    get workLink() {
      return around.workPage || missing('workLink');
    },
    get landlordLink() {
      return around.landlordPage || missing('landlordLink');
    },
    get quoteLink() {
      return around.quotePage?.(id('quote')) || missing('quoteLink');
    },
    get urgency() {
      return urgencyOf(id('urgency'), language);
    },
    get desk() {
      return around.desk?.(id('ticket'), id('manager')) || missing('desk');
    },
    get count() {
      return number('count');
    },
    get n() {
      return number('n');
    },
    get of() {
      return number('of');
    },
    get choices() {
      return choicesOf(params, language, (ticket) => `${around.references[ticket] ?? missing(ticket)}`);
    },
    get note() {
      return around.notes[id('note')] ?? missing('note');
    },
    get hazards() {
      if (around.ticket === null) throw new MissingWord('hazards');
      return around.ticket.hazards.map((hazard) => hazardLabel(hazard, language)).join(', ');
    },
    get stuck() {
      return around.ticket?.stuck === true;
    },
    get address() {
      return onCall('address');
    },
    get reporterPhone() {
      return onCall('reporterPhone');
    },
    get reported() {
      return onCall('words');
    },
  };
  const { zone, at, orders = {} } = around;
  const ordered = orderWords({ params, language, zone, now: at, orders, missing });
  // Each word is made when a text asks for it: what is not asked for may be missing.
  return Object.defineProperties(ordered, Object.getOwnPropertyDescriptors(words)) as Words;
}

/** Tickets and categories that params carry as ticket1, category1, ticket2, ... */
export function ticketsOf(params: TextParams): { ticket: string; category: string }[] {
  const found: { ticket: string; category: string }[] = [];
  for (let i = 1; typeof params[`ticket${i}`] === 'string'; i++) {
    found.push({ ticket: String(params[`ticket${i}`]), category: String(params[`category${i}`] ?? '') });
  }
  return found;
}

function inText(code: string, language: WrittenLanguage): string {
  const category = CATEGORIES.find((one) => one === code);
  if (category === undefined) throw new MissingWord(`category ${code}`);
  return categoryInText(category, language);
}

function urgencyOf(code: string, language: WrittenLanguage): string {
  const urgency = URGENCIES.find((one) => one === code);
  if (urgency === undefined) throw new MissingWord(`urgency ${code}`);
  return urgencyLabel(urgency, language).toLowerCase();
}

function inList(code: string, language: WrittenLanguage): string {
  const category = CATEGORIES.find((one) => one === code);
  return category === undefined ? '' : categoryInList(category, language);
}

function missing(name: string): never {
  throw new MissingWord(name);
}
