// What orders, quotes and the reasons for a choice are called, wherever managers read of them.
import type { ORDER_STATES, PAYERS, QUOTE_STATES, REFUSALS } from '#flows/codes.ts';
import type { Reason } from '#flows/reasons.ts';
import { amountOf } from '#flows/texts/amounts.ts';
import { categoryWord } from './trail.ts';

const STATE: Record<(typeof ORDER_STATES)[number], string> = {
  approving: 'attend un accord',
  choosing: 'personne ne l’a pris',
  offered: 'proposé, réponse attendue',
  accepted: 'accepté, dates attendues',
  agreeing: 'dates proposées au locataire',
  scheduled: 'visite convenue',
  done: 'travaux terminés, le locataire confirme',
  closed: 'terminé',
  called_off: 'annulé',
};
export const orderWord = (code: string): string => STATE[code as keyof typeof STATE] ?? code;

const PAYER: Record<(typeof PAYERS)[number], string> = {
  tenant: 'locataire',
  landlord: 'bailleur',
  condominium: 'copropriété (syndic)',
  insurance: 'assurance',
  contract: 'contrat d’entretien',
  warranty: 'garantie',
};
export const payerWord = (code: string): string => PAYER[code as keyof typeof PAYER] ?? code;

const QUOTE: Record<(typeof QUOTE_STATES)[number], string> = {
  asked: 'demandé',
  received: 'reçu',
  declined: 'ne fera pas de devis',
  accepted: 'accepté',
  refused: 'refusé',
  expired: 'sans réponse',
};
export const quoteWord = (code: string): string => QUOTE[code as keyof typeof QUOTE] ?? code;

const REFUSAL: Record<(typeof REFUSALS)[number], string> = {
  busy: 'pas disponible',
  not_my_trade: 'pas son métier',
  too_far: 'trop loin',
  price: 'prix',
  other: 'autre raison',
};
export const refusalWord = (code: string): string => REFUSAL[code as keyof typeof REFUSAL] ?? 'sans raison';

export const amountWord = (cents: number): string => amountOf(cents, 'fr');

export function reasonWords(reasons: readonly Reason[]): string {
  return reasons.map(reasonOf).filter(Boolean).join(', ');
}

function reasonOf(reason: Reason): string {
  switch (reason.code) {
    case 'rule':
      return `règle « ${categoryWord(reason.trade)}${reason.areas.length === 0 ? '' : `, ${reason.areas.join(', ')}`} »${reason.withinHours === null ? '' : `, sous ${reason.withinHours} h`}`;
    case 'area':
      return reason.area === null ? 'tous secteurs' : `secteur ${reason.area}`;
    case 'place_unknown':
      return 'adresse inconnue';
    case 'in_house':
      return 'équipe de l’agence';
    case 'favourite':
      return 'favori';
    case 'comes_now':
      return reason.emergency ? 'vient pour les urgences' : '';
    case 'load':
      return `${reason.n} en cours${reason.of === null ? '' : ` sur ${reason.of}`}`;
    case 'rating':
      return reason.n === 0 ? 'pas encore noté' : `note ${reason.mean.toFixed(1).replace('.', ',')} (${reason.n} avis)`;
    case 'tie':
      return `à égalité${reason.with === undefined ? '' : ` avec ${reason.with}`}, départagé par ${reason.by === 'load' ? 'la charge' : reason.by === 'ratings' ? 'les avis' : 'le nom'}`;
    case 'by_hand':
      return 'choisi par le gestionnaire';
    case 'quote':
      return 'son devis est accepté';
  }
}
