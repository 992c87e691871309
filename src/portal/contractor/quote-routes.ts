// The page of a quote, by signed link: what was reported and what is asked; a price, a delay and a file come back, or a no.
import { type Request, type Response, Router } from 'express';
import { act } from '#engine/act.ts';
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { centsOf } from '#lib/money.ts';
import { oneLine } from '#lib/text.ts';
import { isDate, localDate } from '#lib/zone.ts';
import { type PageQuote, quoteForPage } from '#work-orders/quote-record.ts';
import type { Ground } from '../ground.ts';
import { readSent, type Sent } from '../sent.ts';
import { fileRefusal } from './fill.ts';
import { attachFiles, noteOf, wantCard } from './keep.ts';
import { QUOTE_LINK } from './links.ts';
import { openWork, showNo } from './open-work.ts';
import { type OnQuote, type QuoteFill, showDecline, showQuote } from './quote-page.ts';

export function quoteRouter(ground: Ground): Router {
  const router = Router();
  router.get('/devis/:token', async (request, response) => {
    const on = await openQuote(ground, request, response);
    if (on !== null) await showQuote(ground, on);
  });
  router.post('/devis/:token', async (request, response) => {
    const on = await openQuote(ground, request, response);
    if (on === null) return;
    const sent = await readSent(ground, on.at, on.at.agency.id, { byLink: true, documents: true });
    if (sent !== null) await give(ground, on, sent);
  });
  router.get('/devis/:token/non', async (request, response) => {
    const on = await openQuote(ground, request, response);
    if (on === null) return;
    if (on.quote.state === 'asked') showDecline(ground, on);
    else on.at.response.redirect(303, on.here);
  });
  router.post('/devis/:token/non', async (request, response) => {
    const on = await openQuote(ground, request, response);
    if (on === null) return;
    const sent = await readSent(ground, on.at, on.at.agency.id, { byLink: true });
    if (sent === null) return;
    const done = await tell(ground, on, 'QUOTE_DECLINED', sent.key, {});
    response.redirect(303, done ? `${on.here}?fait=declined` : on.here);
  });
  return router;
}

/** Null: the page that says why was shown. */
async function openQuote(ground: Ground, request: Request, response: Response): Promise<OnQuote | null> {
  const opened = await openWork(ground, request, response, QUOTE_LINK);
  if (opened === null) return null;
  const { at, id } = opened;
  const quote = await inAgency(ground.db, at.agency.id, (tx) => quoteForPage(tx, at.agency.id, id, at.contractor));
  if (quote === undefined) {
    showNo(ground, at, 404, at.t.brokenLink, [at.w.brokenHow]);
    return null;
  }
  return { at, quote, here: `/devis/${at.token}`, zone: quote.zone ?? at.agency.settings.agency.timezone };
}

const MOST_WORDS = 4_000;

async function give(ground: Ground, on: OnQuote, sent: Sent): Promise<void> {
  const { at, quote, here, zone } = on;
  if (quote.state !== 'asked') return at.response.redirect(303, here);
  const fill = fillOf(on, sent, localDate(ground.clock.now(), zone));
  const { cents, delayDays, validUntil, words } = fill;
  if (fill.errors.length > 0 || cents === null) return showQuote(ground, on, { sent, fill });
  const done = await tell(ground, on, 'QUOTE_GIVEN', sent.key, { cents, delayDays }, async (tx, now) => {
    const { agency, contractor } = at;
    await run(
      tx,
      `update quotes set words = $3, valid_until = $4::date where agency_id = $1 and id = $2`,
      agency.id,
      quote.id,
      words,
      validUntil,
    );
    await attachFiles(tx, { agency: agency.id, ticket: quote.ticket, quote: quote.id, kind: 'quote' }, sent.media);
    const note = { agency: agency.id, ticket: quote.ticket, contractor, words, at: now };
    if (words !== '') await noteOf(tx, { ...note, source: `page:quote:${sent.key}` });
  });
  at.response.redirect(303, done ? `${here}?fait=given` : here);
}

function fillOf({ at: { w } }: OnQuote, { form, refused }: Sent, today: string): QuoteFill {
  const amount = oneLine(form.text('montant')).slice(0, 40);
  const delay = oneLine(form.text('delai')).slice(0, 10);
  const valid = form.text('validite').trim().slice(0, 20);
  const days = /^\d{1,3}$/.test(delay) ? Number(delay) : null;
  const fill: QuoteFill = {
    amount,
    cents: centsOf(amount) || null,
    delay,
    delayDays: days,
    valid,
    validUntil: isDate(valid) ? valid : null,
    words: form.text('mots').replace(/\r\n/g, '\n').trim().slice(0, MOST_WORDS),
    errors: [],
  };
  const wrong = (field: string, text: string) => void fill.errors.push({ field, text });
  if (fill.cents === null) wrong('montant', w.errors.amount);
  if (delay !== '' && days === null) wrong('delai', w.errors.delay);
  if (valid !== '' && (fill.validUntil === null || valid < today)) wrong('validite', w.errors.date);
  if (refused !== null) wrong('photos', fileRefusal(refused, w));
  return fill;
}

/** Once per form, and only while it is asked for. */
async function tell(
  ground: Ground,
  { at, quote }: OnQuote,
  type: 'QUOTE_GIVEN' | 'QUOTE_DECLINED',
  key: string,
  refs: Record<string, unknown>,
  keep: (tx: Tx, now: Date) => Promise<void> = async () => undefined,
): Promise<boolean> {
  const { agency, contractor } = at;
  const acted = await act(
    ground.engine,
    {
      agency: agency.id,
      mailbox: quote.ticket,
      kind: 'case',
      type,
      key: `page:${type}:${key}`,
      refs: { quote: quote.id, contractor, ...refs },
    },
    async (tx) => {
      const now = ground.clock.now();
      await rows(tx, 'select id from mailboxes where agency_id = $1 and id = $2 for update', agency.id, quote.ticket);
      const present: PageQuote | undefined = await quoteForPage(tx, agency.id, quote.id, contractor);
      if (present?.state !== 'asked') return;
      await keep(tx, now);
      await wantCard(tx, agency.id, quote.ticket, now);
    },
  );
  return acted.kind === 'done' || (acted.kind === 'repeated' && acted.state === 'done');
}
