// What a tenant reads about the company that comes: dates, reminders, the day itself. The words that the visitor says are compared
// at the door; the code of the building is never in a text.
import type { Text } from '../keys.ts';

export const visit = {
  'visit.company': (w) =>
    `Demande ${w.ticket} : ${w.company} fera la réparation. Nous vous écrirons les dates possibles.`,
  'q.slot': (w) =>
    w.onlySlot !== ''
      ? `${w.company} peut venir ${w.onlySlot}. Cela vous va ? Sinon, écrivez un autre jour.`
      : `${w.company} peut venir :\n${w.slots}\nQuel moment vous va ? Écrivez un chiffre ou un autre jour.`,
  'q.slot.again': (w) => `Quel jour vous va pour ${w.company} ? Par exemple : 1, ou jeudi matin.\n${w.slots}`,
  'slot.other': () => `D'accord, nous demandons une autre date.`,
  'slot.wish': () => `D'accord, nous demandons si cette date est possible.`,
  'visit.agreed': (w) => `${w.company} vient ${w.window}. ${doorWords(w)} Pour changer, écrivez : autre jour.`,
  'visit.common': (w) => `${w.company} vient ${w.window}. C'est pour la demande ${w.ticket}. Vous n'avez rien à faire.`,
  'visit.tomorrow': (w) =>
    `Rappel : ${w.company} vient ${w.window}. ${doorWords(w)} Pour changer, écrivez : autre jour.`,
  'visit.today': (w) => `${w.company} vient ${w.window}. ${doorWords(w)} Un souci : écrivez-le ici.`,
  'visit.on_the_way': (w) => `${w.visitor || w.company} est en route vers chez vous. ${doorWords(w)}`,
  'visit.late': (w) => `${w.company} a du retard. La visite reste prévue dans la journée. Un souci : ${w.phone}.`,
  'visit.absent': (w) =>
    `${w.company} est passé et n'a trouvé personne. Nous cherchons une autre date. Vous étiez là ? Écrivez-le ici.`,
  'visit.again': (w) => `Demande ${w.ticket} : ${w.company} doit revenir pour finir. Nous vous écrirons la date.`,
  'visit.moving': (w) => `Demande ${w.ticket} : la visite est déplacée. ${w.company} va proposer d'autres dates.`,
  'visit.wish': (w) => `Vous préférez ${w.window}. Nous le demandons à ${w.company}.`,
  'visit.he_knows': (w) =>
    `Nous prévenons maintenant ${w.company} de votre présence. Si personne ne revient, appelez le ${w.phone}.`,
  'visit.no_show': (w) =>
    `Demande ${w.ticket} : nous sommes désolés pour cette attente. Nous demandons une date à ${w.company}.`,
  'visit.come_back': (w) => `Demande ${w.ticket} : nous sommes désolés. Nous demandons à ${w.company} de revenir.`,
  'visit.off': (w) =>
    `Demande ${w.ticket} : la visite de ${w.company} est annulée. Une personne de l'agence vous écrira.`,
} satisfies Record<string, Text>;

function doorWords({ visitor, passcode }: { visitor: string; passcode: string }): string {
  return `${visitor || 'La personne'} doit vous dire ${passcode}. Sinon, n'ouvrez pas.`;
}
