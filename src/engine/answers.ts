// What a person's words answer: the question that is open, a tapped button, the ticket that they name.
import { readChoice as readTapped } from '#channels/whatsapp/choice.ts';
import type { HeardAnswer } from '#flows/heard.ts';
import { type Expectation, TAKE_CHARGE } from '#flows/questions.ts';
import { optionLabels } from '#flows/texts/labels.ts';
import { readChoice } from '#triage/answers/choice.ts';
import { readDates } from '#triage/answers/dates.ts';
import { readRating } from '#triage/answers/rating.ts';
import { findReference } from '#triage/answers/reference.ts';
import { readTakeCharge } from '#triage/answers/take-charge.ts';
import { readWhichTicket } from '#triage/answers/which-ticket.ts';
import { readYesNo } from '#triage/answers/yes-no.ts';
import type { ClaimedMessage } from './claim.ts';
import type { ConversationFacts } from './facts.ts';

/** A tapped button says which question it answers: an old one never answers the question of today. Null: nothing was tapped. */
export function tappedAnswer(messages: readonly ClaimedMessage[], expected: Expectation | null): HeardAnswer | null {
  const tapped = messages.findLast((message) => message.tapped != null)?.tapped;
  const choice = tapped == null ? null : readTapped(tapped);
  if (choice === null || expected === null) return null;
  const asked = expected.key === choice.question && (choice.ticket === '' || choice.ticket === expected.ticket);
  const offered = expected.kind === 'yes_no' ? ['yes', 'no'] : (expected.options ?? []);
  return asked && offered.includes(choice.option) ? { kind: 'value', value: choice.option } : { kind: 'unsure' };
}

export function answerOf(
  text: string,
  expected: Expectation | null,
  talk: ConversationFacts | null,
  at: Date,
  zone: string,
): HeardAnswer {
  if (expected === null) return { kind: 'none' };
  switch (expected.kind) {
    case 'yes_no':
      if (expected.key === TAKE_CHARGE.key) return readTakeCharge(text);
      return readYesNo(text, { about: expected.key === 'fixed' ? 'fixed' : 'fact', numbered: true, emoji: true });
    case 'choice': {
      const options = expected.options ?? [];
      const chosen = readChoice(text, {
        options: options.map((option) => ({ labels: optionLabels(expected.key, option) })),
      });
      return chosen.kind === 'value' ? { kind: 'value', value: options[chosen.value] ?? '' } : chosen;
    }
    case 'rating': {
      const rated = readRating(text);
      if (rated.kind === 'value') return { kind: 'value', value: rated.value.score };
      const refused = readYesNo(text, { about: 'fact', numbered: false, emoji: false });
      return refused.kind === 'value' && refused.value === 'no' ? { kind: 'value', value: 'stop' } : rated;
    }
    case 'which_ticket': {
      const ticket = whichTicket(text, talk, expected.options ?? null, at);
      if (ticket !== null) return { kind: 'value', value: ticket };
      const refused = expected.key === 'which_alarm' ? readTakeCharge(text) : null;
      return refused?.kind === 'value' && refused.value === 'no' ? refused : { kind: 'unsure' };
    }
    case 'free': {
      // "Non, rien" to the last question is no word about the repair.
      if (expected.key === 'rate_comment' && saysNothing(text)) return { kind: 'value', value: 'stop' };
      return text.trim() === '' ? { kind: 'unsure' } : { kind: 'value', value: 'words' };
    }
    case 'identity':
      return text.trim() === '' ? { kind: 'unsure' } : { kind: 'value', value: 'words' };
    case 'slot':
      return readDates(text, expected.options ?? [], at, zone);
  }
}

/** "Non, rien à dire": longer words that begin with a no are a comment. */
function saysNothing(text: string): boolean {
  if (text.trim().split(/\s+/).length > 5) return false;
  const said = readYesNo(text, { about: 'fact', numbered: false, emoji: false });
  return (said.kind === 'value' && said.value === 'no') || /^\W*(ras|nothing|nada)\W*$/i.test(text);
}

/** What a manager may name: an emergency that waits for somebody. */
function alarmAsTicket({ ticket, reference }: ConversationFacts['alarms'][number]) {
  return { id: ticket, reference, category: 'other' as const, status: 'new' as const, toldAt: 0 };
}

/** What others reported in a residence is named by its number, and by nothing else. */
export function lodgeTicket(text: string, talk: ConversationFacts | null): string | null {
  if (talk === null || talk.lodge.length === 0) return null;
  const named = findReference(text);
  return talk.lodge.find(({ reference }) => named.includes(String(reference)))?.id ?? null;
}

/** `listed`: the tickets as we offered them, in that order, so that "2" is the second of them. */
export function whichTicket(
  text: string,
  talk: ConversationFacts | null,
  listed: readonly string[] | null,
  at: Date,
): string | null {
  const known = [...(talk?.tickets ?? []), ...(talk?.alarms ?? []).map(alarmAsTicket)];
  const offered = listed === null ? known : listed.flatMap((id) => known.find((ticket) => ticket.id === id) ?? []);
  if (offered.length === 0) return null;
  const open = offered.map(({ reference, category, status, toldAt }) => ({
    ref: String(reference),
    category,
    status,
    lastToldAt: new Date(toldAt),
  }));
  const found = readWhichTicket(text, open, at, listed !== null);
  return found.kind === 'value'
    ? (offered.find((ticket) => String(ticket.reference) === found.value)?.id ?? null)
    : null;
}
