// Who can be played: everybody with a telephone or a mail address in the agencies' records, and any other as a stranger.
import type { AgencySettings } from '#agency/settings.ts';
import { inAgency, rows } from '#lib/db.ts';
import { parsePhone, parseSender } from '#lib/phone.ts';
import type { Connection } from './connection.ts';
import { DEMO_AGENCY } from './demo/files.ts';
import { demoPeople } from './demo/people.ts';
import type { Channel, SlackUser } from './slack/shapes.ts';
import { WrongRequest } from './wrong-request.ts';

export type Part = 'tenant' | 'landlord' | 'trusted' | 'caretaker' | 'contractor' | 'manager' | 'stranger';

export interface Someone {
  agency: string;
  name: string;
  part: Part;
  /** E.164; '' where none is known. */
  phone: string;
  email: string;
  /** "Résidence des Lilas, A, 12" */
  place: string;
  /** Of the demo agency, made to be played: no past. */
  story: boolean;
}

export interface Directory {
  everybody(): Promise<Someone[]>;
  /** By name, number or mail address. A number that nobody has is a stranger's; a name that nobody has is an error. */
  find(who: string): Promise<Someone>;
  /** Where this agency is written to. */
  inboundOf(agency: string, channel: 'sms' | 'whatsapp' | 'email'): Promise<string>;
  owns(sender: string): Promise<boolean>;
  slack(): Promise<{ users: SlackUser[]; channels: Channel[] }>;
  zone(): Promise<string>;
}

export function createDirectory({ db, agencies }: Pick<Connection, 'db' | 'agencies'>): Directory {
  async function settings(): Promise<AgencySettings[]> {
    return (await agencies.all()).map((agency) => agency.settings);
  }

  async function everybody(): Promise<Someone[]> {
    const found: Someone[] = [];
    for (const { agency, on_call } of await settings()) {
      const listed = await inAgency(db, agency.id, (tx) => rows<Omit<Someone, 'story'>>(tx, PEOPLE, agency.id));
      const known = listed.map((one) => ({ ...one, story: agency.id === DEMO_AGENCY && STORIES.has(one.name) }));
      const phones = new Set(known.map(({ phone }) => phone));
      const onCall = on_call
        .map(({ name, phone }) => ({ name, phone: parsePhone(phone)?.address ?? '' }))
        .filter(
          ({ phone }, i, all) =>
            phone !== '' && !phones.has(phone) && all.findIndex((one) => one.phone === phone) === i,
        )
        .map(
          ({ name, phone }): Someone => ({
            agency: agency.id,
            name,
            part: 'manager',
            phone,
            email: '',
            place: 'astreinte',
            story: false,
          }),
        );
      found.push(...known, ...onCall, ...(agency.id === DEMO_AGENCY ? STRANGERS : []));
    }
    return found;
  }

  return {
    everybody,
    async find(who) {
      const all = await everybody();
      const wanted = who.trim();
      if (wanted === '')
        throw new WrongRequest(
          '"from" is missing: give a name of the agency, a number such as +33612345678, or a mail address',
        );
      if (wanted.includes('@'))
        return byEmail(all, wanted.toLowerCase()) ?? (await stranger({ email: wanted.toLowerCase() }));
      const number = numberOf(wanted);
      if (number !== undefined) return all.find(({ phone }) => phone === number) ?? (await stranger({ phone: number }));
      return byName(all, wanted);
    },
    async inboundOf(agency, channel) {
      const { senders } = (await agencies.get(agency)).settings;
      const { sms, whatsapp, email } = senders;
      const texts = typeof sms === 'object' ? sms.inbound : sms;
      const address = { sms: texts, whatsapp, email }[channel];
      if (address === undefined)
        throw new WrongRequest(`the agency ${agency} has no ${channel} sender: add it to its file`);
      return channel === 'sms' ? (parseSender(address)?.address ?? address) : address;
    },
    async owns(sender) {
      const of = ({ senders: { sms, whatsapp, email } }: AgencySettings) =>
        [typeof sms === 'object' ? [sms.name, sms.inbound] : (sms ?? []), whatsapp ?? [], email ?? []].flat();
      return (await settings()).flatMap(of).some((own) => plain(own) === plain(sender));
    },
    async slack() {
      const all = await settings();
      return { users: all.flatMap(usersOf), channels: all.flatMap((one) => channelsOf(one, all.length > 1)) };
    },
    zone: async () => (await settings())[0]?.agency.timezone ?? 'Europe/Paris',
  };

  async function stranger({ phone = '', email = '' }: { phone?: string; email?: string }): Promise<Someone> {
    const [first] = await settings();
    if (first === undefined) throw new WrongRequest('there is no agency yet: apply one (loge apply FILE.yaml)');
    return { agency: first.agency.id, name: '', part: 'stranger', phone, email, place: '', story: false };
  }
}

const STORIES = new Set(
  demoPeople()
    .filter(({ story }) => story)
    .map(({ name }) => name),
);

/** Numbers that the demo agency does not know, with a name to call them by. */
const STRANGERS: readonly Someone[] = demoPeople()
  .filter(({ role }) => role === 'stranger')
  .map(({ name, kind, address, description }) => ({
    agency: DEMO_AGENCY,
    name,
    part: 'stranger',
    phone: kind === 'phone' ? address : '',
    email: kind === 'email' ? address : '',
    place: description,
    story: true,
  }));

const PEOPLE = `
select $1 as agency, p.name, coalesce(r.role, 'tenant') as part, coalesce(a.phone, '') as phone, coalesce(a.email, '') as email,
  concat_ws(', ', nullif(s.name, ''), nullif(b.name, ''), nullif(d.name, '')) as place
from people p
left join lateral (select r.role, coalesce(r.residence_id, w.residence_id) as residence_id, coalesce(r.building_id, w.building_id) as building_id, r.dwelling_id
  from person_roles r left join dwellings w on w.agency_id = $1 and w.id = r.dwelling_id
  where r.agency_id = $1 and r.person_id = p.id order by r.to_date desc nulls first, r.id limit 1) r on true
left join residences s on s.agency_id = $1 and s.id = r.residence_id
left join buildings b on b.agency_id = $1 and b.id = r.building_id
left join dwellings d on d.agency_id = $1 and d.id = r.dwelling_id
left join lateral (select min(a.value) filter (where a.kind = 'phone' and a.line <> 'landline') as phone, min(a.value) filter (where a.kind = 'email') as email
  from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id where l.agency_id = $1 and l.person_id = p.id) a on true
where p.agency_id = $1
union all select $1, company, 'contractor', phone, email, array_to_string(trades, ', ') from contractors where agency_id = $1
union all select $1, name, 'manager', phone, email, '' from managers where agency_id = $1 and removed_at is null
order by 2`;

/** A number as people write it, a short code, or a sender's name in capitals; undefined: somebody's name. */
function numberOf(who: string): string | undefined {
  const sender = /^(?:whatsapp:)?(.+)$/.exec(who)![1]!;
  const found = parseSender(sender);
  if (found === undefined || (found.kind === 'alphanumeric' && !/^[A-Z][A-Z0-9]{2,10}$/.test(sender))) return undefined;
  return found.address;
}

function byEmail(all: readonly Someone[], email: string): Someone | undefined {
  return all.find((one) => one.email.toLowerCase() === email);
}

function byName(all: readonly Someone[], wanted: string): Someone {
  const exact = all.filter(({ name }) => plain(name) === plain(wanted));
  const close = exact.length > 0 ? exact : all.filter(({ name }) => plain(name).includes(plain(wanted)));
  // One who manages and lives there is one person with one telephone.
  const phones = new Set(close.map(({ phone, email }) => phone || email));
  if (close.length > 0 && phones.size === 1) return close[0]!;
  if (close.length > 0)
    throw new WrongRequest(
      `"${wanted}" could be ${close
        .slice(0, 5)
        .map(({ name, phone }) => `${name} (${phone})`)
        .join(', ')}: give the number`,
    );
  throw new WrongRequest(
    `nobody here is called "${wanted}": give a name of the agency, a number such as +33612345678, or a mail address`,
  );
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s'.-]+/g, ' ')
    .trim();
}

function usersOf({ slack }: AgencySettings): SlackUser[] {
  return slack.managers.map((manager) => ({ id: manager.slack, name: manager.name, email: manager.email ?? '' }));
}

function channelsOf({ agency, slack }: AgencySettings, prefixed: boolean): Channel[] {
  const name = (base: string) => (prefixed ? `${agency.id}-${base}` : base);
  const routed = slack.routing.map(({ channel, residence, trade }) => ({
    id: channel,
    name: name(plain(residence ?? trade ?? channel).replaceAll(' ', '-')),
  }));
  const own = [
    { id: slack.channel, name: name('maintenance') },
    { id: slack.emergencies, name: name('urgences') },
  ];
  return [...own, ...routed].filter(({ id }, i, all) => all.findIndex((one) => one.id === id) === i);
}
