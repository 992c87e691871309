// A form ticks what other messages leave to the reader: that it is a report, of which trade, where, about which ticket.
// Dangers come from the words alone, and only ever raise.
import type { FormSaid } from '#channels/form/said.ts';
import type { Category } from '#flows/codes.ts';
import type { Heard, HeardProblem } from '#flows/heard.ts';
import type { ConversationFacts } from './facts.ts';

/** Words this sure of another trade outweigh what was ticked. */
const PLAIN = 0.8;

/** The ticked trade in words that the offline reader knows: beside "it no longer works" they tell how urgent that is. */
const IN_WORDS: Record<Category, string> = {
  plumbing: 'Eau, fuite, évier, toilettes',
  heating: 'Chauffage ou eau chaude',
  electrical: 'Panne d’électricité, prise ou lumière',
  gas: 'Arrivée de gaz',
  locks: 'Porte, serrure, clé',
  access: 'Interphone, badge, porte de l’immeuble',
  lift: 'Ascenseur',
  windows: 'Fenêtre, volet',
  damp: 'Humidité ou moisissures au mur',
  pests: 'Insectes, souris, rats',
  common_areas: 'Parties communes : ménage, lumière, poubelles',
  fire_safety: 'Détecteur de fumée, extincteur',
  structure: 'Mur, plafond ou sol abîmé',
  appliances: 'Appareil fourni avec le logement',
  neighbour: 'Problème de voisinage, bruit',
  administrative: 'Demande d’attestation ou de quittance',
  other: '',
};

export function asFilledIn(
  heard: Heard,
  said: FormSaid | undefined,
  talk: ConversationFacts | null,
  readWith: (hint: string) => readonly HeardProblem[],
): Heard {
  if (said === undefined) return heard;
  const ticket = talk?.tickets.find(({ id }) => id === said.ticket)?.id ?? heard.ticket;
  if (said.category === undefined) return { ...heard, ticket };
  const shared = talk?.common.find(({ id }) => id === said.also);
  // Who lives beside a danger is told what to do as well.
  const isDanger = shared?.urgency === 'emergency';
  return {
    ...heard,
    filled: true,
    intent: 'report',
    problems:
      said.also === undefined
        ? problemsOf(heard, said.category, readWith)
        : [{ category: shared?.category ?? said.category, urgency: shared?.urgency ?? 'routine', confidence: 1 }],
    ...(isDanger ? { hazards: [...new Set([...heard.hazards, ...(shared.hazards ?? [])])] } : {}),
    scope: said.scope ?? heard.scope,
    unsure: said.also === undefined && said.category === 'other' && heard.unsure,
    questionMark: false,
    answer: { kind: 'none' },
    meta: null,
    reply: null,
    ticket,
    ...(said.also === undefined ? {} : { also: said.also }),
  };
}

function problemsOf(
  { problems, unsure }: Heard,
  ticked: Category,
  readWith: (hint: string) => readonly HeardProblem[],
): readonly HeardProblem[] {
  if (ticked === 'other') return problems;
  const plain = problems.some(
    ({ category, urgency, confidence }) =>
      category === ticked || urgency === 'emergency' || (confidence >= PLAIN && category !== 'other'),
  );
  if (plain && !unsure) return problems;
  const dangers = problems.filter(({ urgency }) => urgency === 'emergency');
  if (dangers.length > 0) return dangers;
  const hinted = readWith(IN_WORDS[ticked]).find(({ category }) => category === ticked);
  const urgency = hinted === undefined || hinted.urgency === 'emergency' ? 'routine' : hinted.urgency;
  return [{ category: ticked, urgency, confidence: 0.9 }];
}
