// Everything that an alert shows, read from the record in one query for a batch of alerts of one agency.
import { rows, type Tx } from '#lib/db.ts';
import { FILES_OF, type ShownFile } from '../cards/files.ts';
import type { OrderAlert } from '../orders/news.ts';
import { SHOWS } from './settle.ts';

export interface AlertRecord {
  id: string;
  kind: string;
  data: { candidates?: string[]; rung?: number; again?: boolean; event?: string; why?: string };
  raised_at: Date;
  settled_at: Date | null;
  settler: string | null;
  slack_channel: string;
  slack_ts: string;
  conversation_id: string | null;
  /** A manager holds that conversation: Loge keeps quiet in it. */
  held: boolean;
  message_id: string | null;
  ticket_id: string | null;
  /** The ticket that an answer would be about: its own, else the last one of that conversation. */
  reply_ticket: string | null;
  reference: number | null;
  category: string | null;
  urgency: string | null;
  status: string | null;
  hazards: string[] | null;
  situation: string | null;
  vulnerable: boolean | null;
  scope: string | null;
  opened_at: Date | null;
  name: string | null;
  role: string | null;
  writer: string | null;
  writer_role: string | null;
  needs: string[] | null;
  address: string | null;
  address_kind: string | null;
  line: string | null;
  opted_out_at: Date | null;
  residence: string | null;
  zone: string | null;
  building: string | null;
  entrance: string | null;
  dwelling: string | null;
  floor: string | null;
  /** The message that it is about; else the ticket's first. */
  words: string | null;
  /** Of the message that it is about. */
  files?: ShownFile[] | null;
  /** Who it may be, where it is asked. */
  candidates:
    | {
        id: string;
        name: string;
        dwelling: string | null;
        residence: string | null;
        role: string | null;
        /** Numbers and mail addresses. */
        reached: string | null;
        /** Open tickets. */
        open: number;
      }[]
    | null;
  /** Open tickets of the person, where it is asked which. */
  tickets: { id: string; reference: number; category: string }[] | null;
  /** What did not arrive. */
  missed: string | null;
  card: { channel: string; ts: string } | null;
  /** Where it is about an order or a quote: what happened, and how the repair stands. */
  order?: OrderAlert | undefined;
  /** What it belongs under in Slack: the first alert of the same emergency, or what the person waits for. */
  first: { channel: string; ts: string } | null;
  /** Of an emergency: what is shown of its ticket, to notice when it changes. */
  saw?: string | null;
}

// A key that is computed (a cast, a coalesce) within a join keeps row-level security from using the index, hence `offset 0`.
// $1 agency, $2 alerts
export const ALERT_RECORD = `
select a.id, a.kind, a.data, a.raised_at, a.settled_at, s.name as settler, a.slack_channel, a.slack_ts, c.id as conversation_id, coalesce(c.held_by is not null, false) as held, a.message_id, a.ticket_id,
  coalesce(a.ticket_id, (select k.id from tickets k where k.agency_id = $1 and k.conversation_id = c.id order by k.closed_at is null desc, k.opened_at desc limit 1)) as reply_ticket,
  t.reference, t.category, t.urgency, t.status, t.hazards, t.situation, t.vulnerable, t.scope, t.opened_at,
  p.name, r.role, case when w.id is distinct from p.id then w.name end as writer, null as writer_role, p.needs,
  coalesce(o.value, y.value) as address, coalesce(o.kind, y.kind) as address_kind, coalesce(o.line, y.line) as line, case when o.id is null then y.opted_out_at else o.opted_out_at end as opted_out_at,
  z.name as residence, z.timezone as zone, b.name as building, e.name as entrance, d.name as dwelling, d.floor,
  coalesce((select nullif(m.subject || case when m.subject <> '' then E'\\n' else '' end || m.text, '') from messages m where m.agency_id = $1 and m.id = a.message_id),
    (select m.text from ticket_messages tm join messages m on m.agency_id = $1 and m.id = tm.message_id where tm.agency_id = $1 and tm.ticket_id = t.id order by m.received_at limit 1)) as words,
  (select ${FILES_OF('m')} from messages m where m.agency_id = $1 and m.id = a.message_id) as files,
  case when a.kind in ('who', 'merge') then (select json_agg(json_build_object('id', q.id, 'name', q.name, 'dwelling', v.name, 'residence', x.name, 'role', f.role,
      'reached', (select string_agg(g.value, ', ' order by g.kind desc, g.value) from person_addresses h join addresses g on g.agency_id = $1 and g.id = h.address_id where h.agency_id = $1 and h.person_id = q.id),
      'open', (select count(*) from tickets u where u.agency_id = $1 and u.person_id = q.id and u.closed_at is null)) order by q.name, q.id)
    from people q left join lateral (select pr.dwelling_id, pr.role from person_roles pr where pr.agency_id = $1 and pr.person_id = q.id and pr.dwelling_id is not null limit 1) f on true
    left join dwellings v on v.agency_id = $1 and v.id = f.dwelling_id left join residences x on x.agency_id = $1 and x.id = v.residence_id
    where q.agency_id = $1 and q.id = any(array(select jsonb_array_elements_text(coalesce(a.data -> 'candidates', '[]'))::uuid))) end as candidates,
  case when a.kind = 'which_ticket' then (select json_agg(json_build_object('id', k.id, 'reference', k.reference, 'category', k.category) order by k.opened_at)
    from tickets k where k.agency_id = $1 and k.conversation_id = c.id and k.status in ('new', 'accepted', 'scheduled')) end as tickets,
  case when a.kind in ('undelivered', 'safety_blocked', 'to_call') then (select u.text from outbox u where u.agency_id = $1 and u.conversation_id = c.id
    and (u.state in ('failed', 'refused', 'blocked', 'unknown') or u.receipt = 'failed') order by u.created_at desc limit 1) end as missed,
  (select json_build_object('channel', k.channel, 'ts', k.ts) from cards k where k.agency_id = $1 and k.ticket_id = coalesce(t.incident_id, t.id) and k.ts <> '') as card,
  (select json_build_object('channel', f.slack_channel, 'ts', f.slack_ts) from alerts f where f.agency_id = $1 and f.ticket_id = a.ticket_id and f.kind = 'emergency'
    and a.kind = 'emergency' and f.slack_ts <> '' and f.slack_channel <> '' and f.settled_at is null and f.id <> a.id order by f.raised_at limit 1) as first,
  case when a.kind = 'emergency' then ${SHOWS} end as saw
from unnest($2::uuid[]) as wanted(id)
join alerts a on a.agency_id = $1 and a.id = wanted.id
left join tickets t on t.agency_id = $1 and t.id = a.ticket_id
cross join lateral (select coalesce(a.conversation_id, t.conversation_id) as talk offset 0) k1
left join conversations c on c.agency_id = $1 and c.id = k1.talk
left join addresses o on o.agency_id = $1 and o.id = c.address_id
left join people w on w.agency_id = $1 and w.id = c.person_id
left join lateral (select x.value, x.kind, x.line, x.opted_out_at from addresses x where o.id is null and x.agency_id = $1 and x.conversation_id = c.id order by x.kind desc, x.id limit 1) y on true
cross join lateral (select coalesce(t.person_id, c.person_id) as person offset 0) k2
left join people p on p.agency_id = $1 and p.id = k2.person
left join lateral (select pr.role, pr.dwelling_id from person_roles pr where pr.agency_id = $1 and pr.person_id = p.id order by pr.role = 'tenant' desc limit 1) r on true
cross join lateral (select coalesce(t.dwelling_id, r.dwelling_id) as dwelling offset 0) k3
left join dwellings d on d.agency_id = $1 and d.id = k3.dwelling
cross join lateral (select coalesce(t.building_id, d.building_id) as building, coalesce(t.residence_id, d.residence_id) as residence offset 0) k4
left join buildings b on b.agency_id = $1 and b.id = k4.building
left join residences z on z.agency_id = $1 and z.id = k4.residence
left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
left join lateral (select case when a.settled_by like 'manager:%' then substr(a.settled_by, 9)::uuid end as settler offset 0) i on true
left join managers s on s.agency_id = $1 and s.id = i.settler`;

/** Who writes for the agency or a company. Few, and looked for only where nobody else is known. $1 agency, $2 conversations */
const STAFF = `
select conversation_id as conversation, name, 'manager' as role from managers where agency_id = $1 and conversation_id = any($2::uuid[])
union all select conversation_id, company, 'contractor' from contractors where agency_id = $1 and conversation_id = any($2::uuid[])`;

/** What a person who goes on waits under. $1 agency, $2 conversations */
const WAITS_UNDER = `
select distinct on (conversation_id) conversation_id as conversation, slack_channel as channel, slack_ts as ts from alerts
where agency_id = $1 and conversation_id = any($2::uuid[]) and kind <> 'more_words' and slack_ts <> '' and slack_channel <> ''
order by conversation_id, raised_at desc`;

export async function loadAlerts(tx: Tx, agency: string, alerts: readonly string[]): Promise<Map<string, AlertRecord>> {
  const found = await rows<AlertRecord>(tx, ALERT_RECORD, agency, alerts);
  const talksOf = (which: (record: AlertRecord) => boolean) =>
    found.filter(which).flatMap(({ conversation_id }) => conversation_id ?? []);
  const nameless = talksOf(({ name }) => name === null);
  const going = talksOf(({ kind }) => kind === 'more_words');
  const staff =
    nameless.length === 0
      ? []
      : await rows<{ conversation: string; name: string; role: string }>(tx, STAFF, agency, nameless);
  const under =
    going.length === 0
      ? []
      : await rows<{ conversation: string; channel: string; ts: string }>(tx, WAITS_UNDER, agency, going);
  for (const record of found) {
    const known = record.name === null ? staff.find((one) => one.conversation === record.conversation_id) : undefined;
    if (known !== undefined) Object.assign(record, { name: known.name, role: known.role, reply_ticket: null });
    const first = under.find(({ conversation }) => conversation === record.conversation_id);
    if (record.kind === 'more_words' && first !== undefined) record.first = { channel: first.channel, ts: first.ts };
  }
  return new Map(found.map((record) => [record.id, record]));
}
