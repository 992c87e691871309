// Anger, so that a person answers rather than a machine. Twice in a row and the talk is handed over (tenants.md, 13).
import { normalise } from './text/normalise.ts';

const HARD = new RegExp(
  `\\b(?:${[
    'scandale(?:ux)?|honteux|honte|inadmissible|inacceptable|ras le bol|marre|foutez|foutre|se moque[rz]?|moquez|incapables?|nuls?|merde|putain|bordel',
    'avocat|proces|tribunal|plainte|huissier|mise en demeure|fous? de (?:moi|nous|notre gueule)|y en a assez|c est du (?:grand )?n importe quoi',
    'ridiculous|unacceptable|disgrace(?:ful)?|fed up|joke|useless|lawyer|sick of|bloody|fuck\\w*|shit',
    'verguenza|harto|inaceptable|abogado|vergonha|farto|inaceitavel|advogado|rezalet|bikt[iı]m|avukat',
  ].join('|')})\\b`,
  'u',
);

export function isAngry(text: string): boolean {
  const short = text.slice(0, 2000);
  return HARD.test(normalise(short)) || /[!?]{3,}/.test(short);
}
