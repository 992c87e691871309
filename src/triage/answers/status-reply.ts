// What people answer to a text about the state of their ticket or a visit: "il est pas venu", "c est deja fait",
// "merci mais quand ?", "ok".
import { STATUS_REPLIES, type StatusReply } from '#flows/heard.ts';
import { type Answer, answered, UNSURE } from './answer.ts';
import { findPhrases } from './phrases.ts';
import { readClauses } from './plain.ts';
import { STATUS_PHRASES } from './status-reply-phrases.ts';

export function readStatusReply(text: string): Answer<StatusReply> {
  const clauses = readClauses(text);
  const said = new Set<StatusReply>();
  let total = 0;
  let taken = 0;
  for (const { words, asks } of clauses) {
    total += words.length;
    for (const { label, from, to } of findPhrases(STATUS_PHRASES, words)) {
      taken += to - from;
      if (label === 'nothing') continue;
      // "c'est réparé ?" asks whether, it does not say so.
      if (asks && (label === 'done' || label === 'ack')) said.add('when');
      else if (asks && label === 'cancel') said.add('when');
      else said.add(label);
    }
  }
  const first = STATUS_REPLIES.find((reply) => said.has(reply));
  if (first === undefined) return clauses.length > 0 && clauses.at(-1)!.asks && total <= 2 ? answered('when') : UNSURE;
  if ((first === 'ack' || first === 'thanks') && total - taken > 6) return UNSURE;
  return answered(first);
}
