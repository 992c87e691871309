// /sandbox for people: one page, plain forms that come back to it, and two files of looks and comfort.
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { pageHeaders } from '#web/server.ts';
import type { Acted } from '../act.ts';
import type { PostOffice } from '../email/post-office.ts';
import type { Play } from '../play.ts';
import { elementsOf } from '../slack/elements.ts';
import type { Workspace } from '../slack/workspace.ts';
import type { TwilioStandIn } from '../twilio/twilio.ts';
import { WrongRequest } from '../wrong-request.ts';
import { fieldsOf, filesOf, readForm, text } from './forms.ts';
import { page } from './page.ts';
import { type Place, readCanal, readPlace, to } from './place.ts';

export interface Pages {
  play(): Play;
  phones: TwilioStandIn;
  email: PostOffice;
  workspace: Workspace;
}

const LARGEST_FORM = '12mb';

export function pagesRouter(pages: Pages): Router {
  const { play, phones, email, workspace } = pages;
  const router = Router();
  router.use(pageHeaders());
  for (const name of ['sandbox.css', 'sandbox.js']) {
    router.get(`/${name}`, (_request, response) => response.sendFile(join(import.meta.dirname, name)));
  }
  router.get('/', async (request, response) => {
    response.type('html').send(await page(pages, readPlace(request.query as Record<string, unknown>)));
  });

  // Where links to a message lead, as in Slack.
  router.get('/archives/:channel/:message', (request, response) => {
    const { channel, message } = request.params;
    const found = workspace.message(channel, message.replace(/^p(\d+)(\d{6})$/, '$1.$2'));
    const place = readPlace(request.query as Record<string, unknown>);
    response.redirect(303, to({ ...place, vue: 'slack', salon: channel, fil: found?.threadTs ?? found?.ts ?? '' }));
  });

  router.use(sameSite, express.raw({ type: () => true, limit: LARGEST_FORM }));
  const form = (path: string, act: (place: Place, form: FormData) => Promise<Place>) =>
    router.post(path, async (request, response) => {
      const place = readPlace(request.query as Record<string, unknown>);
      const next = await act(place, await readForm(request)).catch((error) => told(place, error));
      response.redirect(303, to(next, { erreur: next.erreur, manque: next.manque }));
    });

  form('/ecrire', async (place, sent) => {
    const canal = readCanal(text(sent, 'canal'));
    const words = text(sent, 'texte').replace(/\r\n/g, '\n');
    const media = await filesOf(sent, 'photo');
    // The button of a telephone does nothing without words; a story may send them empty.
    if (words.trim() === '' && media.length === 0)
      throw new WrongRequest('Écrivez quelque chose, ou joignez une photo.');
    await play().say({
      from: place.de,
      channel: canal,
      text: words,
      ...(canal === 'email' ? { subject: text(sent, 'objet') } : {}),
      media,
    });
    return { ...place, canal, vue: 'telephone' };
  });
  form('/eteindre', async (place, sent) => {
    const { phone } = await play().directory.find(place.de);
    phones.switchOff(phone, text(sent, 'eteint') !== '');
    return place;
  });
  form('/boite', async (place, sent) => {
    const someone = await play().directory.find(place.de);
    email.close(someone.email, text(sent, 'fermee') !== '');
    return place;
  });
  form('/horloge', async (place, sent) => {
    const advance = text(sent, 'avance');
    if (advance === 'demain') await play().moveTo('demain 08:00');
    else if (advance !== '') await play().advance(Number(advance));
    else await play().moveTo(text(sent, 'le'));
    return place;
  });

  form('/accueil', async (place) =>
    after({ ...place, onglet: 'accueil', fil: '' }, await play().act({ user: place.moi, home: true })),
  );
  form('/slack/ecrire', async (place, sent) => {
    const words = text(sent, 'texte').trim();
    if (words === '') return place;
    const [, name, rest = ''] = /^\/(\S+)\s*(.*)$/s.exec(words) ?? [];
    const where = { user: place.moi, channel: place.salon };
    return after(
      place,
      await play().act(
        name === undefined
          ? { ...where, text: words, ...(place.fil === '' ? {} : { thread_ts: place.fil }) }
          : { ...where, command: `/${name}`, text: rest },
      ),
    );
  });
  form('/slack/clic', async (place, sent) => {
    const [block_id, action_id, value] = clickOf(sent);
    return after(
      place,
      await play().act({
        user: place.moi,
        channel: text(sent, 'salon'),
        ts: text(sent, 'ts'),
        block_id,
        action_id,
        value,
      }),
    );
  });
  form('/slack/vue', async (place, sent) => {
    const view_id = text(sent, 'vue');
    const values = fieldsOf(sent);
    const about = { user: workspace.view(view_id)?.user ?? place.moi, view_id };
    if (text(sent, 'fermer') !== '') return after(place, await play().act({ ...about, close: true }));
    if (text(sent, 'clic') === '')
      return after(place, await play().act({ ...about, values: absent(workspace, view_id, values) }));
    const [block_id, action_id, value] = clickOf(sent);
    return after(
      place,
      await play().act({ ...about, block_id, action_id, value, values: without(values, `${block_id}.${action_id}`) }),
    );
  });
  return router;
}

/** The button says what was clicked; a choice's value stands in its own field. */
function clickOf(form: FormData): [block: string, action: string, value: unknown] {
  const given: unknown = JSON.parse(text(form, 'clic') || 'null');
  if (!Array.isArray(given) || typeof given[0] !== 'string' || typeof given[1] !== 'string')
    throw new WrongRequest('Ce bouton n’est plus là : rechargez la page.');
  const [block, action, value] = given as [string, string, unknown];
  const chosen = fieldsOf(form)[`${block}.${action}`];
  return [block, action, value ?? chosen ?? undefined];
}

function without(values: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

/** Boxes that are not ticked are not sent at all: they are empty now. */
function absent(workspace: Workspace, viewId: string, values: Record<string, unknown>): Record<string, unknown> {
  const boxes = (workspace.view(viewId)?.view.blocks ?? []).flatMap((block) =>
    elementsOf(block)
      .filter(({ type }) => type === 'checkboxes' || type === 'multi_static_select')
      .map((element) => [`${block.block_id}.${element.action_id}`, []]),
  );
  return { ...Object.fromEntries(boxes), ...values };
}

/** Back to the place, with what the app had to say against it. */
function after(place: Place, acted: Acted): Place {
  const next: Place = { ...place, vue: 'slack' };
  if (acted.ok) return next;
  if ('errors' in acted) return { ...next, manque: new URLSearchParams(acted.errors).toString() };
  return { ...next, erreur: `Slack : ${acted.error}` };
}

function told(place: Place, error: unknown): Place {
  if (error instanceof WrongRequest) return { ...place, erreur: error.message };
  throw error;
}

/** A page elsewhere must not write here in somebody's name. */
function sameSite(request: Request, response: Response, next: NextFunction): void {
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') next();
  else response.status(403).type('text/plain').send('Cette demande vient d’une autre page.\n');
}
