// A manager's page about one ticket, opened from a mail: read it, choose a ready-made reply, change it, send it. GET changes nothing.
import { Router } from 'express';
import { cannedReplies, filledIn } from '#agency/canned-replies.ts';
import { act } from '#engine/act.ts';
import { momentOf } from '#flows/texts/dates.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { inAgency, rows, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { displayPhone } from '#lib/phone.ts';
import { cleanText } from '#lib/text.ts';
import { refuse, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { formFields, readSent } from '../sent.ts';
import { TONES } from '../tones.ts';
import { type Desk, openDesk } from './open-desk.ts';

const LONGEST = 1000;

export function deskRouter(ground: Ground): Router {
  const router = Router();

  router.get('/gestion/:token', async (request, response) => {
    const desk = await openDesk(ground, request, response);
    if (desk === null) return;
    const { settings } = desk.agency;
    const chosen = Number(request.query.reponse ?? Number.NaN);
    const canned = cannedReplies(settings, desk.ticket.category)[chosen];
    const filled = canned === undefined ? '' : filledIn(canned.text, desk.ticket.reference);
    const flash = request.query.fait === 'envoye' ? desk.t.desk.sent : null;
    showDesk(ground, desk, { filled, error: null, flash });
  });

  router.get('/gestion/:token/ordres/:order', async (request, response) => {
    const desk = await openDesk(ground, request, response);
    if (desk === null) return;
    const file = await orderOf(ground, desk, String(request.params.order));
    if (file === null) return refuse(ground, desk, 'notFound');
    response.setHeader('Cache-Control', 'no-store');
    response.attachment(file.name).type(file.contentType).send(Buffer.from(file.content));
  });

  router.post('/gestion/:token', async (request, response) => {
    const desk = await openDesk(ground, request, response);
    if (desk === null) return;
    const sent = await readSent(ground, desk, desk.agency.id);
    if (sent === null) return;
    const words = cleanText(sent.form.text('message').replace(/\r\n/g, '\n')).trim();
    const why = sent.ours ? wrongIn(desk, words) : desk.t.errors.session;
    const failed = why ?? ((await send(ground, desk, words, sent.key)) ? null : desk.t.desk.late);
    if (failed !== null) showDesk(ground, desk, { filled: words, error: failed, flash: null });
    else response.redirect(303, `/gestion/${desk.token}?fait=envoye`);
  });
  return router;
}

/** The order as its contractor has it; null: it is none of this ticket. */
async function orderOf({ db, documents }: Ground, { agency, ticket }: Desk, id: string) {
  const [order] = await inAgency(db, agency.id, (tx) =>
    rows<{ id: string }>(
      tx,
      'select id from work_orders where agency_id = $1 and ticket_id = $2 and id::text = $3',
      agency.id,
      ticket.id,
      id,
    ),
  );
  return order === undefined ? null : documents.pdf(agency.id, order.id, null);
}

function wrongIn({ t }: Desk, words: string): string | null {
  if (words === '') return t.desk.empty;
  return words.length > LONGEST ? t.desk.tooLong : null;
}

function showDesk(
  ground: Ground,
  desk: Desk,
  { filled, error, flash }: { filled: string; error: string | null; flash: string | null },
): void {
  const { t, language, ticket, zone, token, agency, request, response } = desk;
  const when = { zone, language, now: ground.clock.now().getTime() };
  const shown = ({ words, at }: { words: string; at: string }) => ({ words, at: momentOf(Date.parse(at), when) });
  show(ground, desk, 'desk.njk', {
    title: t.desk.title(String(ticket.reference)),
    status: error === null ? 200 : 422,
    here: `/gestion/${token}`,
    flash,
    category: categoryLabel(ticket.category, language),
    urgency: t.urgencyLabels[ticket.urgency],
    tone: TONES[ticket.urgency],
    state: t.states[ticket.status],
    name: ticket.name ?? t.desk.unknown,
    place: ticket.place || t.desk.unplaced,
    phone: ticket.phone?.startsWith('+') ? { href: ticket.phone, shown: displayPhone(ticket.phone) } : null,
    holder: ticket.holder ?? t.desk.nobody,
    promised: ticket.promised_at === null ? '' : momentOf(ticket.promised_at.getTime(), when),
    said: ticket.said.map(shown),
    sent: ticket.sent.map(shown),
    canned: cannedReplies(agency.settings, ticket.category).map(({ title }, i) => ({ title, value: String(i) })),
    filled,
    hint: t.desk.messageHint(t.desk.by[ticket.channel] ?? t.desk.by.form!),
    stopped: ticket.opted_out && ticket.channel !== 'email',
    errors: error === null ? [] : [{ text: error, href: '#message' }],
    error: error === null ? null : { text: error },
    fields: formFields(ground, request, response, agency.id),
  });
}

/** Under the manager's name, as from Slack; the note is written with the act, or not at all. False: it was not said. */
async function send(ground: Ground, { agency, manager, ticket }: Desk, words: string, key: string): Promise<boolean> {
  const note = newId();
  const acted = await act(
    ground.engine,
    {
      agency: agency.id,
      mailbox: ticket.conversation,
      kind: 'conversation',
      type: 'MANAGER_WROTE',
      key: `desk:${key}`,
      refs: { ticket: ticket.id, note, manager: manager.id },
    },
    async (tx) => {
      await run(
        tx,
        `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at)
         values ($1, $2, $3, $4, 'to_tenant', $5, $6, $7) on conflict do nothing`,
        agency.id,
        note,
        ticket.id,
        `manager:${manager.id}`,
        words,
        `desk:${key}`,
        ground.clock.now(),
      );
    },
  );
  if (acted.kind === 'done' || (acted.kind === 'repeated' && acted.state === 'done')) return true;
  // It was not said: kept as a note among managers.
  await inAgency(ground.db, agency.id, (tx) =>
    run(tx, `update ticket_notes set kind = 'internal' where agency_id = $1 and id = $2`, agency.id, note),
  );
  return false;
}
