// What reading an answer gives: a value, or `unsure`, which makes the conversation ask again or hand over to a person.
// An answer is never guessed: a wrong value costs a missed visit, an unsure one a question.

export type Answer<T> = { kind: 'value'; value: T } | { kind: 'unsure' };

export const UNSURE: { kind: 'unsure' } = Object.freeze({ kind: 'unsure' });

export function answered<T>(value: T): Answer<T> {
  return { kind: 'value', value };
}
