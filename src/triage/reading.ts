// What a message means, in closed lists only. Pure shape: every reader of messages (rules, offline, model) gives one of these.
import type { Awaited, Category, ChannelName, Hazard, Intent, Language, Situation, Urgency } from '#flows/codes.ts';

/** One problem that the message tells of; each becomes a ticket of its own. */
export interface Problem {
  category: Category;
  urgency: Urgency;
  /** 0 to 1. */
  confidence: number;
}

/** The words that decided, so that a manager can see why. `rule` names the file or reader that found them. */
export interface Evidence {
  rule: string;
  words: string;
}

export interface Reading {
  intent: Intent;
  /** Empty unless the intent is `report`, except that a hazard in any message may come with its problem. */
  problems: Problem[];
  /** What the words speak of, whatever they want: a problem of a message that is no report too. For the offline reader's ear alone. */
  topic?: Problem;
  /** Which thing of its desk the first problem is about, where several are problems apart: src/triage/offline/thing.ts. */
  thing?: string;
  hazards: Hazard[];
  /** Hazards that the text tells of as over or absent; shown to managers, never acted upon. */
  pastHazards: Hazard[];
  /** Where the person is, when a hazard was found. */
  situation: Situation;
  vulnerable: boolean;
  /** `unknown` when there are too few words to tell. */
  language: Language | 'unknown';
  /** Who read it: the offline reader (rules included) or the model (combined with the rules). */
  by: 'offline' | 'model';
  /** 0 to 1: how sure the reader is of intent and first problem together. */
  confidence: number;
  /** The reader does not know what this is: ask one question or hand over. */
  unsure: boolean;
  because: Evidence[];
}

/** What is known around a message when it is read. */
export interface ReadingContext {
  channel: ChannelName;
  awaited: Awaited;
  /** Categories of the tickets that the sender has open. */
  openCategories: Category[];
  /** The language that the person wrote in before, or declared. */
  language?: Language;
}

export const EMPTY_CONTEXT: ReadingContext = { channel: 'sms', awaited: 'none', openCategories: [] };
