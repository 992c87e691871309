// Words of texts about work orders and visits. Params bring the id of the order, instants and amounts; all else is looked up when
// the text leaves.
import type { Category, Urgency, WrittenLanguage } from '../codes.ts';
import type { Slot } from '../order-events.ts';
import { amountOf } from './amounts.ts';
import { dayOf, timeOf, type When } from './dates.ts';
import type { TextParams } from './keys.ts';
import { categoryInList } from './labels.ts';

/** An order that a text names, as it stands when the text leaves. */
export interface OrderAround {
  /** "1042-1": the ticket and which order of it. */
  number: string;
  category: Category;
  urgency: Urgency;
  /** Of whoever has it or is asked; '' while nobody is. */
  company: string;
  /** First name of who comes, as the contractor gave it; often ''. */
  visitor: string;
  /** "4821"; '' until a visit is agreed. */
  passcode: string;
  /** What is told before somebody has accepted: "75015 Paris". */
  commune: string;
  /** The whole of it: street, building, entrance, floor, dwelling. */
  address: string;
  occupant: string;
  occupantPhone: string;
  /** The page of the order, for the contractor who reads this text; '' where the reader is none. */
  link: string;
}

export interface OrderWords {
  /** "Plombier Express". */
  company: string;
  /** "Karim"; '' where nobody said. */
  visitor: string;
  /** "4821". */
  passcode: string;
  /** "1042-1". */
  orderNumber: string;
  orderLink: string;
  orderAddress: string;
  /** "75015 Paris": what is told before somebody accepts. */
  orderCommune: string;
  /** "chauffage". */
  orderProblem: string;
  /** "au plus vite". */
  orderWhen: string;
  /** "Mme Petit, 06 12 34 56 78"; '' where nobody is known. */
  orderContact: string;
  /** "mercredi 25 novembre entre 14 h et 16 h", from `from` and `to`. */
  window: string;
  /** Of slot1From, slot1To, slot2From, ...: a line each, "1 : mercredi 25 novembre entre 14 h et 16 h". */
  slots: string;
  /** Where one date alone is proposed: "mercredi 25 novembre entre 14 h et 16 h"; else ''. */
  onlySlot: string;
  /** Somebody at home compares the passcode; of the common parts nobody does. */
  hasDoor: boolean;
  /** "1042 chauffage (75015 Paris)", a line each, of order1, order2, ...: which of them? */
  orders: string;
  /** "180 €", from `cents`. */
  amount: string;
}

export interface OrderReading {
  params: TextParams;
  language: WrittenLanguage;
  zone: string;
  /** 0 never says "today". */
  now: number;
  orders: Readonly<Record<string, OrderAround>>;
  missing(word: string): never;
}

const WHEN: Record<Urgency, Record<WrittenLanguage, string>> = {
  routine: { fr: 'dans les prochains jours', en: 'in the coming days' },
  urgent: { fr: 'au plus vite', en: 'as soon as possible' },
  emergency: { fr: 'tout de suite', en: 'right now' },
};

export function orderWords(reading: OrderReading): OrderWords {
  const { params, language, missing } = reading;
  const order = (): OrderAround => reading.orders[String(params.order)] ?? missing('order');
  const needed = (word: 'company' | 'passcode' | 'link'): string => order()[word] || missing(word);
  const number = (name: string): number => {
    const value = params[name];
    return typeof value === 'number' ? value : missing(name);
  };
  return {
    get company() {
      return needed('company');
    },
    get visitor() {
      return order().visitor;
    },
    get passcode() {
      return needed('passcode');
    },
    get orderNumber() {
      return order().number;
    },
    get orderLink() {
      return needed('link');
    },
    get orderAddress() {
      return order().address;
    },
    get orderCommune() {
      return order().commune;
    },
    get orderProblem() {
      return categoryInList(order().category, language);
    },
    get orderWhen() {
      return WHEN[order().urgency][language];
    },
    get orderContact() {
      const { occupant, occupantPhone } = order();
      return [occupant, occupantPhone].filter(Boolean).join(', ');
    },
    get window() {
      return windowOf({ from: number('from'), to: number('to') }, reading);
    },
    get slots() {
      const slots = slotsOf(params);
      if (slots.length === 0) missing('slot1From');
      return slots.map((slot, i) => `${i + 1} : ${windowOf(slot, { ...reading, now: 0 })}`).join('\n');
    },
    get onlySlot() {
      const [slot, ...others] = slotsOf(params);
      return slot === undefined || others.length > 0 ? '' : windowOf(slot, { ...reading, now: 0 });
    },
    get hasDoor() {
      return order().passcode !== '';
    },
    get orders() {
      const named = idsOf(params).map((id) => reading.orders[id] ?? missing(id));
      if (named.length === 0) missing('order1');
      return named.map((one) => nameOf(one, language)).join('\n');
    },
    get amount() {
      return amountOf(number('cents'), language);
    },
  };
}

/** "mercredi 25 novembre entre 14 h et 16 h"; one instant is "mercredi 25 novembre à 14 h". */
export function windowOf({ from, to }: Slot, { zone, language, now }: When): string {
  const when = { zone, language, now };
  const day = dayOf(from, when);
  const start = timeOf(from, when);
  const fr = language === 'fr';
  if (to <= from) return `${day} ${fr ? 'à' : 'at'} ${start}`;
  const end = timeOf(to, when);
  return fr ? `${day} entre ${start} et ${end}` : `${day} between ${start} and ${end}`;
}

/** Orders that params carry as order1, order2, ... */
function idsOf(params: TextParams): string[] {
  const ids: string[] = [];
  for (let i = 1; typeof params[`order${i}`] === 'string'; i++) ids.push(String(params[`order${i}`]));
  return ids;
}

/** Slots that params carry as slot1From, slot1To, slot2From, ... */
export function slotsOf(params: TextParams): Slot[] {
  const slots: Slot[] = [];
  for (let i = 1; typeof params[`slot${i}From`] === 'number'; i++) {
    slots.push({ from: Number(params[`slot${i}From`]), to: Number(params[`slot${i}To`] ?? 0) });
  }
  return slots;
}

function nameOf({ number, category, commune }: OrderAround, language: WrittenLanguage): string {
  const [ticket] = number.split('-');
  return `${ticket} ${categoryInList(category, language)}${commune && ` (${commune})`}`;
}
