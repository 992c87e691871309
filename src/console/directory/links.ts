// "Annuler ses liens": whoever has a link to this person's page, or a device that opened it, sees nothing any more.
import { inAgency } from '#lib/db.ts';
import { revokeLinks } from '#people/revoke-links.ts';
import type { Submission } from '../acts/click.ts';
import { context, type ModalView, modal, section } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { actorOf, allowedPerson, TELLS_NOBODY } from './person.ts';

export async function revokeModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  return modal({
    callback: 'revoke_links',
    title: 'Annuler ses liens',
    submit: 'Annuler les liens',
    data: { person, channel: by.channel },
    blocks: [
      section(
        `Les liens donnés à *${inline(right.found.name)}* n’ouvriront plus sa page, sur aucun appareil. Un nouveau lien se demande en écrivant « lien », ou sur la page des liens.`,
      ),
      context(TELLS_NOBODY),
    ],
  });
}

export async function revoke(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedPerson(ground, submission, String(submission.data.person ?? ''));
  const { kind } = right;
  if (kind === 'allowed') {
    const { acting, found } = right;
    const by = actorOf(acting);
    await inAgency(ground.db, acting.agency, (tx) => revokeLinks(tx, ground.clock, { person: found.id, by }));
  }
  const said =
    right.kind === 'refused' ? right.why : `C’est noté : les liens de *${inline(right.found.name)}* sont annulés.`;
  ground.afterwards(() => whisper(ground, submission, said));
  return undefined;
}
