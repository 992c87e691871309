// What stands around every page: whose it is, how to reach a person, and in which language; and the pages that say no.
import type { Request, Response } from 'express';
import { nextOpening } from '#agency/office-hours.ts';
import type { AgencySettings } from '#agency/settings.ts';
import type { WrittenLanguage } from '#flows/codes.ts';
import { displayPhone, parsePhone } from '#lib/phone.ts';
import type { Ground } from './ground.ts';
import { inOtherLanguage, languageOf, TEXTS } from './language.ts';
import type { Texts } from './texts/fr.ts';

export interface Showing {
  request: Request;
  response: Response;
  language: WrittenLanguage;
  t: Texts;
  /** Null: nobody can tell whose page it is. */
  settings: AgencySettings | null;
}

export function showing(
  ground: Ground,
  request: Request,
  response: Response,
  settings: AgencySettings | null,
  declared = '',
): Showing {
  const fallback = settings?.agency.language ?? 'fr';
  const language = languageOf(request, response, ground.jar, { declared, fallback });
  return { request, response, language, t: TEXTS[language], settings };
}

/** The number of a person at this hour. */
export function phoneNow(settings: AgencySettings, now: Date): { href: string; shown: string } {
  const { phone: day, night_phone: night = day } = settings.agency;
  const number = nextOpening(settings, now) <= now ? day : night;
  const href = parsePhone(number)?.address ?? number.replace(/[^\d+]/g, '');
  return { href, shown: displayPhone(href) };
}

export function show(
  ground: Ground,
  { request, response, language, t, settings }: Showing,
  template: string,
  { title, status = 200, ...values }: { title: string; status?: number } & Record<string, unknown>,
): void {
  // What is private is kept by no cache between us and the person.
  response.status(status).setHeader('Cache-Control', 'no-store');
  response.type('html').send(
    ground.pages.render(template, {
      ...values,
      t,
      page: {
        lang: language,
        title,
        brand: settings?.agency.name ?? 'Loge',
        phone: settings === null ? null : phoneNow(settings, ground.clock.now()),
        styles: ground.pages.styles,
        otherLanguage: inOtherLanguage(request, language),
        words: {
          error: t.error,
          skip: t.skip,
          help: t.help,
          callPerson: t.callPerson,
          inDanger: t.inDanger,
          or: t.or,
        },
      },
    }),
  );
}

export type Refusal =
  | 'notFound'
  | 'brokenLink'
  | 'expired'
  | 'forbidden'
  | 'tooMany'
  | 'broken'
  | 'tooLarge'
  | 'busy'
  | 'deskGone';

const STATUS: Record<Refusal, number> = {
  notFound: 404,
  brokenLink: 404,
  expired: 410,
  forbidden: 403,
  tooMany: 429,
  broken: 500,
  tooLarge: 413,
  busy: 503,
  deskGone: 410,
};

/** A page that says no, why, and what to do instead. `agency`: where a new link is asked for. */
export function refuse(ground: Ground, at: Showing, why: Refusal, agency: string | null = null): void {
  const wantsLink = why === 'expired' || why === 'brokenLink';
  show(ground, at, 'error.njk', {
    title: at.t[why],
    status: STATUS[why],
    lines: [at.t[`${why}How`]],
    next: wantsLink ? { href: agency === null ? '/lien' : `/lien/${agency}`, text: at.t.newLink } : null,
  });
}
