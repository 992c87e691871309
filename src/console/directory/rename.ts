// A person or a dwelling gets another name.
import { inAgency } from '#lib/db.ts';
import { renamePerson } from '#people/describe-person.ts';
import { renameDwelling } from '#places/rename-dwelling.ts';
import type { Submission } from '../acts/click.ts';
import { context, type ModalView, modal, textInput } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { actorOf, allowedDwelling, allowedPerson, TELLS_NOBODY } from './person.ts';

const LONGEST = 120;

export async function renamePersonModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  return modal({
    callback: 'rename_person',
    title: 'Changer le nom',
    submit: 'Enregistrer',
    data: { person, channel: by.channel },
    blocks: [
      textInput({ id: 'name', label: 'Nom' }, { initial: right.found.name, lines: false, most: LONGEST }),
      context(TELLS_NOBODY),
    ],
  });
}

export async function rename(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedPerson(ground, submission, String(submission.data.person ?? ''));
  if (right.kind === 'refused') return { errors: { name: right.why } };
  const { acting, found } = right;
  const name = submission.values.text('name');
  const changed = await inAgency(ground.db, acting.agency, (tx) =>
    renamePerson(tx, ground.clock, { person: found.id, name, by: actorOf(acting) }),
  );
  if (changed.kind === 'invalid') return { errors: { name: `Écrivez un nom de 1 à ${LONGEST} lettres.` } };
  if (changed.kind === 'unknown') return { errors: { name: 'Cette personne n’existe plus.' } };
  ground.afterwards(() => whisper(ground, submission, `C’est noté : *${inline(name)}*.`));
  return undefined;
}

export async function renameDwellingModal(
  ground: Ground,
  by: Interaction,
  dwelling: string,
): Promise<ModalView | string> {
  const right = await allowedDwelling(ground, by, dwelling);
  if (right.kind === 'refused') return right.why;
  return modal({
    callback: 'rename_dwelling',
    title: 'Renommer le logement',
    submit: 'Enregistrer',
    data: { dwelling, channel: by.channel },
    blocks: [
      context(inline(right.found.place)),
      textInput({ id: 'name', label: 'Nom du logement' }, { initial: right.found.name, lines: false, most: LONGEST }),
    ],
  });
}

const WHY = {
  invalid: `Écrivez un nom de 1 à ${LONGEST} lettres.`,
  taken: 'Un autre logement de cette entrée porte déjà ce nom.',
  unknown: 'Ce logement n’existe plus.',
} as const;

export async function renameHome(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedDwelling(ground, submission, String(submission.data.dwelling ?? ''));
  if (right.kind === 'refused') return { errors: { name: right.why } };
  const { acting, found } = right;
  const name = submission.values.text('name');
  const changed = await inAgency(ground.db, acting.agency, (tx) =>
    renameDwelling(tx, ground.clock, { dwelling: found.id, name, by: actorOf(acting) }),
  );
  if (changed.kind !== 'renamed' && changed.kind !== 'same') return { errors: { name: WHY[changed.kind] } };
  ground.afterwards(() => whisper(ground, submission, `C’est noté : le logement s’appelle *${inline(name)}*.`));
  return undefined;
}
