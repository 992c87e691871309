// Somebody leaves: their last day there. What they write after that is no longer about this dwelling.
import { inAgency } from '#lib/db.ts';
import { isDate, localDate } from '#lib/zone.ts';
import { endRole } from '#people/occupants.ts';
import { PERSON_ROLES } from '#people/store.ts';
import type { Submission } from '../acts/click.ts';
import { dateInput, type ModalView, modal, section, selectInput } from '../blocks.ts';
import { dateOf } from '../dates.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { roleWord } from '../words.ts';
import { actorOf, allowedPerson } from './person.ts';

export async function moveOutModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  const { acting, found } = right;
  const today = localDate(ground.clock.now(), acting.settings.agency.timezone);
  const open = found.roles.filter(({ to }) => to === null || to >= today);
  if (open.length === 0) return `${inline(found.name)} n’a plus de logement en cours.`;
  const options = open.map(({ role, dwelling, place }) => ({
    label: `${place} (${roleWord(role)})`,
    value: `${role} ${dwelling}`,
  }));
  return modal({
    callback: 'move_out',
    title: 'Départ',
    submit: 'Enregistrer',
    data: { person, channel: by.channel },
    blocks: [
      section(`*${inline(found.name)}*`),
      selectInput({ id: 'stay', label: 'Quitte' }, options, options[0]!.value),
      dateInput({ id: 'day', label: 'Dernier jour, compris' }, today),
    ],
  });
}

export async function moveOut(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedPerson(ground, submission, String(submission.data.person ?? ''));
  if (right.kind === 'refused') return { errors: { day: right.why } };
  const { acting, found } = right;
  const day = submission.values.chosen('day');
  const [chosen = '', dwelling = ''] = submission.values.chosen('stay').split(' ');
  const role = PERSON_ROLES.find((one) => one === chosen);
  if (!isDate(day)) return { errors: { day: 'Choisissez un jour.' } };
  if (role === undefined || !found.roles.some((one) => one.dwelling === dwelling))
    return { errors: { stay: 'Choisissez un logement de la liste.' } };
  const ended = await inAgency(ground.db, acting.agency, (tx) =>
    endRole(tx, ground.clock, { person: found.id, role, dwelling, day, by: actorOf(acting) }),
  );
  if (ended.kind === 'too_early')
    return { errors: { day: `C’est avant l’arrivée, le ${dateOf(new Date(ended.from), 'UTC')}.` } };
  if (ended.kind !== 'ended') return { errors: { stay: 'Cette personne n’est plus dans ce logement.' } };
  ground.afterwards(() =>
    whisper(ground, submission, `C’est noté : *${inline(found.name)}* part le ${dateOf(new Date(day), 'UTC')}.`),
  );
  return undefined;
}
