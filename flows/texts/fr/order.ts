// What a case has to say to a contractor about an order, under a sink, on a small screen.
import type { Text } from '../keys.ts';
import type { Words } from '../words.ts';

export const order = {
  'order.offer': (w) =>
    `Ordre ${w.orderNumber}, ${w.orderProblem}, ${w.orderCommune}, ${w.orderWhen}. Répondez OK (et vos dates) ou NON. ${w.orderLink}`,
  'order.reminder': (w) =>
    `Rappel, ordre ${w.orderNumber}, ${w.orderProblem}, ${w.orderCommune}. Le prenez-vous, OK ou NON ? ${w.orderLink}`,
  'order.refused': (w) => `C'est noté, l'ordre ${w.orderNumber} n'est plus chez vous. Merci d'avoir répondu.`,
  'order.gone': (w) =>
    `L'ordre ${w.orderNumber} n'est plus chez vous : ne vous déplacez pas. Une question : ${w.phone}.`,
  'order.off': (w) =>
    `L'ordre ${w.orderNumber} est annulé pour vous : ne vous déplacez pas. Une question : ${w.phone}.`,
  'order.won': (w) =>
    `L'ordre ${w.orderNumber} est à vous : ${w.orderAddress}.${contact(w)} Nous demandons au locataire quelle date lui va.`,
  'order.won_dates': (w) =>
    `L'ordre ${w.orderNumber} est à vous : ${w.orderAddress}.${contact(w)} Quand pouvez-vous passer ? Par exemple : jeudi matin ou vendredi 14 h.`,
  'order.dates_please': (w) =>
    `Ordre ${w.orderNumber} : quand pouvez-vous passer ? Par exemple : jeudi matin ou vendredi 14 h. Ou ici : ${w.orderLink}`,
  'order.wish': (w) =>
    `Ordre ${w.orderNumber} : le locataire préfère ${w.window}. Répondez OK, ou donnez d'autres dates.`,
  'order.other_dates': (w) =>
    `Ordre ${w.orderNumber} : ces dates ne vont pas au locataire. Donnez-nous d'autres dates. Ou ici : ${w.orderLink}`,
  'order.visit': (w) =>
    `Ordre ${w.orderNumber} : visite ${w.window}. Adresse : ${w.orderAddress}.${atDoor(w)}${contact(w)}`,
  'order.moved': (w) => `Ordre ${w.orderNumber} : nouvelle date, ${w.window}. Adresse : ${w.orderAddress}.${atDoor(w)}`,
  'order.no_show': (w) =>
    `Ordre ${w.orderNumber} : le locataire n'a vu personne. Quand pouvez-vous passer ? Ou ici : ${w.orderLink}`,
  'order.at_home': (w) =>
    `Ordre ${w.orderNumber} : le locataire est là et dit n'avoir rien entendu.${contact(w)} Pouvez-vous l'appeler ?`,
  'order.tenant_cannot': (w) =>
    `Ordre ${w.orderNumber} : le locataire ne peut pas à cette date. Donnez-nous d'autres dates. Ou ici : ${w.orderLink}`,
  'order.done': (w) => `Ordre ${w.orderNumber} : merci, c'est noté comme fait. Le locataire confirme.`,
  'order.not_fixed': (w) =>
    `Ordre ${w.orderNumber} : le locataire dit que ce n'est pas réparé. Quand pouvez-vous revenir ? Ou ici : ${w.orderLink}`,
  'order.closed': (w) =>
    `Ordre ${w.orderNumber} : le locataire confirme, c'est terminé. Merci. Facture : ${w.orderLink}`,
  'order.day': (w) => `Vos travaux du jour, une page à garder : ${w.workLink}`,
} satisfies Record<string, Text>;

function atDoor(w: Words): string {
  return w.hasDoor ? ` Dites ${w.passcode} à la porte.` : '';
}

/** Whom one finds at the door, where somebody is. */
function contact({ orderContact }: { orderContact: string }): string {
  return orderContact && ` Contact : ${orderContact}.`;
}
