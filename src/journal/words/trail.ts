// What the codes of the journal are called in its sentences. A code of a later version is shown as it is.
import { CATEGORIES, type ChannelName, HAZARDS, type Intent, STATUSES, URGENCIES } from '#flows/codes.ts';
import type { AlertKind, Effect, Manner } from '#flows/effects.ts';
import type { EventType } from '#flows/events.ts';
import {
  answerLabel,
  categoryLabel,
  hazardLabel,
  questionLabel,
  statusLabel,
  urgencyLabel,
} from '#flows/texts/labels.ts';

type Words<Code extends string> = Readonly<Record<Code, string>>;

export function word<Code extends string>(words: Words<Code>, code: string): string {
  return (words as Readonly<Record<string, string | undefined>>)[code] ?? code;
}

function known<Code extends string>(codes: readonly Code[], label: (code: Code) => string, code: unknown): string {
  const found = codes.find((one) => one === code);
  return found === undefined ? String(code) : label(found);
}
export const categoryWord = (code: unknown): string => known(CATEGORIES, categoryLabel, code);
export const urgencyWord = (code: unknown): string => known(URGENCIES, urgencyLabel, code).toLowerCase();
export const hazardWord = (code: unknown): string => known(HAZARDS, hazardLabel, code);
const statusWord = (code: unknown): string => known(STATUSES, statusLabel, code);

const CHANNEL: Words<ChannelName> = {
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  email: 'e-mail',
  voice: 'téléphone',
  form: 'formulaire',
};
export const channelWord = (code: string): string => word(CHANNEL, code);

export const ROLE: Words<'tenant' | 'landlord' | 'trusted' | 'caretaker'> = {
  tenant: 'locataire',
  landlord: 'bailleur',
  trusted: 'personne de confiance',
  caretaker: 'gardien',
};

export const UNANSWERABLE: Words<'short_code' | 'name' | 'automatic' | 'bulk' | 'called' | 'disowned' | 'repeated'> = {
  short_code: 'numéro court, à qui on ne répond pas',
  name: 'nom d’expéditeur, à qui on ne peut pas répondre',
  automatic: 'message automatique',
  bulk: 'envoi en nombre',
  called: 'dit de vive voix, on rappelle',
  disowned: 'le domaine de cette adresse ne reconnaît pas ce mail',
  repeated: 'le même mail encore, comme une réponse automatique',
};

const INTENT: Words<Intent> = {
  report: 'signale un problème',
  unresolved: 'ce n’est pas réglé',
  human: 'veut une personne',
  cancel: 'annule',
  schedule: 'parle d’un rendez-vous',
  add_info: 'ajoute une précision',
  resolved: 'c’est réglé',
  status: 'demande où cela en est',
  rating: 'donne une note',
  opt_out: 'ne veut plus de messages',
  thanks: 'remercie',
  not_for_us: 'n’est pas pour nous',
};
export const intentWord = (code: string): string => word(INTENT, code);

const EVENT: Words<EventType> = {
  MESSAGE: 'Message pris en compte',
  READ: 'La lecture du modèle est arrivée',
  INFORM: 'La demande a quelque chose à dire à la personne',
  ASK: 'La demande a une question pour la personne',
  MANAGER_WROTE: 'Un gestionnaire écrit à la personne',
  MANAGER_ASKED: 'Un gestionnaire pose une question',
  HELD: 'Un gestionnaire prend la conversation',
  RELEASED: 'La conversation est rendue à la machine',
  IDENTIFIED: 'Un gestionnaire dit qui c’est',
  UNDELIVERED: 'Un texte n’est pas arrivé, et il ne reste pas d’autre canal',
  LINK_ASKED: 'Le lien vers la page de la personne est demandé',
  OPENED: 'Demande ouverte',
  ADDED: 'Précision ajoutée à la demande',
  TENANT_SAID: 'Le locataire parle de la demande',
  ANSWERED: 'Réponse à une question de la demande',
  TAKEN: 'Prise en charge',
  DROPPED: 'Rendue',
  CORRECTED: 'Corrigée',
  SCHEDULED: 'Intervention planifiée',
  RESOLVED: 'Résolue',
  CANCELLED: 'Annulée',
  REOPENED: 'Rouverte',
  JOINED: 'Regroupée avec une autre',
  PARTED: 'Sortie de son groupe',
  LEAD_CHANGED: 'La demande du groupe a changé',
  ACKNOWLEDGED: 'Urgence prise en charge',
  DECLINED: 'Ne peut pas prendre l’urgence',
  CONTRACTOR_TOLD: 'Il y a quelque chose à dire au prestataire',
  ORDERED: 'Un gestionnaire commande les travaux',
  ORDER_GRANTED: 'L’accord est donné',
  ORDER_DENIED: 'L’accord est refusé',
  CHOSEN: 'Le choix du prestataire est fait',
  REASSIGNED: 'Donnée à un autre prestataire',
  ORDER_CALLED_OFF: 'L’ordre est annulé',
  CONTRACTOR_SAID: 'Le prestataire parle de l’ordre',
  SUPPLEMENT_DECIDED: 'Le supplément est décidé',
  PAYER_SET: 'Un gestionnaire dit qui paie',
  QUOTES_ASKED: 'Des devis sont demandés',
  QUOTE_GIVEN: 'Un devis est arrivé',
  QUOTE_DECLINED: 'Un prestataire ne fera pas de devis',
  QUOTE_ACCEPTED: 'Un devis est accepté',
  QUOTE_REFUSED: 'Un devis est refusé',
  VISIT_AGREED: 'Une date est convenue',
  VISIT_LOST: 'La visite n’aura pas lieu',
  WORK_DONE: 'Le prestataire a terminé',
  ORDER_TAKEN: 'Un prestataire a accepté',
  REPAIRED: 'La réparation est confirmée',
  TICKET_CLOSED: 'La demande est close',
  TICKET_REOPENED: 'La demande est de nouveau ouverte',
  TIMER: 'Délai écoulé',
};
export const eventWord = (code: string): string => word(EVENT, code);

export const MANNER: Words<Manner> = {
  safety: 'consigne de sécurité',
  answer: 'réponse',
  change: 'nouvelle d’une demande',
  proactive: 'de notre initiative',
  staff: 'à l’astreinte',
};

export const STATE: Words<'refused' | 'failed' | 'unknown' | 'stale' | 'blocked'> = {
  refused: 'refusé par l’opérateur',
  failed: 'abandonné après plusieurs essais',
  unknown: 'nul ne sait s’il est parti',
  stale: 'n’était plus vrai au moment de partir',
  blocked: 'nulle part où l’envoyer',
};

export const RECEIPT: Words<'delivered' | 'read' | 'failed'> = {
  delivered: 'Remis sur le téléphone',
  read: 'Lu',
  failed: 'Pas remis',
};

export const NOTE_KIND: Words<'internal' | 'to_tenant' | 'landlord' | 'contractor' | 'to_contractor' | 'to_landlord'> =
  {
    internal: 'Note interne',
    to_tenant: 'Message au locataire',
    landlord: 'Note du bailleur',
    contractor: 'Mots',
    to_contractor: 'Message au prestataire',
    to_landlord: 'Message au bailleur',
  };

const ALERT: Words<AlertKind | 'emergency' | 'unclaimed' | 'merge'> = {
  merge: 'deux fiches qui semblent être d’une même personne',
  emergency: 'urgence',
  unclaimed: 'personne ne s’en est chargé',
  unclear: 'pas compris',
  hand_over: 'veut parler à une personne',
  who: 'qui est-ce ?',
  which_ticket: 'de quelle demande parle-t-il ?',
  safety_blocked: 'consigne de sécurité bloquée',
  undelivered: 'texte non remis',
  to_call: 'à dire par téléphone : un fixe ne reçoit pas de texte',
  missed_call: 'a appelé, personne n’a répondu',
  call_person: 'une personne doit appeler',
  readings_differ: 'les deux lectures diffèrent sur un danger',
  look_at: 'à regarder',
  more_words: 'la suite de ses mots',
  number_gone: 'son numéro n’est plus le sien',
  order_waits: 'un ordre attend un accord',
  no_contractor: 'aucun prestataire trouvé',
  order_news: 'des nouvelles d’un ordre',
  supplement: 'un supplément est demandé',
  quote: 'des nouvelles d’un devis',
  late: 'un délai va être dépassé',
  dead_event: 'un événement n’a pas pu être traité',
  dead_job: 'une tâche a échoué pour de bon',
};

/** Why something was done, or left undone on purpose. */
const NOTE: Readonly<Record<string, string>> = {
  added_in_an_emergency: 'ajouté pendant une urgence',
  agreed_a_moment_ago: 'convenu à l’instant',
  asked_what_the_order_says: 'demande ce que l’ordre dit déjà',
  asked_which_order: 'on lui demande de quel ordre il parle',
  every_quote_is_in: 'tous les devis sont là',
  named_no_order_of_theirs: 'ne parle d’aucun de ses ordres',
  nobody_else_to_call: 'personne d’autre à appeler',
  nobody_waits_for_it: 'personne ne l’attend',
  ok_to_what_was_told: 'confirme ce qui lui a été dit',
  order_taken: 'le prestataire a accepté',
  order_waits_for_landlord: 'l’ordre attend l’accord du bailleur',
  order_waits_for_manager: 'l’ordre attend l’accord d’un collègue',
  order_waits_for_nobody: 'l’ordre n’attend personne',
  quotes_end_with_the_ticket: 'la demande est close, les devis aussi',
  said_already: 'déjà dit',
  supplement_asked: 'un supplément est demandé',
  survey_ends_ticket_opened: 'la demande est rouverte : plus de questions',
  thanks_only: 'remercie seulement',
  whether_it_is_fixed_is_not_asked_again: 'la réparation n’est pas demandée deux fois',
  word_about_an_order_that_is_gone: 'parle d’un ordre qu’il n’a plus',
  words_of_a_recording_that_were_acted_upon: 'message vocal, déjà suivi d’effet',
  words_of_somebody_at_work: 'mots d’une personne au travail, pas un signalement',
  writes_for_somebody_else: 'écrit pour quelqu’un d’autre',
  a_manager_chose_already: 'un gestionnaire avait déjà choisi',
  a_reaction_answers_nothing: 'une réaction n’est pas une réponse',
  asked_already: 'déjà demandé',
  asked_who_we_are: 'a demandé qui nous sommes',
  contractor_wrote_again: 'le prestataire a encore écrit',
  empty_message: 'message vide',
  identified_by_their_own_words: 'a dit lui-même qui il est',
  instructed_a_moment_ago: 'consignes données à l’instant',
  joined_while_a_question_is_open: 'ajouté pendant qu’une question est posée',
  lead_changed_without_consequence: 'la demande du groupe a changé, sans suite ici',
  manager_cannot_take_charge: 'ce gestionnaire ne peut pas la prendre en charge',
  message_added: 'message ajouté',
  no_photo: 'pas de photo',
  no_question_left: 'plus rien à demander',
  not_answerable: 'ne peut pas recevoir de réponse',
  not_for_us: 'n’est pas pour nous',
  nothing_to_do: 'rien à faire',
  nothing_was_asked: 'rien n’était demandé',
  nothing_was_gathered: 'rien n’était en attente',
  number_kept: 'numéro gardé',
  opted_out: 'ne veut plus de messages',
  question_waits: 'la question attend',
  read_after_closing: 'lu par le modèle après la clôture',
  read_in_time: 'lu par le modèle à temps',
  read_without_consequence: 'lu par le modèle, sans suite',
  shared_address_identified_for_these_tickets: 'numéro partagé : reconnu pour ces demandes seulement',
  status_of_nothing: 'demande des nouvelles, sans demande ouverte',
  status_told: 'nouvelles données',
  thanked: 'a remercié',
  the_provider_answered: 'l’opérateur a répondu lui-même',
  wants_no_messages_in_other_words: 'ne veut plus de messages, avec d’autres mots',
  words_of_a_recording_are_awaited: 'message vocal, ses mots sont attendus',
  words_of_a_recording_that_is_on_its_ticket: 'message vocal déjà joint à sa demande',
};

function noteWords(reason: unknown): string {
  const code = String(reason ?? '');
  if (code.startsWith('no_answer_to_')) return `pas de réponse à « ${questionOf(code.slice('no_answer_to_'.length))} »`;
  if (code.startsWith('answered_')) return `a répondu à « ${questionOf(code.slice('answered_'.length))} »`;
  if (code.startsWith('question_dropped_'))
    return `question laissée : « ${questionOf(code.slice('question_dropped_'.length))} »`;
  return NOTE[code] ?? code.replaceAll('_', ' ');
}

/** Facts other than a step. */
export function factWord(fact: string, data: Readonly<Record<string, unknown>>): string {
  if (fact.startsWith('alert_')) return word(ALERT, fact.slice('alert_'.length));
  const channel = typeof data.channel === 'string' ? ` par ${channelWord(data.channel)}` : '';
  const code = data.code || data.reason;
  const why = typeof code === 'string' && code !== '' ? ` (${code})` : '';
  switch (fact) {
    case 'ignored':
      return 'Délai qui ne compte plus';
    case 'refused':
      return data.event === undefined ? `Refusé${channel}${why}` : 'Arrivé trop tard, sans effet';
    case 'dead':
      return 'N’a pas pu être traité';
    case 'noted':
      return `Noté : ${noteWords(data.reason)}`;
    case 'not_delivered':
      return `Pas remis${channel}${why}`;
    case 'found_sent':
      return `Retrouvé chez l’opérateur${channel} : il était bien parti`;
    case 'given_up':
      return 'Abandonné après plusieurs essais';
    case 'blocked':
      return `Ne part pas${why}`;
    case 'stale':
      return 'Ne part pas : ce n’était plus vrai';
    case 'postponed':
      return 'Remis à plus tard';
    case 'told_with':
      return 'Dit avec un autre texte';
    case 'file_stored':
      return 'Fichier joint gardé';
    case 'file_failed':
      return `Fichier joint non gardé${why}`;
    case 'not_rendered':
      return 'N’a pas pu être mis en mots';
    default:
      return `${fact}${why}`;
  }
}

type Field = Readonly<Record<string, unknown>>;

/** What a step did, a sentence each; what a texte line or an alert tells already is left out. */
export function effectWords(effect: Field, references: ReadonlyMap<string, number>): string[] {
  const ticket = referenceOf(effect.ticket, references);
  const words: Readonly<Partial<Record<Effect['type'], () => string>>> = {
    say: () => `Écrit : ${(effect.lines as string[]).join(', ')}`,
    open_ticket: () =>
      `Ouvre ${ticket} : ${problemOf(effect)}${effect.lead ? `, regroupée avec ${referenceOf(effect.lead, references)}` : ''}${effect.follows ? `, à la suite de ${referenceOf(effect.follows, references)}` : ''}`,
    add_to_ticket: () => `Ajoute à ${ticket}`,
    tell_case: () => `Dit à ${ticket} : ${String(effect.said)}`,
    answer_case: () => `Répond à ${ticket} : ${questionOf(effect.question)} = ${answerOf(effect.value)}`,
    note_answer: () => `Note pour ${ticket} : ${questionOf(effect.question)} = ${answerOf(effect.value)}`,
    correct_case: () => `Corrige ${ticket} : ${categoryWord(effect.category)}`,
    identify: () => 'Sait maintenant qui écrit',
    opt_out: () => 'N’écrira plus à cette personne',
    opt_in: () => 'Peut de nouveau lui écrire',
    hold: () => 'La machine se tait, une personne répond',
    release: () => 'La machine reprend la conversation',
    acknowledge: () => `Prend en charge l’urgence de ${ticket}`,
    set_status: () => `Statut : ${statusWord(effect.status)}${effect.reason ? ` (${String(effect.reason)})` : ''}`,
    set_promise: () => (effect.at === 0 ? 'Plus de date promise' : 'Date promise'),
    set_holder: () => (effect.manager === null ? 'Plus personne en charge' : 'Quelqu’un est en charge'),
    set_urgency: () => `Urgence : ${urgencyWord(effect.urgency)}${hazardsOf(effect)}`,
    set_category: () => `Catégorie : ${categoryWord(effect.category)}`,
    set_lead: () =>
      effect.lead === null ? 'Sort de son groupe' : `Regroupée avec ${referenceOf(effect.lead, references)}`,
    count_reopened: () => 'Rouverte une fois de plus',
    inform: () => `Fait dire à la personne : ${String(effect.text)}`,
    ask: () => `Fait demander : ${questionOf(effect.question)}`,
    tell_followers: () => 'Prévient les demandes regroupées',
    call_on_duty: () =>
      `Appelle l’astreinte, rang ${Number(effect.rung) + 1}${effect.again === true ? ', de nouveau' : ''}`,
    stand_down: () => 'Arrête d’appeler l’astreinte',
    call_stand_in: () => 'Appelle le remplaçant',
  };
  const say = words[effect.type as Effect['type']];
  // Alerts and notes are lines of their own.
  return say === undefined ? [] : [say()];
}

function referenceOf(id: unknown, references: ReadonlyMap<string, number>): string {
  const reference = typeof id === 'string' ? references.get(id) : undefined;
  return reference === undefined ? 'une demande' : `la demande ${reference}`;
}

/** A date is told with the visit that it makes. */
function answerOf(value: unknown): string {
  return typeof value === 'number' && value > 1e11 ? 'une date' : answerLabel(String(value));
}

function questionOf(key: unknown): string {
  return questionLabel(String(key));
}

function problemOf(effect: Field): string {
  return `${categoryWord(effect.category)}, ${urgencyWord(effect.urgency)}${hazardsOf(effect)}`;
}

function hazardsOf({ hazards }: Field): string {
  const list = Array.isArray(hazards) ? hazards : [];
  return list.length === 0 ? '' : `, danger : ${list.map((hazard) => hazardWord(hazard)).join(', ')}`;
}
