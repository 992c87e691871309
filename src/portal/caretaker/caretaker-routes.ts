// The page of a residence's caretaker, on a telephone: its tickets, a report in a tenant's name, a ready-made message, a repair confirmed.
import { type Request, type Response, Router } from 'express';
import { dangerIn } from '../danger.ts';
import { refuse, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { readSent } from '../sent.ts';
import { submit } from '../submit.ts';
import { filledOf, saidIn } from '../tenant/report-form.ts';
import { type ReportPage, showReport } from '../tenant/report-page.ts';
import { hasPassed } from '../tenant/report-routes.ts';
import { showThanks } from '../tenant/thanks.ts';
import { answeredBy } from '../visitor.ts';
import { findTenants } from './find-tenant.ts';
import { openCaretaker } from './open-caretaker.ts';
import { type Caretaker, type Tenant, tenantsOf } from './record.ts';
import { showResidence } from './residence.ts';
import { caretakerTicketRouter } from './ticket-routes.ts';

export function caretakerRouter(ground: Ground): Router {
  const router = Router();

  router.get('/gardien/:token', async (request, response) => {
    const caretaker = await openCaretaker(ground, request, response);
    if (caretaker !== null) await showResidence(ground, caretaker);
  });

  router.get('/gardien/:token/signaler', async (request, response) => {
    const caretaker = await openCaretaker(ground, request, response);
    if (caretaker === null) return;
    const { t, token } = caretaker;
    const written = typeof request.query.nom === 'string' ? request.query.nom : '';
    const found = written === '' ? [] : findTenants(await tenantsOf(ground, caretaker), written);
    show(ground, caretaker, 'find-tenant.njk', {
      title: t.searchTitle,
      base: `/gardien/${token}`,
      written,
      found: found.map(({ id, name, place }) => ({ href: `/gardien/${token}/signaler/${id}`, name, place })),
    });
  });

  router.get('/gardien/:token/signaler/:for', async (request, response) => {
    const report = await openReport(ground, request, response);
    if (report !== null) showReport(ground, report.caretaker, report.page);
  });
  router.post('/gardien/:token/signaler/:for', async (request, response) => {
    const report = await openReport(ground, request, response);
    if (report !== null) await takeReport(ground, report);
  });
  router.get('/gardien/:token/merci/:key', async (request, response) => {
    const caretaker = await openCaretaker(ground, request, response);
    if (caretaker === null) return;
    const base = `/gardien/${caretaker.token}`;
    const about = { key: String(request.params.key), another: `${base}/signaler`, page: base };
    await showThanks(ground, caretaker, caretaker.agency, about);
  });

  router.use(caretakerTicketRouter(ground));
  return router;
}

interface Report {
  caretaker: Caretaker;
  /** Null: about the common parts, in the caretaker's own name. */
  tenant: Tenant | null;
  page: ReportPage;
}

const COMMON = 'commun';

async function openReport(ground: Ground, request: Request, response: Response): Promise<Report | null> {
  const caretaker = await openCaretaker(ground, request, response);
  if (caretaker === null) return null;
  const { t, token, agency, name } = caretaker;
  const named = String(request.params.for);
  const tenant = named === COMMON ? null : (await tenantsOf(ground, caretaker)).find(({ id }) => id === named);
  if (tenant === undefined) {
    refuse(ground, caretaker, 'notFound');
    return null;
  }
  const page: ReportPage = {
    agency: agency.id,
    action: `/gardien/${token}/signaler/${named}`,
    back: `/gardien/${token}`,
    title: tenant === null ? t.reportCommon : t.reportFor(tenant.name),
    writer: name,
    stranger: false,
    forOther: true,
  };
  return { caretaker, tenant, page };
}

async function takeReport(ground: Ground, { caretaker, tenant, page }: Report): Promise<void> {
  const { agency, token, person, name, language } = caretaker;
  const sent = await readSent(ground, caretaker, agency.id);
  if (sent === null) return;
  const filled = filledOf(sent.form);
  const danger = dangerIn(filled.words, language) !== null;
  if (!hasPassed(ground, caretaker, page, { filled, sent, stranger: false, danger })) return;
  const kept = await submit(ground, {
    key: sent.key,
    media: sent.media,
    agency: agency.id,
    from: tenant === null ? caretaker.from : await answeredBy(ground, agency.id, tenant.id),
    conversation: tenant?.conversation ?? caretaker.conversation,
    words: filled.words,
    said: { ...saidIn(filled), ...(tenant === null ? {} : { by: person }) },
    who: [],
    by: tenant === null ? '' : name,
    raw: filled,
  });
  if (!kept) return refuse(ground, caretaker, 'busy');
  caretaker.response.redirect(303, `/gardien/${token}/merci/${sent.key}`);
}
