// The closed lists of the product, each declared once: what the program stores, in English.
// The sentences that people read for them are in flows/texts/.

export const CATEGORIES = [
  'plumbing',
  'heating',
  'electrical',
  'gas',
  'locks',
  'access',
  'lift',
  'windows',
  'damp',
  'pests',
  'common_areas',
  'fire_safety',
  'structure',
  'appliances',
  'neighbour',
  'administrative',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Least to most severe. */
export const URGENCIES = ['routine', 'urgent', 'emergency'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const HAZARDS = [
  'gas',
  'fire',
  'carbon_monoxide',
  'electrocution',
  'flood',
  'sewage',
  'trapped',
  'break_in',
  'lockout',
  'collapse',
  'medical',
  'violence',
  'distress',
] as const;
export type Hazard = (typeof HAZARDS)[number];

/** Words of such a danger could be read over the shoulder: they are shown to nobody again, and a person is the one who answers. */
export const isHidden = (hazards: readonly string[]): boolean =>
  hazards.includes('violence') || hazards.includes('distress');

/** Where a hazard's repair starts when nobody named a problem. */
export const HOME_OF_HAZARD: Record<Hazard, Category> = {
  gas: 'gas',
  fire: 'fire_safety',
  carbon_monoxide: 'heating',
  electrocution: 'electrical',
  flood: 'plumbing',
  sewage: 'plumbing',
  trapped: 'lift',
  break_in: 'locks',
  lockout: 'locks',
  collapse: 'structure',
  medical: 'other',
  violence: 'neighbour',
  distress: 'other',
};

/** In the order in which a message that does several of these is read: the first that fits. */
export const INTENTS = [
  'report',
  'unresolved',
  'human',
  'cancel',
  'schedule',
  'add_info',
  'resolved',
  'status',
  'rating',
  'opt_out',
  'thanks',
  'not_for_us',
] as const;
export type Intent = (typeof INTENTS)[number];

export const STATUSES = ['new', 'accepted', 'scheduled', 'resolved', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** At whose cost a repair is: locataire, bailleur, copropriété (syndic), assurance, contrat d'entretien, garantie. */
export const PAYERS = ['tenant', 'landlord', 'condominium', 'insurance', 'contract', 'warranty'] as const;
export type Payer = (typeof PAYERS)[number];

/** Where a work order stands. `approving`: a second person has to agree; `choosing`: nobody has it; `agreeing`: a date is sought. */
export const ORDER_STATES = [
  'approving',
  'choosing',
  'offered',
  'accepted',
  'agreeing',
  'scheduled',
  'done',
  'closed',
  'called_off',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];
/** Nothing more comes of an order in one of these. */
export const ENDED_ORDERS: ReadonlySet<string> = new Set<OrderState>(['closed', 'called_off']);

/** So many slots a contractor proposes at a time: a tenant answers one of four, not of ten. */
export const MOST_SLOTS = 4;

/** What a contractor says about an order, by link or in words. */
export const CONTRACTOR_SAYS = [
  'accept',
  'refuse',
  'slots',
  'on_my_way',
  'late',
  'absent',
  'supplement',
  'another_visit',
  'done',
  'question',
] as const;
export type ContractorSays = (typeof CONTRACTOR_SAYS)[number];

/** Why a contractor does not take an order. */
export const REFUSALS = ['busy', 'not_my_trade', 'too_far', 'price', 'other'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What a contractor's file is of; "photo": sent by itself. */
export type FileOf = 'done' | 'absent' | 'supplement' | 'photo';

export const QUOTE_STATES = ['asked', 'received', 'declined', 'accepted', 'refused', 'expired'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** The languages that we understand. */
export const LANGUAGES = ['fr', 'en', 'es', 'pt', 'ar', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages in which every sentence exists; safety instructions exist in all of LANGUAGES. */
export const WRITTEN_LANGUAGES = ['fr', 'en'] as const;
export type WrittenLanguage = (typeof WRITTEN_LANGUAGES)[number];

export const CHANNELS = ['sms', 'whatsapp', 'email', 'voice', 'form'] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Where the person in danger is, which changes what they must do. */
export const SITUATIONS = ['can_leave', 'cannot_leave', 'outside_dwelling'] as const;
export type Situation = (typeof SITUATIONS)[number];

/** What the last thing that we asked a person waits for. */
export const AWAITED = ['none', 'answer', 'slot', 'resolution', 'rating'] as const;
export type Awaited = (typeof AWAITED)[number];

/** The more severe of two urgencies. */
export function moreSevere(a: Urgency, b: Urgency): Urgency {
  return URGENCIES.indexOf(a) >= URGENCIES.indexOf(b) ? a : b;
}
