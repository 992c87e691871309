// What the codes of the product are called on the managers' screens, in French. A code of the database that a later version wrote
// is shown as it is.
import {
  CATEGORIES,
  type Category,
  HAZARDS,
  type Hazard,
  STATUSES,
  type Status,
  URGENCIES,
  type Urgency,
} from '#flows/codes.ts';
import { CANCEL_REASONS, type CancelReason } from '#flows/events.ts';
import { categoryLabel, hazardLabel, reasonLabel, statusLabel, urgencyLabel } from '#flows/texts/labels.ts';

function words<Code extends string>(codes: readonly Code[], label: (code: Code) => string): (code: string) => string {
  const known = new Map<string, string>(codes.map((code) => [code, label(code)]));
  return (code) => known.get(code) ?? code;
}

export const categoryWord = words<Category>(CATEGORIES, categoryLabel);
export const hazardWord = words<Hazard>(HAZARDS, hazardLabel);
export const statusWord = words<Status>(STATUSES, statusLabel);
export const urgencyWord = words<Urgency>(URGENCIES, urgencyLabel);
export const reasonWord = words<CancelReason>(CANCEL_REASONS, reasonLabel);

type Words = Readonly<Record<string, string | undefined>>;

/** Red, orange, yellow, as on the board. */
const COLOUR: Words = { emergency: '🔴', urgent: '🟠', routine: '🟡' };
export const colourOf = (urgency: string): string => COLOUR[urgency] ?? '🟡';

const CHANNEL: Words = { sms: 'SMS', whatsapp: 'WhatsApp', email: 'e-mail', voice: 'téléphone', form: 'formulaire' };
export const channelWord = (code: string): string => CHANNEL[code] ?? code;

const ROLE: Words = {
  tenant: 'locataire',
  landlord: 'bailleur',
  trusted: 'personne de confiance',
  caretaker: 'gardien',
  manager: 'gestionnaire',
  contractor: 'prestataire',
};
export const roleWord = (code: string): string => ROLE[code] ?? code;

/** How a text that we sent fares. Never "remis" before the network has said so. */
const DELIVERY: Words = {
  due: '⏳ va partir',
  queued: '⏳ chez l’opérateur',
  sent: '✓ envoyé',
  delivered: '✓✓ remis',
  read: '✓✓ lu',
  failed: '⚠️ *non remis*',
  refused: '⚠️ *refusé*',
  unknown: '⚠️ *envoi incertain*',
  blocked: '⚠️ *n’est pas parti*',
  stale: '✗ devenu inutile, pas envoyé',
};
/** Why a text was held back. */
const HELD_BACK: Words = {
  opted_out: 'a écrit STOP, ou ne veut plus de mails',
  landline: 'ligne fixe, pas de SMS possible',
  no_address: 'ni numéro ni e-mail connu',
  no_sender: 'l’agence n’a pas de quoi écrire par ce moyen',
  not_delivered: 'rien n’arrive là où on lui écrit',
  window_closed: 'WhatsApp, plus de 24 heures après son dernier message',
  no_number: 'ce numéro ne reçoit pas de textes',
};
/** A receipt says more than our own note of having sent it. */
export const deliveryWord = (state: string, receipt: string, detail = ''): string => {
  const why = state === 'blocked' ? HELD_BACK[detail] : undefined;
  if (why !== undefined) return `⚠️ *n’est pas parti : ${why}*`;
  const code = state === 'sent' && receipt !== '' ? receipt : state;
  return DELIVERY[code] ?? code;
};
