// What the machines and their states are called in the trail. One of a later version is shown as it is.
import { orderWord } from './order.ts';
import { word } from './trail.ts';

type Words = Readonly<Record<string, string>>;

const MACHINE: Words = {
  talk: 'Conversation',
  contractor: 'Conversation',
  ticket: 'Demande',
  alarm: 'Alarme',
  order: 'Ordre',
  supplement: 'Supplément',
  quotes: 'Devis',
  survey: 'Avis',
  delay: 'Délai',
};
export const machineWord = (machine: string): string => word(MACHINE, machine);

const TALK: Words = {
  quiet: 'rien en cours',
  gathering: 'attend la suite',
  asking: 'pose une question',
  held: 'tenue par une personne',
};
const STATE: Readonly<Record<string, Words>> = {
  talk: TALK,
  contractor: TALK,
  ticket: {
    unopened: 'pas ouverte',
    waiting: 'nouvelle',
    accepted: 'prise en charge',
    scheduled: 'planifiée',
    checking: 'réparation à confirmer',
    resolved: 'résolue',
    cancelled: 'annulée',
  },
  alarm: { calm: 'calme', climbing: 'appelle', answered: 'quelqu’un s’en charge' },
  supplement: { calm: 'rien à décider', asked: 'à décider', standIn: 'au remplaçant de décider' },
  quotes: { none: 'aucun', open: 'en cours' },
  survey: { idle: 'rien de demandé', asking: 'demandé' },
  delay: { calm: 'aucun ne court', running: 'court' },
};

/** `value` as it is stored: a name, or JSON of a state within a state, of which the innermost counts. */
export function stateWord(machine: string, value: string): string {
  const inner = value.match(/\w+/g)?.at(-1) ?? value;
  if (machine === 'order') return inner === 'none' ? 'rien de commandé' : orderWord(inner);
  return word(STATE[machine] ?? {}, inner);
}
