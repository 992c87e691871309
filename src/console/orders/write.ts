// Words of a manager to a contractor about an order, or to a landlord about their dwelling: never to the tenant, who sees none of them.
import { rows, run, type Tx } from '#lib/db.ts';
import { isId, newId } from '#lib/ids.ts';
import { cleanText } from '#lib/text.ts';
import { wantCards } from '#tickets/card-wanted.ts';
import type { Submission } from '../acts/click.ts';
import { actOnTalk } from '../acts/perform.ts';
import { type Acting, allowed, type TicketState, ticketState } from '../acts/rights.ts';
import { settleAlert } from '../alerts/settle.ts';
import { context, type ModalView, modal, section, textInput } from '../blocks.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { inline } from '../mrkdwn.ts';

const LONGEST = 1000;

/** Somebody other than the tenant, and where they are written to. */
interface Reader {
  name: string;
  talk: string;
}
type Found = TicketState & { reader: Reader | null };

// $1 agency, $2 contractor
const CONTRACTOR = `select company as name, conversation_id as talk from contractors where agency_id = $1 and id = $2`;
// $1 agency, $2 ticket, $3 now
const LANDLORD = `
select p.name, p.conversation_id as talk from tickets t join person_roles r on r.agency_id = $1 and r.dwelling_id = t.dwelling_id and r.role = 'landlord'
join people p on p.agency_id = $1 and p.id = r.person_id
where t.agency_id = $1 and t.id = $2 and (r.to_date is null or r.to_date >= $3::date) order by r.id limit 1`;

interface Kind {
  callback: string;
  title: string;
  /** Of ticket_notes. */
  note: string;
  unknown: string;
  hint: string;
  find(ground: Ground, tx: Tx, agency: string, ticket: string, reader: string): Promise<Reader[]>;
  /** What their conversation hears. */
  event(ticket: string, note: string): { type: 'MANAGER_WROTE' | 'INFORM'; refs: Record<string, unknown> };
}

const TO_CONTRACTOR: Kind = {
  callback: 'contractor_write',
  title: 'Écrire au prestataire',
  note: 'to_contractor',
  unknown: 'Ce prestataire n’est plus dans la liste.',
  hint: 'Envoyé mot pour mot par le canal du prestataire. Le locataire n’en voit rien.',
  find: (_, tx, agency, __, contractor) =>
    isId(contractor) ? rows<Reader>(tx, CONTRACTOR, agency, contractor) : Promise.resolve([]),
  event: (ticket, note) => ({ type: 'MANAGER_WROTE', refs: { ticket, note } }),
};

const TO_LANDLORD: Kind = {
  callback: 'landlord_write',
  title: 'Écrire au bailleur',
  note: 'landlord',
  unknown: 'Aucun bailleur n’est connu pour ce logement : ajoutez-en un par /loge chercher.',
  hint: 'Le bailleur est prévenu tout de suite et lit ces mots sur sa page. Le locataire ne les voit jamais.',
  find: ({ clock }, tx, agency, ticket) => rows<Reader>(tx, LANDLORD, agency, ticket, clock.now()),
  event: (ticket) => ({
    type: 'INFORM',
    refs: { ticket, text: 'landlord.thread', params: { ticket }, onlyIf: [] },
  }),
};

/** `value`: ticket, contractor, and the alert that it settles, if any. */
export const contractorWriteModal = (ground: Ground, by: Interaction, value: string) =>
  openFor(TO_CONTRACTOR, ground, by, value);
export const landlordWriteModal = (ground: Ground, by: Interaction, value: string) =>
  openFor(TO_LANDLORD, ground, by, value);
export const writeContractor = (ground: Ground, submission: Submission) => send(TO_CONTRACTOR, ground, submission);
export const writeLandlord = (ground: Ground, submission: Submission) => send(TO_LANDLORD, ground, submission);

function allowedReader(kind: Kind, ground: Ground, by: Interaction, ticket: string, reader: string) {
  return allowed<Found>(ground, by, async (tx, agency) => {
    const state = await ticketState(tx, agency, ticket);
    if (state === undefined) return undefined;
    const [found = null] = await kind.find(ground, tx, agency, ticket, reader);
    return { ...state, reader: found };
  });
}

async function openFor(kind: Kind, ground: Ground, by: Interaction, value: string): Promise<ModalView | string> {
  const [ticket = '', reader = '', alert = ''] = value.split(' ');
  const right = await allowedReader(kind, ground, by, ticket, reader);
  if (right.kind === 'refused') return right.why;
  const { found } = right;
  if (found.reader === null) return kind.unknown;
  return modal({
    callback: kind.callback,
    title: kind.title,
    submit: 'Envoyer',
    data: { ticket, reader, alert, channel: by.channel },
    blocks: [
      section(`*N° ${found.reference}* · à ${inline(found.reader.name, 80)}`),
      textInput({ id: 'words', label: 'Votre message' }, { most: LONGEST }),
      context(kind.hint),
    ],
  });
}

async function send(kind: Kind, ground: Ground, submission: Submission): Promise<Submitted> {
  const words = cleanText(submission.values.text('words')).trim();
  if (words === '') return { errors: { words: 'Écrivez votre message.' } };
  const { ticket, reader, alert } = submission.data;
  const right = await allowedReader(kind, ground, submission, String(ticket ?? ''), String(reader ?? ''));
  if (right.kind === 'refused') return { errors: { words: right.why } };
  const { acting, found } = right;
  if (found.reader === null) return { errors: { words: kind.unknown } };
  const note = newId();
  const performed = await actOnTalk(
    ground,
    acting,
    submission,
    { conversation: found.reader.talk, ...kind.event(found.id, note) },
    (tx) => keep(kind, ground, acting, { id: note, ticket: found.id, words, key: submission.key, alert }, tx),
  );
  ground.wake();
  return performed.kind === 'refused' ? { errors: { words: performed.why } } : undefined;
}

interface Note {
  id: string;
  ticket: string;
  words: string;
  key: string;
  alert: unknown;
}

/** In the transaction of the act: what was written is kept, and who asked has their answer. */
async function keep(kind: Kind, { clock }: Ground, { agency, manager }: Acting, note: Note, tx: Tx): Promise<void> {
  const now = clock.now();
  await run(
    tx,
    `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    agency,
    note.id,
    note.ticket,
    `manager:${manager.id}`,
    kind.note,
    note.words,
    `write:${note.key}`,
    now,
  );
  if (isId(note.alert)) await settleAlert(tx, agency, note.alert, manager.id, now);
  await wantCards(tx, [note.ticket], now);
}
