// Sentences that answer in seconds: the agency's own first, then ours. Filled in, shown, changed if need be, and only then sent.
import type { AgencySettings } from './settings.ts';

export interface Canned {
  title: string;
  text: string;
}

/** Everyday words in the alphabet of text messages, "vous", one idea a sentence. {n} is the ticket's number. */
const OURS: readonly Canned[] = [
  {
    title: 'Bien vu, je m’en occupe',
    text: 'Bonjour, votre demande {n} est entre mes mains. Je reviens vers vous rapidement.',
  },
  {
    title: 'Artisan prévenu',
    text: 'Bonjour, un artisan est prévenu pour votre demande {n}. Il va vous appeler pour fixer un jour.',
  },
  {
    title: 'Je vous appelle',
    text: 'Bonjour, je vous appelle aujourd’hui au sujet de votre demande {n}. Le numéro affiché sera celui de l’agence.',
  },
  {
    title: 'Quand êtes-vous là ?',
    text: 'Bonjour, pour votre demande {n}, quels jours et à quelles heures pouvez-vous ouvrir ?',
  },
  {
    title: 'Pouvez-vous préciser ?',
    text: 'Bonjour, pour votre demande {n}, pouvez-vous dire en quelques mots ce qui ne va pas, et depuis quand ?',
  },
  {
    title: 'Pièce commandée',
    text: 'Bonjour, la pièce pour votre demande {n} est commandée. Nous vous disons le jour dès que nous le savons.',
  },
  {
    title: 'Panne connue',
    text: 'Bonjour, nous connaissons cette panne et le technicien est prévenu. Nous vous disons quand elle est réparée.',
  },
  {
    title: 'À votre charge',
    text: 'Bonjour, pour votre demande {n}, cette réparation est à la charge du locataire. Appelez-nous si vous avez une question.',
  },
  { title: 'Est-ce réparé ?', text: 'Bonjour, est-ce que le problème de votre demande {n} est réparé ?' },
];

export function cannedReplies({ canned_replies }: AgencySettings, category: string): Canned[] {
  const own = canned_replies.filter((reply) => reply.category === undefined || reply.category === category);
  return [...own.map(({ title, text }) => ({ title, text })), ...OURS].slice(0, 100);
}

export function filledIn(text: string, reference: number): string {
  return text.replaceAll('{n}', `n° ${reference}`).replaceAll('’', "'");
}
