// What a contractor says about an order: "ok 1042", "non trop de boulot", "jeudi matin ou ven 14h", "personne à la porte", "fini, joint
// changé", "il faut 180 € de plus". What nobody can be sure of is left to a person.
import type { ContractorSays, Refusal } from '#flows/codes.ts';
import type { HeardContractor } from '#flows/heard.ts';
import { CONTRACTOR_PHRASES } from './contractor-phrases.ts';
import { orderNumbers, readCents } from './order-numbers.ts';
import { type Found, findPhrases } from './phrases.ts';
import { LONGEST_ANSWER, plain, readClauses } from './plain.ts';
import { readProposedSlots } from './proposed-slots.ts';
import { readYesNo } from './yes-no.ts';

type Label = (typeof CONTRACTOR_PHRASES)['root'] extends { label?: infer L } ? NonNullable<L> : never;

/** In the order in which one that says several is read. */
const ACTS = ['supplement', 'absent', 'another_visit', 'done', 'late', 'on_my_way'] as const;
const REASONS = ['not_my_trade', 'too_far', 'price', 'busy'] as const satisfies readonly Refusal[];
const ASKS = ['address', 'contact', 'access'] as const;
const MINUTES =
  /\bdans (?:\d{1,3}|une?|dix|quinze|vingt|trente) ?(?:mn|min|minutes?|h|heures?)\b|\bin (?:\d{1,3}|a few|ten|twenty) ?(?:mn|min|minutes?)\b/;
const DENIED =
  /\b(?:pas|jamais|not|never|isnt|isn t)(?: (?:encore|tout|completement|totalement|vraiment|yet|quite|really|ete))?$/;
/** A span and nothing else: "5 min". */
const ONLY_MINUTES = /^\s*\d{1,2} ?(?:mn|min|minutes?)\s*[.!]*$/;
const STARTS_ASKING =
  /^(?:c est (?:quel|quelle|quoi|qui|ou|quand|pour qui|pour quand|facture a qui|a quelle)|quel|quelle|quels|qui|quand|comment|combien|pourquoi|est ce|ou est|ou sont|avez vous|vous avez|pouvez vous|vous pouvez|peut on|what|which|who|when|where|how|why|do you|can you|is there|could you)\b/;
/** More words that nothing explains than this, and "ok" or "non" may be about anything. */
const MOST_UNEXPLAINED = 8;

/** A letter, or an attack: for a person to read. */
const UNREAD: HeardContractor = {
  said: null,
  slots: [],
  badSlots: false,
  reason: null,
  cents: 0,
  numbers: [],
  reference: null,
  bareNumber: false,
  asks: null,
  thanks: false,
};

/** Of a mail that answers ours: it names the order, and says nothing else. */
const SUBJECT = /^\s*(?:re|ré|rép|tr|fwd?|aw)\s*:.*$/gim;

export function readContractorSaid(message: string, at: Date, zone: string): HeardContractor {
  if (message.length > LONGEST_ANSWER) return UNREAD;
  const text = message.replace(SUBJECT, '').trim();
  const own = orderNumbers(text);
  const subject = orderNumbers((message.match(SUBJECT) ?? []).join('\n'));
  const numbers =
    own.reference === null ? { ...own, all: [...own.all, ...subject.all], reference: subject.reference } : own;
  const cents = readCents(text);
  const clauses = readClauses(text);
  const said = new Set<Label>();
  const asked = new Set<Label>();
  let unexplained = 0;
  for (const { words, asks } of clauses) {
    const found = findPhrases(CONTRACTOR_PHRASES, words);
    const asking = asks || STARTS_ASKING.test(words.join(' '));
    for (const one of found) (asking ? asked : said).add(meant(one, found, words));
    const explained = found.reduce((sum, { from, to }) => sum + to - from, 0);
    if (!asking) unexplained += words.length - explained;
  }
  const proposed = readProposedSlots(withoutNumbers(text, numbers.said), at, zone);
  const when = proposed.kind === 'value' ? proposed.value : { slots: [], refused: [] };
  const slots = when.slots.map(({ start, end }) => ({ from: start.getTime(), to: end.getTime() }));
  const asks = ASKS.find((one) => asked.has(one)) ?? ASKS.find((one) => said.has(one)) ?? null;
  const isQuestion = clauses.some(({ asks, words }) => asks || STARTS_ASKING.test(words.join(' ')));
  const heard: HeardContractor = {
    ...UNREAD,
    slots,
    badSlots: slots.length === 0 && when.refused.length > 0,
    cents,
    numbers: numbers.all,
    reference: numbers.reference,
    bareNumber: numbers.isBare,
    asks,
  };
  // "vous validez 180 € en plus ?" asks for more, however it ends.
  if (cents > 0 && asked.has('supplement')) said.add('supplement');
  const act = ACTS.find((one) => said.has(one) && isMeant(one, said, cents));
  if (act !== undefined) return { ...heard, said: act, slots: keepsSlots(act) ? slots : [] };
  if ((MINUTES.test(plain(text)) || ONLY_MINUTES.test(plain(text))) && !said.has('refuse'))
    return { ...heard, said: 'on_my_way', slots: [] };
  if (slots.length > 0 || heard.badSlots) {
    const refuses = slots.length === 0 && REASONS.some((one) => said.has(one));
    if (!refuses) return { ...heard, said: said.has('accept') ? 'accept' : 'slots' };
  }
  const reason = REASONS.find((one) => said.has(one)) ?? null;
  if (reason !== null) return { ...heard, said: 'refuse', reason };
  if (numbers.isBare) return { ...heard, said: own.all[0] === 1 ? 'accept' : null };
  const onlyThanks = said.has('ack') && !said.has('accept') && !said.has('refuse') && unexplained <= 2;
  if (onlyThanks && asks === null && !isQuestion) return { ...heard, thanks: true };
  if (asks !== null && !said.has('accept') && !said.has('refuse')) return { ...heard, said: 'question' };
  const plainly = yesOrNo(text, said, unexplained);
  if (plainly !== null) return { ...heard, said: plainly, reason: plainly === 'refuse' ? reasonOf(unexplained) : null };
  if (asks !== null || isQuestion) return { ...heard, said: 'question' };
  return heard;
}

/** Whoever says that it is not finished has not finished; "pas ok" and "je prends pas" take nothing. */
function meant({ label, from, to }: Found<Label>, found: readonly Found<Label>[], words: readonly string[]): Label {
  const before = words.slice(Math.max(0, from - 2), from).join(' ');
  if (label === 'done') return DENIED.test(before) ? 'another_visit' : label;
  if (label !== 'accept') return label;
  const after = words[to] === 'pas' && !found.some((one) => one.from === to);
  return after || DENIED.test(before) ? 'refuse' : label;
}

/** "en plus" without an amount or work to be paid is no supplement; "personne" may be somebody. */
function isMeant(act: (typeof ACTS)[number], said: ReadonlySet<Label>, cents: number): boolean {
  if (act === 'supplement') return cents > 0 || !(said.has('done') || said.has('busy') || said.has('absent'));
  return true;
}

function keepsSlots(act: ContractorSays): boolean {
  return act === 'absent' || act === 'another_visit';
}

function yesOrNo(text: string, said: ReadonlySet<Label>, unexplained: number): 'accept' | 'refuse' | null {
  const yes = said.has('accept');
  const no = said.has('refuse');
  if (no && !yes) return 'refuse';
  if (yes && !no) return unexplained <= MOST_UNEXPLAINED ? 'accept' : null;
  if (yes && no) return null;
  const read = readYesNo(text, { about: 'fact', numbered: false, emoji: true });
  if (read.kind === 'unsure') return null;
  return read.value === 'yes' ? 'accept' : 'refuse';
}

/** A bare no says nothing of why. */
function reasonOf(unexplained: number): Refusal | null {
  return unexplained > 2 ? 'other' : null;
}

/** The number of an order is no day of the month. */
function withoutNumbers(text: string, said: readonly string[]): string {
  let rest = text;
  for (const one of said) rest = rest.replace(one, ' ');
  return rest;
}
