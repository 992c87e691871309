// What a trade wants to know, and what can be said to the tenant at once. One file a category; index.ts lists them.
import type { Hazard, Urgency } from '../codes.ts';
import type { Question } from '../questions.ts';
import type { TextKey, WrittenKey } from '../texts/keys.ts';

/** Every question has its sentence, the same in other words, and a reason: what lacks one does not compile. */
export type FollowUpKey = Extract<TextKeyOf<WrittenKey>, `${string}.${string}`>;
type TextKeyOf<K extends string> = K extends `q.${infer Key}.again` ? Key : never;

/** What is known when a question would be asked. */
export interface Known {
  urgency: Urgency;
  vulnerable: boolean;
  hazards: readonly Hazard[];
  /** Dangers that the words tell of as over or absent. */
  pastHazards: readonly Hazard[];
  scope: 'dwelling' | 'common';
  /** Answers to earlier questions about this ticket, by key. */
  answers: Readonly<Record<string, string | number>>;
}

export interface FollowUp extends Question {
  key: FollowUpKey;
  why: Extract<TextKey, `why.${string}`>;
  /** It would not help: what is known answers it, or makes it pointless. */
  skip?: (known: Known) => boolean;
  /** Answers that make it more pressing. A danger brings its instruction at once. */
  raises?: Readonly<Record<string, { urgency: Urgency; hazard?: Hazard }>>;
}

export interface Incident {
  /** At most three, the most telling first. */
  followUps: readonly FollowUp[];
  advice: Extract<TextKey, `advice.${string}`> | null;
  /** Whether a photo helps to send the right person with the right part. */
  photo: boolean;
  /** Only "votre message" and a number in the receipt: phones are shared. */
  isPrivate: boolean;
}
