// The history of a request, or of the whole conversation: what they wrote, what we wrote, what was decided. Notes among managers
// are in no query here.
import { isHidden } from '#flows/codes.ts';
import { dayOf, momentOf, timeOf } from '#flows/texts/dates.ts';
import { inAgency, rows, type Tx } from '#lib/db.ts';
import { type FileOfMessage, filesOf } from '#media/store.ts';
import type { Ground } from '../ground.ts';
import type { Visitor } from '../visitor.ts';
import type { MyTicket } from './record.ts';

interface Line {
  id: string;
  kind: 'said' | 'told' | 'fact';
  at: Date;
  channel: string | null;
  text: string | null;
  /** Dangers of the tickets that it belongs to. */
  hazards: string[] | null;
  data: { effects?: { type: string; [field: string]: unknown }[] } | null;
  manager: string | null;
}

export interface ShownFile {
  n: number;
  isPicture: boolean;
  href: string;
  thumb: string | null;
  alt: string;
  link: string;
}

export interface StoryItem {
  kind: 'mine' | 'ours' | 'state';
  when: string;
  datetime: string;
  who: string;
  words: string;
  files: ShownFile[];
  note: string;
}

const SAID = `
select m.id, 'said' as kind, m.received_at as at, m.channel, m.text, null::jsonb as data, null as manager,
  (select array_agg(h) from ticket_messages l join tickets x on x.agency_id = $1 and x.id = l.ticket_id, unnest(x.hazards) h
     where l.agency_id = $1 and l.message_id = m.id) as hazards from messages m`;
const TOLD = `
select o.id, 'told' as kind, coalesce(o.sent_at, o.due_at) as at, o.channel, o.text, null::jsonb as data, null as manager,
  (select x.hazards from tickets x where x.agency_id = $1 and x.id = o.ticket_id) as hazards from outbox o`;
const SENT = `o.manner <> 'staff' and o.state = 'sent' and o.text <> ''`;

// $1 agency, $2 ticket, $3 conversation
export const OF_TICKET = `
${SAID} join ticket_messages tm on tm.agency_id = $1 and tm.ticket_id = $2 and tm.message_id = m.id where m.agency_id = $1 and m.conversation_id = $3
union all ${TOLD} where o.agency_id = $1 and o.ticket_id = $2 and o.conversation_id = $3 and ${SENT}
union all select j.id, 'fact', j.at, null, null, j.data, g.name, null from journal j
  left join lateral (select case when j.actor like 'manager:%' then substr(j.actor, 9)::uuid end as actor offset 0) i on true
  left join managers g on g.agency_id = $1 and g.id = i.actor
  where j.agency_id = $1 and j.ticket_id = $2 and j.fact = 'stepped'
order by at, id`;

// $1 agency, $2 conversation, $3 before, $4 how many
export const OF_CONVERSATION = `
select * from (${SAID} where m.agency_id = $1 and m.conversation_id = $2 and m.received_at < $3
  union all ${TOLD} where o.agency_id = $1 and o.conversation_id = $2 and ${SENT} and coalesce(o.sent_at, o.due_at) < $3) l
order by at desc, id desc limit $4`;

type Who = Pick<Visitor, 'agency' | 'conversation' | 't' | 'language' | 'zone'>;

export async function storyOf(ground: Ground, who: Who, ticket: MyTicket): Promise<StoryItem[]> {
  const { agency, conversation } = who;
  return inAgency(ground.db, agency.id, async (tx) => {
    const lines = await rows<Line>(tx, OF_TICKET, agency.id, ticket.id, conversation);
    return shown(ground, who, tx, lines, ticket);
  });
}

const A_PAGE = 40;

export async function talkOf(
  ground: Ground,
  who: Who,
  before: Date,
): Promise<{ items: StoryItem[]; older: Date | null }> {
  const { agency, conversation } = who;
  return inAgency(ground.db, agency.id, async (tx) => {
    const lines = await rows<Line>(tx, OF_CONVERSATION, agency.id, conversation, before, A_PAGE + 1);
    const page = lines.slice(0, A_PAGE);
    const items = await shown(ground, who, tx, page, null);
    return { items, older: lines.length > A_PAGE ? page.at(-1)!.at : null };
  });
}

async function shown(
  ground: Ground,
  who: Who,
  tx: Tx,
  lines: readonly Line[],
  ticket: MyTicket | null,
): Promise<StoryItem[]> {
  const said = lines.filter(({ kind }) => kind === 'said').map(({ id }) => id);
  const files = Map.groupBy(await filesOf(tx, who.agency.id, said), ({ message_id }) => message_id);
  return lines.flatMap((line) => {
    const item = itemOf(ground, who, line, files.get(line.id) ?? [], ticket);
    return item === null ? [] : [item];
  });
}

function itemOf(
  ground: Ground,
  { agency, t, language, zone }: Who,
  line: Line,
  files: readonly FileOfMessage[],
  ticket: MyTicket | null,
): StoryItem | null {
  const when = { zone: ticket?.zone ?? zone, language, now: 0 };
  const at = line.at.getTime();
  const item = {
    when: `${dayOf(at, when)}, ${timeOf(at, when)}`,
    datetime: line.at.toISOString(),
    files: [] as ShownFile[],
    note: '',
  };
  if (line.kind === 'fact') {
    const words = factWords(line, ticket);
    return words === null ? null : { ...item, kind: 'state', who: '', words };
  }
  const hidden = isHidden(line.hazards ?? []);
  const way = t.saidByWay[line.channel as keyof typeof t.saidByWay] ?? '';
  const who = `${line.kind === 'said' ? t.saidBy : t.toldBy} ${way}`.trim();
  const words = hidden ? t.hiddenWords : (line.text ?? '');
  if (line.kind === 'told') return { ...item, kind: 'ours', who, words };
  if (hidden) return { ...item, kind: 'mine', who, words };
  const stored = files.filter(({ state }) => state === 'stored');
  return {
    ...item,
    kind: 'mine',
    who,
    words,
    files: stored.map((file, i) => shownFile(file, i + 1)),
    note: files.some(({ state }) => state === 'waiting')
      ? t.fileWaiting
      : files.some(({ state }) => state === 'failed')
        ? t.fileFailed
        : '',
  };

  function shownFile(file: FileOfMessage, n: number): ShownFile {
    return {
      n,
      isPicture: file.has_preview,
      href: ground.fileLink(agency.id, file.id, 'original'),
      thumb: file.has_preview ? ground.fileLink(agency.id, file.id, 'thumb') : null,
      alt: t.photoAlt(n),
      link: t.fileLink(n),
    };
  }

  function factWords({ data, manager }: Line, ticket: MyTicket | null): string | null {
    const effects = data?.effects ?? [];
    const of = (type: string) => effects.find((effect) => effect.type === type);
    const status = of('set_status')?.status;
    if (of('count_reopened') !== undefined) return t.facts.reopened;
    if (status === 'accepted') return t.facts.accepted(manager ?? '');
    if (status === 'scheduled') {
      const visit = Number(of('set_promise')?.at ?? 0);
      return visit > 0 ? t.facts.scheduled(momentOf(visit, when)) : t.facts.scheduledUndated;
    }
    if (status === 'resolved') return t.facts.resolved;
    if (status === 'cancelled') return t.facts.cancelled;
    const opened = (data as { event?: string } | null)?.event === 'OPENED';
    return opened && ticket !== null ? t.facts.opened(String(ticket.reference)) : null;
  }
}
