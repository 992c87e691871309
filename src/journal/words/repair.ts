// What a step did about an order, a quote or a visit, as sentences of the trail: to whom it was offered and why, when somebody comes,
// what was refused, how it ended.
import type { Recorded } from '#flows/records.ts';
import { dayOf, timeOf } from '#flows/texts/dates.ts';
import { amountWord, payerWord, quoteWord, reasonWords, refusalWord } from './order.ts';

export interface Names {
  /** Companies, by contractor and by conversation. */
  companies: ReadonlyMap<string, string>;
  zone: string;
}

type Field = Readonly<Record<string, unknown>>;
type ValuesOf<Of extends Recorded['of']> = Extract<Recorded, { of: Of }>['values'];

/** Undefined: it is of something else. */
export function repairWords(effect: Field, names: Names): string[] | undefined {
  const company = (id: unknown) => names.companies.get(String(id)) ?? 'un prestataire';
  switch (effect.type) {
    case 'record':
      return recordWords(effect as unknown as Recorded, names);
    case 'tell_contractor':
      return [`Fait dire à ${company(effect.talk)} : ${String(effect.text)}`];
    case 'choose_contractor':
      return ['Cherche un prestataire'];
    case 'set_payer':
      return [`À la charge de : ${payerWord(String(effect.payer))}`];
    case 'set_due':
      return effect.at === 0 ? [] : [`Visite à donner avant ${momentOf(Number(effect.at), names)}`];
    case 'keep_files':
      return ['Garde les photos avec l’ordre'];
    default:
      return undefined;
  }
}

function recordWords(recorded: Recorded, names: Names): string[] {
  switch (recorded.of) {
    case 'order':
      return orderWords(recorded.values, names);
    case 'offer':
      return offerWords(recorded.values);
    case 'supplement':
      return supplementWords(recorded.values);
    case 'quote':
      return quoteWords(recorded.values, names);
    case 'rating':
      return ratingWords(recorded.values);
  }
}

function orderWords(values: ValuesOf<'order'>, names: Names): string[] {
  const { contractor, ceilingCents, reasons = [], visitFrom = 0, visitTo = 0 } = values;
  const company = contractor == null ? '' : (names.companies.get(contractor) ?? 'un prestataire');
  const waits = WAITS[values.waitsFor ?? ''] ?? '';
  const said = {
    approving: waits === '' ? '' : `Pour ${company} : ${waits}`,
    choosing: 'Personne ne l’a : un autre prestataire est cherché',
    offered: `Proposé à ${company}`,
    accepted: values.acceptedAt ? 'Accepté par le prestataire' : '',
    agreeing: 'Dates proposées au locataire',
    scheduled: '',
    done: 'Travaux terminés, dit le prestataire',
    closed: 'Ordre terminé',
    called_off: 'Ordre annulé',
  };
  return [
    values.state === undefined ? '' : said[values.state],
    ceilingCents === undefined ? '' : ceilingCents === null ? 'Sans plafond' : `Plafond : ${amountWord(ceilingCents)}`,
    reasons.length === 0 ? '' : `Pourquoi ce prestataire : ${reasonWords(reasons)}`,
    values.byRule === true ? 'Parti sans attendre, par une règle de l’agence' : '',
    visitFrom === 0 ? '' : `Visite ${momentOf(visitFrom, names)}${visitTo === 0 ? '' : ` à ${hourOf(visitTo, names)}`}`,
  ].filter(Boolean);
}

const WAITS: Readonly<Record<string, string>> = {
  manager: 'attend l’accord d’un collègue, au-dessus de la limite',
  landlord: 'attend l’accord du bailleur',
};

function offerWords({ state, reason }: ValuesOf<'offer'>): string[] {
  switch (state) {
    case 'refused':
      return [`Refusé par le prestataire${reason == null ? '' : ` : ${refusalWord(reason)}`}`];
    case 'expired':
      return ['Sans réponse du prestataire'];
    case 'withdrawn':
      return ['Repris au prestataire'];
    default:
      return [];
  }
}

function supplementWords({ state, cents }: ValuesOf<'supplement'>): string[] {
  const said = { asked: 'demandé', granted: 'accordé', refused: 'refusé', expired: 'sans réponse à temps' };
  return state === undefined
    ? []
    : [`Supplément ${said[state]}${cents === undefined ? '' : ` : ${amountWord(cents)}`}`];
}

function quoteWords({ state, contractor, cents, delayDays }: ValuesOf<'quote'>, { companies }: Names): string[] {
  if (state === undefined) return [];
  const whose = contractor === undefined ? '' : ` (${companies.get(contractor) ?? 'un prestataire'})`;
  const amount = cents == null ? '' : ` : ${amountWord(cents)}${delayDays == null ? '' : `, sous ${delayDays} j`}`;
  return [`Devis ${quoteWord(state)}${whose}${amount}`];
}

function ratingWords({ repair, contractorScore, informed, message }: ValuesOf<'rating'>): string[] {
  const score = (name: string, value: number | null | undefined) => (value == null ? [] : [`${name} ${value}/5`]);
  const all = [
    ...score('réparation', repair),
    ...score('prestataire', contractorScore),
    ...score('information', informed),
    ...(message == null ? [] : ['une remarque']),
  ];
  return all.length === 0 ? [] : [`Avis du locataire : ${all.join(', ')}`];
}

const hourOf = (at: number, { zone }: Names) => timeOf(at, { zone, language: 'fr', now: 0 });

function momentOf(at: number, names: Names): string {
  return `${dayOf(at, { zone: names.zone, language: 'fr', now: 0 })}, ${hourOf(at, names)}`;
}
