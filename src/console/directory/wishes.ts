// Where a person wishes to be written to, when it is we who begin. What they write is answered where they wrote.
import { inAgency, rows } from '#lib/db.ts';
import { setPrefers } from '#people/describe-person.ts';
import type { Submission } from '../acts/click.ts';
import { context, type ModalView, modal, selectInput } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { actorOf, allowedPerson, TELLS_NOBODY } from './person.ts';

const WISHES = {
  any: { prefers: '', label: 'Là où la personne a écrit en dernier' },
  sms: { prefers: 'sms', label: 'Par SMS' },
  whatsapp: { prefers: 'whatsapp', label: 'Par WhatsApp' },
  email: { prefers: 'email', label: 'Par e-mail' },
  both: { prefers: 'both', label: 'Par SMS et par e-mail' },
} as const;

type Wish = keyof typeof WISHES;

const OPTIONS = (Object.keys(WISHES) as Wish[]).map((value) => ({ value, label: WISHES[value].label }));

export async function wishModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  const { acting, found } = right;
  const [known] = await inAgency(ground.db, acting.agency, (tx) =>
    rows<{ prefers: string }>(
      tx,
      'select prefers from people where agency_id = $1 and id = $2',
      acting.agency,
      found.id,
    ),
  );
  const now = OPTIONS.find(({ value }) => WISHES[value].prefers === known?.prefers);
  return modal({
    callback: 'wish',
    title: 'Où lui écrire',
    submit: 'Enregistrer',
    data: { person, channel: by.channel },
    blocks: [
      selectInput(
        { id: 'wish', label: `Quand Loge écrit en premier à ${found.name}`.slice(0, 150) },
        OPTIONS,
        now?.value,
      ),
      context('Une réponse part toujours là où la personne vient d’écrire.', TELLS_NOBODY),
    ],
  });
}

export async function changeWish(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedPerson(ground, submission, String(submission.data.person ?? ''));
  if (right.kind === 'refused') return { errors: { wish: right.why } };
  const { acting, found } = right;
  const chosen = submission.values.chosen('wish');
  if (!Object.hasOwn(WISHES, chosen)) return { errors: { wish: 'Choisissez une des possibilités.' } };
  const { prefers, label } = WISHES[chosen as Wish];
  const changed = await inAgency(ground.db, acting.agency, (tx) =>
    setPrefers(tx, ground.clock, { person: found.id, prefers, by: actorOf(acting) }),
  );
  if (changed.kind === 'unknown') return { errors: { wish: 'Cette personne n’existe plus.' } };
  ground.afterwards(() =>
    whisper(
      ground,
      submission,
      `C’est noté pour *${inline(found.name)}* : ${label.charAt(0).toLowerCase()}${label.slice(1)}.`,
    ),
  );
  return undefined;
}
