// A person's own page by signed link: what they asked for, what we answered, and all that they can do about it. GET changes nothing.
import { Router } from 'express';
import { oneLine } from '#lib/text.ts';
import { refuse, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { landlordPath } from '../landlord/links.ts';
import { readSent } from '../sent.ts';
import { submit } from '../submit.ts';
import { openVisit } from '../visitor.ts';
import { sayAlso } from './also.ts';
import { showHome } from './home.ts';
import { openQuestion } from './question.ts';
import { myTickets } from './record.ts';
import { talkOf } from './story.ts';

export function personRouter(ground: Ground): Router {
  const router = Router();

  router.get('/p/:token', async (request, response) => {
    const visitor = await openVisit(ground, request, response);
    if (visitor === null) return;
    // Who is nothing but a caretaker, or a landlord, has one page.
    const isOnly = (one: string) => visitor.roles.every(({ role }) => role === one);
    if (isOnly('caretaker')) response.redirect(303, `/gardien/${visitor.token}`);
    else if (isOnly('landlord')) response.redirect(303, landlordPath(ground, visitor.agency.id, visitor.person));
    else await showHome(ground, visitor);
  });

  router.post('/p/:token/repondre', async (request, response) => {
    const visitor = await openVisit(ground, request, response);
    if (visitor === null) return;
    const { agency, conversation, from, t } = visitor;
    const sent = await readSent(ground, visitor, agency.id);
    if (sent === null) return;
    const home = `/p/${visitor.token}`;
    const question = await openQuestion(ground, visitor, await myTickets(ground, visitor));
    if (question === null || question.key !== sent.form.text('question'))
      return response.redirect(303, `${home}?fait=late`);
    const given = oneLine(sent.form.text('reponse'));
    const words = question.options.find(({ value }) => value === given)?.text ?? given;
    if (!sent.ours) return showHome(ground, visitor, { field: 'reponse', text: t.errors.session });
    if (words === '') return showHome(ground, visitor, { field: 'reponse', text: t.errors.answer });
    const said = question.ticket === null ? {} : { ticket: question.ticket };
    const raw = { question: question.key, answer: given };
    const own = { key: sent.key, agency: agency.id, from, conversation, words, said, who: [], by: '', media: [], raw };
    if (!(await submit(ground, own))) return refuse(ground, visitor, 'busy');
    response.redirect(303, `${home}?fait=answered`);
  });

  router.post('/p/:token/immeuble/:ticket', async (request, response) => {
    const visitor = await openVisit(ground, request, response);
    if (visitor === null) return;
    const sent = await readSent(ground, visitor, visitor.agency.id);
    if (sent === null) return;
    const home = `/p/${visitor.token}`;
    if (!sent.ours) return response.redirect(303, `${home}?fait=late`);
    const done = await sayAlso(ground, visitor, String(request.params.ticket));
    if (done === null) return refuse(ground, visitor, 'busy');
    response.redirect(303, `${home}?fait=${done}`);
  });

  router.get('/p/:token/messages', async (request, response) => {
    const visitor = await openVisit(ground, request, response);
    if (visitor === null) return;
    const { items, older } = await talkOf(ground, visitor, beforeOf(request.query.avant, ground.clock.now()));
    const base = `/p/${visitor.token}`;
    show(ground, visitor, 'messages.njk', {
      title: visitor.t.messagesTitle,
      base,
      items,
      older: older === null ? null : `${base}/messages?avant=${older.getTime()}`,
    });
  });
  return router;
}

const LATER_MS = 60_000;

function beforeOf(written: unknown, now: Date): Date {
  const ms = typeof written === 'string' && /^\d{1,15}$/.test(written) ? Number(written) : Number.NaN;
  return Number.isNaN(ms) ? new Date(now.getTime() + LATER_MS) : new Date(ms);
}
