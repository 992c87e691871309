// What the directory holds twice: people who seem to be one, and talks of a person beside their own.
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, type Tx } from '#lib/db.ts';
import { joinTalk, mayJoin } from './join-talks.ts';
import { sameName } from './names.ts';

export interface Alike {
  people: readonly [string, string];
  /** "same_home", "same_address", "same_reach" */
  why: string;
}

interface Pair {
  a: string;
  b: string;
  a_name: string;
  b_name: string;
  why: string;
  /** Kinds of addresses that both have. */
  kinds: number;
}

// $1 agency
const PAIRS = `
select p.id as a, q.id as b, p.name as a_name, q.name as b_name, 'same_home' as why, 0 as kinds
from person_roles r join person_roles s on s.agency_id = $1 and s.dwelling_id = r.dwelling_id and s.person_id > r.person_id and s.to_date is null
join people p on p.agency_id = $1 and p.id = r.person_id join people q on q.agency_id = $1 and q.id = s.person_id
where r.agency_id = $1 and r.to_date is null and r.dwelling_id is not null
union
select p.id, q.id, p.name, q.name, 'same_address', count(distinct x.kind)::int
from person_addresses l join person_addresses m on m.agency_id = $1 and m.address_id = l.address_id and m.person_id > l.person_id
join addresses x on x.agency_id = $1 and x.id = l.address_id
join people p on p.agency_id = $1 and p.id = l.person_id join people q on q.agency_id = $1 and q.id = m.person_id
where l.agency_id = $1 group by p.id, q.id, p.name, q.name`;

/** One name at one home or behind one address; or one number and one mail, whatever they are called. Only a person decides. */
export async function alikePeople(tx: Tx): Promise<Alike[]> {
  const pairs = await rows<Pair>(tx, PAIRS, agencyOf(tx));
  const found = new Map<string, Alike>();
  for (const { a, b, a_name, b_name, why, kinds } of pairs) {
    const named = sameName(a_name, b_name);
    if (!named && kinds < 2) continue;
    found.set(`${a} ${b}`, { people: [a, b], why: named ? why : 'same_reach' });
  }
  return [...found.values()];
}

// An address of one person only, in a talk beside theirs. $1 agency
const BESIDE = `
select distinct a.conversation_id as talk, p.id as person, p.conversation_id as own
from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id
join people p on p.agency_id = $1 and p.id = l.person_id join conversations c on c.agency_id = $1 and c.id = a.conversation_id
where l.agency_id = $1 and a.conversation_id <> p.conversation_id and c.person_id = p.id
  and not exists (select 1 from person_addresses o where o.agency_id = $1 and o.address_id = a.id and o.person_id <> p.id)
limit 100`;

/** Whoever was recognised while they wrote from elsewhere goes on in their own conversation, once that talk rests. Open tickets that moved. */
export async function joinTalksBeside(tx: Tx, clock: Clock): Promise<string[]> {
  const agency = agencyOf(tx);
  const tickets: string[] = [];
  for (const { talk, person, own } of await rows<{ talk: string; person: string; own: string }>(tx, BESIDE, agency)) {
    if ((await mayJoin(tx, [talk, own])) !== 'yes' || (await isAsking(tx, agency, talk))) continue;
    const joined = await joinTalk(tx, talk, own, person);
    tickets.push(...joined.tickets);
    const data = { person, conversation: talk, into: own, addresses: joined.addresses, tickets: joined.tickets };
    await record(tx, [{ at: clock.now(), fact: 'talks_joined', actor: 'system', data }]);
  }
  return tickets;
}

/** In the middle of a question and its answer, the talk goes on where it is. */
async function isAsking(tx: Tx, agency: string, talk: string): Promise<boolean> {
  const sql = `select 1 from mailboxes where agency_id = $1 and id = $2 and coalesce(machines #> '{talk,context,asked}', 'null') <> 'null'`;
  return (await rows(tx, sql, agency, talk)).length > 0;
}
