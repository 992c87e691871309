// "Peut de nouveau recevoir nos mails": who had called a mail of ours unwanted has told a manager otherwise. A STOP by text message
// is lifted by the person alone.
import { inAgency } from '#lib/db.ts';
import { welcomeMails } from '#people/opt-out.ts';
import type { Click } from '../acts/click.ts';
import type { Button } from '../blocks.ts';
import { type Ground, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { actorOf, allowedPerson } from './person.ts';

const ACTION = 'person_mails_again';
export const isMailsAgainClick = (action: string): boolean => action === ACTION;

export const mailsAgainButton = (person: string): Button => ({
  id: ACTION,
  label: 'Peut de nouveau recevoir nos mails',
  value: person,
  confirm: {
    title: 'Lui écrire de nouveau par e-mail ?',
    text: 'Sa messagerie nous a signalé une plainte contre nos mails. Seulement si cette personne vous a demandé d’en recevoir de nouveau.',
    yes: 'Oui, elle le demande',
    no: 'Non',
  },
});

export async function mailsAgainClick(ground: Ground, click: Click): Promise<void> {
  const right = await allowedPerson(ground, click, click.value);
  if (right.kind === 'refused') return ground.afterwards(() => whisper(ground, click, right.why));
  const { acting, found } = right;
  const name = `*${inline(found.name)}*`;
  const lifted = await inAgency(ground.db, acting.agency, (tx) =>
    welcomeMails(tx, ground.clock, { person: found.id, by: actorOf(acting) }),
  );
  const said = lifted
    ? `C’est noté : ${name} peut de nouveau recevoir nos mails.`
    : `Rien n’a changé : ${name} recevait déjà nos mails.`;
  ground.afterwards(() => whisper(ground, click, said));
}
