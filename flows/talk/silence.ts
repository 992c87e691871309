// Nobody answered the open question. What it was about stands in front of a person; the next question, if any, is another day's.
import { dropFollowUps } from './agenda.ts';
import { toPerson } from './answer.ts';
import { alert, note, type Turn } from './turn.ts';

export function silence(turn: Turn): void {
  const { context } = turn;
  const { asked } = context;
  if (asked === null) {
    note(turn, 'nothing_was_asked');
    return;
  }
  note(turn, `no_answer_to_${asked.key}`);
  const message = asked.messages.at(-1) ?? null;
  switch (asked.key) {
    case 'which_ticket':
      alert(turn, 'which_ticket', asked.ticket, message);
      break;
    case 'identity':
    case 'for_whom':
    case 'wrong_number':
      alert(turn, 'who', asked.ticket, message);
      break;
    case 'clarify':
      // A ticket of its own, so that the words stay in front of a person.
      toPerson(turn, []);
      break;
    case 'same_problem':
    case 'fixed':
      alert(turn, 'unclear', asked.ticket, message);
      break;
    default:
      break;
  }
  dropFollowUps(turn, asked.ticket);
  context.asked = null;
  // Silence is not answered.
  turn.lines = [];
}
