// What answers the words of a contractor, and what they hear about more work.
import type { Text } from '../keys.ts';

const LIKE = 'Par exemple : jeudi matin ou vendredi 14 h.';

export const contractor = {
  // ---- more work
  'order.supplement_granted': (w) => `Accord pour ${w.amount} de plus, ordre ${w.orderNumber}. Vous pouvez y aller.`,
  'order.supplement_refused': (w) =>
    `Pas d'accord pour ${w.amount} de plus, ordre ${w.orderNumber}. Faites le travail prévu, ou sécurisez et repartez.`,
  'order.supplement_safe': (w) =>
    `Ordre ${w.orderNumber} : pas de réponse à temps. Sécurisez et repartez. Un gestionnaire vous écrira.`,

  // ---- answers to their words
  'contractor.which': (w) => `De quel ordre parlez-vous ?\n${w.orders}\nRépondez par le numéro.`,
  'contractor.not_yours': (w) => `Ce numéro n'est pas à vous. Vos ordres :\n${w.orders}\nRépondez par le numéro.`,
  'contractor.none': (w) => `Vous n'avez pas d'ordre à ce numéro chez nous. Une question : ${w.phone}.`,
  'contractor.nothing': () => `Vous n'avez pas d'ordre en cours. Un gestionnaire lira votre message.`,
  'contractor.noted': () => `Votre message est noté. Un gestionnaire le lira.`,
  'contractor.help': (w) =>
    `Votre message est noté, un gestionnaire le lira. Urgent : ${w.phone}. Sinon répondez OK, NON, vos dates, en route ou fini.`,
  'contractor.slots': (w) => `C'est noté pour l'ordre ${w.orderNumber}. Nous transmettons vos dates :\n${w.slots}`,
  'contractor.dates': (w) => `Ordre ${w.orderNumber} : quand pouvez-vous passer ? ${LIKE} Ou ici : ${w.orderLink}`,
  'contractor.dates_past': (w) =>
    `Ces dates ne vont pas pour l'ordre ${w.orderNumber} : passées ou un jour fermé. Quand pouvez-vous passer ?`,
  'contractor.passed_on': (w) => `C'est noté pour l'ordre ${w.orderNumber}. Nous l'écrivons au locataire.`,
  'contractor.absent': (w) =>
    `C'est noté, personne n'ouvre. Nous l'écrivons au locataire.${contact(w.orderContact)} Immeuble fermé ou doute : ${w.phone}.`,
  'contractor.how_much': (w) => `Ordre ${w.orderNumber} : quel montant faut-il en plus ?`,
  'contractor.supplement': (w) =>
    `Votre demande de ${w.amount} est transmise, ordre ${w.orderNumber}. Attendez la réponse avant de commencer.`,
  'contractor.address': (w) => `Ordre ${w.orderNumber} : ${w.orderAddress}.${contact(w.orderContact)}`,
  'contractor.commune': (w) =>
    `Ordre ${w.orderNumber} : ${w.orderProblem}, ${w.orderCommune}. L'adresse suit votre OK. Détail : ${w.orderLink}`,
  'contractor.photo': (w) => `Photo notée pour l'ordre ${w.orderNumber}. Si le travail est fini, répondez fini.`,
} satisfies Record<string, Text>;

function contact(who: string): string {
  return who && ` Contact : ${who}.`;
}
