// What the codes of the product are called on the managers' screens. Tenants read other words: flows/texts/.
import type { Category, ChannelName, Hazard, Status, Urgency } from '#flows/codes.ts';
import type { AlertKind } from '#flows/effects.ts';
import type { CancelReason } from '#flows/events.ts';

export const CATEGORY: Readonly<Record<Category, string>> = {
  plumbing: 'Plomberie',
  heating: 'Chauffage, eau chaude',
  electrical: 'Électricité',
  gas: 'Gaz',
  locks: 'Serrurerie',
  access: 'Accès, badge, interphone',
  lift: 'Ascenseur',
  windows: 'Fenêtres, volets',
  damp: 'Humidité',
  pests: 'Nuisibles',
  common_areas: 'Parties communes',
  fire_safety: 'Sécurité incendie',
  structure: 'Structure du bâtiment',
  appliances: 'Équipement du logement',
  neighbour: 'Voisinage',
  administrative: 'Administratif',
  other: 'Autre',
};

export const URGENCY: Readonly<Record<Urgency, string>> = {
  routine: 'courant',
  urgent: 'urgent',
  emergency: 'URGENCE',
};
/** Red, orange, yellow, as on the board. */
export const COLOUR: Readonly<Record<Urgency, string>> = { emergency: '🔴', urgent: '🟠', routine: '🟡' };

export const STATUS: Readonly<Record<Status, string>> = {
  new: 'Nouveau',
  accepted: 'Pris en charge',
  scheduled: 'Intervention planifiée',
  resolved: 'Résolu',
  cancelled: 'Annulé',
};

export const HAZARD: Readonly<Record<Hazard, string>> = {
  gas: 'odeur ou fuite de gaz',
  fire: 'feu, fumée',
  carbon_monoxide: 'monoxyde de carbone',
  electrocution: 'risque électrique',
  flood: 'inondation',
  sewage: 'eaux usées',
  trapped: 'personne bloquée',
  break_in: 'effraction',
  lockout: 'enfermé dehors',
  collapse: 'effondrement, chute',
  medical: 'urgence médicale',
  violence: 'violence',
  distress: 'détresse',
};

export const REASON: Readonly<Record<CancelReason, string>> = {
  duplicate: 'En double',
  by_tenant: 'À la demande du locataire',
  not_ours: 'Pas de notre ressort',
  mistake: 'Erreur',
  private: 'À la charge du locataire',
};

export const CHANNEL: Readonly<Record<ChannelName, string>> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  email: 'e-mail',
  voice: 'téléphone',
  form: 'formulaire',
};

export const ROLE: Readonly<Record<string, string>> = {
  tenant: 'locataire',
  landlord: 'bailleur',
  trusted: 'personne de confiance',
  caretaker: 'gardien',
};

/** How a text that we sent fares. Never "remis" before the network has said so. */
export const DELIVERY: Readonly<Record<string, string>> = {
  due: '⏳ va partir',
  queued: '⏳ chez l’opérateur',
  sent: '✓ envoyé',
  delivered: '✓✓ remis',
  read: '✓✓ lu',
  failed: '⚠️ *non remis*',
  refused: '⚠️ *refusé*',
  unknown: '⚠️ *envoi incertain*',
  blocked: '⚠️ *bloqué : la personne a écrit STOP*',
  stale: '✗ plus utile, pas envoyé',
};

export type ShownAlert = AlertKind | 'emergency' | 'unclaimed';

/** A code of the database as a code of ours: one that a later version wrote is shown as it is. */
export function wordOf<T extends string>(words: Readonly<Record<T, string>>, code: string): string {
  return (words as Readonly<Record<string, string | undefined>>)[code] ?? code;
}
