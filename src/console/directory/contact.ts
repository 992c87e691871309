// A number or mail address is added, replaced or taken away. Whoever had it before is told of: two people may share one.
import { inAgency } from '#lib/db.ts';
import { oneLine } from '#lib/text.ts';
import { type AddressChanged, addAddress, changeAddress, removeAddress } from '#people/change.ts';
import type { Submission } from '../acts/click.ts';
import { type ModalView, modal, selectInput, textInput } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { actorOf, allowedPerson, shownAddress } from './person.ts';

const NEW = 'new';

export async function contactModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  const { name, addresses } = right.found;
  const known = addresses.map((value) => ({ label: `Remplacer ${shownAddress(value)}`, value }));
  return modal({
    callback: 'contact',
    title: 'Numéro ou e-mail',
    submit: 'Enregistrer',
    data: { person, channel: by.channel },
    blocks: [
      selectInput(
        { id: 'which', label: oneLine(name) },
        [{ label: 'Ajouter', value: NEW }, ...known],
        known[0]?.value ?? NEW,
      ),
      textInput(
        { id: 'to', label: 'Numéro ou e-mail', hint: 'Laissé vide, l’ancien est retiré.', optional: true },
        { lines: false, most: 120 },
      ),
    ],
  });
}

export async function changeContact(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedPerson(ground, submission, String(submission.data.person ?? ''));
  if (right.kind === 'refused') return { errors: { to: right.why } };
  const { acting, found } = right;
  const [which, to] = [submission.values.chosen('which'), submission.values.text('to').trim()];
  if (which === NEW && to === '') return { errors: { to: 'Écrivez le numéro ou l’e-mail.' } };
  const change = { person: found.id, by: actorOf(acting) };
  const changed = await inAgency(ground.db, acting.agency, (tx): Promise<AddressChanged> => {
    if (which === NEW) return addAddress(tx, ground.clock, { ...change, address: to });
    return to === ''
      ? removeAddress(tx, ground.clock, { ...change, address: which })
      : changeAddress(tx, ground.clock, { ...change, from: which, to });
  });
  switch (changed.kind) {
    case 'invalid':
      return { errors: { to: 'Ce n’est ni un numéro complet ni un e-mail : vérifiez les chiffres.' } };
    case 'unknown':
      return { errors: { to: 'Cette personne n’existe plus.' } };
    case 'not_theirs':
      return { errors: { which: 'Cette personne n’a plus ce numéro.' } };
    default: {
      const shared =
        changed.kind === 'held' && changed.how === 'shared'
          ? ' Quelqu’un d’autre a aussi ce numéro : Loge demandera qui écrit.'
          : '';
      ground.afterwards(() => whisper(ground, submission, `C’est noté pour *${inline(found.name)}*.${shared}`));
      return undefined;
    }
  }
}
