// A ticket is cancelled for one of a few reasons; the tenant reads the sentence of that reason.
import { CANCEL_REASONS } from '#flows/events.ts';
import { type ModalView, modal, section, selectInput } from '../blocks.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { reasonWord } from '../words.ts';
import type { Submission } from './click.ts';
import { actOnCase } from './perform.ts';
import { allowedTicket } from './rights.ts';

export async function cancelModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  return modal({
    callback: 'cancel',
    title: 'Annuler',
    submit: 'Annuler le signalement',
    data: { ticket, channel: by.channel },
    blocks: [
      section(`N° ${right.found.reference} : le locataire est averti, avec la raison.`),
      selectInput(
        { id: 'reason', label: 'Pourquoi ?' },
        CANCEL_REASONS.map((code) => ({ label: reasonWord(code), value: code })),
      ),
    ],
  });
}

export async function cancel(ground: Ground, submission: Submission): Promise<Submitted> {
  const reason = submission.values.chosen('reason');
  if (!(CANCEL_REASONS as readonly string[]).includes(reason)) return { errors: { reason: 'Choisissez une raison.' } };
  const right = await allowedTicket(ground, submission, String(submission.data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { reason: right.why } };
  const performed = await actOnCase(ground, right.acting, submission, {
    ticket: right.found.id,
    type: 'CANCELLED',
    refs: { reason },
  });
  return performed.kind === 'refused' ? { errors: { reason: performed.why } } : undefined;
}
