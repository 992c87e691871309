// A manager corrects what was understood. Each correction is kept with the message: the reading learns from it.
import { CATEGORIES, URGENCIES } from '#flows/codes.ts';
import { run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type ModalView, modal, section, selectInput } from '../blocks.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { categoryWord, colourOf, urgencyWord } from '../words.ts';
import type { Submission } from './click.ts';
import { actOnCase } from './perform.ts';
import { allowedTicket } from './rights.ts';

export async function correctModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const { reference, category, urgency } = right.found;
  return modal({
    callback: 'correct',
    title: 'Corriger',
    submit: 'Corriger',
    data: { ticket, channel: by.channel },
    blocks: [
      section(`N° ${reference} : ce que Loge a compris, corrigé par vous. Le locataire n’en est pas averti.`),
      selectInput(
        { id: 'category', label: 'Catégorie' },
        CATEGORIES.map((code) => ({ label: categoryWord(code), value: code })),
        category,
      ),
      selectInput(
        { id: 'urgency', label: 'Urgence' },
        URGENCIES.map((code) => ({ label: `${colourOf(code)} ${urgencyWord(code)}`, value: code })),
        urgency,
      ),
    ],
  });
}

export async function correct(ground: Ground, submission: Submission): Promise<Submitted> {
  const { data, values } = submission;
  const right = await allowedTicket(ground, submission, String(data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { category: right.why } };
  const { acting, found } = right;
  for (const field of ['category', 'urgency'] as const) {
    const value = values.chosen(field);
    const known: readonly string[] = field === 'category' ? CATEGORIES : URGENCIES;
    if (value === found[field]) continue;
    if (!known.includes(value)) return { errors: { [field]: 'Choisissez dans la liste.' } };
    const performed = await actOnCase(
      ground,
      acting,
      submission,
      { ticket: found.id, type: 'CORRECTED', refs: { field, value }, part: `:${field}` },
      async (tx) => {
        await run(
          tx,
          `insert into corrections (agency_id, id, ticket_id, message_id, field, before, after, manager_id, at)
         select $1, $2, t.id, $4, $5, t.${field}, $6, $7, $8 from tickets t where t.agency_id = $1 and t.id = $3 and t.${field} <> $6`,
          acting.agency,
          newId(),
          found.id,
          found.first_message,
          field,
          value,
          acting.manager.id,
          ground.clock.now(),
        );
      },
    );
    if (performed.kind === 'refused') return { errors: { [field]: performed.why } };
  }
  return undefined;
}
