// What a message speaks of, whatever it wants: "ascenseur en panne encore une fois" is about the lift, new or known.
import type { Category, Urgency } from '#flows/codes.ts';
import { findPhrases } from './answers/phrases.ts';
import { readWords } from './answers/plain.ts';
import { TICKET_WORDS } from './answers/which-ticket-phrases.ts';
import type { Reading } from './reading.ts';
import { normalise } from './text/normalise.ts';

export interface Topic {
  category: Category;
  urgency: Urgency;
  /** 0 to 1. */
  confidence: number;
  /** The words tell that something is wrong with it, or that it is one more thing; else they may only name a place. */
  isTold: boolean;
}

/** As sure as this, where the very word of the trade is said. */
const NAMED = 0.7;
/** The word is that of another trade: "quand vient le plombier" is not about papers. */
const NAMED_OTHERWISE = 0.4;

const WRONG = new RegExp(
  `(?:^| )(?:${[
    '(?:ne |n )?(?:marche|fonctionne|chauffe|ferme|ouvre|monte|descend|repond|sonne|tient|coule|s allume|allume)(?:nt)? (?:toujours |encore )?(?:pas|plus|jamais)',
    'en panne|cass[\\p{L}]*|bloqu[\\p{L}]*|hs|fuit[\\p{L}]*|refuit|goutt[\\p{L}]*|deborde[\\p{L}]*|bouch[\\p{L}]*|brul[\\p{L}]*|coince[\\p{L}]*|pete[\\p{L}]*|tomb[\\p{L}]* en panne|arrache[\\p{L}]*|abim[\\p{L}]*|fissur[\\p{L}]*',
    'plus d eau|plus de (?:chauffage|courant|lumiere|gaz|jus)|pas de (?:chauffage|courant|lumiere|eau|jus)|pas d eau|y a plus',
    'aussi|egalement|en plus|et puis|autre (?:probleme|souci|chose)|cafards?|souris|rats?|punaises?|moisi[\\p{L}]*',
    'broken|not working|doesn t work|does not work|stopped working|out of order|leak[\\p{L}]*|blocked|stuck|no (?:heating|hot water|water|power)|also|as well|too',
    'no funciona|roto|rota|averiad[\\p{L}]*|tambien|nao funciona|avariad[\\p{L}]*|tambem|bozuk|bozuldu|calismiyor|de bozuk|معطل|خربان|ايضا',
  ]
    .map((words) => `(?:${words})`)
    .join('|')})(?: |$)`,
  'u',
);

export function topicOf(text: string, { topic }: Pick<Reading, 'topic'>): Topic | null {
  if (topic === undefined || topic.category === 'other') return null;
  const named = new Set(findPhrases(TICKET_WORDS, readWords(text)).map(({ label }) => label));
  const confidence = named.has(topic.category)
    ? Math.max(topic.confidence, NAMED)
    : topic.confidence * (named.size > 0 ? NAMED_OTHERWISE : 1);
  return {
    ...topic,
    confidence,
    isTold: WRONG.test(normalise(text.slice(0, 2_000))),
  };
}
