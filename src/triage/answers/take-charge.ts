// Whether the person on call takes charge of an emergency: "1", "ok", "je prends" do, and so does anything that is neither a
// refusal nor a question. Who refuses or asks has not taken it: the next person is called.
import { type Answer, answered, UNSURE } from './answer.ts';
import { readClauses } from './plain.ts';
import { readYesNo, type YesNo } from './yes-no.ts';

const TAKES =
  /(?:^| )(?:je (?:le |la |l )?prends?(?! pas)|je m en (?:occupe|charge)(?! pas)|j y vais|j y suis|j arrive|j appelle|en route|je pars|pris en charge|on my way|i ll take it|i take it|i am on it|im on it)(?: |$)/;
const REFUSES =
  /(?:^| )(?:pas moi|pas de garde|pas d astreinte|pas mon tour|(?:prends?|occupe|charge) pas|en conges?|en vacances|en arret|a l etranger|(?:peux|pourrai|puis|suis|serai) pas|absente?|indisponible|impossible|appelez|voyez avec|demandez a|not me|not on call|i can t|i cannot|cant|call (?!me))(?: |$)/;

export function readTakeCharge(text: string): Answer<YesNo> {
  const clauses = readClauses(text);
  const row = clauses.flatMap(({ words }) => words).join(' ');
  const plainly = readYesNo(text, { about: 'fact', numbered: true, emoji: true });
  if (plainly.kind === 'value' && plainly.value === 'no') return plainly;
  if (TAKES.test(row)) return answered('yes');
  if (REFUSES.test(row)) return answered('no');
  if (plainly.kind === 'value') return plainly;
  return clauses.length === 0 || clauses.at(-1)!.asks ? UNSURE : answered('yes');
}
