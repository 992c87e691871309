// Promised dates, quotes and the last questions, as a tenant reads them; and what a contractor reads about a quote.
import type { Text } from '../keys.ts';

export const after = {
  'delay.promise': (w) => `Une date de visite vous sera donnée au plus tard ${w.promisedDay}.`,
  'delay.sorry': (w) =>
    `Demande ${w.ticket} : nous avons du retard, excusez-nous. Nouvelle date au plus tard : ${w.promisedDay}.`,

  'quote.for_you': (w) =>
    `Demande ${w.ticket} : nous demandons des devis avant la réparation. Nous vous écrirons la suite.`,
  'quote.agreed': (w) => `Demande ${w.ticket} : un devis est accepté. Nous commandons les travaux.`,
  'quote.asked': (w) =>
    `Demande ${w.ticket} : pouvez-vous nous faire un devis ? Photos et réponse ici : ${w.quoteLink}`,
  'quote.reminder': (w) => `Rappel, demande ${w.ticket} : nous attendons votre devis. Réponse ici : ${w.quoteLink}`,
  'quote.refused': (w) => `Demande ${w.ticket} : votre devis n'est pas retenu cette fois. Merci de votre réponse.`,

  'q.rate_repair': () =>
    `Quelle note pour la réparation, de 1 (mauvaise) à 5 (bonne) ? Pour ne pas répondre, écrivez non.`,
  'q.rate_repair.again': () => `Quel chiffre donnez-vous à la réparation, entre 1 et 5 ?`,
  'q.rate_contractor': () => `Et pour la personne qui est venue, de 1 à 5 ?`,
  'q.rate_contractor.again': () => `Quel chiffre donnez-vous à cette personne, entre 1 et 5 ?`,
  'q.rate_informed': () => `Et pour les nouvelles que nous vous avons données, de 1 à 5 ?`,
  'q.rate_informed.again': () => `Quel chiffre donnez-vous à nos nouvelles, entre 1 et 5 ?`,
  'q.rate_comment': () => `Dernière question : voulez-vous ajouter un mot ?`,
  'q.rate_comment.again': () => `Voulez-vous ajouter un mot sur cette réparation ?`,
  'survey.stopped': () => `D'accord, pas de note. Bonne journée.`,
  'survey.thanks': () => `Merci pour votre avis. Il aide tous les locataires.`,

  'landlord.agreement': (w) =>
    `Travaux demandés pour votre bien, ${w.orderAddress}. Votre accord est attendu. Le détail : ${w.landlordLink}`,
  'landlord.agreement_up_to': (w) =>
    `Travaux demandés pour votre bien, ${w.orderAddress}. Au plus ${w.amount}. Votre accord est attendu. Le détail : ${w.landlordLink}`,
  'landlord.changed': (w) =>
    `Du nouveau pour la demande ${w.ticket} de votre logement. Lisez-le ici : ${w.landlordLink}`,
  'landlord.thread': (w) => `Un message de l'agence sur votre bien vous attend. Lisez-le ici : ${w.landlordLink}`,

  'payer.tenant': (w) =>
    `Demande ${w.ticket} : cette réparation est à votre charge. L'agence ne la commande pas. Une question : ${w.phone}.`,
  'payer.insurance': (w) =>
    `Demande ${w.ticket} : prévenez votre assurance dans les 5 jours. Remplissez un constat avec le voisin. Aide : ${w.phone}.`,
  'payer.condominium': (w) =>
    `Demande ${w.ticket} : c'est à la copropriété de réparer. Nous lui transmettons le dossier et nous le suivons.`,
} satisfies Record<string, Text>;
