// The words of the document of a work order: for a contractor, on paper.
import type { OrderState, Payer, WrittenLanguage } from '#flows/codes.ts';

export interface DocumentWords {
  title(number: string): string;
  issued(day: string, by: string): string;
  /** Why it is no longer to be done; '' while it is. */
  ended: Partial<Record<OrderState, string>>;
  company: string;
  payer: string;
  payers: Record<Payer, string>;
  place: string;
  building: string;
  entrance: string;
  floor: string;
  dwelling: string;
  common: string;
  access: string;
  askAccess: string;
  passcode(code: string): string;
  contact: string;
  noContact: string;
  contactLater: string;
  needs: string;
  visit: string;
  noVisit: string;
  visitBetween(day: string, from: string, to: string): string;
  work: string;
  said: string;
  answers: string;
  ceiling: string;
  noCeiling(phone: string): string;
  upTo(amount: string, phone: string): string;
  invoice: string;
  invoiceNumber(number: string): string;
  online: string;
  photos: string;
  photo(n: number, day: string): string;
  page(n: number, of: number): string;
  subject(number: string): string;
  file(number: string): string;
}

export const DOCUMENT_WORDS: Record<WrittenLanguage, DocumentWords> = {
  fr: {
    title: (number) => `Ordre de service n° ${number}`,
    issued: (day, by) => (by === '' ? `Émis le ${day}` : `Émis le ${day} par ${by}`),
    ended: { called_off: 'ANNULÉ : ne pas intervenir', closed: 'Terminé' },
    company: 'Entreprise',
    payer: 'À la charge de',
    payers: {
      tenant: 'locataire',
      landlord: 'bailleur',
      condominium: 'copropriété (syndic)',
      insurance: 'assurance',
      contract: "contrat d'entretien",
      warranty: 'garantie',
    },
    place: 'Lieu',
    building: 'bâtiment',
    entrance: 'entrée',
    floor: 'étage',
    dwelling: 'logement',
    common: 'parties communes',
    access: 'Accès',
    askAccess: 'Digicode, clés et stationnement : à demander au contact.',
    passcode: (code) => `À la porte, dites le mot de passage ${code} : l'occupant le compare avant d'ouvrir.`,
    contact: 'Contact sur place',
    noContact: "Pas d'occupant : appelez l'agence.",
    contactLater: 'Nom, téléphone et logement vous sont donnés dès que vous acceptez.',
    needs: 'À savoir',
    visit: 'Rendez-vous',
    noVisit: 'À convenir : répondez avec vos dates.',
    visitBetween: (day, from, to) => `${day} entre ${from} et ${to}`,
    work: 'Travail demandé',
    said: 'Signalement reçu',
    answers: 'Précisions',
    ceiling: 'Plafond',
    noCeiling: (phone) => `Pas de plafond convenu : annoncez le prix avant de commencer (${phone}).`,
    upTo: (amount, phone) => `${amount} TTC, suppléments compris. Au-delà, appelez avant : ${phone}.`,
    invoice: 'Facture',
    invoiceNumber: (number) => `À adresser à l'agence avec le numéro ${number}.`,
    online: 'En ligne',
    photos: 'Photos reçues',
    photo: (n, day) => `Photo ${n} jointe au signalement, reçue le ${day}`,
    page: (n, of) => `Page ${n} sur ${of}`,
    subject: (number) => `Ordre de service ${number}`,
    file: (number) => `ordre-de-service-${number}.pdf`,
  },
  en: {
    title: (number) => `Work order no. ${number}`,
    issued: (day, by) => (by === '' ? `Issued on ${day}` : `Issued on ${day} by ${by}`),
    ended: { called_off: 'CALLED OFF: do not carry out', closed: 'Finished' },
    company: 'Company',
    payer: 'At the charge of',
    payers: {
      tenant: 'tenant',
      landlord: 'landlord',
      condominium: 'condominium',
      insurance: 'insurance',
      contract: 'maintenance contract',
      warranty: 'warranty',
    },
    place: 'Place',
    building: 'building',
    entrance: 'entrance',
    floor: 'floor',
    dwelling: 'dwelling',
    common: 'shared parts',
    access: 'Access',
    askAccess: 'Door code, keys and parking: ask the contact.',
    passcode: (code) => `At the door, say the code ${code}: the occupant compares it before opening.`,
    contact: 'Contact on site',
    noContact: 'No occupant: call the agency.',
    contactLater: 'Name, telephone and dwelling are given to you once you accept.',
    needs: 'Please note',
    visit: 'Visit',
    noVisit: 'To be agreed: answer with your dates.',
    visitBetween: (day, from, to) => `${day} between ${from} and ${to}`,
    work: 'Work ordered',
    said: 'As reported',
    answers: 'Details',
    ceiling: 'Ceiling',
    noCeiling: (phone) => `No ceiling agreed: tell the price before you begin (${phone}).`,
    upTo: (amount, phone) => `${amount} with taxes, extras included. Beyond that, call first: ${phone}.`,
    invoice: 'Invoice',
    invoiceNumber: (number) => `To the agency, with the number ${number}.`,
    online: 'Online',
    photos: 'Photos received',
    photo: (n, day) => `Photo ${n} of the report, received on ${day}`,
    page: (n, of) => `Page ${n} of ${of}`,
    subject: (number) => `Work order ${number}`,
    file: (number) => `work-order-${number}.pdf`,
  },
};
