// Voice notes: heard when a machine has made words of them, which takes some seconds; where it does not, a person listens.
import type { Heard } from '../heard.ts';
import { identityWanted } from './identity.ts';
import { open, UNKNOWN } from './report.ts';
import { addTo, openTickets, ticketOf } from './tickets.ts';
import { alert, line, type Turn } from './turn.ts';

/** Said, and in no words that could be read. */
export function isUnheard({ voice }: Heard): boolean {
  return voice === 'pending' || voice === 'unheard';
}

/** Nothing but the recording: on a ticket it waits for a person, and the one who spoke knows. */
export function unheard(turn: Turn, heard: Heard, messages: readonly string[]): void {
  const { context, facts, at } = turn;
  const tickets = openTickets(turn);
  const known =
    ticketOf(turn, context.asked?.ticket ?? null) ?? tickets.find(({ id }) => id === context.about) ?? tickets.at(-1);
  if (known !== undefined) {
    addTo(turn, known.id, messages);
    turn.about = known.id;
    alert(turn, 'look_at', known.id, messages.at(-1) ?? null);
    line(turn, 'voice.added', { ticket: known.id });
    return;
  }
  const { ticket } = open(turn, { category: 'other', urgency: 'routine', confidence: 0 }, UNKNOWN, messages);
  turn.about = ticket;
  alert(turn, 'look_at', ticket, messages.at(-1) ?? null);
  line(turn, 'voice.unheard', { ticket });
  if (facts.openAt > at) line(turn, 'next.later', { openAt: facts.openAt });
  identityWanted(turn, heard, ticket);
}

/** What is said beside the answer to words that were spoken, or came with a recording. */
export function besideVoice(turn: Turn, heard: Heard, messages: readonly string[]): void {
  if (isUnheard(heard)) {
    if (!heard.empty) alert(turn, 'look_at', turn.about, messages.at(-1) ?? null);
    return;
  }
  if (heard.voice !== 'transcribed') return;
  const receipt = turn.lines.findLastIndex(({ text }) => text.startsWith('receipt.'));
  if (receipt !== -1) turn.lines.splice(receipt + 1, 0, { text: 'voice.check', params: {} });
}
