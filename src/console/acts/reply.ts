// Writing to the tenant, the one explicit act that does: a modal with canned replies, which can be changed, and a button that sends.
import { cannedReplies, filledIn } from '#agency/canned-replies.ts';
import { inAgency, rows, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { cleanText } from '#lib/text.ts';
import { checkboxesInput, context, type ModalView, modal, section, select, textInput } from '../blocks.ts';
import { outOfReach } from '../cards/reach.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { asSlack } from '../slack/api.ts';
import { channelWord } from '../words.ts';
import type { Click, Submission } from './click.ts';
import { actOnTalk } from './perform.ts';
import { type Acting, allowedTicket, type TicketState } from './rights.ts';

const LONGEST = 1000;

export async function replyModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const grouped = await groupOf(ground, right.acting.agency, ticket);
  return view(right.acting, right.found, { channel: by.channel, others: grouped.length, filled: '', serial: 0 });
}

/** A canned reply was chosen: its text is filled in, for the manager to change. */
export async function fillReply(ground: Ground, click: Click): Promise<void> {
  const { view: open } = click;
  if (open === null) return;
  const ticket = String(open.data.ticket ?? '');
  const right = await allowedTicket(ground, { user: click.user, channel: open.data.channel as string | null }, ticket);
  if (right.kind === 'refused') return;
  const { acting, found } = right;
  const reply = cannedReplies(acting.settings, found.category)[Number(click.value)];
  if (reply === undefined) return;
  const shown = view(acting, found, {
    channel: (open.data.channel as string | null) ?? null,
    others: Number(open.data.others ?? 0),
    filled: filledIn(reply.text, found.reference),
    serial: Number(open.data.serial ?? 0) + 1,
  });
  ground.afterwards(
    async () => void (await ground.slack.client.views.update({ view_id: open.id, view: asSlack(shown) })),
  );
}

function view(
  { settings }: Acting,
  state: TicketState,
  { channel, others, filled, serial }: { channel: string | null; others: number; filled: string; serial: number },
): ModalView {
  const canned = cannedReplies(settings, state.category);
  const to = `À *${inline(state.name ?? 'cette personne', 80)}*, par ${channelWord(state.channel) || 'message'}, au sujet du n° ${state.reference}.`;
  return modal({
    callback: 'reply',
    title: 'Répondre au locataire',
    submit: 'Envoyer',
    data: { ticket: state.id, channel, others, serial },
    blocks: [
      section(to),
      ...outOfReach(state, state.zone ?? settings.agency.timezone).map(section),
      {
        type: 'actions',
        block_id: 'canned',
        elements: [
          select(
            'fill_reply',
            'Réponse toute prête',
            canned.map(({ title }, i) => ({ label: title, value: String(i) })),
          ),
        ],
      },
      // A field keeps what was typed while its name stays: a new name takes the new words.
      textInput(
        { id: `words:${serial}`, label: 'Votre message', hint: 'Envoyé mot pour mot, avec le nom de l’agence devant.' },
        { initial: filled, most: LONGEST },
      ),
      ...(others > 0
        ? [
            checkboxesInput(
              { id: 'all', label: 'Destinataires', optional: true },
              [everybody(others)],
              [everybody(others)],
            ),
          ]
        : []),
      context('Ce que vous écrivez dans le fil de la carte reste interne : seule cette fenêtre écrit au locataire.'),
    ],
  });
}

const everybody = (others: number) => ({ label: `Aussi aux ${others} autres qui l’ont signalé`, value: 'all' });

interface Recipient {
  ticket: string;
  conversation: string;
}

export async function sendReply(ground: Ground, submission: Submission): Promise<Submitted> {
  const { data, values } = submission;
  const words = cleanText(values.text('words')).trim();
  const field = `words:${Number(data.serial ?? 0)}`;
  if (words === '') return { errors: { [field]: 'Écrivez votre message.' } };
  const right = await allowedTicket(ground, submission, String(data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { [field]: right.why } };
  const { acting, found } = right;
  const others = values.many('all').includes('all') ? await groupOf(ground, acting.agency, found.id) : [];
  const refused: string[] = [];
  for (const recipient of [{ ticket: found.id, conversation: found.conversation_id }, ...others]) {
    const why = await write(ground, acting, submission, recipient, words);
    if (why !== null) refused.push(why);
  }
  // Sent to some: they must not get it twice.
  return refused.length === others.length + 1 ? { errors: { [field]: `Rien n’est parti. ${refused[0]}` } } : undefined;
}

/** Null once it is on its way; else why not. */
async function write(
  ground: Ground,
  acting: Acting,
  by: Interaction,
  { ticket, conversation }: Recipient,
  words: string,
): Promise<string | null> {
  const note = newId();
  const { agency, manager } = acting;
  const performed = await actOnTalk(
    ground,
    acting,
    by,
    { conversation, type: 'MANAGER_WROTE', refs: { ticket, note }, part: `:${ticket}` },
    async (tx) => {
      await run(
        tx,
        `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at) values ($1, $2, $3, $4, 'to_tenant', $5, $6, $7) on conflict do nothing`,
        agency,
        note,
        ticket,
        `manager:${manager.id}`,
        words,
        `reply:${by.key}`,
        ground.clock.now(),
      );
    },
  );
  if (performed.kind === 'done') return null;
  // It was not said: kept as a note among managers.
  await inAgency(ground.db, agency, (tx) =>
    run(tx, `update ticket_notes set kind = 'internal' where agency_id = $1 and id = $2`, agency, note),
  );
  return performed.why;
}

/** Everybody who reported what this ticket is about, but its own reporter; each conversation once. */
async function groupOf(ground: Pick<Ground, 'db'>, agency: string, lead: string): Promise<Recipient[]> {
  return inAgency(ground.db, agency, (tx) =>
    rows<Recipient>(
      tx,
      `select distinct on (f.conversation_id) f.id as ticket, f.conversation_id as conversation from tickets f join tickets l on l.agency_id = $1 and l.id = $2
       where f.agency_id = $1 and f.incident_id = $2 and f.conversation_id <> l.conversation_id order by f.conversation_id, f.opened_at`,
      agency,
      lead,
    ),
  );
}
