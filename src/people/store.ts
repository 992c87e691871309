// The rows of people, their roles and their addresses, and the one statement that writes what changed in them.
import { rows, type Tx } from '#lib/db.ts';
import { insertInto, oneStatement, type Write } from '#lib/writes.ts';
import type { ConversationRow } from './conversations.ts';

export const PERSON_ROLES = ['tenant', 'landlord', 'trusted', 'caretaker'] as const;
export type PersonRoleName = (typeof PERSON_ROLES)[number];

export interface PersonRow {
  agency_id: string;
  id: string;
  name: string;
  language: string;
  needs: string[];
  conversation_id: string;
  prefers: string;
  created_at: Date;
}

export interface PersonRoleRow {
  agency_id: string;
  id: string;
  person_id: string;
  role: PersonRoleName;
  residence_id: string | null;
  building_id: string | null;
  dwelling_id: string | null;
  for_person_id: string | null;
  /** "2026-11-22" */
  from_date: string | null;
  to_date: string | null;
}

export interface AddressRow {
  agency_id: string;
  id: string;
  kind: 'phone' | 'email';
  value: string;
  conversation_id: string;
  opted_out_at: Date | null;
  line: 'mobile' | 'landline' | 'other';
  whatsapp_at: Date | null;
}

export interface PersonAddressRow {
  agency_id: string;
  person_id: string;
  address_id: string;
}

const PERSON_FIELDS = ['name', 'language', 'needs', 'prefers'];
const ROLE_FIELDS = ['residence_id', 'building_id', 'dwelling_id', 'for_person_id', 'from_date', 'to_date'];

function upsert(table: string, changing: readonly string[]): Write {
  const set = changing.map((column) => `${column} = excluded.${column}`).join(', ');
  return {
    name: table,
    sql: `insert into ${table} select * from json_populate_recordset(null::${table}, $rows::json)
      on conflict (agency_id, id) do update set ${set}`,
  };
}

/** What a talk needs to be heard: each conversation has a mailbox of the same id. */
const newMailboxes: Write = {
  name: 'new mailboxes',
  sql: `insert into mailboxes (agency_id, id, kind, machines, timers, updated_at)
    select agency_id, id, 'conversation', '{}', '{}', created_at
    from json_to_recordset($rows::json) as c(agency_id text, id uuid, created_at timestamptz)`,
};

const knownConversations: Write = {
  name: 'known conversations',
  sql: `update conversations c set person_id = k.person_id
    from json_to_recordset($rows::json) as k(agency_id text, id uuid, person_id uuid)
    where c.agency_id = k.agency_id and c.id = k.id`,
};

const movedAddresses: Write = {
  name: 'moved addresses',
  sql: `update addresses a set conversation_id = m.conversation_id, line = m.line
    from json_to_recordset($rows::json) as m(agency_id text, id uuid, conversation_id uuid, line text)
    where a.agency_id = m.agency_id and a.id = m.id`,
};

const goneLinks: Write = {
  name: 'gone links',
  sql: `delete from person_addresses l
    using json_to_recordset($rows::json) as g(agency_id text, person_id uuid, address_id uuid)
    where l.agency_id = g.agency_id and l.person_id = g.person_id and l.address_id = g.address_id`,
};

const leftTalks: Write = {
  name: 'left talks',
  sql: `update conversations c set address_id = null, channel = ''
    from json_to_recordset($rows::json) as g(agency_id text, person_id uuid, address_id uuid)
    where c.agency_id = g.agency_id and c.person_id = g.person_id and c.address_id = g.address_id`,
};

const goneRoles: Write = {
  name: 'gone roles',
  sql: `delete from person_roles r using json_to_recordset($rows::json) as g(agency_id text, id uuid)
    where r.agency_id = g.agency_id and r.id = g.id`,
};

export interface PeopleChanges {
  people: PersonRow[];
  person_roles: PersonRoleRow[];
  'gone roles': Pick<PersonRoleRow, 'agency_id' | 'id'>[];
  addresses: AddressRow[];
  'moved addresses': AddressRow[];
  person_addresses: PersonAddressRow[];
  'gone links': PersonAddressRow[];
  /** Talks that are no longer answered at an address which was taken off. */
  'left talks': PersonAddressRow[];
  conversations: ConversationRow[];
  'new mailboxes': ConversationRow[];
  'known conversations': { agency_id: string; id: string; person_id: string | null }[];
}

export function emptyChanges(): PeopleChanges {
  return {
    people: [],
    person_roles: [],
    'gone roles': [],
    addresses: [],
    'moved addresses': [],
    person_addresses: [],
    'gone links': [],
    'left talks': [],
    conversations: [],
    'new mailboxes': [],
    'known conversations': [],
  };
}

const write = oneStatement([
  insertInto('conversations'),
  newMailboxes,
  knownConversations,
  upsert('people', PERSON_FIELDS),
  upsert('person_roles', ROLE_FIELDS),
  goneRoles,
  insertInto('addresses'),
  movedAddresses,
  insertInto('person_addresses', 'on conflict do nothing'),
  goneLinks,
  leftTalks,
]);

export async function writePeople(tx: Tx, changes: PeopleChanges): Promise<void> {
  await write(tx, { ...changes });
}

/** Of the agency's own clocks. */
export async function agencyZone(tx: Tx, agency: string): Promise<string> {
  const [found] = await rows<{ zone: string | null }>(
    tx,
    `select settings #>> '{agency,timezone}' as zone from agencies where id = $1`,
    agency,
  );
  return found?.zone ?? 'Europe/Paris';
}
