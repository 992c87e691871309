// Everything that a machine can hear, on one page. Stored as a row of `events`: type and refs (ids, codes, numbers);
// `at`, `settings`, `fresh` and `facts` are added by the engine when the event is stepped, and never stored.
import type { Category, Hazard, Language, OrderState, Situation, Status, Urgency } from './codes.ts';
import type { Heard } from './heard.ts';
import type { KnownOrder, OrderEvent, OrderSettings, Slot } from './order-events.ts';
import type { QuestionKey } from './questions.ts';
import type { TextKey, TextParams } from './texts/keys.ts';

/** The agency's settings that a flow may use; durations in milliseconds. */
export interface FlowSettings {
  burstMs: number;
  /** A text that follows the receipt within this time joins the same ticket. */
  joinMs: number;
  /** How long an asked question stays open before a person looks at it. */
  answerMs: number;
  /** An unclaimed ticket goes to the stand-in after this time, by urgency. */
  unclaimedMs: Record<Urgency, number>;
  /** From one rung of the emergency ladder to the next. */
  rungMs: number;
  /** How many people are on the ladder; at least 1 in production. */
  rungs: number;
  /** A closed ticket is reopened by its tenant within this time; later a linked one is opened. */
  reopenMs: number;
  orders: OrderSettings;
}

/** Added to every event by the engine. Instants in ms since 1970. */
export interface Around {
  at: number;
  settings: FlowSettings;
  /** Ids for what this step creates. */
  fresh: readonly string[];
}

/** A ticket of this person as the talk knows it; closed ones of the last months included. */
export interface KnownTicket {
  id: string;
  reference: number;
  category: Category;
  urgency: Urgency;
  status: Status;
  scope: Scope;
  openedAt: number;
  /** When the person was last told something about it, or 0. */
  toldAt: number;
  promisedAt: number;
  /** Held by a manager, so that "somebody" may be said to look after it. */
  taken: boolean;
  /** How far its last work order is; null or missing: nothing was ordered. */
  order?: OrderState | null;
  /** 0 or missing while it is open; a talk makes do with `toldAt`. */
  closedAt?: number;
}
export type Scope = 'dwelling' | 'common';

/** An open ticket about the common parts of this person's building that others reported. */
export interface CommonTicket {
  id: string;
  category: Category;
  thing?: string | null;
  urgency: Urgency;
  hazards?: readonly Hazard[];
  status: Status;
  /** How many people reported it. */
  reporters: number;
  promisedAt: number;
}

export type Sender =
  | {
      kind: 'known';
      person: string;
      role: 'tenant' | 'landlord' | 'trusted' | 'caretaker';
      place: Place | null;
      concerns: string;
    }
  /** Several people behind one number, or nobody we know. */
  /** `place`: where all of those behind a shared number live. */
  | { kind: 'shared' | 'unknown'; candidates: readonly string[]; place?: Place | null }
  | { kind: 'manager'; manager: string }
  | { kind: 'contractor'; contractor: string };

export interface Place {
  residence: string;
  building: string | null;
  dwelling: string | null;
}

/** What is known around a talk when an event is stepped. */
export interface TalkFacts {
  sender: Sender;
  language: Language;
  tickets: readonly KnownTicket[];
  common: readonly CommonTicket[];
  /** Emergencies that wait for somebody to take charge; only for a manager's talk. */
  alarms: readonly { ticket: string; reference: number }[];
  /** A manager's words came by a mail that anybody may have written in their name: no alarm is theirs to take. */
  byMail?: boolean;
  /** Only for a contractor's talk, newest last. */
  orders?: readonly KnownOrder[];
  /** When a person of the agency next reads messages; at or before `at`: now. */
  openAt: number;
  optedOut: boolean;
  /** Whether a photo can arrive where this person writes from. */
  photos: boolean;
  /** Whether an answer may leave at all to where the message came from. */
  answerable: boolean;
  /** Slower pace: the burst window is longer. */
  slow: boolean;
  /** Quiet hours at the residence: what is not an answer would wait (quiet-hours.ts). */
  quiet?: boolean;
  /** The message is whole as it is, a form: nothing more is waited for. */
  whole?: boolean;
}

interface Talking extends Around {
  facts: TalkFacts;
}

/** What the talk with one person hears. */
export type TalkEvent =
  /**
   * One inbound message, as heard. `burst` is the reading of all texts gathered in this burst together, this one included;
   * `together` of these and of the messages of an emergency or report that goes on (togetherOf in conversation.ts).
   */
  | (Talking & { type: 'MESSAGE'; message: string; heard: Heard; burst: Heard; together?: Heard | null })
  /** A timer of the talk fired; `burst` as above. */
  | (Talking & { type: `xstate.after.${string}`; burst: Heard | null })
  /** The model's reading has come: combined with the rules and only ever raised. */
  | (Talking & { type: 'READ'; message: string; heard: Heard; before: Heard })
  /** A case wants something told to this person. */
  | (Talking & { type: 'INFORM'; ticket: string; text: TextKey; params: TextParams; onlyIf: readonly Status[] })
  /** A case wants something asked; the answer goes back as ANSWERED with the same ref. */
  | (Talking & { type: 'ASK'; ticket: string; ref: string; question: QuestionKey; params: TextParams })
  /** A manager wrote to this person, word for word (`note`: the words, in ticket_notes). */
  | (Talking & { type: 'MANAGER_WROTE'; ticket: string; note: string; manager: string })
  | (Talking & { type: 'MANAGER_ASKED'; ticket: string; question: QuestionKey; manager: string })
  /** A manager took the conversation into their own hands, or gave it back. */
  | (Talking & { type: 'HELD'; manager: string })
  | (Talking & { type: 'RELEASED'; manager: string })
  /** A manager said who this is. */
  | (Talking & { type: 'IDENTIFIED'; person: string; manager: string })
  /** Somebody asked for the link to this person's own page. */
  | (Talking & { type: 'LINK_ASKED' })
  /** Something that we said did not arrive and no other channel is left. */
  | (Talking & { type: 'UNDELIVERED'; outbox: string; ticket: string | null; safety: boolean; landline?: boolean })
  /** A case has words for this contractor about an order; the talk of a contractor alone hears it. */
  | (Talking & { type: 'CONTRACTOR_TOLD'; ticket: string; order: string; text: TextKey; params: TextParams });

export interface CaseFacts {
  ticket: KnownTicket & { conversation: string; hazards: readonly Hazard[]; vulnerable: boolean; lead: string | null };
  /** Conversations and tickets grouped under this one. */
  followers: readonly { ticket: string; conversation: string }[];
  /** Conversations of the dwelling's landlords who wish to hear of every change. */
  landlords?: readonly string[];
  /** The person in whose conversation it was reported. */
  reporter?: string | null;
  /** Conversation of whom it is about, where somebody else reported it. */
  tenant?: string | null;
  openAt: number;
}

export interface InCase extends Around {
  facts: CaseFacts;
}

/** What a tenant says about an open ticket, in a closed list. */
export const TENANT_SAYS = ['resolved', 'unresolved', 'no_show', 'cancel', 'schedule', 'add_info', 'not_mine'] as const;
export type TenantSays = (typeof TENANT_SAYS)[number];

/** What a case (a ticket and all that hangs on it) hears. */
export type CaseEvent =
  | (InCase & {
      type: 'OPENED';
      conversation: string;
      urgency: Urgency;
      hazards: readonly Hazard[];
      situation: Situation;
      /** The ticket that it is grouped under: the status of that one is followed. */
      lead: string | null;
    })
  /** New words about it. Urgency and hazards are what these words alone say. */
  | (InCase & {
      type: 'ADDED';
      message: string;
      urgency: Urgency;
      hazards: readonly Hazard[];
      situation?: Situation;
      vulnerable?: true;
    })
  /** `wish`: a date of their own that would suit. */
  | (InCase & { type: 'TENANT_SAID'; said: TenantSays; message: string; wish?: Slot | null })
  | (InCase & { type: 'ANSWERED'; ref: string; question: QuestionKey; value: string | number; message?: string | null })
  /** By a manager, in Slack; CORRECTED with manager null is a later reading's. */
  | (InCase & { type: 'TAKEN'; manager: string })
  | (InCase & { type: 'DROPPED'; manager: string })
  | (InCase & { type: 'CORRECTED'; field: 'category' | 'urgency'; value: Category | Urgency; manager: string | null })
  | (InCase & { type: 'SCHEDULED'; visitAt: number; manager: string })
  /** `person`: the caretaker or landlord who says so. */
  | (InCase & { type: 'RESOLVED'; manager: string; person?: string })
  | (InCase & { type: 'CANCELLED'; reason: CancelReason; manager: string })
  | (InCase & { type: 'REOPENED'; manager: string })
  /** Grouped under another ticket, or taken out of its group again. */
  | (InCase & { type: 'JOINED'; lead: string; manager: string | null })
  | (InCase & { type: 'PARTED'; manager: string })
  /** The ticket that this one is grouped under changed. */
  | (InCase & { type: 'LEAD_CHANGED'; status: Status; visitAt: number; visitTo?: number })
  /** Somebody takes charge of the emergency, by button or by answering the alert. */
  | (InCase & { type: 'ACKNOWLEDGED'; manager: string; by: 'slack' | 'text' })
  /** Somebody who was called cannot take charge. */
  | (InCase & { type: 'DECLINED'; manager: string })
  | OrderEvent
  | (InCase & { type: `xstate.after.${string}` });

export const CANCEL_REASONS = ['duplicate', 'by_tenant', 'not_ours', 'mistake', 'private'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export type FlowEvent = TalkEvent | CaseEvent;
export type EventType = Exclude<FlowEvent['type'], `xstate.after.${string}`> | 'TIMER';
