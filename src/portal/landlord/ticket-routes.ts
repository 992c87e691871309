// What a landlord may do about a request of their dwelling: write to the agency alone, close it, agree to work or refuse it.
import { type Request, type Response, Router } from 'express';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { inAgency, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { wantCard } from '../contractor/keep.ts';
import { dangerIn } from '../danger.ts';
import { refuse, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { formFields, readSent } from '../sent.ts';
import { submit } from '../submit.ts';
import { openLandlord } from './open-landlord.ts';
import { landlordTickets, ordersOf } from './record.ts';
import { type About, showTicket } from './ticket-page.ts';

const MOST_WORDS = 4_000;

export function landlordTicketRouter(ground: Ground): Router {
  const router = Router();
  const page = '/bailleur/:token/demandes/:reference';

  router.get(page, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await showTicket(ground, about);
  });
  router.post(`${page}/ecrire`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await comment(ground, about);
  });
  router.get(`${page}/fermer`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) confirm(ground, about, 'fermer');
  });
  router.post(`${page}/fermer`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await perform(ground, about, 'fermer', { type: 'RESOLVED', done: 'closed' });
  });
  router.post(`${page}/accord/:order`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await decide(ground, about, 'ORDER_GRANTED');
  });
  router.get(`${page}/refus/:order`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) confirm(ground, about, `refus/${String(request.params.order)}`);
  });
  router.post(`${page}/refus/:order`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await decide(ground, about, 'ORDER_DENIED');
  });
  return router;
}

/** Null: the page that says why was shown. A request of another dwelling does not exist. */
async function open(ground: Ground, request: Request, response: Response): Promise<About | null> {
  const landlord = await openLandlord(ground, request, response);
  if (landlord === null) return null;
  const written = String(request.params.reference);
  const [ticket] = /^\d{1,9}$/.test(written) ? await landlordTickets(ground, landlord, Number(written)) : [];
  if (ticket !== undefined) return { landlord, ticket, here: `${landlord.home}/demandes/${ticket.reference}` };
  refuse(ground, landlord, 'notFound');
  return null;
}

function confirm(ground: Ground, { landlord, ticket, here }: About, what: string, error: string | null = null): void {
  const { l, request, response, agency } = landlord;
  const closing = what === 'fermer';
  if (closing && ticket.closed_at !== null) {
    response.redirect(303, `${here}?fait=already`);
    return;
  }
  show(ground, landlord, 'confirm.njk', {
    title: closing ? l.closeTitle : l.denyTitle,
    status: error === null ? 200 : 422,
    action: `${here}/${what}`,
    back: here,
    why: closing ? l.closeWhy : l.denyWhy,
    yes: closing ? l.closeYes : l.denyYes,
    asksWords: false,
    isGrave: !closing,
    errors: error === null ? [] : [{ text: error, href: '#oui' }],
    fields: formFields(ground, request, response, agency.id),
  });
}

interface Performing {
  type: EventType;
  refs?: Record<string, unknown>;
  done: 'closed' | 'granted' | 'denied';
}

/** Once per form; too late, the page says so. */
async function perform(ground: Ground, about: About, page: string | null, { type, refs, done }: Performing) {
  const { landlord, ticket, here } = about;
  const { agency, person, response, t } = landlord;
  const sent = await readSent(ground, landlord, agency.id);
  if (sent === null) return;
  if (!sent.ours && page !== null) return confirm(ground, about, page, t.errors.session);
  if (!sent.ours) return showTicket(ground, about, { sent, words: '', error: t.errors.session });
  const acted = await act(ground.engine, {
    agency: agency.id,
    mailbox: ticket.id,
    kind: 'case',
    type,
    key: `page:${type}:${sent.key}`,
    refs: { ...refs, person },
  });
  const said = acted.kind === 'done' ? done : acted.kind === 'repeated' && acted.state === 'done' ? 'already' : 'late';
  response.redirect(303, `${here}?fait=${said}`);
}

async function decide(ground: Ground, about: About, type: 'ORDER_GRANTED' | 'ORDER_DENIED'): Promise<void> {
  const { landlord, ticket } = about;
  const id = String(landlord.request.params.order);
  const order = (await ordersOf(ground, landlord, [ticket.id])).find((one) => one.id === id);
  if (order === undefined) return refuse(ground, landlord, 'notFound');
  const granted = type === 'ORDER_GRANTED';
  if (!order.waits) return landlord.response.redirect(303, `${about.here}?fait=${wasDecided(order.state, granted)}`);
  await perform(ground, about, granted ? null : `refus/${id}`, {
    type,
    refs: { order: id, manager: null },
    done: granted ? 'granted' : 'denied',
  });
}

/** What was asked has happened, or the contrary of it. */
function wasDecided(state: string, granted: boolean): 'already' | 'late' {
  return granted === (state !== 'called_off') ? 'already' : 'late';
}

/** Into the private thread, which the tenant never sees. Words that tell of a danger take the road of a report as well. */
async function comment(ground: Ground, about: About): Promise<void> {
  const { landlord, ticket, here } = about;
  const { agency, person, conversation, from, language, l, t, response } = landlord;
  const sent = await readSent(ground, landlord, agency.id);
  if (sent === null) return;
  const words = sent.form.text('mots').replace(/\r\n/g, '\n').trim().slice(0, MOST_WORDS);
  const danger = dangerIn(words, language);
  if (words === '') return showTicket(ground, about, { sent, words, error: l.errors.comment });
  if (!sent.ours && danger === null) return showTicket(ground, about, { sent, words, error: t.errors.session });
  const now = ground.clock.now();
  await inAgency(ground.db, agency.id, async (tx) => {
    await run(
      tx,
      `insert into ticket_notes (agency_id, id, ticket_id, author, kind, words, source, at)
       values ($1, $2, $3, $4, 'landlord', $5, $6, $7) on conflict do nothing`,
      agency.id,
      newId(),
      ticket.id,
      `person:${person}`,
      words,
      `page:${sent.key}`,
      now,
    );
    await wantCard(tx, agency.id, ticket.id, now);
  });
  if (danger === null) return response.redirect(303, `${here}?fait=commented`);
  const own = { key: sent.key, agency: agency.id, from, conversation, words, said: {}, who: [], by: '', media: [] };
  if (!(await submit(ground, { ...own, raw: { words } }))) return refuse(ground, landlord, 'busy');
  await showTicket(ground, about, null, danger);
}
