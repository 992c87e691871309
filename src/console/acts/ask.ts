// One of the questions that we know how to ask, and whose answer we know how to read, put to the tenant.

import type { Category, Hazard, Urgency } from '#flows/codes.ts';
import { INCIDENTS, questionOf, worthAsking } from '#flows/incidents/index.ts';
import { questionLabel } from '#flows/texts/labels.ts';
import { type ModalView, modal, section, selectInput } from '../blocks.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { categoryWord } from '../words.ts';
import type { Submission } from './click.ts';
import { actOnTalk } from './perform.ts';
import { allowedTicket, type TicketState } from './rights.ts';

/** Those of its trade that are not answered yet, then those that fit any ticket. */
function questions(state: TicketState): string[] {
  const category = state.category as Category;
  if (INCIDENTS[category] === undefined) return GENERAL;
  const { answers, hazards, scope, urgency, vulnerable } = state;
  const known = {
    answers,
    hazards: hazards as Hazard[],
    pastHazards: [],
    scope: scope === 'common' ? 'common' : 'dwelling',
    urgency: urgency as Urgency,
    vulnerable,
  } as const;
  return [...new Set([...worthAsking(category, known).map(({ key }) => key as string), ...GENERAL])];
}
const GENERAL = ['clarify', 'fixed'];

export async function askModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const { found } = right;
  const options = questions(found).map((key) => ({ label: questionLabel(key), value: key }));
  return modal({
    callback: 'ask',
    title: 'Poser une question',
    submit: 'Envoyer',
    data: { ticket, channel: by.channel },
    blocks: [
      section(
        `À *${inline(found.name ?? 'cette personne', 80)}*, au sujet du n° ${found.reference} (${categoryWord(found.category)}). La réponse s’affiche sur la carte.`,
      ),
      selectInput({ id: 'question', label: 'Question' }, options, options[0]?.value),
    ],
  });
}

export async function ask(ground: Ground, submission: Submission): Promise<Submitted> {
  const question = submission.values.chosen('question');
  const right = await allowedTicket(ground, submission, String(submission.data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { question: right.why } };
  const { acting, found } = right;
  if (!questions(found).includes(question)) return { errors: { question: 'Choisissez une question de la liste.' } };
  const performed = await actOnTalk(ground, acting, submission, {
    conversation: found.conversation_id,
    type: 'MANAGER_ASKED',
    refs: { ticket: found.id, question: questionOf(question).key },
  });
  return performed.kind === 'refused' ? { errors: { question: performed.why } } : undefined;
}
