// What each alert says to a manager: what happened, and what to do now. One line a kind.
import type { AlertKind } from '#flows/effects.ts';

export type AlertAction =
  | 'acknowledge'
  | 'take'
  | 'reply'
  | 'call_back'
  | 'identify'
  | 'somebody_else'
  | 'attach'
  | 'correct'
  | 'hold'
  | 'done'
  | 'settle'
  | 'order'
  | 'merge_people'
  | 'apart';

export interface KindOfAlert {
  icon: string;
  title: string;
  todo: string;
  buttons: readonly AlertAction[];
  /** In the emergency channel, everybody there is called. */
  pressing?: true;
}

export const KINDS: Readonly<Record<AlertKind | 'emergency' | 'unclaimed' | 'merge', KindOfAlert>> = {
  emergency: {
    icon: '🚨',
    title: 'URGENCE',
    todo: 'Prenez-la en charge ici, puis appelez la personne. Sans réponse, l’astreinte est rappelée toutes les quelques minutes.',
    buttons: ['acknowledge'],
    pressing: true,
  },
  unclaimed: {
    icon: '⏰',
    title: 'Personne n’a pris ce signalement',
    todo: 'Prenez-le en charge, ou demandez à un collègue.',
    buttons: ['take', 'reply'],
  },
  safety_blocked: {
    icon: '🚨',
    title: 'Une consigne de sécurité n’est pas arrivée',
    todo: 'La personne n’a pas reçu quoi faire : *appelez-la tout de suite*.',
    buttons: ['call_back', 'settle'],
    pressing: true,
  },
  call_person: {
    icon: '🆘',
    title: 'Une personne doit appeler, avec tact',
    todo: 'Violence, détresse ou message alarmant : n’écrivez pas, *appelez*, et demandez d’abord si la personne peut parler. Danger immédiat : 17 ou 15.',
    buttons: ['call_back', 'settle'],
    pressing: true,
  },
  hand_over: {
    icon: '📞',
    title: 'Quelqu’un veut parler à une personne',
    todo: 'Loge se tait dès que vous cliquez sur « Je rappelle ».',
    buttons: ['call_back', 'reply', 'settle'],
  },
  order_waits: {
    icon: '✍️',
    title: 'Un ordre de service attend un accord',
    todo: 'Donnez l’accord ou refusez, ici ou sur la carte du signalement.',
    buttons: ['order', 'settle'],
  },
  no_contractor: {
    icon: '🔎',
    title: 'Aucun prestataire disponible',
    todo: 'Choisissez-en un autre, ou écrivez une société pour cette fois.',
    buttons: ['order', 'settle'],
  },
  order_news: {
    icon: '🧰',
    title: 'Des nouvelles d’un ordre de service',
    todo: 'La carte du signalement est à jour : voyez s’il faut agir.',
    buttons: ['order', 'settle'],
  },
  supplement: {
    icon: '⏱️',
    title: 'Un prestataire attend sur place : supplément demandé',
    todo: 'Répondez dans le quart d’heure : sans réponse, le prestataire sécurise et repart.',
    buttons: ['order', 'settle'],
    pressing: true,
  },
  quote: {
    icon: '🧾',
    title: 'Des nouvelles d’un devis',
    todo: 'Comparez et décidez, ici ou sur la carte du signalement.',
    buttons: ['order', 'settle'],
  },
  late: {
    icon: '⌛',
    title: 'Une date promise va être dépassée',
    todo: 'Le locataire est prévenu. Trouvez une nouvelle date.',
    buttons: ['order', 'reply', 'settle'],
  },
  unclear: {
    icon: '❓',
    title: 'Loge n’a pas compris, ou n’a pas eu de réponse',
    todo: 'Lisez le message : répondez, ou appelez.',
    buttons: ['reply', 'hold', 'settle'],
  },
  who: {
    icon: '👤',
    title: 'Qui écrit ?',
    todo: 'Choisissez la personne : Loge continue avec elle et s’en souvient.',
    buttons: ['identify', 'somebody_else', 'settle'],
  },
  merge: {
    icon: '👥',
    title: 'Une seule personne, ou deux ?',
    todo: 'Réunies : une fiche, une conversation, toutes les demandes ensemble. Cela ne se défait pas.',
    buttons: ['merge_people', 'apart'],
  },
  which_ticket: {
    icon: '🔀',
    title: 'De quel signalement parle ce message ?',
    todo: 'Choisissez le signalement auquel il appartient.',
    buttons: ['attach', 'reply', 'settle'],
  },
  undelivered: {
    icon: '📵',
    title: 'Un texte n’est pas arrivé, et il n’y a pas d’autre moyen d’écrire',
    todo: 'Appelez la personne, ou corrigez son numéro (/loge chercher).',
    buttons: ['call_back', 'settle'],
  },
  to_call: {
    icon: '☎️',
    title: 'À appeler : un téléphone fixe ne reçoit pas de texte',
    todo: 'Appelez la personne, dites-lui ce texte, puis cliquez sur « Fait ».',
    buttons: ['done'],
  },
  missed_call: {
    icon: '☎️',
    title: 'Un appel est resté sans réponse',
    todo: 'Rappelez la personne, puis cliquez sur « Fait ».',
    buttons: ['done'],
  },
  readings_differ: {
    icon: '⚖️',
    title: 'Les deux lectures ne sont pas d’accord sur un danger',
    todo: 'La plus grave a été retenue. Lisez le message, et corrigez s’il le faut.',
    buttons: ['correct', 'reply', 'settle'],
  },
  look_at: {
    icon: '👀',
    title: 'À regarder',
    todo: 'Loge ne pouvait pas décider seule de ce message : voyez s’il faut agir.',
    buttons: ['reply', 'hold', 'settle'],
  },
  more_words: {
    icon: '💬',
    title: 'La suite',
    todo: '',
    buttons: [],
  },
  number_gone: {
    icon: '📵',
    title: 'Ce numéro n’est plus celui de la personne',
    todo: 'Il est retiré de sa fiche, et rien ne lui sera plus écrit là. Trouvez le nouveau numéro (/loge chercher).',
    buttons: ['settle'],
  },
  dead_event: {
    icon: '🛠️',
    title: 'Un fait n’a pas pu être traité',
    todo: 'Le message est gardé, mais rien n’en a été fait : répondez vous-même, et prévenez votre administrateur.',
    buttons: ['reply', 'settle'],
  },
  dead_job: {
    icon: '🛠️',
    title: 'Un travail a échoué plusieurs fois',
    todo: 'Prévenez votre administrateur ; le détail est dans le journal du programme.',
    buttons: ['settle'],
  },
};

const OTHER: KindOfAlert = {
  icon: '👀',
  title: 'À regarder',
  todo: 'Voyez s’il faut agir.',
  buttons: ['reply', 'settle'],
};

export function kindOf(kind: string): KindOfAlert {
  return (KINDS as Readonly<Record<string, KindOfAlert | undefined>>)[kind] ?? OTHER;
}
