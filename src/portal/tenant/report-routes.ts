// Report a problem: with a link or without one. What was typed survives every error; sent twice, it is one message.
import { type Request, type Response, Router } from 'express';
import type { KnownAgency } from '#agency/registry.ts';
import { dangerIn } from '../danger.ts';
import { refuse, type Showing, show, showing } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { readSent, type Sent } from '../sent.ts';
import { submit } from '../submit.ts';
import { openVisit, type Visitor } from '../visitor.ts';
import { staysInside } from './facts.ts';
import { errorsIn, type Filled, filledOf, saidIn, strangerAt } from './report-form.ts';
import { type ReportPage, showReport } from './report-page.ts';
import { showThanks } from './thanks.ts';

export function reportRouter(ground: Ground): Router {
  const router = Router();

  router.get('/signaler', async (request, response) => chooseAgency(ground, request, response, '/signaler'));
  router.get('/signaler/:agency', async (request, response) => {
    const found = await agencyOf(ground, request, response);
    if (found !== null) showReport(ground, found.at, publicPage(found));
  });
  router.post('/signaler/:agency', async (request, response) => {
    const found = await agencyOf(ground, request, response);
    if (found !== null) await takePublic(ground, found);
  });
  router.get('/signaler/:agency/merci/:key', async (request, response) => {
    const found = await agencyOf(ground, request, response);
    if (found === null) return;
    const another = `/signaler/${found.agency.id}`;
    await showThanks(ground, found.at, found.agency, { key: request.params.key, another, page: null });
  });

  router.get('/p/:token/signaler', async (request, response) => {
    const visitor = await openVisit(ground, request, response);
    if (visitor !== null) showReport(ground, visitor, ownPage(visitor));
  });
  router.post('/p/:token/signaler', async (request, response) => {
    const visitor = await openVisit(ground, request, response);
    if (visitor !== null) await takeOwn(ground, visitor);
  });
  router.get('/p/:token/merci/:key', async (request, response) => {
    const visitor = await openVisit(ground, request, response);
    if (visitor === null) return;
    const page = `/p/${visitor.token}`;
    const { agency, conversation } = visitor;
    const about = { key: request.params.key, another: `${page}/signaler`, page, conversation };
    await showThanks(ground, visitor, agency, about);
  });
  return router;
}

interface AtAgency {
  agency: KnownAgency;
  at: Showing;
}

/** Null: the page that says why was shown. */
export async function agencyOf(ground: Ground, request: Request, response: Response): Promise<AtAgency | null> {
  const agency = (await ground.agencies.all()).find(({ id }) => id === request.params.agency);
  const at = showing(ground, request, response, agency?.settings ?? null);
  if (agency !== undefined) return { agency, at };
  refuse(ground, at, 'notFound');
  return null;
}

export async function chooseAgency(ground: Ground, request: Request, response: Response, path: string): Promise<void> {
  const all = await ground.agencies.all();
  const [only] = all;
  if (only !== undefined && all.length === 1) return response.redirect(303, `${path}/${only.id}`);
  const at = showing(ground, request, response, null);
  show(ground, at, 'agencies.njk', {
    title: at.t.whichAgency,
    agencies: all.map(({ id, settings }) => ({ href: `${path}/${id}`, name: settings.agency.name })),
  });
}

const publicPage = ({ agency, at }: AtAgency): ReportPage => ({
  agency: agency.id,
  action: `/signaler/${agency.id}`,
  back: null,
  title: at.t.reportTitle,
  writer: '',
  stranger: true,
  forOther: false,
});

const ownPage = ({ agency, token, t, name }: Visitor): ReportPage => ({
  agency: agency.id,
  action: `/p/${token}/signaler`,
  back: `/p/${token}`,
  title: t.reportTitle,
  writer: name,
  stranger: false,
  forOther: false,
});

async function takePublic(ground: Ground, { agency, at }: AtAgency): Promise<void> {
  const sent = await readSent(ground, at, agency.id);
  if (sent === null) return;
  const filled = filledOf(sent.form);
  const danger = dangerIn(filled.words, at.language) !== null;
  if (!hasPassed(ground, at, publicPage({ agency, at }), { filled, sent, stranger: true, danger })) return;
  const limit = danger ? ground.limits.dangers : ground.limits.reports;
  if (!(await limit.allows(at.request.ip ?? ''))) return refuse(ground, at, 'tooMany');
  const { key, media } = sent;
  const kept = await submit(ground, {
    key,
    media,
    agency: agency.id,
    from: strangerAt(filled, key),
    words: filled.words,
    said: saidIn(filled),
    who: [filled.name, filled.address, filled.phone, filled.email],
    by: '',
    raw: filled,
  });
  if (!kept) return refuse(ground, at, 'busy');
  at.response.redirect(303, `/signaler/${agency.id}/merci/${key}`);
}

async function takeOwn(ground: Ground, visitor: Visitor): Promise<void> {
  const { agency, token, conversation, from } = visitor;
  const sent = await readSent(ground, visitor, agency.id);
  if (sent === null) return;
  const filled = filledOf(sent.form);
  const danger = dangerIn(filled.words, visitor.language, await staysInside(ground, visitor)) !== null;
  if (!hasPassed(ground, visitor, ownPage(visitor), { filled, sent, stranger: false, danger })) return;
  const { key, media } = sent;
  const said = saidIn(filled);
  const own = { key, media, agency: agency.id, from, conversation, words: filled.words, said, who: [], by: '' };
  if (!(await submit(ground, { ...own, raw: filled }))) return refuse(ground, visitor, 'busy');
  visitor.response.redirect(303, `/p/${token}/merci/${key}`);
}

/** False: the form is shown again, with what was typed and what is missing. */
export function hasPassed(
  ground: Ground,
  at: Showing,
  page: ReportPage,
  { filled, sent, stranger, danger }: { filled: Filled; sent: Sent; stranger: boolean; danger: boolean },
): boolean {
  const errors = errorsIn(filled, sent, { stranger, danger, t: at.t });
  // A danger is taken from a page that lay open for days, too.
  if ((sent.ours || danger) && errors.length === 0) return true;
  showReport(ground, at, page, { filled, sent, errors, expired: !sent.ours });
  return false;
}
