// Mails that are not what they seem: in the name of somebody whose domain disowns them, or said again and again by a machine. They
// are taken in like all others, and trusted less.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Inbound } from '#channels/channel.ts';
import type { Authentication } from '#channels/email/authentication.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';

const DISOWNED = 'Mail non authentifié';
/** A person who answers "oui" twice means it twice. */
const SHORTEST_NOTICE = 25;
const REPEATED_WITHIN_MS = 86_400_000;

// Of an address that we know: another one's mails are a stranger's in any case.
// $1 agency, $2 provider id, $3 the address that it pretends to be from, $4 alert, $5 data, $6 now
const RAISE_DISOWNED = `
insert into alerts (agency_id, id, kind, conversation_id, message_id, data, raised_at)
select $1, $4, 'look_at', m.conversation_id, m.id, $5::jsonb, $6 from messages m
where m.agency_id = $1 and m.channel = 'email' and m.provider_id = $2
  and exists (select from addresses a where a.agency_id = $1 and a.kind = 'email' and a.value = $3)
  and not exists (select from alerts a where a.agency_id = $1 and a.conversation_id = m.conversation_id and a.settled_at is null
    and a.data ->> 'event' = $5::jsonb ->> 'event')`;

// $1 agency, $2 address, $3 since, $4 the mail itself, which may come again after a crash
const SAID_BEFORE = `
select m.text from addresses a join messages m on m.agency_id = $1 and m.conversation_id = a.conversation_id and m.address_id = a.id
where a.agency_id = $1 and a.kind = 'email' and a.value = $2 and m.channel = 'email' and m.received_at >= $3 and m.provider_id <> $4
order by m.received_at desc limit 5`;

export function isDisowned({ extra }: Inbound): boolean {
  return (extra.authentication as Authentication | null | undefined)?.disowned === true;
}

/** Not the person's address, and none that anything could be sent to: what is written under it is a stranger's. */
export function strangerIfDisowned(inbound: Inbound): Inbound {
  if (!isDisowned(inbound) || inbound.from.value === '') return inbound;
  return { ...inbound, from: { kind: 'email', value: `${inbound.from.value} (non authentifié)` } };
}

/** True where a person has something to look at. */
export async function tellDisowned(
  { db, clock }: { db: Db; clock: Clock },
  agency: string,
  { providerId, from }: Inbound,
): Promise<boolean> {
  const why = `un mail dit venir de ${from.value}, mais cette adresse ne l’a pas envoyé d’après son domaine (DMARC, SPF) : il est traité comme celui d’un inconnu, et rien ne lui a été répondu. Dans le doute, appelez la personne`;
  const data = JSON.stringify({ event: DISOWNED, why });
  const told = await inAgency(db, agency, (tx) =>
    run(tx, RAISE_DISOWNED, agency, providerId, from.value, newId(), data, clock.now()),
  );
  return told > 0;
}

/** `inbound` answers a mail of ours. A machine that does not say what it is says the same each time that it is answered. */
export async function unlessRepeated(
  { db, clock, agencies }: { db: Db; clock: Clock; agencies: AgencyRegistry },
  inbound: Inbound,
): Promise<Inbound> {
  const { unanswerable, text, to, from, providerId } = inbound;
  const agency = await agencies.ofSender('email', to);
  const said = sayingOf(text);
  if (unanswerable !== '' || agency === null || agency === undefined || said.length < SHORTEST_NOTICE) return inbound;
  const since = new Date(clock.now().getTime() - REPEATED_WITHIN_MS);
  const before = await inAgency(db, agency, (tx) =>
    rows<{ text: string }>(tx, SAID_BEFORE, agency, from.value, since, providerId),
  );
  return before.some((one) => sayingOf(one.text) === said) ? { ...inbound, unanswerable: 'repeated' } : inbound;
}

/** What a notice says each time: numbers and dates change. */
function sayingOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}
