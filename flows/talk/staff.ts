// Managers who write to the number of the tenants.
import type { Heard } from '../heard.ts';
import { ask, item } from './agenda.ts';
import { alert, line, note, type Turn } from './turn.ts';
import { isUnheard } from './voice.ts';

/** Anything that is neither a no nor a question takes charge of the alarm: a tired person answers "1", "ok", "oui", "je prends". */
export function manager(turn: Turn, heard: Heard, message: string): void {
  const { facts, context } = turn;
  if (facts.sender.kind !== 'manager') return;
  turn.manner = 'staff';
  if (heard.empty && isUnheard(heard)) {
    // Who cannot be heard has not taken charge: the ladder goes on.
    if (heard.voice === 'unheard') alert(turn, 'look_at', null, message);
    else note(turn, 'words_of_a_recording_are_awaited');
    return;
  }
  const { alarms } = facts;
  const named = alarms.find(({ ticket }) => ticket === heard.ticket || ticket === answerOf(heard));
  const [oldest] = alarms;
  if (oldest === undefined) {
    alert(turn, 'look_at', null, message);
    line(turn, facts.byMail === true ? 'staff.by_mail' : 'staff.nothing');
    context.asked = null;
    return;
  }
  if (refuses(heard)) {
    note(turn, 'manager_cannot_take_charge');
    turn.effects.push({ type: 'decline', ticket: (named ?? oldest).ticket, manager: facts.sender.manager });
    const others = turn.event.settings.rungs > 1;
    line(turn, others ? 'staff.refused_next' : 'staff.refused', { ticket: (named ?? oldest).ticket });
    context.asked = null;
    return;
  }
  if (heard.answer.kind === 'unsure' && context.asked === null) {
    alert(turn, 'look_at', (named ?? oldest).ticket, message);
    line(turn, 'staff.how', { ticket: (named ?? oldest).ticket });
    return;
  }
  // Asked once which one: an answer that still names none takes the oldest rather than none at all.
  if (named === undefined && alarms.length > 1 && context.asked === null) {
    askWhichAlarm(turn);
    return;
  }
  const taken = named ?? oldest;
  context.asked = null;
  turn.effects.push({ type: 'acknowledge', ticket: taken.ticket, manager: facts.sender.manager });
  line(turn, 'staff.acknowledged', { ticket: taken.ticket });
}

function askWhichAlarm(turn: Turn): void {
  const alarms = turn.facts.alarms.slice(0, 6);
  const params = Object.fromEntries(alarms.map(({ ticket }, i) => [`ticket${i + 1}`, ticket]));
  ask(turn, item('which_alarm', 'talk', { options: alarms.map(({ ticket }) => ticket), params }));
}

function answerOf({ answer }: Heard): string | null {
  return answer.kind === 'value' ? String(answer.value) : null;
}

function refuses(heard: Heard): boolean {
  return answerOf(heard) === 'no' || heard.reply === 'not_mine' || heard.reply === 'absent' || heard.reply === 'cancel';
}
