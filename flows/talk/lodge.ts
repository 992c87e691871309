// A caretaker writes from a telephone: for a tenant of the residence, about a ticket of the residence by its number, or for the link.
import type { Heard } from '../heard.ts';
import { addTo } from './tickets.ts';
import { alert, line, messageOf, type Turn } from './turn.ts';
import { wishOf } from './word.ts';

export function wantsLink({ facts }: Turn, { meta }: Heard): boolean {
  return meta === 'link' && facts.sender.kind === 'known';
}

/** The ticket that they name, of those that are open in their residence. */
export function lodgeTicket({ facts: { sender } }: Turn, { lodge = null, filled }: Heard): string | null {
  return sender.kind === 'known' && sender.role === 'caretaker' && !filled ? lodge : null;
}

/** "Chez Mme Martin". */
export function namesTenant({ facts: { sender } }: Turn, { person, candidates }: Heard): boolean {
  return sender.kind === 'known' && sender.role === 'caretaker' && (person !== null || candidates.length > 0);
}

/** Whatever is open for others: what they tell of this one is new. */
export function reportsForTenant(turn: Turn, heard: Heard): boolean {
  const tells = heard.intent === 'report' || heard.intent === 'add_info';
  return tells && heard.problems.length > 0 && namesTenant(turn, heard);
}

/** "Ticket 1042, c'est réparé" tells its tenant, as the button of their page does; everything else is noted on it. */
export function aboutTheResidence(turn: Turn, ticket: string, heard: Heard, messages: readonly string[]): void {
  const { sender } = turn.facts;
  const message = messages.at(-1);
  const repaired = heard.reply === 'done' || wishOf(turn, heard) === 'resolved';
  if (repaired && message !== undefined && sender.kind === 'known') {
    turn.effects.push({ type: 'confirm_repair', ticket, person: sender.person, message });
    addTo(turn, ticket, messages.slice(0, -1));
    line(turn, 'lodge.repaired', { ticket });
    return;
  }
  const [problem] = heard.problems;
  addTo(turn, ticket, messages, { urgency: problem?.urgency ?? 'routine', hazards: heard.hazards });
  line(turn, 'added.noted', { ticket });
}

/** "Chez Mme Martin": what was just opened is hers. Whom the words may mean is asked of a manager, never guessed. */
export function forTenant(turn: Turn, heard: Heard): void {
  if (!namesTenant(turn, heard)) return;
  const tickets = turn.effects.flatMap((effect) =>
    effect.type === 'open_ticket' && effect.scope === 'dwelling' ? [effect.ticket] : [],
  );
  const [first] = tickets;
  if (first === undefined) return;
  if (heard.person !== null) turn.effects.push({ type: 'identify', person: heard.person, lasting: false, tickets });
  else alert(turn, 'who', first, messageOf(turn), heard.candidates);
}
