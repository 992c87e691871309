// The page of a landlord by signed link: their dwellings, a report for one of them, their alerts. GET changes nothing.
import { type Request, type Response, Router } from 'express';
import { inAgency, run } from '#lib/db.ts';
import { dangerIn } from '../danger.ts';
import { refuse } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { readSent } from '../sent.ts';
import { submit } from '../submit.ts';
import { filledOf, saidIn } from '../tenant/report-form.ts';
import { type ReportPage, showReport } from '../tenant/report-page.ts';
import { hasPassed } from '../tenant/report-routes.ts';
import { showThanks } from '../tenant/thanks.ts';
import { showHome } from './home.ts';
import { type Landlord, openLandlord } from './open-landlord.ts';
import type { OwnDwelling } from './record.ts';
import { landlordTicketRouter } from './ticket-routes.ts';

export function landlordRouter(ground: Ground): Router {
  const router = Router();

  router.get('/bailleur/:token', async (request, response) => {
    const landlord = await openLandlord(ground, request, response);
    if (landlord !== null) await showHome(ground, landlord);
  });
  router.post('/bailleur/:token/alertes', async (request, response) => {
    const landlord = await openLandlord(ground, request, response);
    if (landlord === null) return;
    const { agency, person, l, t, home } = landlord;
    const sent = await readSent(ground, landlord, agency.id);
    if (sent === null) return;
    const chosen = (['none', 'all'] as const).find((one) => one === sent.form.text('alertes'));
    if (!sent.ours) return showHome(ground, landlord, t.errors.session);
    if (chosen === undefined) return showHome(ground, landlord, l.errors.alerts);
    await inAgency(ground.db, agency.id, (tx) =>
      run(tx, 'update people set alerts = $3 where agency_id = $1 and id = $2', agency.id, person, chosen),
    );
    response.redirect(303, `${home}?fait=alerts`);
  });
  router.get('/bailleur/:token/signaler/:dwelling', async (request, response) => {
    const report = await openReport(ground, request, response);
    if (report !== null) showReport(ground, report.landlord, report.page);
  });
  router.post('/bailleur/:token/signaler/:dwelling', async (request, response) => {
    const report = await openReport(ground, request, response);
    if (report !== null) await takeReport(ground, report);
  });
  router.get('/bailleur/:token/merci/:key', async (request, response) => {
    const landlord = await openLandlord(ground, request, response);
    if (landlord === null) return;
    const { home, conversation, agency } = landlord;
    await showThanks(ground, landlord, agency, { key: request.params.key, another: home, page: home, conversation });
  });
  router.use(landlordTicketRouter(ground));
  return router;
}

interface Report {
  landlord: Landlord;
  dwelling: OwnDwelling;
  page: ReportPage;
}

/** Null: the page that says why was shown. */
async function openReport(ground: Ground, request: Request, response: Response): Promise<Report | null> {
  const landlord = await openLandlord(ground, request, response);
  if (landlord === null) return null;
  const dwelling = landlord.dwellings.find(({ id }) => id === request.params.dwelling);
  if (dwelling === undefined) {
    refuse(ground, landlord, 'notFound');
    return null;
  }
  const page: ReportPage = {
    agency: landlord.agency.id,
    action: `${landlord.home}/signaler/${dwelling.id}`,
    back: landlord.home,
    title: landlord.l.report(dwelling.name),
    writer: landlord.name,
    stranger: false,
    forOther: true,
  };
  return { landlord, dwelling, page };
}

async function takeReport(ground: Ground, { landlord, dwelling, page }: Report): Promise<void> {
  const { agency, home, conversation, from, language, response } = landlord;
  const sent = await readSent(ground, landlord, agency.id);
  if (sent === null) return;
  const filled = filledOf(sent.form);
  const danger = dangerIn(filled.words, language) !== null;
  if (!hasPassed(ground, landlord, page, { filled, sent, stranger: false, danger })) return;
  const { key, media } = sent;
  const { words } = filled;
  // Managers read above the words which dwelling is meant, whatever the directory makes of it.
  const who = [`${dwelling.place} ${dwelling.name}`];
  const own = { key, media, agency: agency.id, from, conversation, words, said: saidIn(filled), who, by: '' };
  if (!(await submit(ground, { ...own, raw: filled }))) return refuse(ground, landlord, 'busy');
  await placeTickets(ground, landlord, dwelling, key);
  response.redirect(303, `${home}/merci/${key}`);
}

/** Somebody with several dwellings has said which one: the tickets of this form are there. */
async function placeTickets(ground: Ground, { agency, conversation }: Landlord, dwelling: OwnDwelling, key: string) {
  const { id, building, residence } = dwelling;
  await inAgency(ground.db, agency.id, (tx) =>
    run(
      tx,
      `update tickets t set dwelling_id = $4, building_id = $5, residence_id = $6
       from messages m join ticket_messages l on l.agency_id = $1 and l.message_id = m.id
       where m.agency_id = $1 and m.channel = 'form' and m.provider_id = $2 and m.conversation_id = $3
         and t.agency_id = $1 and t.id = l.ticket_id and t.conversation_id = $3 and t.opened_at >= m.received_at`,
      agency.id,
      key,
      conversation,
      id,
      building,
      residence,
    ),
  );
}
