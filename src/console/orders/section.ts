// The repair on a card: what is proposed, or how the order stands and what comes next; and the buttons that make sense now.
import type { NotProposed } from '#dispatch/proposal.ts';
import { ENDED_ORDERS } from '#flows/codes.ts';
import type { Block } from '../block-limits.ts';
import { actions, type Button, context, section } from '../blocks.ts';
import { momentOf } from '../dates.ts';
import { inline } from '../mrkdwn.ts';
import type { OrderRecord, QuoteRecord, Repair } from './record.ts';
import {
  againstWords,
  amountWord,
  orderWord,
  payerWord,
  quoteWord,
  reasonWords,
  refusalWord,
  whyPayer,
} from './words.ts';

export interface ShownRepair {
  ticket: string;
  repair: Repair;
  zone: string;
  now: Date;
}

const MOST_NAMED = 3;

export function repairBlocks(shown: ShownRepair): Block[] {
  const { repair } = shown;
  const blocks = [...orderLines(shown), ...quoteLines(shown), ...proposalLines(shown)];
  const buttons = buttonsOf(shown);
  if (blocks.length === 0 && buttons.length === 0) return [];
  const due = repair.dueAt === null ? [] : [context(dueLine(repair.dueAt, shown))];
  return [...blocks, ...due, ...actions('order', buttons)];
}

function dueLine(dueAt: Date, { now, zone }: ShownRepair): string {
  const when = momentOf(dueAt, now, zone);
  return dueAt < now ? `⌛ *En retard : visite due ${when}*` : `⌛ Visite à donner avant ${when}`;
}

function proposalLines({ repair: { proposal, order }, zone }: ShownRepair): Block[] {
  if (proposal === null) return [];
  const { first, others, nearest, payer, payerWhy } = proposal;
  const cost = `à la charge de : *${payerWord(payer)}* (${whyPayer(payerWhy)})`;
  if (payer === 'tenant')
    return [section(`🧰 *Pas d’ordre proposé* · ${cost}. L’agence ne commande pas à la place du locataire.`)];
  if (first === null) {
    return [section(`🧰 *Aucun prestataire ne convient.* ${nearestLine(nearest, zone)} ${cost}`)];
  }
  const next = others.slice(0, MOST_NAMED).map(({ company }) => inline(company, 40));
  const ceiling = first.ceilingCents === null ? 'sans plafond convenu' : `plafond ${amountWord(first.ceilingCents)}`;
  return [
    section(
      [
        `🧰 *${order === null ? 'Ordre proposé' : 'Nouvel ordre proposé'} : ${inline(first.company, 80)}* · ${ceiling} · ${cost}`,
        `Pourquoi : ${inline(reasonWords(first.reasons), 400)}${next.length === 0 ? '' : `. Ensuite : ${next.join(', ')}`}`,
        ...(payer === 'condominium' ? [SYNDIC] : []),
      ].join('\n'),
    ),
  ];
}

const SYNDIC =
  'Si le syndic s’en charge : *Modifier…*, puis son nom et son e-mail comme prestataire ; le dossier lui part.';

function nearestLine(nearest: readonly NotProposed[], zone: string): string {
  if (nearest.length === 0) return 'La liste des prestataires est vide pour ce métier : /loge prestataire nouveau.';
  const near = nearest
    .slice(0, MOST_NAMED)
    .map((one) => `${inline(one.company, 60)} (${inline(againstWords(one.against, zone), 200)})`);
  return `Les plus proches : ${near.join(' ; ')}.`;
}

function orderLines({ repair: { order, rating, nearest }, now, zone }: ShownRepair): Block[] {
  if (order === null) return [];
  const lines = [
    `🧰 *Ordre ${order.number}* · *${orderWord(order.state)}*${order.company === null ? '' : ` · ${inline(order.company, 80)}`} · ${payerWord(order.payer)}${order.ceilingCents === null ? '' : ` · plafond ${amountWord(order.ceilingCents)}`}`,
    nextLine(order, now, zone),
    ...(nearest.length === 0 ? [] : [`*Personne d’autre ne convient.* ${nearestLine(nearest, zone)}`]),
    ...(order.byRule ? ['⚡ Parti sans attendre, par une règle de l’agence.'] : []),
    ...newest(
      order.refusals,
      ({ company, state, reason }) =>
        `✗ ${inline(company, 60)} : ${state === 'expired' ? 'sans réponse' : `refus (${refusalWord(reason)})`}`,
    ),
    ...newest(
      order.supplements,
      ({ cents, state, words }) =>
        `➕ Supplément ${amountWord(cents)} : ${SUPPLEMENT[state] ?? state}${words === '' ? '' : ` — ${inline(words, 200)}`}`,
    ),
    ...newest(
      order.invoices,
      ({ number, cents, state }) =>
        `🧾 Facture ${inline(number, 40)} ${amountWord(cents)}${state === 'above' ? ' *au-dessus de l’ordre*' : ''}`,
    ),
    ...(order.report === '' ? [] : [`📝 ${inline(order.report, 500)}`]),
    ...(rating === null ? [] : [ratingLine(rating)]),
  ];
  return [section(lines.filter(Boolean).join('\n'))];
}

/** The newest of them, for what is to be decided is among those; the others are counted. */
function newest<T>(all: readonly T[] | null, line: (one: T) => string): string[] {
  const shown = (all ?? []).slice(-MOST_NAMED);
  const more = (all ?? []).length - shown.length;
  return [...(more === 0 ? [] : [`… et ${more} ${more === 1 ? 'autre' : 'autres'} avant`]), ...shown.map(line)];
}

const SUPPLEMENT: Readonly<Record<string, string>> = {
  asked: '*à décider*',
  granted: 'accordé',
  refused: 'refusé',
  expired: 'sans réponse',
};

/** What happens next, and who is waited for. */
function nextLine(order: OrderRecord, now: Date, zone: string): string {
  const since = (at: string | null) => (at === null ? '' : ` depuis ${momentOf(new Date(at), now, zone)}`);
  switch (order.state) {
    case 'approving':
      return order.waitsFor === 'landlord'
        ? 'On attend l’accord du bailleur, à qui le lien est parti. S’il a dit oui au téléphone, donnez l’accord ici.'
        : 'Au-dessus de la limite : on attend l’accord d’un collègue qui peut davantage.';
    case 'offered':
      return `On attend le prestataire${since(order.offeredAt)}.`;
    case 'accepted':
      return `On attend ses dates${order.isAgain ? '' : since(order.acceptedAt)}.`;
    case 'agreeing':
      return 'On attend le choix du locataire.';
    case 'scheduled':
      return order.visitFrom === null
        ? ''
        : `Visite ${momentOf(new Date(order.visitFrom), now, zone)}${order.visitor === '' ? '' : `, ${inline(order.visitor, 40)}`}.`;
    default:
      return '';
  }
}

function ratingLine({ repair, contractor, informed }: NonNullable<Repair['rating']>): string {
  const score = (name: string, value: number | null) => (value === null ? [] : [`${name} ${value}/5`]);
  const all = [...score('réparation', repair), ...score('prestataire', contractor), ...score('information', informed)];
  return all.length === 0 ? '' : `⭐ ${all.join(', ')}`;
}

function quoteLines({ repair: { quotes } }: ShownRepair): Block[] {
  if (quotes.length === 0) return [];
  const lines = quotes.slice(0, 10).map(quoteLine);
  return [section(`🧾 *Devis*\n${lines.join('\n')}`)];
}

function quoteLine({ company, state, cents, delayDays }: QuoteRecord): string {
  const what = cents === null ? quoteWord(state) : `*${amountWord(cents)}* (${quoteWord(state)})`;
  return `• ${inline(company, 60)} : ${what}${delayDays === null ? '' : `, sous ${delayDays} j`}`;
}

function buttonsOf(shown: ShownRepair): Button[] {
  const { ticket, repair } = shown;
  const write: Button[] =
    repair.landlord === null ? [] : [{ id: 'landlord_write', label: 'Écrire au bailleur…', value: ticket }];
  return [...workButtons(shown), ...write];
}

function workButtons({ ticket, repair }: ShownRepair): Button[] {
  const { order, proposal, quotes } = repair;
  const received = quotes.some(({ state }) => state === 'received');
  const compare: Button[] = received ? [{ id: 'quotes_compare', label: 'Comparer les devis', value: ticket }] : [];
  if (order !== null && !ENDED_ORDERS.has(order.state)) return [...ofOrder(ticket, order), ...compare];
  if (proposal === null) return compare;
  const { first, payer } = proposal;
  const usual: Button[] = [
    { id: 'order_edit', label: first === null ? 'Choisir un prestataire…' : 'Modifier…', value: ticket },
    { id: 'quotes_ask', label: 'Demander des devis…', value: ticket },
    { id: 'payer', label: 'À la charge de…', value: ticket },
  ];
  if (first === null || payer === 'tenant') return [...usual, ...compare];
  const within = first.withinHours ?? 0;
  const value = [ticket, first.contractor, payer, first.ceilingCents ?? '-', within].join(' ');
  return [{ id: 'order_now', label: 'Approuver l’ordre', value, style: 'primary' }, ...usual, ...compare];
}

function ofOrder(ticket: string, order: OrderRecord): Button[] {
  const { id, state, contractor, company } = order;
  const about = `${ticket} ${id}`;
  const off = {
    title: 'Annuler l’ordre ?',
    text: `${company ?? 'Le prestataire'} est prévenu tout de suite.`,
    yes: 'Annuler l’ordre',
    no: 'Non',
  };
  const write: Button[] =
    contractor === null || state === 'approving'
      ? []
      : [{ id: 'contractor_write', label: 'Écrire au prestataire…', value: `${ticket} ${contractor}` }];
  const give: Button[] =
    state === 'done' || state === 'approving'
      ? []
      : [{ id: 'order_give', label: 'Changer de prestataire…', value: about }];
  const stop: Button[] =
    state === 'done' ? [] : [{ id: 'order_off', label: 'Annuler l’ordre', value: about, confirm: off }];
  return [...decisionButtons(ticket, order), ...write, ...give, ...stop];
}

/** What somebody waits for: an agreement, or a word about more work. The same on the card and on an alert. */
export function decisionButtons(ticket: string, { id, state, supplements, ceilingCents }: OrderRecord): Button[] {
  const asked = supplements?.find((one) => one.state === 'asked');
  const agreement: Button[] =
    state === 'approving'
      ? [
          { id: 'order_grant', label: grantLabel(ceilingCents), value: `${ticket} ${id}`, style: 'primary' },
          { id: 'order_deny', label: 'Refuser', value: `${ticket} ${id}` },
        ]
      : [];
  if (asked === undefined) return agreement;
  const value = `${ticket} ${asked.id}`;
  return [
    ...agreement,
    { id: 'supplement_grant', label: `Accorder ${amountWord(asked.cents)}`, value, style: 'primary' },
    { id: 'supplement_refuse', label: 'Refuser le supplément', value },
  ];
}

function grantLabel(ceilingCents: number | null): string {
  return ceilingCents === null ? 'Donner l’accord' : `Donner l’accord (${amountWord(ceilingCents)})`;
}
