// What is said beside a report, and changes who should read it: that the fire brigade is there, that it is repaired after
// all, that somebody will not pay.
import { folded } from '#lib/columns.ts';

const LONGEST = 2_000;

/** Only what is plain: "les pompiers ne répondent pas" is no help at all. */
const RESCUE =
  /\b(?:pompiers?|grdf|urgence gaz)\b(?!.{0,30}\b(?:pas|rien|toujours|personne|aucun)\b).{0,12}\b(?:sont|est|ont|a|disent|arrives?|passes?|venus?|partis?|repartis?)\b|\bfire(?:fighters|men| brigade| service)\b(?!.{0,30}\b(?:not|nobody|no)\b|.{0,30}n.t\b).{0,12}\b(?:is|are|have|has|came|said|say|left|cut)\b/;

const REPAIRED =
  /(?<!\b(?:pas|jamais|mal|not|n.t) (?:\w+ )?)\b(?:reparee?s?|remarche|refonctionne|regle|reglee|resolu|resolue|fixed|repaired|works again|working again)\b(?! pas\b)/;

const DISPUTE =
  /\b(?:pas|jamais) (?:a (?:moi|nous)|au locataire|aux locataires) (?:de|d.) ?(?:payer|regler|le payer|la payer|prendre)\b|\bpas a ma charge\b|\b(?:paierai|payerai|paie|paye|veux|vais) (?:pas|rien)(?: payer)?(?: ca| cette| pour| la| le)?\b.{0,20}\b(?:reparation|facture|travaux|intervention|ca)\b|\b(?:vais|veux|compte) pas (?:le |la |les )?payer\b|\bje (?:ne )?(?:paierai|payerai) (?:pas|rien)\b|\bpourquoi (?:je|ce serait a moi|c est a moi|c.est a moi)(?: de|d)? ?(?:paierais|payerais|dois payer|payer|paie)\b|\bau (?:proprietaire|bailleur|syndic) de payer\b|\b(?:not mine|not up to me|not my job|not for me) to pay\b|\b(?:wo|do)n.t pay (?:for|this|that)\b|\bwhy should i pay\b/;

/** In so many words: repaired, or working again. */
export function tellsOfRepair(text: string): boolean {
  return REPAIRED.test(plain(text));
}

/** The fire brigade, or the gas company, is there or has been. */
export function tellsOfRescue(text: string): boolean {
  return RESCUE.test(plain(text));
}

/** They will not pay for the repair, or say that somebody else has to. */
export function disputesBill(text: string): boolean {
  return DISPUTE.test(plain(text));
}

function plain(text: string): string {
  return folded(text.slice(0, LONGEST)).replace(/[’'\s]+/g, (gap) => (gap.trim() === '' ? ' ' : "'"));
}
