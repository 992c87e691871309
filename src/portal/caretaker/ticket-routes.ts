// One ticket, for the caretaker: call the tenant, send a ready-made message, say that it is repaired.
import { type Request, type Response, Router } from 'express';
import { act } from '#engine/act.ts';
import { inAgency, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { displayPhone } from '#lib/phone.ts';
import { type Done, flashOf } from '../flash.ts';
import { refuse, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { TEXTS } from '../language.ts';
import { formFields, readSent } from '../sent.ts';
import { isDelicate } from '../tenant/facts.ts';
import { openCaretaker } from './open-caretaker.ts';
import { type Caretaker, type ResidenceTicket, residenceTickets } from './record.ts';
import { inShort } from './residence.ts';

interface About {
  caretaker: Caretaker;
  ticket: ResidenceTicket;
  here: string;
}

export function caretakerTicketRouter(ground: Ground): Router {
  const router = Router();
  const page = '/gardien/:token/demandes/:reference';

  router.get(page, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) showTicket(ground, about, null);
  });
  router.post(`${page}/message`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about === null) return;
    const { caretaker, here } = about;
    const sent = await readSent(ground, caretaker, caretaker.agency.id);
    if (sent === null) return;
    const { t } = caretaker;
    if (!sent.ours) return showTicket(ground, about, t.errors.session);
    const chosen = Number(sent.form.text('modele') || Number.NaN);
    if (t.templates[chosen] === undefined) return showTicket(ground, about, t.errors.template);
    response.redirect(303, `${here}?fait=${await send(ground, about, chosen, sent.key)}`);
  });
  router.get(`${page}/repare`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) showRepaired(ground, about, null);
  });
  router.post(`${page}/repare`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about === null) return;
    const { caretaker, ticket, here } = about;
    const sent = await readSent(ground, caretaker, caretaker.agency.id);
    if (sent === null) return;
    if (!sent.ours) return showRepaired(ground, about, caretaker.t.errors.session);
    const acted = await act(ground.engine, {
      agency: caretaker.agency.id,
      mailbox: ticket.id,
      kind: 'case',
      type: 'RESOLVED',
      key: `page:${sent.key}`,
      refs: { person: caretaker.person },
    });
    const done: Done = acted.kind === 'done' || acted.kind === 'repeated' ? 'repaired' : 'late';
    response.redirect(303, `${here}?fait=${done}`);
  });
  return router;
}

/** Null: the page that says why was shown. A ticket of another residence does not exist. */
async function open(ground: Ground, request: Request, response: Response): Promise<About | null> {
  const caretaker = await openCaretaker(ground, request, response);
  if (caretaker === null) return null;
  const [ticket] = await residenceTickets(ground, caretaker, String(request.params.reference) || '-');
  if (ticket !== undefined)
    return { caretaker, ticket, here: `/gardien/${caretaker.token}/demandes/${ticket.reference}` };
  refuse(ground, caretaker, 'notFound');
  return null;
}

function showTicket(ground: Ground, { caretaker, ticket, here }: About, error: string | null): void {
  const { t, token, request, response, agency } = caretaker;
  const delicate = isDelicate(ticket.category, ticket.hazards);
  show(ground, caretaker, 'caretaker-ticket.njk', {
    title: t.request(String(ticket.reference)),
    status: error === null ? 200 : 422,
    base: `/gardien/${token}`,
    here,
    flash: flashOf(caretaker.request, caretaker.t.done),
    ticket: inShort(caretaker, ticket, ground.clock.now()),
    words: delicate ? '' : (ticket.words ?? ''),
    hidden: delicate,
    holder: ticket.holder ?? t.theAgency,
    phone: ticket.phone === null ? null : { href: ticket.phone, shown: displayPhone(ticket.phone) },
    isOpen: ticket.closed_at === null,
    optedOut: ticket.opted_out,
    templates: t.templates.map(({ title, text }, i) => ({
      value: String(i),
      text: title,
      hint: { text: filledIn(text, ticket) },
    })),
    errors: error === null ? [] : [{ text: error, href: '#modele' }],
    error: error === null ? null : { text: error },
    fields: formFields(ground, request, response, agency.id),
  });
}

function showRepaired(ground: Ground, { caretaker, here }: About, error: string | null): void {
  const { t, request, response, agency } = caretaker;
  show(ground, caretaker, 'confirm.njk', {
    title: t.repairedTitle,
    status: error === null ? 200 : 422,
    action: `${here}/repare`,
    back: here,
    why: t.repairedWhy,
    yes: t.repairedSend,
    asksWords: false,
    isGrave: false,
    errors: error === null ? [] : [{ text: error, href: '#oui' }],
    fields: formFields(ground, request, response, agency.id),
  });
}

function filledIn(text: string, { reference }: ResidenceTicket): string {
  return text.replaceAll('{n}', `n° ${reference}`).replaceAll('’', "'").replaceAll('\u00a0', ' ');
}

/** In the tenant's language; the note is written with the act, or not at all. */
async function send(ground: Ground, { caretaker, ticket }: About, chosen: number, key: string): Promise<Done> {
  const { agency, person } = caretaker;
  const theirs = TEXTS[ticket.language === 'en' ? 'en' : 'fr'].templates[chosen];
  if (theirs === undefined) return 'late';
  const note = newId();
  const acted = await act(
    ground.engine,
    {
      agency: agency.id,
      mailbox: ticket.conversation,
      kind: 'conversation',
      type: 'MANAGER_WROTE',
      key: `page:${key}`,
      refs: { ticket: ticket.id, note, person },
    },
    async (tx) => {
      await run(
        tx,
        `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at)
         values ($1, $2, $3, $4, 'to_tenant', $5, $6, $7) on conflict do nothing`,
        agency.id,
        note,
        ticket.id,
        `person:${person}`,
        filledIn(theirs.text, ticket),
        `page:${key}`,
        ground.clock.now(),
      );
    },
  );
  if (acted.kind === 'done' || (acted.kind === 'repeated' && acted.state === 'done')) return 'sent';
  // It was not said: kept as a note among managers.
  await inAgency(ground.db, agency.id, (tx) =>
    run(tx, `update ticket_notes set kind = 'internal' where agency_id = $1 and id = $2`, agency.id, note),
  );
  return 'late';
}
