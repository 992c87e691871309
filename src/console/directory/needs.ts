// What a person needs, and in which language we write first: what must be done is noted, never the illness behind it.
import { LANGUAGES } from '#flows/codes.ts';
import { LANGUAGE } from '#journal/words/language.ts';
import { inAgency, rows } from '#lib/db.ts';
import { setLanguage, setNeeds } from '#people/describe-person.ts';
import { LONGEST_NEED } from '#people/import/read-cells.ts';
import type { Submission } from '../acts/click.ts';
import { context, type ModalView, modal, section, selectInput, textInput } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { actorOf, allowedPerson, TELLS_NOBODY } from './person.ts';

/** As they write themselves: nothing is declared. */
const AS_WRITTEN = 'any';
const OPTIONS = [
  { value: AS_WRITTEN, label: 'Comme elle écrit' },
  ...LANGUAGES.map((value) => ({
    value,
    label: `${LANGUAGE[value].charAt(0).toUpperCase()}${LANGUAGE[value].slice(1)}`,
  })),
];
/** Of a text field of Slack. */
const MOST = 3000;

export async function needsModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  const { acting, found } = right;
  const [known] = await inAgency(ground.db, acting.agency, (tx) =>
    rows<{ needs: string[]; language: string }>(
      tx,
      'select needs, language from people where agency_id = $1 and id = $2',
      acting.agency,
      found.id,
    ),
  );
  const needs = (known?.needs ?? []).join('\n');
  // Cut, they would be lost with the next click on "Enregistrer".
  if (needs.length > MOST)
    return `Les besoins de *${inline(found.name)}* sont trop longs pour cette fenêtre : changez-les dans le fichier des personnes.`;
  return modal({
    callback: 'needs',
    title: 'Besoins et langue',
    submit: 'Enregistrer',
    data: { person, channel: by.channel },
    blocks: [
      section(`*${inline(found.name)}*`),
      textInput(
        {
          id: 'needs',
          label: 'Besoins, un par ligne',
          hint: 'Le besoin, pas le diagnostic : « ne peut pas prendre l’escalier ».',
          optional: true,
        },
        { initial: needs, most: MOST },
      ),
      selectInput({ id: 'language', label: 'Langue' }, OPTIONS, known?.language || AS_WRITTEN),
      context(TELLS_NOBODY),
    ],
  });
}

export async function changeNeeds(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedPerson(ground, submission, String(submission.data.person ?? ''));
  if (right.kind === 'refused') return { errors: { needs: right.why } };
  const { acting, found } = right;
  const chosen = submission.values.chosen('language');
  if (!OPTIONS.some(({ value }) => value === chosen)) return { errors: { language: 'Choisissez dans la liste.' } };
  const language = chosen === AS_WRITTEN ? '' : chosen;
  const needs = submission.values.text('needs').split('\n');
  const change = { person: found.id, by: actorOf(acting) };
  const changed = await inAgency(ground.db, acting.agency, async (tx) => {
    const first = await setNeeds(tx, ground.clock, { ...change, needs });
    if (first.kind === 'invalid' || first.kind === 'unknown') return first;
    const second = await setLanguage(tx, ground.clock, { ...change, language });
    return second.kind === 'same' ? first : second;
  });
  if (changed.kind === 'invalid')
    return {
      errors: {
        needs: needs.some((need) => need.trim().length > LONGEST_NEED)
          ? `Un besoin par ligne, de ${LONGEST_NEED} lettres au plus.`
          : 'Écrivez ce dont la personne a besoin, sans diagnostic ni maladie.',
      },
    };
  if (changed.kind === 'unknown') return { errors: { needs: 'Cette personne n’existe plus.' } };
  const said = changed.kind === 'same' ? 'Rien n’a changé' : 'C’est noté';
  ground.afterwards(() => whisper(ground, submission, `${said} pour *${inline(found.name)}*.`));
  return undefined;
}
