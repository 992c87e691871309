// What orders, quotes and the reasons for a choice are called on the managers' screens.

import type { Against, Reason } from '#dispatch/candidate.ts';
import type { Proposal } from '#dispatch/proposal.ts';
import type { ORDER_STATES, PAYERS, QUOTE_STATES, REFUSALS } from '#flows/codes.ts';
import { dateOf } from '../dates.ts';
import { categoryWord } from '../words.ts';

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

const WHY_PAYER: Record<Proposal['payerWhy'], string> = {
  decided: 'décidé',
  rule: 'règle de l’agence',
  common_parts: 'parties communes',
  water_damage: 'dégât des eaux',
  burglary: 'effraction',
  keys: 'clés perdues',
  tenants_own: 'petit entretien',
  wear: 'usure normale',
};
export const whyPayer = (code: Proposal['payerWhy']): string => WHY_PAYER[code];

export function amountWord(cents: number): string {
  const euros = (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2).replace('.', ',');
  return `${euros} €`;
}

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
      return `à égalité avec ${reason.with}, départagé par ${reason.by === 'load' ? 'la charge' : reason.by === 'ratings' ? 'les avis' : 'le nom'}`;
  }
}

export function againstWords(against: readonly Against[], zone: string): string {
  return against.map((one) => againstOf(one, zone)).join(', ');
}

function againstOf(one: Against, zone: string): string {
  const day = (date: string) => dateOf(new Date(`${date}T12:00:00Z`), zone);
  switch (one.code) {
    case 'other_trade':
      return 'autre métier';
    case 'other_area':
      return `autre secteur (${one.areas.slice(0, 3).join(', ')})`;
    case 'asked':
      return 'déjà demandé';
    case 'unavailable':
      return 'indisponible';
    case 'away':
      return one.until === null ? 'absent' : `absent jusqu’au ${day(one.until)}`;
    case 'insurance_ended':
      return `assurance finie le ${day(one.on)}`;
    case 'full':
      return `complet (${one.n} sur ${one.of})`;
    case 'closed_now':
      return 'ne travaille pas à cette heure';
    case 'unreachable':
      return 'ni mobile ni e-mail où lui écrire';
  }
}
