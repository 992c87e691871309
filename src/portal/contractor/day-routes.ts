// "Mes travaux du jour": today's visits in order, then what is offered, then what is theirs without a date.

import { Router } from 'express';
import { dayOf } from '#flows/texts/dates.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { inAgency, rows } from '#lib/db.ts';
import { localDate } from '#lib/zone.ts';
import { type Job, jobsOf } from '#work-orders/job-list.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { rememberDay } from './day-link.ts';
import { createContractorLinks, DAY_LINK } from './links.ts';
import { numberOf, windowOf } from './on-order.ts';
import { type AtWork, openWork, showNo } from './open-work.ts';
import { script } from './script.ts';

export function dayRouter(ground: Ground): Router {
  const router = Router();
  router.get('/artisan/:token', async (request, response) => {
    const opened = await openWork(ground, request, response, DAY_LINK);
    if (opened !== null) await showDay(ground, opened.at);
  });
  return router;
}

async function showDay(ground: Ground, at: AtWork): Promise<void> {
  const { agency, contractor, w, language } = at;
  const { company, jobs } = await inAgency(ground.db, agency.id, async (tx) => ({
    company: await rows<{ company: string }>(
      tx,
      'select company from contractors where agency_id = $1 and id = $2 and removed_at is null',
      agency.id,
      contractor,
    ),
    jobs: await jobsOf(tx, agency.id, contractor),
  }));
  const [known] = company;
  if (known === undefined) return showNo(ground, at, 410, at.t.expired, [w.brokenHow]);
  rememberDay(ground, at);
  const now = ground.clock.now();
  const zoneOf = (job: Job) => job.zone ?? agency.settings.agency.timezone;
  const isToday = (job: Job) =>
    job.visit_from !== null && localDate(job.visit_from, zoneOf(job)) <= localDate(now, zoneOf(job));
  const links = createContractorLinks({ ...ground, publicUrl: '' });
  const shown = (which: (job: Job) => boolean) =>
    jobs.filter(which).map((job) => ({
      href: links.order(agency.id, job.id, contractor),
      title: categoryLabel(job.category, language),
      number: w.order(numberOf(job)),
      state: w.states[job.state as keyof typeof w.states],
      urgency: w.urgencies[job.urgency],
      when:
        job.visit_from === null
          ? ''
          : windowOf({ at, zone: zoneOf(job) }, { from: job.visit_from.getTime(), to: job.visit_to!.getTime() }),
      // The whole address is for who has accepted.
      place: (job.state === 'offered'
        ? [job.town]
        : [job.street, job.town, job.building && w.building(job.building), job.floor && w.floor(job.floor)]
      )
        .filter(Boolean)
        .join(', '),
    }));
  const hasVisit = (job: Job) => job.state === 'scheduled' && job.visit_from !== null;
  const today = dayOf(now.getTime(), { zone: agency.settings.agency.timezone, language, now: 0 });
  show(ground, at, 'jobs.njk', {
    title: w.dayTitle,
    w,
    script,
    company: known.company,
    todayTitle: w.today(today),
    today: shown((job) => hasVisit(job) && isToday(job)),
    offers: shown(({ state }) => state === 'offered'),
    undated: shown((job) => job.state === 'accepted' || job.state === 'agreeing'),
    later: shown((job) => hasVisit(job) && !isToday(job)),
  });
}
