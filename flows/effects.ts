// The words that a flow may use, on one page. The engine performs each by adding rows to its plan (src/engine/performers/).
import type { Category, ContractorSays, FileOf, Hazard, Payer, Refusal, Situation, Status, Urgency } from './codes.ts';
import type { CancelReason, CaseEvent, Scope, TenantSays } from './events.ts';
import type { Slot } from './order-events.ts';
import type { QuestionKey } from './questions.ts';
import type { Recorded } from './records.ts';
import type { TextKey, TextParams } from './texts/keys.ts';

/** One sentence or two of a text; a text is made of lines, in order. */
export interface Line {
  text: TextKey;
  params: TextParams;
}

/**
 * Why a text leaves, which decides when it may (quiet-hours.ts):
 * `safety` at any hour, before everything; `answer` to somebody who just wrote, at any hour; `change` of status or visit;
 * `proactive`, at most one a day; `staff` to on-call people.
 */
export const MANNERS = ['safety', 'answer', 'change', 'proactive', 'staff'] as const;
export type Manner = (typeof MANNERS)[number];

export type Effect =
  // ---- the talk -------------------------------------------------------------------------------------------------
  /** One text to the person of this talk. Dropped at the door if the ticket's status is no longer one of `onlyIf` (empty: always). */
  | { type: 'say'; lines: readonly Line[]; manner: Manner; ticket: string | null; onlyIf: readonly Status[] }
  /** A new ticket and its case mailbox, which hears OPENED in the same transaction. */
  | {
      type: 'open_ticket';
      ticket: string;
      category: Category;
      urgency: Urgency;
      hazards: readonly Hazard[];
      situation: Situation;
      vulnerable: boolean;
      scope: Scope;
      messages: readonly string[];
      /** Grouped under this open ticket of the building. */
      lead: string | null;
      /** The closed ticket that it follows. */
      follows: string | null;
    }
  /** These messages belong to that ticket too. Its case hears ADDED. */
  | {
      type: 'add_to_ticket';
      ticket: string;
      messages: readonly string[];
      urgency: Urgency;
      hazards: readonly Hazard[];
      /** Where the person is, when these words tell of a danger. */
      situation?: Situation;
      /** They tell of somebody fragile: it is so from now on. */
      vulnerable?: true;
    }
  /** A tenant's word about a ticket; its case hears TENANT_SAID. */
  | { type: 'tell_case'; ticket: string; said: TenantSays; message: string; wish?: Slot | null }
  /** A caretaker says that it is repaired: its case hears RESOLVED, as from their page. */
  | { type: 'confirm_repair'; ticket: string; person: string; message: string }
  /** The answer to a question that a case asked; it hears ANSWERED. */
  | { type: 'answer_case'; ticket: string; ref: string; question: QuestionKey; value: string | number }
  /** The answer to a follow-up question, kept on the ticket and shown on its card. */
  | { type: 'note_answer'; ticket: string; question: QuestionKey; value: string | number }
  /** A later reading names another trade. Its case hears CORRECTED with manager null, which a manager's own choice outweighs. */
  | { type: 'correct_case'; ticket: string; category: Category }
  /**
   * The directory learns who writes from this address; open tickets of the talk get the person and the dwelling.
   * `lasting` false: several people share the address, only these tickets get the person.
   */
  | { type: 'identify'; person: string; lasting: boolean; tickets: readonly string[] }
  /** The number that they write from is no longer this person's: the directory forgets it, and nothing more of them goes there. */
  | { type: 'disown' }
  | { type: 'opt_out' }
  | { type: 'opt_in' }
  /** A person takes over: the talk keeps quiet until RELEASED. `manager` null: whoever takes it in Slack. */
  | { type: 'hold'; manager: string | null }
  | { type: 'release' }
  /** The on-call person answered an alert: that case hears ACKNOWLEDGED. */
  | { type: 'acknowledge'; ticket: string; manager: string }
  /** They cannot take it: that case hears DECLINED, and calls the next person. */
  | { type: 'decline'; ticket: string; manager: string }
  // ---- the case -------------------------------------------------------------------------------------------------
  | { type: 'set_status'; status: Status; reason: CancelReason | null }
  /** Promised or agreed date shown everywhere; 0 removes it. */
  | { type: 'set_promise'; at: number }
  | { type: 'set_holder'; manager: string | null }
  | { type: 'set_urgency'; urgency: Urgency; hazards: readonly Hazard[] }
  | { type: 'set_category'; category: Category }
  | { type: 'set_lead'; lead: string | null }
  | { type: 'count_reopened' }
  /** Words for the person who reported: their talk hears INFORM. */
  | { type: 'inform'; text: TextKey; params: TextParams; onlyIf: readonly Status[] }
  /** A question for the person who reported: their talk hears ASK. */
  | { type: 'ask'; ref: string; question: QuestionKey; params: TextParams }
  /** Every ticket grouped under this one hears LEAD_CHANGED. */
  | { type: 'tell_followers'; status: Status; visitAt: number; visitTo?: number }
  /** Rung `rung` (0 is first) of the on-call ladder: a text to that person, @here in the emergency channel. */
  | { type: 'call_on_duty'; rung: number; again: boolean }
  | { type: 'stand_down'; manager: string }
  /** The manager who stands in is asked to look at a ticket that nobody claimed. */
  | { type: 'call_stand_in' }
  // ---- orders, quotes, visits ----------------------------------------------------------------------------------------
  /** The other machines of this case hear it in the same breath. */
  | { type: 'tell'; event: Told }
  /** A row of its own, made or changed: only the values that are named. */
  | ({ type: 'record' } & Recorded)
  /** Words for a contractor: their talk hears CONTRACTOR_TOLD. */
  | { type: 'tell_contractor'; talk: string; order: string; text: TextKey; params: TextParams }
  /** Words for somebody else than the reporter (a landlord): that talk hears INFORM. */
  | { type: 'inform_other'; talk: string; text: TextKey; params: TextParams; onlyIf: readonly Status[] }
  /** Who is to do it? A job looks, and the case hears CHOSEN. `asked` have had their turn; `byRule`: only where a rule lets it leave. */
  | { type: 'choose_contractor'; order: string; asked: readonly string[]; byRule: boolean }
  | { type: 'set_payer'; payer: Payer }
  /** By when somebody should come, for the card; 0: no clock runs. */
  | { type: 'set_due'; at: number }
  // ---- the talk with a contractor --------------------------------------------------------------------------------------
  /** Their word about an order: its case hears CONTRACTOR_SAID. */
  | {
      type: 'tell_order';
      ticket: string;
      order: string;
      contractor: string;
      said: ContractorSays;
      slots: readonly Slot[];
      reason: Refusal | null;
      cents: number;
      supplement: string | null;
      message: string;
    }
  /** What these messages bring is of that order, and no part of the report. */
  | { type: 'keep_files'; ticket: string; order: string; kind: FileOf; messages: readonly string[] }
  // ---- both -----------------------------------------------------------------------------------------------------
  /** A person of the agency must look at this; shown in Slack, with the buttons of its kind. */
  | { type: 'alert'; kind: AlertKind; ticket: string | null; message: string | null; candidates?: readonly string[] }
  /** A journal fact: why something was done, or deliberately not done. */
  | { type: 'note'; reason: string };

type ToldType =
  | 'VISIT_AGREED'
  | 'VISIT_LOST'
  | 'WORK_DONE'
  | 'ORDER_TAKEN'
  | 'REPAIRED'
  | 'TICKET_CLOSED'
  | 'TICKET_REOPENED'
  | 'ORDERED';

/** What machines of one case say to each other, without what the engine adds. */
export type Told = {
  [T in ToldType]: Omit<Extract<CaseEvent, { type: T }>, 'at' | 'settings' | 'fresh' | 'facts'>;
}[ToldType];

export const ALERT_KINDS = [
  /** Not understood after two rewordings, or no answer came. */
  'unclear',
  /** Somebody wants to speak to a person. */
  'hand_over',
  /** Who is this? `candidates` are offered, a button each. */
  'who',
  /** A message that could belong to several tickets and the person did not say. */
  'which_ticket',
  /** STOP while an emergency is open; a safety text that did not arrive. */
  'safety_blocked',
  /** Something we said did not arrive and no channel is left. */
  'undelivered',
  /** It could go to a landline only, which takes no text: a person calls and says it. */
  'to_call',
  /** Somebody called, and nobody answered. */
  'missed_call',
  /** Alarming without words, distress, violence: a person decides how to call. */
  'call_person',
  /** Rules and model disagree about a danger. */
  'readings_differ',
  /** A message that fits nothing: empty again, unsupported, for somebody else. */
  'look_at',
  /** More words of somebody who waits for a person: shown under what that person saw first. */
  'more_words',
  /** The number is no longer the tenant's: it is taken off, and a person finds the new one. */
  'number_gone',
  /** An order waits for a second person's agreement. */
  'order_waits',
  /** Nobody suitable was found for an order, or all have refused; the nearest are named. */
  'no_contractor',
  /** A contractor refused, was silent, found the tenant absent or needs another visit: for information. */
  'order_news',
  /** A contractor asks for more work on the spot: grant or refuse within minutes. */
  'supplement',
  /** A quote came in, or none did. */
  'quote',
  /** A promised date is about to be missed. */
  'late',
  /** An event that no machine could take. */
  'dead_event',
  'dead_job',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
