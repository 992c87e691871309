// What a form says in fields of its own, beside the words: it travels in `extra.form`, and nobody has to guess it again.
import type { Category } from '#flows/codes.ts';
import type { Scope } from '#flows/events.ts';

export interface FormSaid {
  /** A report, and the trade that was ticked. The words weigh more where they plainly tell of another. */
  category?: Category;
  scope?: Scope;
  /** A hint for managers; triage decides. */
  urgency?: 'low' | 'normal' | 'urgent';
  /** "I cannot send a photo." */
  noPhoto?: true;
  /** The ticket that the words are about. */
  ticket?: string;
  /** A neighbour's ticket about the common parts: "me too". */
  also?: string;
  /** Who filled it in, where that is not the person that it speaks for: a caretaker's id. */
  by?: string;
}
