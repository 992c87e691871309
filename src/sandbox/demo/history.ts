// Some eight months of tickets, all closed: heating in winter, a lift that fails again and again, one drain that blocks every ten
// weeks. The same dice every time; only the days follow the clock, so that the past is never far.

import { nextOpening } from '#agency/office-hours.ts';
import type { AgencySettings } from '#agency/settings.ts';
import type { Category, Urgency } from '#flows/codes.ts';
import type { CancelReason, Scope } from '#flows/events.ts';
import { rows, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { atLocalTime, localParts } from '#lib/zone.ts';
import { type Dice, dice } from './dice.ts';
import { DEMO_AGENCY, demoSettings, demoTable } from './files.ts';
import { noPast, writePast } from './past-rows.ts';
import type { Past, Reporter } from './past-texts.ts';
import { pastTicket } from './past-ticket.ts';
import { demoPeople } from './people.ts';

const SEED = 1989;
const TICKETS = 120;
const DAYS = 240;
const LAST_DAY = 11;
const FIRST_REFERENCE = 1001;
/** Always the same drain: what a manager should see in the figures. */
const RECURRING = "L'évier est bouché";
const RECURS_DAYS = 70;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Problem {
  category: Category;
  urgency: Urgency;
  scope: Scope;
  visit: boolean;
  where: string[];
  text: string;
}

type Manager = Past['manager'] & { slack_user: string };
type Found = Omit<Reporter, 'channel' | 'address'> & { phone: string | null; email: string | null };

export async function writeHistory(tx: Tx, now: Date): Promise<void> {
  const settings = demoSettings();
  const throwing = dice(SEED);
  const people = await reporters(tx);
  const managers = await rows<Manager>(
    tx,
    `select id, name, slack_user from managers where agency_id = $1 order by slack_user`,
    DEMO_AGENCY,
  );
  const problems = demoTable('history.csv', ['category', 'urgency', 'scope', 'visit', 'where', 'text'] as const).map(
    ({ cells }) =>
      ({
        ...cells,
        visit: cells.visit === 'yes',
        where: cells.where.split(';').filter((name) => name !== ''),
      }) as Problem,
  );
  const past: Past[] = [];
  const drain = problems.find(({ text }) => text.startsWith(RECURRING))!;
  for (const { days, again } of daysAgo(throwing)) {
    const problem = again ? drain : throwing.one(inSeason(problems, now, days));
    const possible = people.filter(
      ({ residence_name }) => problem.where.length === 0 || problem.where.includes(residence_name),
    );
    const one = again ? possible[0]! : throwing.one(possible);
    const first = story(settings, throwing, now, days, problem, one, managers);
    past.push(first);
    // What everybody sees is reported by several, and is one incident.
    const neighbours =
      problem.scope === 'common' && ['lift', 'heating'].includes(problem.category) ? throwing.between(1, 3) : 0;
    for (const also of possible
      .filter(({ building, person }) => building === one.building && person !== one.person)
      .slice(0, neighbours)) {
      const text = throwing.one(
        problems.filter(({ category, scope }) => category === problem.category && scope === 'common'),
      ).text;
      const openedAt = new Date(first.openedAt.getTime() + throwing.between(4, 90) * MINUTE);
      past.push({
        ...first,
        id: newId(),
        reporter: toReporter(also, throwing),
        text,
        lead: first.id,
        openedAt,
        visit: null,
      });
    }
  }
  const kept = past.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime()).slice(-TICKETS);
  const leads = new Set(kept.map(({ id }) => id));
  const written = noPast();
  kept.forEach((ticket, i) => {
    const lead = ticket.lead !== null && leads.has(ticket.lead) ? ticket.lead : null;
    pastTicket(written, settings, { ...ticket, lead, reference: FIRST_REFERENCE + i });
  });
  const last = new Map(kept.map(({ reporter, openedAt }) => [reporter.conversation, { reporter, openedAt }]));
  await writePast(tx, {
    ...written,
    conversations: [...last].map(([id, { reporter, openedAt }]) => ({
      agency_id: DEMO_AGENCY,
      id,
      channel: reporter.channel,
      address_id: reporter.address,
      last_in_at: openedAt,
    })),
    ticket_references: [{ agency_id: DEMO_AGENCY, last: FIRST_REFERENCE + kept.length - 1 }],
  });
}

/** Evenly enough, the last a week and a half ago: all is over by now. */
function daysAgo(throwing: Dice): { days: number; again: boolean }[] {
  const apart = (DAYS - LAST_DAY) / TICKETS;
  const one = (i: number) => ({ days: LAST_DAY + Math.round(apart * i) + throwing.between(0, 1), again: false });
  const drains = Array.from({ length: 3 }, (_, i) => ({ days: LAST_DAY + 8 + i * RECURS_DAYS, again: true }));
  return [...Array.from({ length: TICKETS }, (_, i) => one(i)), ...drains];
}

/** Nobody misses the heating in July, and few a week pass without something about water. */
function inSeason(problems: readonly Problem[], now: Date, days: number): Problem[] {
  const month = new Date(now.getTime() - days * 24 * HOUR).getUTCMonth();
  const cold = month >= 9 || month <= 3;
  return problems.flatMap((problem) => {
    if (problem.category === 'heating') return cold ? [problem, problem] : [];
    if (problem.category === 'pests') return cold ? [problem] : [problem, problem];
    return problem.where.includes('Les Lilas') && problem.category === 'plumbing'
      ? [problem, problem, problem]
      : [problem];
  });
}

function story(
  settings: AgencySettings,
  throwing: Dice,
  now: Date,
  days: number,
  problem: Problem,
  reporter: Found,
  managers: readonly Manager[],
): Past {
  const zone = settings.agency.timezone;
  const openedAt = atLocalTime(now, zone, -days, throwing.between(7 * 60 + 30, 20 * 60 + 45));
  const opening = nextOpening(settings, openedAt);
  const takenAt = new Date(
    Math.max(opening.getTime(), openedAt.getTime()) +
      throwing.between(6, problem.urgency === 'urgent' ? 50 : 200) * MINUTE,
  );
  const cancelled: CancelReason | null =
    throwing.next() < 0.07 ? throwing.one(['by_tenant', 'not_ours', 'private'] as const) : null;
  const agreedAt = new Date(takenAt.getTime() + throwing.between(15, 150) * MINUTE);
  const visitAt = visitDay(
    agreedAt,
    zone,
    problem.urgency === 'urgent' ? throwing.between(1, 2) : throwing.between(3, 6),
    throwing,
  );
  const visit = problem.visit && cancelled === null ? { agreedAt, at: visitAt } : null;
  const endedAt = new Date(
    visit === null
      ? takenAt.getTime() + throwing.between(20, 60) * HOUR
      : visitAt.getTime() + throwing.between(50, 260) * MINUTE,
  );
  const own =
    reporter.residence_name === 'Les Tilleuls' ? ['U0LILAS0003'] : ['U0LILAS0001', 'U0LILAS0002', 'U0LILAS0004'];
  const manager = throwing.one(managers.filter(({ slack_user }) => own.includes(slack_user)));
  const { category, urgency, scope, text } = problem;
  return {
    id: newId(),
    reference: 0,
    reporter: toReporter(reporter, throwing),
    category,
    urgency,
    scope,
    text,
    lead: null,
    manager,
    openedAt,
    takenAt,
    visit,
    endedAt,
    cancelled,
  };
}

/** A weekday some days later, from 8:00 to 16:00. */
function visitDay(from: Date, zone: string, days: number, throwing: Dice): Date {
  const minutes = throwing.between(8, 16) * 60;
  for (let day = days; ; day++) {
    const at = atLocalTime(from, zone, day, minutes);
    if (localParts(at, zone).weekday <= 5) return at;
  }
}

function toReporter({ phone, email, ...who }: Found, throwing: Dice): Reporter {
  const byMail = email !== null && (phone === null || throwing.next() < 0.2);
  return { ...who, channel: byMail ? 'email' : 'sms', address: (byMail ? email : phone)! };
}

/** Tenants with a past: not those whom one plays, and not behind a number that they share. */
async function reporters(tx: Tx): Promise<Found[]> {
  const stories = demoPeople().flatMap(({ name, story }) => (story ? [name] : []));
  return rows<Found>(
    tx,
    `select p.id as person, p.name, p.conversation_id as conversation, d.residence_id as residence, s.name as residence_name, d.building_id as building, d.id as dwelling,
       (select a.id from addresses a where a.agency_id = $1 and a.conversation_id = p.conversation_id and a.line = 'mobile' order by a.value limit 1) as phone,
       (select a.id from addresses a where a.agency_id = $1 and a.conversation_id = p.conversation_id and a.kind = 'email' order by a.value limit 1) as email
     from people p join person_roles r on r.agency_id = $1 and r.person_id = p.id and r.role = 'tenant' and r.to_date is null
       join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id join residences s on s.agency_id = $1 and s.id = d.residence_id
     where p.agency_id = $1 and not (p.name = any($2::text[]))
       and exists (select 1 from addresses a where a.agency_id = $1 and a.conversation_id = p.conversation_id and a.line = 'mobile')
     order by p.name`,
    DEMO_AGENCY,
    stories,
  );
}
