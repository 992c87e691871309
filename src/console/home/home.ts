// The home tab of a manager: three columns with their counts, mine first, then everything open from red to yellow.
import { rows, type Tx } from '#lib/db.ts';
import { type MailWish, mailWishOf } from '#people/mail-wishes.ts';
import type { Acting } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { context, divider, header, section } from '../blocks.ts';
import { ago, momentOf } from '../dates.ts';
import { inline, link } from '../mrkdwn.ts';
import type { Slack } from '../slack/api.ts';
import { categoryWord, colourOf } from '../words.ts';
import { mailsControl } from './mails.ts';
import { countWork, paragraphs, type WorkCounts, workBlocks } from './work.ts';

interface Counts {
  to_do: number;
  doing: number;
  closed: number;
  emergency: number;
  urgent: number;
  routine: number;
  corrections: number;
  read: number;
  alerts: number;
}

interface Listed {
  id: string;
  reference: number;
  category: string;
  urgency: string;
  status: string;
  opened_at: Date;
  promised_at: Date | null;
  name: string | null;
  residence: string | null;
  holder: string | null;
  holder_id: string | null;
  reporters: number;
  channel: string | null;
  ts: string | null;
}

export interface HomeRecord {
  /** Null: no mail can reach this manager. */
  mails: MailWish | null;
  counts: Counts;
  work: WorkCounts;
  open: Listed[];
}

const MOST_LISTED = 40;
const MONTH_MS = 30 * 86_400_000;

// $1 agency, $2 closed and corrected since
const COUNTS = `
select count(*) filter (where status = 'new' and incident_id is null) as to_do,
  count(*) filter (where status in ('accepted', 'scheduled') and incident_id is null) as doing,
  count(*) filter (where status in ('resolved', 'cancelled') and closed_at >= $2) as closed,
  count(*) filter (where status in ('new', 'accepted', 'scheduled') and incident_id is null and urgency = 'emergency') as emergency,
  count(*) filter (where status in ('new', 'accepted', 'scheduled') and incident_id is null and urgency = 'urgent') as urgent,
  count(*) filter (where status in ('new', 'accepted', 'scheduled') and incident_id is null and urgency = 'routine') as routine,
  count(*) filter (where opened_at >= $2) as read,
  (select count(distinct ticket_id) from corrections c where c.agency_id = $1 and c.at >= $2) as corrections,
  (select count(*) from alerts a where a.agency_id = $1 and a.settled_at is null) as alerts
from tickets where agency_id = $1`;

// $1 agency, $2 the manager whose own come first
const OPEN = `
select t.id, t.reference, t.category, t.urgency, t.status, t.opened_at, t.promised_at, p.name, s.name as residence, m.name as holder, t.holder_id,
  1 + (select count(*) from tickets f where f.agency_id = $1 and f.incident_id = t.id) as reporters, k.channel, k.ts
from tickets t left join people p on p.agency_id = $1 and p.id = t.person_id left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join managers m on m.agency_id = $1 and m.id = t.holder_id left join cards k on k.agency_id = $1 and k.ticket_id = t.id
where t.agency_id = $1 and t.status in ('new', 'accepted', 'scheduled') and t.incident_id is null
order by t.holder_id is not distinct from $2::uuid desc, case t.urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end, t.opened_at limit ${MOST_LISTED * 2}`;

export async function loadHome(tx: Tx, { agency, settings, manager }: Acting, now: Date): Promise<HomeRecord> {
  const [counts] = await rows<Counts>(tx, COUNTS, agency, new Date(now.getTime() - MONTH_MS));
  const wish = await mailWishOf(tx, manager.id);
  return {
    counts: counts!,
    work: await countWork(tx, agency, now),
    open: await rows<Listed>(tx, OPEN, agency, manager.id),
    mails: settings.senders.email === undefined ? null : wish,
  };
}

export function home(
  acting: Acting,
  { counts, work, open, mails }: HomeRecord,
  now: Date,
  permalink: Slack['permalink'],
): { type: 'home'; blocks: Block[] } {
  const zone = acting.settings.agency.timezone;
  const mine = open.filter(({ holder_id }) => holder_id === acting.manager.id);
  const others = open.filter(({ holder_id }) => holder_id !== acting.manager.id);
  const list = (tickets: readonly Listed[]) =>
    paragraphs(tickets.slice(0, MOST_LISTED).map((ticket) => line(ticket, now, zone, permalink))).map(section);
  const rate = counts.read === 0 ? '' : ` (${Math.round((100 * counts.corrections) / counts.read)} %)`;
  const total = counts.emergency + counts.urgent + counts.routine;
  return {
    type: 'home',
    blocks: [
      header(acting.settings.agency.name),
      {
        type: 'section',
        fields: [
          `*À traiter*\n${counts.to_do}`,
          `*En cours*\n${counts.doing}`,
          `*Clôturés* (30 jours)\n${counts.closed}`,
          `*Alertes ouvertes*\n${counts.alerts}`,
        ].map((text) => ({ type: 'mrkdwn', text })),
      },
      context(
        `🔴 ${counts.emergency} · 🟠 ${counts.urgent} · 🟡 ${counts.routine} · Loge a lu ${counts.read} signalements en 30 jours, vous en avez corrigé ${counts.corrections}${rate}`,
      ),
      ...workBlocks(acting.agency, work),
      divider,
      section(`*Les miens* (${mine.length})`),
      ...(mine.length === 0 ? [context('Vous ne tenez aucun signalement.')] : list(mine)),
      divider,
      section('*Tous les autres, du plus urgent au plus courant*'),
      ...(others.length === 0 ? [context('Rien d’autre n’est ouvert.')] : list(others)),
      ...(total > open.length ? [context(`… et ${total - open.length} autres : \`/loge chercher\` les trouve.`)] : []),
      ...mailsControl(acting.agency, mails),
      context(`Vu à ${momentOf(now, now, zone)}. \`/loge chercher NOM, ADRESSE ou NUMÉRO\` · \`/loge aide\``),
    ],
  };
}

function line(ticket: Listed, now: Date, zone: string, permalink: Slack['permalink']): string {
  const { reference, category, urgency, opened_at, promised_at, name, residence, holder, reporters, channel, ts } =
    ticket;
  const number = channel && ts ? link(permalink(channel, ts), `N° ${reference}`) : `N° ${reference}`;
  const state =
    promised_at === null
      ? holder === null
        ? '*à prendre*'
        : inline(holder, 40)
      : `prévu ${momentOf(promised_at, now, zone)}`;
  return [
    `${colourOf(urgency)} ${number} ${categoryWord(category)}`,
    inline(name ?? 'inconnu', 40),
    residence === null ? '' : inline(residence, 40),
    reporters > 1 ? `👥 ${reporters}` : '',
    state,
    ago(opened_at, now),
  ]
    .filter(Boolean)
    .join(' · ');
}
