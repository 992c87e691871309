// One request: where it stands, its history, words and photos to add, and the few things that one press does, each confirmed first.
import { type Request, type Response, Router } from 'express';
import { inAgency, rows } from '#lib/db.ts';
import { dangerIn } from '../danger.ts';
import { type Done, flashOf } from '../flash.ts';
import { refuse, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { formFields, readSent, type Sent } from '../sent.ts';
import { submit } from '../submit.ts';
import { openVisit, type Visitor } from '../visitor.ts';
import { type Act, actsFor, perform } from './acts.ts';
import { staysInside } from './facts.ts';
import { type MyTicket, myTicket } from './record.ts';
import { refusalWords } from './report-form.ts';
import { standingOf } from './standing.ts';
import { storyOf } from './story.ts';

interface About {
  visitor: Visitor;
  ticket: MyTicket;
  /** Address of this request's page. */
  here: string;
}

interface Before {
  sent: Sent;
  words: string;
  error: { field: 'mots' | 'photos'; text: string };
}

const MOST_WORDS = 20_000;

export function ticketRouter(ground: Ground): Router {
  const router = Router();
  const page = '/p/:token/demandes/:reference';

  router.get(page, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await showTicket(ground, about);
  });
  router.post(`${page}/ajouter`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await add(ground, about, 'added');
  });
  router.get(`${page}/:act`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about === null) return;
    const act = actOf(ground, about, request.params.act);
    if (act === undefined) response.redirect(303, `${about.here}?fait=late`);
    else showConfirm(ground, about, act);
  });
  router.post(`${page}/correct`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about !== null) await add(ground, about, 'corrected');
  });
  router.post(`${page}/:act`, async (request, response) => {
    const about = await open(ground, request, response);
    if (about === null) return;
    const { visitor, ticket, here } = about;
    const act = actOf(ground, about, request.params.act);
    const sent = await readSent(ground, visitor, visitor.agency.id);
    if (sent === null) return;
    if (act === undefined || act === 'correct') return response.redirect(303, `${here}?fait=late`);
    if (!sent.ours) return showConfirm(ground, about, act, visitor.t.errors.session);
    response.redirect(303, `${here}?fait=${await perform(ground, visitor, ticket, act, sent.key)}`);
  });
  return router;
}

/** Null: the page that says why was shown. A request of somebody else does not exist. */
async function open(ground: Ground, request: Request, response: Response): Promise<About | null> {
  const visitor = await openVisit(ground, request, response);
  if (visitor === null) return null;
  const ticket = await myTicket(ground, visitor, String(request.params.reference));
  if (ticket !== undefined) return { visitor, ticket, here: `/p/${visitor.token}/demandes/${ticket.reference}` };
  refuse(ground, visitor, 'notFound');
  return null;
}

function actOf(ground: Ground, { visitor, ticket }: About, written: string | undefined): Act | undefined {
  return actsFor(ticket, ground.clock.now(), visitor.agency.flow.reopenMs).find((act) => act === written);
}

async function showTicket(ground: Ground, about: About, before: Before | null = null): Promise<void> {
  const { visitor, ticket, here } = about;
  const { t, request, response, agency, token } = visitor;
  const now = ground.clock.now();
  show(ground, visitor, 'ticket.njk', {
    title: t.request(String(ticket.reference)),
    status: before === null ? 200 : 422,
    base: `/p/${token}`,
    here,
    flash: flashOf(visitor.request, visitor.t.done),
    danger: await dangerJustTold(ground, about),
    standing: standingOf(visitor, ticket, now),
    story: await storyOf(ground, visitor, ticket),
    acts: actsFor(ticket, now, agency.flow.reopenMs).map((act) => ({ href: `${here}/${act}`, text: t.acts[act] })),
    fields: formFields(ground, request, response, agency.id, before?.sent),
    keptCount: before?.sent.media.length ?? 0,
    typed: before?.words ?? '',
    errors: before === null ? [] : [{ text: before.error.text, href: `#${before.error.field}` }],
    errorOf: before === null ? {} : { [before.error.field]: { text: before.error.text } },
  });
}

/** Words that were added a moment ago, where they tell of a danger: the page says what to do, before all else. */
async function dangerJustTold(ground: Ground, { visitor }: About) {
  const { agency, conversation, language, request } = visitor;
  if (typeof request.query.danger !== 'string') return null;
  const key = request.query.danger;
  const [told] = await inAgency(ground.db, agency.id, (tx) =>
    rows<{ text: string }>(
      tx,
      `select text from messages where agency_id = $1 and channel = 'form' and provider_id = $2 and conversation_id = $3`,
      agency.id,
      key,
      conversation,
    ),
  );
  return told === undefined ? null : dangerIn(told.text, language, await staysInside(ground, visitor));
}

async function add(ground: Ground, about: About, as: 'added' | 'corrected'): Promise<void> {
  const { visitor, ticket, here } = about;
  const { agency, conversation, from, t } = visitor;
  const sent = await readSent(ground, visitor, agency.id);
  if (sent === null) return;
  const words = sent.form.text('mots').replace(/\r\n/g, '\n').trim().slice(0, MOST_WORDS);
  const danger = dangerIn(words, visitor.language) !== null;
  const again = (error: Before['error']) => showTicket(ground, about, { sent, words, error });
  if (!sent.ours && !danger) return again({ field: 'mots', text: t.errors.session });
  if (sent.refused !== null && !danger) return again({ field: 'photos', text: refusalWords(sent.refused, t) });
  if (words === '' && sent.media.length === 0) return again({ field: 'mots', text: t.errors.words });
  const { key, media } = sent;
  const said = { ticket: ticket.id };
  const own = { key, media, agency: agency.id, from, conversation, words, said, who: [], by: '', raw: { words } };
  if (!(await submit(ground, own))) return refuse(ground, visitor, 'busy');
  const done: Done = words === '' ? 'photo' : as;
  visitor.response.redirect(303, `${here}?fait=${done}${danger ? `&danger=${key}` : ''}`);
}

function showConfirm(ground: Ground, { visitor, here }: About, act: Act, error: string | null = null): void {
  const { t, request, response, agency } = visitor;
  show(ground, visitor, 'confirm.njk', {
    title: t.confirmTitle[act],
    status: error === null ? 200 : 422,
    action: `${here}/${act}`,
    back: here,
    why: t.confirmWhy[act],
    yes: t.confirmYes[act],
    asksWords: act === 'correct',
    isGrave: act === 'cancel',
    errors: error === null ? [] : [{ text: error, href: '#oui' }],
    fields: formFields(ground, request, response, agency.id),
  });
}
