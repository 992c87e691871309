// What the assistant says in a conversation. French of every day, sentences of at most 15 words, letters of the SMS alphabet.
import type { Text } from '../keys.ts';

export const talk = {
  // ---- who we are
  'hello.assistant': (w) => `Bonjour${w.name && ` ${w.name}`}. Ici l'assistant automatique. Une personne : ${w.phone}.`,
  'hello.short': (w) => `Bonjour. Assistant automatique. Une personne : ${w.phone}.`,
  'who.we_are': (w) => `Nous sommes ${w.agency}. Je suis son assistant automatique. Une personne : ${w.phone}.`,
  'hello.how': () => 'Quel est le problème dans votre logement ?',

  // ---- receipts: what we understood
  'receipt.one': (w) => `C'est noté : ${w.problem}. Votre demande a le numéro ${w.ticket}.`,
  'receipt.short': (w) => `Demande ${w.ticket} notée : ${w.problem}.`,
  'receipt.private': (w) => `Votre message est noté. Il a le numéro ${w.ticket}.`,
  'receipt.several': (w) => `C'est noté : ${w.tickets}.`,
  'receipt.several_short': (w) => `C'est noté : ${w.numbers}.`,
  'receipt.more': (w) => `C'est aussi noté : ${w.problem}. Cette demande a le numéro ${w.ticket}.`,
  'receipt.follows': (w) => `C'est noté, à la suite de la demande ${w.before}. Nouveau numéro : ${w.ticket}.`,
  'receipt.corrected': (w) => `Correction pour la demande ${w.ticket}. Nous notons : ${w.problem}.`,

  // ---- what happens next, and when
  'next.today': () => `Une personne de l'agence vous lit aujourd'hui.`,
  'next.urgent': () => `C'est urgent pour nous. Une personne de l'agence vous lit aujourd'hui.`,
  'next.later': (w) => `Une personne vous lira ${w.opens}. En danger : 18 ou 112.`,
  'next.later_urgent': (w) => `Une personne vous lira ${w.opens}. Avant, appelez le ${w.phone}. En danger : 18 ou 112.`,

  // ---- a problem that neighbours told of already
  'common.known': (w) => `Nous le savons, ${neighbours(w.count)}.`,
  'common.no_date': () => `Nous vous écrirons dès que la date est connue.`,
  'common.visit': (w) => `Le technicien vient ${w.visitDay}.`,
  'common.number': (w) => `Votre demande a le numéro ${w.ticket}.`,

  // ---- photos
  'photo.invite': () => `Une photo peut aider. Pas grave si vous ne pouvez pas.`,
  'photo.thanks': (w) => `Merci, la photo est jointe à votre demande ${w.ticket}.`,
  'photo.no_matter': () => `Pas de photo, pas grave.`,

  // ---- voice notes
  'voice.check': () => `Si nous avons mal compris votre message vocal, écrivez-le en quelques mots.`,
  'voice.unheard': (w) =>
    `Votre message vocal a le numéro ${w.ticket}. Une personne l'écoutera. Si c'est urgent, écrivez-le en quelques mots.`,
  'voice.added': (w) =>
    `Votre message vocal est ajouté à la demande ${w.ticket}. Si c'est urgent, écrivez-le en quelques mots.`,

  // ---- answers to answers
  'thanks.noted': () => `Merci, c'est noté.`,
  'thanks.short': () => `Avec plaisir. Bonne journée.`,
  'danger.maybe': () => `En danger : appelez le 18 ou le 112.`,
  'danger.again': (w) => `C'est ajouté à la demande ${w.ticket}. Suivez les consignes. En danger : 18 ou 112.`,
  'danger.rescue': (w) => `C'est noté pour la demande ${w.ticket}. Ne rentrez pas avant l'accord des pompiers.`,
  'danger.rescue_inside': (w) => `C'est noté pour la demande ${w.ticket}. Faites ce que disent les pompiers.`,
  'added.noted': (w) => `Merci, c'est ajouté à votre demande ${w.ticket}.`,
  'added.known': (w) => `Votre demande ${w.ticket} est toujours ouverte. Votre message est ajouté.`,
  'later.fine': () => `D'accord. Répondez quand vous pourrez.`,
  'dont_know.fine': () => `Ce n'est pas grave.`,
  'correction.again': () => `D'accord, nous corrigeons.`,
  'correction.noted': (w) => `D'accord, votre correction est ajoutée à la demande ${w.ticket}.`,
  'person.reads': () => `Une personne de l'agence lira votre message.`,
  'person.reads_at': (w) => `Une personne de l'agence lira votre message ${w.opens}.`,

  // ---- who is it
  'identity.thanks': () => `Merci, votre nom est bien noté.`,
  'identity.thanks_other': () => `Merci. C'est noté pour cette personne.`,
  'identity.checking': () => `Merci. Une personne de l'agence vérifie l'adresse.`,
  'identity.missing': () => `Une personne de l'agence cherchera votre adresse.`,

  // ---- a person instead of the machine
  'human.today': (w) => `D'accord. Une personne de l'agence vous appelle aujourd'hui, du ${w.phone}.`,
  'human.later': (w) => `D'accord. Une personne vous appelle ${w.opens}. Avant, appelez le ${w.phone}.`,
  'human.unclear': () => `Une personne de l'agence va lire vos messages.`,

  // ---- where things stand
  'status.new': (w) =>
    `Votre demande ${w.ticket} est notée ${w.isOfToday ? "aujourd'hui" : `depuis ${w.since}`}. Elle attend un gestionnaire.`,
  'status.accepted': (w) =>
    `Votre demande ${w.ticket} est suivie par ${w.holder || 'un gestionnaire'}. Pas encore de date.`,
  'status.scheduled': (w) => `Pour la demande ${w.ticket}, la visite est prévue ${w.visit}.`,
  'status.scheduled_undated': (w) => `Pour la demande ${w.ticket}, une visite est prévue. La date reste à confirmer.`,
  'status.resolved': (w) => `Votre demande ${w.ticket} est terminée. Si le problème continue, écrivez-le ici.`,
  'status.cancelled': (w) => `Votre demande ${w.ticket} est annulée. Si le problème continue, écrivez-le ici.`,
  'status.one_new': (w) => `Demande ${w.ticket} : elle attend un gestionnaire.`,
  'status.one_accepted': (w) => `Demande ${w.ticket} : suivie, pas encore de date.`,
  'status.one_scheduled': (w) => `Demande ${w.ticket} : visite ${w.visit}.`,
  'status.one_undated': (w) => `Demande ${w.ticket} : visite à confirmer.`,
  'status.none': () => `Nous n'avons pas de demande ouverte pour ce numéro. Écrivez-nous le problème.`,

  // ---- a word about a ticket
  'said.resolved': (w) => `Merci. Nous notons que c'est réparé pour la demande ${w.ticket}. Bonne journée.`,
  'said.repaired': (w) => `Merci. Nous notons que c'est réparé pour la demande ${w.ticket}.`,
  'said.resolved_check': (w) => `Merci, c'est ajouté à la demande ${w.ticket}. Un gestionnaire la fermera.`,
  'said.resolved_danger': (w) =>
    `Merci, c'est ajouté à la demande ${w.ticket}. Dehors, attendez l'accord des pompiers pour rentrer.`,
  'said.unresolved': (w) => `Nous notons que la demande ${w.ticket} n'est pas réglée. Elle reste ouverte.`,
  'said.reopened': (w) => `Nous sommes désolés. Votre demande ${w.ticket} est rouverte.`,
  'said.no_show': (w) => `Nous sommes désolés pour cette attente. C'est noté pour la demande ${w.ticket}.`,
  'said.cancelled': (w) => `C'est noté. Votre demande ${w.ticket} est annulée.`,
  'said.schedule': (w) => `C'est noté pour la demande ${w.ticket}. Une personne vous répondra pour la date.`,
  'said.not_mine': (w) => `C'est noté pour la demande ${w.ticket}. Une personne va vérifier.`,
  'said.worse': (w) => `Nous notons que cela empire, demande ${w.ticket}. En danger : 18 ou 112.`,
  'said.access': (w) => `Merci, c'est ajouté à la demande ${w.ticket} pour la visite.`,
  'said.late': (w) => `Nous sommes désolés. Votre message est ajouté à la demande ${w.ticket}.`,

  // ---- consent
  'opt_out.done': () => `C'est noté, vous ne recevrez plus nos messages. Pour revenir, écrivez START.`,
  'opt_out.how': () => `Pour ne plus recevoir de messages, écrivez seulement STOP.`,
  'opt_in.done': () => `C'est noté, vous recevrez de nouveau nos messages.`,
  'wrong.done': () => `Merci. Nous corrigeons notre liste.`,
  'wrong.kept': () => `Merci, nous gardons ce numéro.`,

  // ---- their own page
  'lodge.repaired': (w) => `Merci, la demande ${w.ticket} est notée comme réparée.`,
  'page.link': (w) =>
    `${w.name ? `${w.name}, voici` : 'Voici'} votre page, pour suivre vos demandes : ${w.page} Ou écrivez-nous ici.`,

  // ---- nothing to read
  'empty.again': () => `Votre message est arrivé vide. Décrivez le problème en quelques mots.`,
  'file.again': () => `Votre envoi est arrivé. Décrivez le problème en quelques mots.`,
  'unreadable.again': () => `Nous ne pouvons pas lire ce type de message. Décrivez le problème en quelques mots.`,

  // ---- a manager's own words
  'manager.free': (w) => w.note,
} satisfies Record<string, Text>;

function neighbours(count: number): string {
  return count > 1 ? `${count} voisins l'ont signalé` : `un voisin l'a signalé`;
}
