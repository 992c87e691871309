// What orders, quotes and the reasons for a choice are called on the managers' screens.
import type { Against } from '#dispatch/candidate.ts';
import type { Proposal } from '#dispatch/proposal.ts';
import { dateOf } from '../dates.ts';

export {
  amountWord,
  orderWord,
  payerWord,
  quoteWord,
  reasonWords,
  refusalWord,
} from '#journal/words/order.ts';

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
