// Nobody of those who were proposed: the manager names the person, and chooses among those of the directory.
import { inAgency } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { settleAlert } from '../alerts/settle.ts';
import { type ModalView, modal, section, selectInput, textInput } from '../blocks.ts';
import { search } from '../directory/search.ts';
import type { Ground, Submitted } from '../ground.ts';
import { allowedAlert } from './alert-clicks.ts';
import type { Click, Submission } from './click.ts';
import { actOnTalk } from './perform.ts';

export function identifySomebodyElse({ channel }: Pick<Click, 'channel'>, alert: string): ModalView {
  return modal({
    callback: 'identify_search',
    title: 'Qui est-ce ?',
    submit: 'Chercher',
    data: { alert, channel },
    blocks: [
      textInput(
        { id: 'name', label: 'Nom, adresse ou téléphone', hint: 'Comme dans l’annuaire de l’agence.' },
        { lines: false, most: 100 },
      ),
    ],
  });
}

export async function identifySearch(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedAlert(ground, submission, String(submission.data.alert ?? ''));
  if (right.kind === 'refused') return { errors: { name: right.why } };
  const { people } = await inAgency(ground.db, right.acting.agency, (tx) => search(tx, submission.values.text('name')));
  if (people.length === 0) return { errors: { name: 'Personne de ce nom dans l’annuaire.' } };
  return {
    view: modal({
      callback: 'identify_chosen',
      title: 'Qui est-ce ?',
      submit: 'C’est cette personne',
      data: submission.data,
      blocks: [
        section('Loge s’en souviendra pour ce numéro.'),
        selectInput(
          { id: 'person', label: 'Personne' },
          people.map(({ person, name, place }) => ({
            label: [name, place].filter(Boolean).join(', '),
            value: person,
          })),
          people.length === 1 ? people[0]!.person : undefined,
        ),
      ],
    }),
  };
}

export async function identifyChosen(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedAlert(ground, submission, String(submission.data.alert ?? ''));
  if (right.kind === 'refused') return { errors: { person: right.why } };
  const { acting, found } = right;
  const person = submission.values.chosen('person');
  if (!isId(person) || found.conversation_id === null) return { errors: { person: 'Choisissez une personne.' } };
  const performed = await actOnTalk(ground, acting, submission, {
    conversation: found.conversation_id,
    type: 'IDENTIFIED',
    refs: { person },
  });
  if (performed.kind === 'refused') return { errors: { person: performed.why } };
  await inAgency(ground.db, acting.agency, (tx) =>
    settleAlert(tx, acting.agency, found.id, acting.manager.id, ground.clock.now()),
  );
  ground.wake();
  return undefined;
}
