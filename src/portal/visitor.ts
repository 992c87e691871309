// Who opens a page by signed link. A link lasts 30 days; on a device that used it once, as long as the person lives there.
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { KnownAgency } from '#agency/registry.ts';
import type { Inbound } from '#channels/channel.ts';
import type { Clock } from '#lib/clock.ts';
import { inAgency, rows } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import type { Signer } from '#lib/signed-link.ts';
import { localDate } from '#lib/zone.ts';
import { type Refusal, refuse, type Showing, showing } from './frame.ts';
import type { Ground } from './ground.ts';
import { slowedDown } from './wrong-link.ts';

export interface Role {
  role: 'tenant' | 'landlord' | 'trusted' | 'caretaker';
  residence: string;
  residenceName: string;
  building: string | null;
  dwelling: string | null;
  zone: string | null;
}

interface KnownAddress {
  id: string;
  kind: 'phone' | 'email';
  value: string;
  line: string;
}

export interface Visitor extends Showing {
  agency: KnownAgency;
  /** As it stands in the address of this page. */
  token: string;
  person: string;
  name: string;
  conversation: string;
  /** Of today, the tenancy first. Never empty. */
  roles: readonly [Role, ...Role[]];
  zone: string;
  /** Where what they write here is answered. */
  from: Inbound['from'];
}

const PURPOSE = 'page';
const DEVICE = 'device';
const DAY_MS = 86_400_000;
const LINK_DAYS = 30;
/** No browser keeps a cookie for longer. */
const DEVICE_DAYS = 400;
/** Roles do not matter. */
const NEVER = '0001-01-01';
// $1 agency, $2 person, $3 today
const PERSON = `
select p.name, p.language, p.conversation_id as conversation, c.address_id as last, p.links_from,
  (select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'line', a.line) order by a.id)
     from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id where l.agency_id = $1 and l.person_id = p.id) as addresses,
  (select json_agg(json_build_object('role', r.role, 'residence', s.id, 'residenceName', s.name, 'building', coalesce(r.building_id, d.building_id),
       'dwelling', r.dwelling_id, 'zone', s.timezone) order by case r.role when 'tenant' then 0 when 'trusted' then 1 when 'caretaker' then 2 else 3 end)
     from person_roles r left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id
     join residences s on s.agency_id = $1 and s.id = coalesce(r.residence_id, d.residence_id)
     where r.agency_id = $1 and r.person_id = p.id and (r.from_date is null or r.from_date <= $3::date) and (r.to_date is null or r.to_date >= $3::date)) as roles
from people p left join conversations c on c.agency_id = $1 and c.id = p.conversation_id where p.agency_id = $1 and p.id = $2`;

interface PersonRow {
  name: string;
  language: string;
  conversation: string;
  last: string | null;
  /** Links and devices from before are void. */
  links_from: Date | null;
  addresses: KnownAddress[] | null;
  roles: Role[] | null;
}

/** The token of a person's own page: whoever has it sees that page. */
export function pageToken(
  { signer, clock }: { signer: Signer; clock: Clock },
  agency: string,
  person: string,
  purpose = PURPOSE,
): string {
  const expiresAt = new Date(clock.now().getTime() + LINK_DAYS * DAY_MS);
  return signer.sign({ purpose, ids: [agency, person], expiresAt });
}

/** Null: the page that says why was shown. `purpose`: which of a person's pages the link is for. */
export async function openVisit(
  ground: Ground,
  request: Request,
  response: Response,
  purpose = PURPOSE,
): Promise<Visitor | null> {
  const began = performance.now();
  const opened = await open(ground, request, response, purpose);
  if ('person' in opened) return opened;
  const { why, agency, at } = opened;
  refuse(ground, at, await slowedDown(ground, request, began, why), agency);
  return null;
}

interface NoVisit {
  why: Refusal;
  agency: string | null;
  at: Showing;
}

async function open(ground: Ground, request: Request, response: Response, purpose: string): Promise<Visitor | NoVisit> {
  const token = String(request.params.token ?? '');
  const { signer, clock, jar, agencies, db } = ground;
  const now = clock.now();
  const nobodys = (why: Refusal): NoVisit => ({
    why,
    agency: null,
    at: showing(ground, request, response, null),
  });
  const verified = signer.verify(purpose, token, now);
  const [id = '', person = ''] = verified.kind === 'broken' ? [] : verified.ids;
  if (verified.kind === 'broken' || !isId(person)) return nobodys('brokenLink');
  const agency = (await agencies.all()).find((one) => one.id === id);
  if (agency === undefined) return nobodys('brokenLink');
  const { settings } = agency;
  const expired = (): NoVisit => ({ why: 'expired', agency: id, at: showing(ground, request, response, settings) });

  const cookie = deviceCookie(person);
  const device = signer.verify(DEVICE, jar.read(request, cookie) ?? '', now);
  const known = device.kind === 'valid' && device.ids[0] === id && device.ids[1] === person;
  if (verified.kind === 'expired' && !known) return expired();
  const given = [
    ...(verified.kind === 'valid' ? [issuedAt(verified, LINK_DAYS)] : []),
    ...(known ? [issuedAt(device, DEVICE_DAYS)] : []),
  ];

  const today = localDate(now, settings.agency.timezone);
  const [found] = await inAgency(db, id, (tx) => rows<PersonRow>(tx, PERSON, id, person, today));
  const [role, ...others] = found?.roles ?? [];
  if (found === undefined || role === undefined) return expired();
  if (given.every((at) => isVoid(at, found.links_from))) return expired();
  const expiresAt = new Date(now.getTime() + DEVICE_DAYS * DAY_MS);
  jar.write(response, cookie, signer.sign({ purpose: DEVICE, ids: [id, person], expiresAt }), DEVICE_DAYS);
  return {
    ...showing(ground, request, response, settings, found.language),
    agency,
    token,
    person,
    name: found.name,
    conversation: found.conversation,
    roles: [role, ...others],
    zone: role.zone ?? settings.agency.timezone,
    from: answeredAt(found, person),
  };
}

function issuedAt({ expiresAt }: { expiresAt: Date }, days: number): number {
  return expiresAt.getTime() - days * DAY_MS;
}

/** Tokens know whole seconds: one of the very second is void too. */
function isVoid(issued: number, from: Date | null): boolean {
  return from !== null && issued <= Math.ceil(from.getTime() / 1000) * 1000;
}

/** Two people may share a tablet: each has a cookie, whose name tells nothing. */
function deviceCookie(person: string): string {
  return `loge-${createHash('sha256').update(person).digest('hex').slice(0, 12)}`;
}

/** Where they last wrote from, else a mobile, a mail, a landline. Who has none of these is reached by a person. */
function answeredAt({ addresses, last }: PersonRow, person: string): Inbound['from'] {
  const all = addresses ?? [];
  const best =
    all.find(({ id }) => id === last) ??
    all.find(({ line }) => line === 'mobile') ??
    all.find(({ kind }) => kind === 'email') ??
    all[0];
  return best === undefined ? unreachable(person) : { kind: best.kind, value: best.value };
}

/** Where a person is answered, whoever writes in their name. */
export async function answeredBy({ db }: Pick<Ground, 'db'>, agency: string, person: string): Promise<Inbound['from']> {
  const [found] = await inAgency(db, agency, (tx) => rows<PersonRow>(tx, PERSON, agency, person, NEVER));
  return found === undefined ? unreachable(person) : answeredAt(found, person);
}

/** No number and no mail: a name that takes no text, so that a manager is told that nothing can be answered. */
export function unreachable(id: string): Inbound['from'] {
  return { kind: 'phone', value: `page ${id.slice(-6)}` };
}
