// What the engine heard in a message: the reading (triage) and the free words turned into values (triage/answers).
// Flows never parse text; they look at this.
import type { Category, ContractorSays, Hazard, Intent, Language, Refusal, Situation, Urgency } from './codes.ts';
import type { Slot } from './order-events.ts';

export interface HeardProblem {
  category: Category;
  urgency: Urgency;
  confidence: number;
}

/** The answer to the question that is open, if the words are one. */
export type HeardAnswer = { kind: 'value'; value: string | number } | { kind: 'unsure' } | { kind: 'none' };

/** What is said about the talk itself. */
export const META = [
  'why',
  'correction',
  'dont_know',
  'later',
  'not_understood',
  'no_photo',
  'human',
  'who_are_you',
  'wrong_number',
  'for_other',
  'link',
] as const;
export type Meta = (typeof META)[number];

/**
 * Short replies to a status or visit text, in the order in which one that says several is read. `no_show` nobody came; `not_fixed`
 * still or again broken; `absent` the person will not be there; `access` how to get in.
 */
export const STATUS_REPLIES = [
  'human',
  'not_mine',
  'cancel',
  'no_show',
  'worse',
  'not_fixed',
  'absent',
  'reschedule',
  'late',
  'when',
  'who',
  'access',
  'done',
  'thanks',
  'ack',
] as const;
export type StatusReply = (typeof STATUS_REPLIES)[number];

export type Came = 'reaction' | 'place' | 'file' | 'unreadable';

export type Voice = 'pending' | 'unheard' | 'transcribed';

/** What the words speak of, whatever they want of us. */
export interface HeardTopic extends HeardProblem {
  /** They tell that something is wrong with it, or that it is one more thing; else they may only name a place. */
  isTold: boolean;
}

/** What a contractor says about an order. */
export interface HeardContractor {
  /** Null: not understood, or nothing but thanks. */
  said: ContractorSays | null;
  slots: readonly Slot[];
  /** Dates were proposed, and none of them can be. */
  badSlots: boolean;
  reason: Refusal | null;
  /** 0: no amount was said. */
  cents: number;
  /** What may name an order, or its place in the list that we showed. */
  numbers: readonly number[];
  /** Surely the number of an order, whether it is theirs or not. */
  reference: number | null;
  /** A number and nothing else. */
  bareNumber: boolean;
  asks: 'address' | 'contact' | 'access' | null;
  thanks: boolean;
}

export interface Heard {
  intent: Intent;
  problems: readonly HeardProblem[];
  topic?: HeardTopic | null;
  /** Answers to questions that we would ask, by question: what the words tell already. */
  told?: Readonly<Record<string, string>>;
  /** Which thing of its desk it is about, where things of one category are problems apart. */
  thing?: string;
  hazards: readonly Hazard[];
  pastHazards: readonly Hazard[];
  situation: Situation;
  scope: 'dwelling' | 'common';
  vulnerable: boolean;
  language: Language | 'unknown';
  unsure: boolean;
  confidence: number;
  /** Alarming without words (🔥 alone): a person looks at once. */
  alarming: boolean;
  /** No word at all. */
  empty: boolean;
  /** A question mark and nothing else. */
  questionMark: boolean;
  /** Hard words or capitals in anger. */
  angry: boolean;
  hasPhoto: boolean;
  /**
   * What came instead of words: a reaction to a text of ours, a place on the map, a video, a contact or a document, something that
   * no program of ours can open.
   */
  came?: Came | null;
  /** A recording is among them: its words are still to come, will not come, or are here. */
  voice?: Voice | null;
  /** It ends with a question mark. */
  asks?: boolean;
  /** How many words; a handful is an attempt to answer, more is a story. */
  words?: number;
  /** A bare STOP or START; `provider` when the provider has answered it already. */
  optOut: { to: 'stop' | 'start'; provider: boolean } | null;
  answer: HeardAnswer;
  /** Thanks and nothing else: no answer, whatever is asked. */
  bareThanks?: boolean;
  meta: Meta | null;
  /** Of a caretaker: the open ticket of their residence that they name by its number. */
  lodge?: string | null;
  reply: StatusReply | null;
  /** A date of their own that would suit, from somebody whose order is under way. */
  wish?: Slot | null;
  /** The ticket that the words are about, when they tell. */
  ticket: string | null;
  /** A report form: it is a report, whatever else is asked, and no answer. */
  filled?: true;
  /** The fire brigade, or the gas company, is there or has been. */
  rescue?: boolean;
  /** In so many words: repaired, or working again. */
  mended?: boolean;
  /** They will not pay for the repair, or say that somebody else has to. */
  disputes?: boolean;
  /** A neighbour's ticket about the common parts of which they said "me too". */
  also?: string;
  /** Only of what a contractor writes. */
  contractor?: HeardContractor;
  /** After the identity question: who it is, when the directory is sure; else who it may be. */
  person: string | null;
  candidates: readonly string[];
}
