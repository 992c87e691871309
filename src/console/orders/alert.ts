// An alert about an order or a quote: its number, whose it is, what happened, and the same buttons as on the card.
import type { Button } from '../blocks.ts';
import { inline, quotation } from '../mrkdwn.ts';
import type { News, OrderAlert } from './news.ts';
import { decisionButtons } from './section.ts';
import { againstWords, amountWord, payerWord, quoteWord, refusalWord } from './words.ts';

const MOST_NEAREST = 3;
const MOST_WORDS = 1500;

/** Lines of an alert, the contractor's own words last. */
export function orderAlertLines(kind: string, { repair, news }: OrderAlert, zone: string): string[] {
  const { order } = repair;
  const lines = [
    order === null
      ? ''
      : [
          `🧰 *Ordre ${order.number}*`,
          order.company === null ? '' : inline(order.company, 80),
          payerWord(order.payer),
          order.ceilingCents === null ? 'sans plafond' : `plafond ${amountWord(order.ceilingCents)}`,
        ]
          .filter(Boolean)
          .join(' · '),
    whatHappened(kind, { repair, news }),
  ];
  if (kind === 'no_contractor' && repair.nearest.length > 0) {
    const near = repair.nearest.slice(0, MOST_NEAREST);
    lines.push(
      `Les plus proches : ${near.map((one) => `${inline(one.company, 60)} (${inline(againstWords(one.against, zone), 200)})`).join(' ; ')}`,
    );
  }
  return lines.filter(Boolean);
}

/** What a contractor wrote with it, as a quotation; null: nothing. */
export function contractorWords({ repair, news }: OrderAlert, kind: string): string | null {
  const asked = repair.order?.supplements?.find(({ state }) => state === 'asked');
  const words = kind === 'supplement' && asked !== undefined ? asked.words : (news?.words ?? '');
  return words === '' ? null : quotation(words.slice(0, MOST_WORDS));
}

function whatHappened(kind: string, { repair: { order, quotes }, news }: OrderAlert): string {
  const company = `*${inline(news?.company ?? order?.company ?? 'Le prestataire', 80)}*`;
  switch (kind) {
    case 'order_waits': {
      const by = order?.manager == null ? '' : `, demandé par ${inline(order.manager, 60)}`;
      return order?.waitsFor === 'landlord'
        ? `Au-dessus de ce qui se dépense sans le bailleur${by} : son accord est attendu.`
        : `Au-dessus de la limite${by} : un collègue qui peut davantage décide.`;
    }
    case 'no_contractor':
      return 'Personne ne l’a pris, et personne d’autre ne convient.';
    case 'supplement': {
      const asked = order?.supplements?.find(({ state }) => state === 'asked');
      return asked === undefined ? '' : `${company} attend sur place : *${amountWord(asked.cents)}* en plus.`;
    }
    case 'quote': {
      const left = quotes.filter(({ state }) => state === 'asked').length;
      const rest = left === 0 ? '' : ` ${left === 1 ? 'Un autre est attendu' : `${left} autres sont attendus`}.`;
      if (news?.quote == null) return '';
      const { state, cents } = news.quote;
      return `${company} : ${state === 'received' && cents !== null ? `devis de *${amountWord(cents)}*` : quoteWord(state)}.${rest}`;
    }
    case 'order_news':
      return news === null ? '' : `${company} ${newsWords(news)}`;
    default:
      return '';
  }
}

function newsWords({ event, moves, role, name, reason, told }: News): string {
  const move = moves.find(({ machine }) => machine === 'order');
  const supplement = moves.find(({ machine }) => machine === 'supplement');
  const turn = move === undefined || move.from === move.to ? '' : `${move.from} ${move.to}`;
  if (event === 'CHOSEN') return 'est appelé sans attendre, par une règle de l’agence.';
  if (event === 'ORDER_DENIED')
    return `n’est pas appelé : accord refusé${name === null ? '' : ` par ${inline(name, 60)}`}${role === 'person' ? ' (bailleur)' : ''}.`;
  if (event === 'TENANT_SAID') return 'n’est pas venu, dit le locataire.';
  if (event === 'TIMER') {
    if (turn === 'offered choosing') return 'n’a pas répondu, même après un rappel : le suivant est cherché.';
    if (supplement !== undefined && supplement.to === 'calm')
      return 'n’a pas eu de réponse à son supplément : il sécurise et repart.';
    switch (move?.from) {
      case 'accepted':
        return 'n’a pas donné de dates, même après un rappel.';
      case 'agreeing':
        return ': aucune date n’est convenue avec le locataire, même après un rappel.';
      default:
        return 'n’a rien dit depuis la visite : demandez si c’est fait.';
    }
  }
  if (turn.endsWith(' choosing')) return `a refusé (${refusalWord(reason ?? '')}) : le suivant est cherché.`;
  if (told === 'visit.absent') return 'n’a trouvé personne : une nouvelle date est cherchée.';
  if (told === 'visit.again') return 'doit revenir : une nouvelle date est cherchée.';
  return 'vous pose une question.';
}

/** With the same ids as on the card. `alert` is settled by writing back. */
export function orderAlertButtons(kind: string, ticket: string, alert: string, about: OrderAlert): Button[] {
  const { order, quotes } = about.repair;
  const contractor = about.news?.contractor ?? order?.contractor ?? null;
  const write: Button[] =
    contractor === null
      ? []
      : [{ id: 'contractor_write', label: 'Répondre au prestataire…', value: `${ticket} ${contractor} ${alert}` }];
  const give: Button[] =
    order === null || ENDED.has(order.state)
      ? [{ id: 'order_edit', label: 'Choisir un prestataire…', value: ticket }]
      : [{ id: 'order_give', label: 'Changer de prestataire…', value: `${ticket} ${order.id}` }];
  switch (kind) {
    case 'order_waits':
      return order === null ? [] : decisionButtons(ticket, order);
    case 'supplement':
      return [...(order === null ? [] : decisionButtons(ticket, order)), ...write];
    case 'no_contractor':
    case 'late':
      return give;
    case 'quote':
      return quotes.some(({ state }) => state === 'received')
        ? [{ id: 'quotes_compare', label: 'Comparer les devis', value: ticket, style: 'primary' }]
        : [];
    default:
      return [...write, ...give];
  }
}

const ENDED: ReadonlySet<string> = new Set(['closed', 'called_off', 'done']);
