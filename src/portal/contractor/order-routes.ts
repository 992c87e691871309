// The page of an order, by signed link: read by GET, which changes nothing whoever opens it, and answered by forms.
import { type Request, type Response, Router } from 'express';
import { act } from '#engine/act.ts';
import { inAgency, rows, run } from '#lib/db.ts';
import type { OrderFile } from '#work-orders/documents.ts';
import { isTheirs, orderForPage, type PageOrder } from '#work-orders/pages-record.ts';
import { refuse } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { amountOf } from '../money.ts';
import { readSent, type Sent } from '../sent.ts';
import { showAct } from './act-page.ts';
import { ACTS, type Act, actsOf, isSaidAlready } from './acts.ts';
import { passDanger } from './danger-told.ts';
import { type Fill, fillOf } from './fill.ts';
import { attachFiles, keepInvoice, noteOf, wantCard } from './keep.ts';
import { ORDER_LINK } from './links.ts';
import type { OnOrder } from './on-order.ts';
import { type AtWork, openWork, showNo } from './open-work.ts';
import { showOrder } from './order-page.ts';
import { say } from './say.ts';

type Done = keyof AtWork['w']['done'];

export function orderRouter(ground: Ground): Router {
  const router = Router();

  router.get('/o/:token', async (request, response) => {
    const on = await openOrder(ground, request, response);
    if (on !== null) await showOrder(ground, on);
  });
  router.post('/o/:token/travaux', async (request, response) => {
    const on = await openOrder(ground, request, response);
    if (on === null) return;
    const sent = await readSent(ground, on.at, on.at.agency.id, { byLink: true });
    if (sent !== null) await sendDayLink(ground, on);
  });
  for (const [word, said] of [
    ['oui', 'accept'],
    ['non', 'refuse'],
  ] as const)
    router.post(`/o/:token/${word}`, async (request, response) => {
      const on = await openOrder(ground, request, response);
      if (on === null) return;
      const sent = await readSent(ground, on.at, on.at.agency.id, { byLink: true });
      if (sent === null) return;
      const nothing = { slots: [], reason: null, cents: 0, words: '', visitor: '', media: [] };
      if (await wasSaid(ground, on, `page:${said}:${sent.key}`)) return back(on, 'already');
      if (on.order.wish === null) return back(on, 'late_act');
      const outcome = await say(ground, on.at, on.order, { ...nothing, said, key: sent.key });
      back(on, outcome === 'refused' ? 'late_act' : said === 'accept' ? 'wish' : 'refuse');
    });
  router.get('/o/:token/ordre.pdf', async (request, response) => {
    const on = await openOrder(ground, request, response);
    if (on === null) return;
    const { at, order } = on;
    const isTaken = order.state !== 'offered';
    give(ground, on, isTaken ? await ground.documents.pdf(at.agency.id, order.id, at.contractor) : null);
  });
  router.get('/o/:token/visite.ics', async (request, response) => {
    const on = await openOrder(ground, request, response);
    if (on === null) return;
    const { at, order } = on;
    give(ground, on, await ground.documents.visit(at.agency.id, order.id, 'contractor'));
  });
  router.get('/o/:token/:act', async (request, response) => {
    const on = await openOrder(ground, request, response);
    if (on === null) return;
    const act = actNamed(request);
    if (act === undefined) return refuse(ground, on.at, 'notFound');
    if (actsOf(on.order).includes(act)) showAct(ground, on, act);
    else back(on, isSaidAlready(act, on.order) ? 'already' : 'late_act');
  });
  router.post('/o/:token/:act', async (request, response) => {
    const on = await openOrder(ground, request, response);
    if (on === null) return;
    const act = actNamed(request);
    if (act === undefined) return refuse(ground, on.at, 'notFound');
    const sent = await readSent(ground, on.at, on.at.agency.id, { byLink: true, documents: act === 'invoice' });
    if (sent !== null) await take(ground, on, act, sent);
  });
  return router;
}

/** Null: the page that says why was shown. Who no longer has the order learns that, and nothing of the tenant. */
async function openOrder(ground: Ground, request: Request, response: Response): Promise<OnOrder | null> {
  const opened = await openWork(ground, request, response, ORDER_LINK);
  if (opened === null) return null;
  const { at, id } = opened;
  const order = await inAgency(ground.db, at.agency.id, (tx) => orderForPage(tx, at.agency.id, id, at.contractor));
  if (order === undefined) {
    showNo(ground, at, 404, at.t.brokenLink, [at.w.brokenHow]);
    return null;
  }
  if (!isTheirs(order, at.contractor)) {
    showNo(ground, at, 410, at.w.gone.title, [at.w.gone[howGone(order)], at.w.gone.stay]);
    return null;
  }
  return { at, order, here: `/o/${at.token}`, zone: order.zone ?? at.agency.settings.agency.timezone };
}

function howGone({ state, offer }: PageOrder): 'refused' | 'expired' | 'given' | 'called_off' {
  if (offer === 'refused' || offer === 'expired') return offer;
  return state === 'called_off' ? 'called_off' : 'given';
}

/** A document of the order, where there is one at this moment. */
function give(ground: Ground, { at }: OnOrder, file: OrderFile | null): void {
  if (file === null) {
    refuse(ground, at, 'notFound');
    return;
  }
  at.response.setHeader('Cache-Control', 'no-store');
  at.response.attachment(file.name).type(file.contentType).send(Buffer.from(file.content));
}

function actNamed(request: Request): Act | undefined {
  const named = String(request.params.act);
  return Object.hasOwn(ACTS, named) ? (named as Act) : undefined;
}

function back({ at, here }: OnOrder, done: Done): void {
  at.response.redirect(303, `${here}?fait=${done}`);
}

async function take(ground: Ground, on: OnOrder, act: Act, sent: Sent): Promise<void> {
  const { at, order, zone } = on;
  // A click too many, or a form that is sent again when the network is back.
  if (await wasSaid(ground, on, `page:${act}:${sent.key}`)) return back(on, 'already');
  if (!actsOf(order).includes(act)) return back(on, isSaidAlready(act, order) ? 'already' : 'late_act');
  const fill = fillOf(act, sent, ground.clock.now(), zone, at.w);
  if (fill.errors.length > 0) {
    if (sent.form.text('page') === 'ordre') return showOrder(ground, on, { sent, fill });
    return showAct(ground, on, act, { sent, fill });
  }
  if (act === 'visitor') await nameVisitor(ground, on, fill);
  else if (act === 'invoice') await takeInvoice(ground, on, sent, fill);
  else {
    const { words, reason, visitor, cents } = fill;
    const saying = { said: act, key: sent.key, slots: fill.slots.slots, reason, words, visitor, media: sent.media };
    const outcome = await say(ground, at, order, { ...saying, cents: cents ?? 0 });
    if (outcome !== 'done') return back(on, outcome === 'repeated' ? 'already' : 'late_act');
    if (await passDanger(ground, on, act, words, sent.key)) {
      return at.response.redirect(
        303,
        `${on.here}?fait=${act}&danger=${encodeURIComponent(`page:${act}:${sent.key}`)}`,
      );
    }
  }
  back(on, act);
}

/** One in that time, however often it is asked for. */
const ONCE_MS = 10 * 60_000;

/** To the number or mail of the company, whoever pressed: the link of one order does not open the others. */
async function sendDayLink(ground: Ground, on: OnOrder): Promise<void> {
  const { at, order } = on;
  const { agency, contractor } = at;
  const [known] = await inAgency(ground.db, agency.id, (tx) =>
    rows<{ talk: string }>(
      tx,
      'select conversation_id as talk from contractors where agency_id = $1 and id = $2',
      agency.id,
      contractor,
    ),
  );
  if (known === undefined) return back(on, 'late_act');
  const params = { ticket: order.ticket, order: order.id, now: 1 };
  await act(ground.engine, {
    agency: agency.id,
    mailbox: known.talk,
    kind: 'conversation',
    type: 'CONTRACTOR_TOLD',
    key: `page:day:${Math.floor(ground.clock.now().getTime() / ONCE_MS)}`,
    refs: { ticket: order.ticket, order: order.id, text: 'order.day', params },
  });
  back(on, 'day');
}

/** The very same form came before. */
async function wasSaid({ db }: Ground, { at, order }: OnOrder, key: string): Promise<boolean> {
  const { agency } = at;
  const found = await inAgency(db, agency.id, (tx) =>
    rows(
      tx,
      `select 1 from events where agency_id = $1 and mailbox_id = $2 and key = $3
       union all select 1 from ticket_notes where agency_id = $1 and ticket_id = $2 and source = $3`,
      agency.id,
      order.ticket,
      key,
    ),
  );
  return found.length > 0;
}

async function nameVisitor({ db }: Ground, { at, order }: OnOrder, { visitor }: Fill): Promise<void> {
  const { agency, contractor } = at;
  await inAgency(db, agency.id, (tx) =>
    run(
      tx,
      'update work_orders set visitor = $4 where agency_id = $1 and id = $2 and contractor_id = $3',
      agency.id,
      order.id,
      contractor,
      visitor,
    ),
  );
}

async function takeInvoice(ground: Ground, { at, order }: OnOrder, sent: Sent, fill: Fill): Promise<void> {
  const { contractor, agency } = at;
  const now = ground.clock.now();
  const { number, cents } = fill;
  if (cents === null) return;
  await inAgency(ground.db, agency.id, async (tx) => {
    const about = { agency: agency.id, order: order.id, contractor };
    const state = await keepInvoice(tx, { ...about, key: sent.key, number, cents, at: now });
    if (state === undefined) return;
    await attachFiles(tx, { agency: agency.id, ticket: order.ticket, order: order.id, kind: 'invoice' }, sent.media);
    const amount = amountOf(cents, 'fr');
    const ceiling = order.ceiling_cents === null ? '' : amountOf(order.ceiling_cents, 'fr');
    const compared = state === 'above' ? `au-dessus du plafond de ${ceiling}` : 'dans le plafond';
    const words = `Facture ${number} : ${amount}, ${compared} (ordre ${order.reference}-${order.n})`;
    const note = { agency: agency.id, ticket: order.ticket, contractor, words, at: now };
    await noteOf(tx, { ...note, source: `page:invoice:${sent.key}` });
    await wantCard(tx, agency.id, order.ticket, now);
  });
}
