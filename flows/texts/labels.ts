// What people read for a code: on cards and pages (labels), within a sentence, and as numbered choices.
import type { Category, Hazard, Status, Urgency, WrittenLanguage } from '../codes.ts';
import type { CancelReason } from '../events.ts';
import type { QuestionKey } from '../questions.ts';
import type { TextParams } from './keys.ts';
import { OPTIONS } from './options.ts';

type Labels<Code extends string> = Record<Code, Record<WrittenLanguage, string>>;

const CATEGORY: Labels<Category> = {
  plumbing: { fr: 'Plomberie', en: 'Plumbing' },
  heating: { fr: 'Chauffage et eau chaude', en: 'Heating and hot water' },
  electrical: { fr: 'Électricité', en: 'Electrical' },
  gas: { fr: 'Gaz', en: 'Gas' },
  locks: { fr: 'Serrurerie', en: 'Locks' },
  access: { fr: 'Interphone et accès', en: 'Intercom and access' },
  lift: { fr: 'Ascenseur', en: 'Lift' },
  windows: { fr: 'Fenêtres et volets', en: 'Windows and shutters' },
  damp: { fr: 'Humidité et infiltration', en: 'Damp' },
  pests: { fr: 'Nuisibles', en: 'Pests' },
  common_areas: { fr: 'Parties communes', en: 'Common areas' },
  fire_safety: { fr: 'Sécurité incendie', en: 'Fire safety' },
  structure: { fr: 'Bâti', en: 'Structure' },
  appliances: { fr: 'Équipements fournis', en: 'Appliances supplied' },
  neighbour: { fr: 'Voisinage', en: 'Neighbours' },
  administrative: { fr: 'Demande administrative', en: 'Administrative' },
  other: { fr: 'Autre', en: 'Other' },
};

/** In a text to a tenant: everyday words in the SMS alphabet. */
const CATEGORY_IN_TEXT: Labels<Category> = {
  plumbing: { fr: 'eau ou plomberie', en: 'water or plumbing' },
  heating: { fr: 'chauffage ou eau chaude', en: 'heating or hot water' },
  electrical: { fr: 'électricité', en: 'electricity' },
  gas: { fr: 'gaz', en: 'gas' },
  locks: { fr: 'porte ou serrure', en: 'door or lock' },
  access: { fr: "accès à l'immeuble", en: 'access to the building' },
  lift: { fr: 'ascenseur', en: 'lift' },
  windows: { fr: 'vitre ou volet', en: 'window or shutter' },
  damp: { fr: 'humidité', en: 'damp' },
  pests: { fr: 'insectes ou rongeurs', en: 'insects or rodents' },
  common_areas: { fr: 'parties communes', en: 'shared parts' },
  fire_safety: { fr: 'sécurité incendie', en: 'fire safety' },
  structure: { fr: 'mur, sol ou plafond', en: 'wall, floor or ceiling' },
  appliances: { fr: 'appareil fourni', en: 'appliance' },
  neighbour: { fr: 'votre message', en: 'your message' },
  administrative: { fr: 'votre message', en: 'your message' },
  other: { fr: 'votre message', en: 'your message' },
};

/** In a list of tickets, where room is short. */
const CATEGORY_IN_LIST: Labels<Category> = {
  plumbing: { fr: 'eau', en: 'water' },
  heating: { fr: 'chauffage', en: 'heating' },
  electrical: { fr: 'électricité', en: 'power' },
  gas: { fr: 'gaz', en: 'gas' },
  locks: { fr: 'serrure', en: 'lock' },
  access: { fr: 'accès', en: 'access' },
  lift: { fr: 'ascenseur', en: 'lift' },
  windows: { fr: 'vitre', en: 'window' },
  damp: { fr: 'humidité', en: 'damp' },
  pests: { fr: 'insectes', en: 'pests' },
  common_areas: { fr: 'immeuble', en: 'building' },
  fire_safety: { fr: 'incendie', en: 'fire' },
  structure: { fr: 'murs', en: 'walls' },
  appliances: { fr: 'appareil', en: 'appliance' },
  neighbour: { fr: 'message', en: 'message' },
  administrative: { fr: 'message', en: 'message' },
  other: { fr: 'message', en: 'message' },
};

const URGENCY: Labels<Urgency> = {
  routine: { fr: 'Normal', en: 'Routine' },
  urgent: { fr: 'Urgent', en: 'Urgent' },
  emergency: { fr: 'Urgence', en: 'Emergency' },
};

const HAZARD: Labels<Hazard> = {
  gas: { fr: 'gaz', en: 'gas' },
  fire: { fr: 'feu', en: 'fire' },
  carbon_monoxide: { fr: 'monoxyde de carbone', en: 'carbon monoxide' },
  electrocution: { fr: 'électrocution', en: 'electric shock' },
  flood: { fr: 'inondation', en: 'flood' },
  sewage: { fr: 'eaux usées', en: 'sewage' },
  trapped: { fr: 'personne bloquée', en: 'person trapped' },
  break_in: { fr: 'effraction', en: 'break-in' },
  lockout: { fr: 'porte claquée', en: 'locked out' },
  collapse: { fr: 'effondrement', en: 'collapse' },
  medical: { fr: 'secours médical', en: 'medical' },
  violence: { fr: 'violence', en: 'violence' },
  distress: { fr: 'personne en détresse', en: 'person in distress' },
};

const STATUS: Labels<Status> = {
  new: { fr: 'Nouveau', en: 'New' },
  accepted: { fr: 'Pris en charge', en: 'Accepted' },
  scheduled: { fr: 'Intervention planifiée', en: 'Scheduled' },
  resolved: { fr: 'Résolu', en: 'Resolved' },
  cancelled: { fr: 'Annulé', en: 'Cancelled' },
};

const REASON: Labels<CancelReason> = {
  duplicate: { fr: 'Doublon', en: 'Duplicate' },
  by_tenant: { fr: 'Annulé par le locataire', en: 'Cancelled by the tenant' },
  not_ours: { fr: "Ne relève pas de l'agence", en: 'Not ours' },
  mistake: { fr: 'Erreur', en: 'Mistake' },
  private: { fr: 'À la charge du locataire', en: "At the tenant's charge" },
};

/** On a card, beside the answer. */
const QUESTION: Labels<string> = {
  identity: { fr: 'Qui écrit', en: 'Who writes' },
  for_whom: { fr: 'Pour qui', en: 'For whom' },
  which_ticket: { fr: 'Quel signalement', en: 'Which ticket' },
  same_problem: { fr: 'Suite ou nouveau problème', en: 'Same or new problem' },
  clarify: { fr: 'De quoi il s’agit', en: 'What it is about' },
  wrong_number: { fr: 'Numéro à retirer', en: 'Number to remove' },
  fixed: { fr: 'Réparé', en: 'Repaired' },
  slot: { fr: 'Date de la visite', en: 'Date of the visit' },
  rate_repair: { fr: 'Note de la réparation', en: 'Score of the repair' },
  rate_contractor: { fr: 'Note du prestataire', en: 'Score of the contractor' },
  rate_informed: { fr: 'Note de l’information', en: 'Score of being informed' },
  rate_comment: { fr: 'Remarque', en: 'Remark' },
  which_alarm: { fr: 'Quelle urgence', en: 'Which emergency' },
  'plumbing.spreads': { fr: 'L’eau se répand', en: 'Water spreads' },
  'plumbing.where': { fr: 'Pièce', en: 'Room' },
  'plumbing.usable': { fr: 'Toilettes utilisables', en: 'Toilet usable' },
  'heating.missing': { fr: 'Ce qui manque', en: 'What is missing' },
  'heating.rooms': { fr: 'Étendue', en: 'Extent' },
  'heating.own_boiler': { fr: 'Chaudière dans le logement', en: 'Boiler in the dwelling' },
  'electrical.extent': { fr: 'Étendue', en: 'Extent' },
  'electrical.neighbours': { fr: 'Les voisins ont du courant', en: 'Neighbours have power' },
  'gas.smell': { fr: 'Odeur de gaz', en: 'Smell of gas' },
  'gas.what': { fr: 'Objet', en: 'What' },
  'locks.enter': { fr: 'Peut entrer', en: 'Can get in' },
  'locks.closes': { fr: 'La porte ferme à clé', en: 'Door locks' },
  'locks.part': { fr: 'Élément', en: 'Part' },
  'access.what': { fr: 'Élément', en: 'Part' },
  'access.stays_open': { fr: 'La porte reste ouverte', en: 'Door stays open' },
  'access.everyone': { fr: 'Voisins touchés', en: 'Neighbours too' },
  'lift.inside': { fr: 'Personne bloquée', en: 'Somebody inside' },
  'lift.stairs': { fr: 'Peut prendre l’escalier', en: 'Can take the stairs' },
  'windows.closes': { fr: 'Ferme encore', en: 'Still closes' },
  'windows.glass': { fr: 'Vitre cassée', en: 'Broken pane' },
  'windows.room': { fr: 'Pièce', en: 'Room' },
  'damp.drips': { fr: 'Gouttes', en: 'Drips' },
  'damp.rain': { fr: 'Pire sous la pluie', en: 'Worse in the rain' },
  'damp.where': { fr: 'Endroit', en: 'Where' },
  'pests.which': { fr: 'Animal', en: 'Animal' },
  'pests.where': { fr: 'Endroit', en: 'Where' },
  'common_areas.where': { fr: 'Endroit', en: 'Where' },
  'common_areas.danger': { fr: 'Risque de chute ou de blessure', en: 'Risk of a fall or injury' },
  'fire_safety.smoke': { fr: 'Fumée ou feu', en: 'Smoke or fire' },
  'fire_safety.what': { fr: 'Élément', en: 'Part' },
  'structure.falls': { fr: 'Risque de chute de morceaux', en: 'Pieces may fall' },
  'structure.where': { fr: 'Endroit', en: 'Where' },
  'appliances.which': { fr: 'Appareil', en: 'Appliance' },
  'appliances.works': { fr: 'Marche encore', en: 'Still works' },
  'other.where': { fr: 'Endroit', en: 'Where' },
};

/** Answers that are no option. */
const ANSWER: Labels<'dont_know' | 'words' | 'none'> = {
  dont_know: { fr: 'ne sait pas', en: 'does not know' },
  words: { fr: 'voir le message', en: 'see the message' },
  none: { fr: 'sans réponse', en: 'no answer' },
};

export const categoryLabel = (code: Category, language: WrittenLanguage = 'fr'): string => CATEGORY[code][language];
export const categoryInText = (code: Category, language: WrittenLanguage): string => CATEGORY_IN_TEXT[code][language];
export const categoryInList = (code: Category, language: WrittenLanguage): string => CATEGORY_IN_LIST[code][language];
export const urgencyLabel = (code: Urgency, language: WrittenLanguage = 'fr'): string => URGENCY[code][language];
export const hazardLabel = (code: Hazard, language: WrittenLanguage = 'fr'): string => HAZARD[code][language];
export const statusLabel = (code: Status, language: WrittenLanguage = 'fr'): string => STATUS[code][language];
export const reasonLabel = (code: CancelReason, language: WrittenLanguage = 'fr'): string => REASON[code][language];

export function questionLabel(key: QuestionKey, language: WrittenLanguage = 'fr'): string {
  return QUESTION[key]?.[language] ?? key;
}

export function answerLabel(value: string | number, language: WrittenLanguage = 'fr'): string {
  const code = String(value);
  return OPTIONS[code]?.[language][0] ?? ANSWER[code as keyof typeof ANSWER]?.[language] ?? code;
}

/** The words, in all languages, by which a person may choose this option of this question. */
export function optionLabels(_question: QuestionKey, option: string): string[] {
  const words = OPTIONS[option];
  return words === undefined ? [option] : [...words.fr, ...words.en, ...words.others];
}

/** "1 oui, 2 non"; for tickets "1 (1042 eau ou plomberie), 2 (1043 ascenseur)". */
export function choicesOf(
  params: TextParams,
  language: WrittenLanguage,
  referenceOf: (ticket: string) => string,
): string {
  const choices: string[] = [];
  for (let i = 1; params[`option${i}`] !== undefined || params[`ticket${i}`] !== undefined; i++) {
    const ticket = params[`ticket${i}`];
    if (ticket === undefined) choices.push(`${i} ${answerLabel(params[`option${i}`]!, language)}`);
    else {
      const category = params[`category${i}`] as Category | undefined;
      const about = category === undefined ? '' : ` ${categoryInList(category, language)}`;
      choices.push(`${i} (${referenceOf(String(ticket))}${about})`);
    }
  }
  return choices.join(', ');
}
