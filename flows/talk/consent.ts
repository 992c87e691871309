// STOP and START: only the bare word. What was already told is kept, and an open danger goes to a person.
import type { Heard } from '../heard.ts';
import { openTickets } from './tickets.ts';
import { alert, line, note, type Turn } from './turn.ts';

export function consent(turn: Turn, heard: Heard): void {
  const { optOut } = heard;
  if (optOut === null) return;
  if (optOut.to === 'start') {
    turn.effects.push({ type: 'opt_in' });
    if (optOut.provider) note(turn, 'the_provider_answered');
    else line(turn, 'opt_in.done');
    return;
  }
  const danger = openTickets(turn).find(({ urgency }) => urgency === 'emergency');
  if (danger !== undefined)
    alert(turn, 'safety_blocked', danger.id, turn.event.type === 'MESSAGE' ? turn.event.message : null);
  turn.context.asked = null;
  turn.context.agenda = [];
  // The confirmation is the last text: it leaves before the register is changed.
  if (optOut.provider) note(turn, 'the_provider_answered');
  else {
    turn.effects.push({
      type: 'say',
      lines: [{ text: 'opt_out.done', params: {} }],
      manner: 'answer',
      ticket: null,
      onlyIf: [],
    });
  }
  turn.effects.push({ type: 'opt_out' });
}
