// A day and an hour for the visit, in the clocks of the residence.
import { addDays, instantAt, isDate, isTimeOfDay, localDate, localParts } from '#lib/zone.ts';
import { dateInput, type ModalView, modal, section, timeInput } from '../blocks.ts';
import { dayOf, timeOf } from '../dates.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import type { Submission } from './click.ts';
import { actOnCase } from './perform.ts';
import { allowedTicket } from './rights.ts';

const YEAR_DAYS = 366;

export async function scheduleModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const { acting, found } = right;
  const zone = found.zone ?? acting.settings.agency.timezone;
  const now = ground.clock.now();
  const planned = found.promised_at === null ? null : localParts(found.promised_at, zone);
  return modal({
    callback: 'schedule',
    title: 'Planifier',
    submit: 'Planifier',
    data: { ticket, channel: by.channel },
    blocks: [
      section(
        `N° ${found.reference} · ${inline(found.name ?? 'personne inconnue', 80)}\nLe locataire reçoit le jour et l’heure par message.`,
      ),
      dateInput({ id: 'date', label: 'Jour' }, planned?.date ?? addDays(localDate(now, zone), 1)),
      timeInput({ id: 'time', label: 'Heure' }, planned?.time ?? '09:00'),
    ],
  });
}

export async function schedule(ground: Ground, submission: Submission): Promise<Submitted> {
  const { data, values } = submission;
  const [date, time] = [values.chosen('date'), values.chosen('time')];
  if (!isDate(date)) return { errors: { date: 'Choisissez un jour.' } };
  if (!isTimeOfDay(time)) return { errors: { time: 'Choisissez une heure.' } };
  const right = await allowedTicket(ground, submission, String(data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { date: right.why } };
  const { acting, found } = right;
  const zone = found.zone ?? acting.settings.agency.timezone;
  const now = ground.clock.now();
  const { instant, skipped } = instantAt(date, time, zone);
  if (instant <= now)
    return {
      errors: localDate(now, zone) === date ? { time: 'Cette heure est passée.' } : { date: 'Ce jour est passé.' },
    };
  if (date > addDays(localDate(now, zone), YEAR_DAYS))
    return { errors: { date: 'C’est dans plus d’un an : vérifiez l’année.' } };
  const performed = await actOnCase(ground, acting, submission, {
    ticket: found.id,
    type: 'SCHEDULED',
    refs: { visitAt: instant.getTime() },
  });
  if (performed.kind === 'refused') return { errors: { date: performed.why } };
  // The clocks skip that hour in spring: the manager is told what the tenant will read.
  if (skipped)
    ground.afterwards(() =>
      whisper(
        ground,
        submission,
        `Cette heure n’existe pas ce jour-là (heure d’été) : c’est noté pour ${dayOf(instant, zone)} à ${timeOf(instant, zone)}.`,
      ),
    );
  return undefined;
}
