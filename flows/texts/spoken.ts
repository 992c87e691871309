// What a machine says on the telephone when somebody calls one of our numbers. Short, and nothing that must be remembered.
import type { WrittenLanguage } from '../codes.ts';

interface Spoken {
  /** Nobody answered: who calls back, when, from which number. */
  nobody(agency: string, moment: string, phone: string): string;
  /** The caller's number is not known: nobody can call back. */
  nobodyKnown(agency: string): string;
  /** To whoever is rung at night. */
  pressOne(agency: string): string;
  unknownNumber: string;
}

export const SPOKEN: Record<WrittenLanguage, Spoken> = {
  fr: {
    nobody: (agency, moment, phone) =>
      `Ici ${agency}. Personne n'a pu vous répondre. Si vous êtes en danger, appelez le 18 ou le 112. Une personne vous rappelle ${moment}, depuis le ${phone}. Vous pouvez aussi nous écrire à ce numéro.`,
    nobodyKnown: (agency) =>
      `Ici ${agency}. Personne n'a pu vous répondre. Si vous êtes en danger, appelez le 18 ou le 112. Votre numéro est masqué. Rappelez plus tard, ou écrivez-nous à ce numéro.`,
    pressOne: (agency) => `Appel d'un locataire pour ${agency}. Tapez 1 pour répondre.`,
    unknownNumber: `Ce numéro n'est pas attribué. Si vous êtes en danger, appelez le 18 ou le 112.`,
  },
  en: {
    nobody: (agency, moment, phone) =>
      `This is ${agency}. Nobody could answer you. If you are in danger, call 18 or 112. A person will call you back ${moment}, from ${phone}. You can also write to us at this number.`,
    nobodyKnown: (agency) =>
      `This is ${agency}. Nobody could answer you. If you are in danger, call 18 or 112. Your number is hidden. Call again later, or write to us at this number.`,
    pressOne: (agency) => `A tenant is calling ${agency}. Press 1 to answer.`,
    unknownNumber: 'This number is not in use. If you are in danger, call 18 or 112.',
  },
};
