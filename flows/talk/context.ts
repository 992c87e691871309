// What a talk remembers: ids, codes, instants and numbers, never a name, a number to dial or a text. Stored as JSON.
import type { Category, Hazard, Situation, Urgency } from '../codes.ts';
import type { Scope, TenantSays } from '../events.ts';
import type { AnswerKind, QuestionKey } from '../questions.ts';
import type { TextParams } from '../texts/keys.ts';

/** A ticket that this talk opened lately, before and beside what the record says of it. */
export type Recent = {
  ticket: string;
  category: Category;
  urgency: Urgency;
  hazards: Hazard[];
  pastHazards: Hazard[];
  scope: Scope;
  vulnerable: boolean;
  openedAt: number;
  messages: string[];
  /** The receipt named the category: a correction is told in words. */
  named: boolean;
  /** Answers to follow-up questions, and which were asked. */
  answers: Record<string, string | number>;
  asked: QuestionKey[];
};

/** What a message wants of a ticket, once we know which. */
export type Wish = TenantSays | 'status' | 'worse' | 'late' | 'access';

/** A question that waits for its turn. */
export type Item = {
  key: QuestionKey;
  kind: AnswerKind;
  options: string[];
  /** Words that fit no option are an answer too. */
  orWords: boolean;
  ticket: string | null;
  /** Who wants to know: our own follow-up, a case (answered with `ref`), a manager, or the talk itself. */
  source: 'follow_up' | 'case' | 'manager' | 'talk';
  ref: string | null;
  params: TextParams;
  /** Messages that wait for the answer, and what they want. */
  messages: string[];
  wish: Wish | null;
};

export type Asked = Item & {
  at: number;
  /** When silence is one. */
  until: number;
  /** Times that the answer was not understood. */
  tries: number;
};

export type TalkContext = {
  /** Messages gathered and not yet acted upon, and when the first came. */
  burst: string[];
  burstFrom: number;
  /** The last few, oldest first. */
  recent: Recent[];
  /** When the last receipt was given: what follows soon joins it. */
  receiptAt: number;
  /** The ticket that we last spoke of. */
  about: string | null;
  aboutAt: number;
  asked: Asked | null;
  agenda: Item[];
  /** The question answered last: "je me suis trompée" is about it. */
  answered: Item | null;
  /** The person knows that a machine writes, and how to reach a person. */
  introduced: boolean;
  /** "Merci" has had its answer; an empty message too. */
  thanked: boolean;
  emptyTold: boolean;
  /** Name and address were asked once. */
  whoAsked: boolean;
  /** Who writes from here has said that they write for somebody else: the tenant is another. */
  forOther?: boolean;
  /** A person of the agency has the conversation: the machine keeps quiet. */
  held: boolean;
  /** The number turned out to be somebody else's: it is forgotten once they have been told so. */
  parting?: boolean;
  /** Angry messages since the last person. */
  angry: number;
  /** The last safety instruction, every danger of its emergency, and the messages that told of it. */
  instructed: {
    hazards: Hazard[];
    dangers: Hazard[];
    situation: Situation;
    ticket: string;
    messages: string[];
    at: number;
  } | null;
  /** When the person last wrote. */
  heardAt: number;
};

export const START: TalkContext = {
  burst: [],
  burstFrom: 0,
  recent: [],
  receiptAt: 0,
  about: null,
  aboutAt: 0,
  asked: null,
  agenda: [],
  answered: null,
  introduced: false,
  thanked: false,
  emptyTold: false,
  whoAsked: false,
  held: false,
  angry: 0,
  instructed: null,
  heardAt: 0,
};
