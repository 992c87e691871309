// An agency with a residence, people and managers, written straight into the tables; tickets as a test needs them.
import type { KnownAgency } from '#agency/registry.ts';
import { type AgencySettings, agencyFile } from '#agency/settings.ts';
import { type Db, inAgency, rows, run, type Tx, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';

export const CHANNEL = 'C0000000001';
export const EMERGENCIES = 'C0000000002';
export const LIFT_CHANNEL = 'C0000000003';
export const CLAIRE = 'U0000000001';
export const PAUL = 'U0000000002';

export interface World {
  agency: string;
  settings: AgencySettings;
  claire: string;
  paul: string;
  residence: string;
  building: string;
  dwelling: string;
  person: string;
  conversation: string;
  address: string;
}

export async function makeWorld(
  db: Db,
  agency = 'lilas',
  changes: { slack?: object; canned_replies?: object[]; senders?: object } = {},
): Promise<World> {
  const settings = agencyFile.parse({
    agency: { id: agency, name: 'Agence des Lilas', phone: '+33 1 23 45 67 89' },
    senders: { sms: '38123' },
    slack: {
      channel: CHANNEL,
      emergencies: EMERGENCIES,
      managers: [
        { slack: CLAIRE, name: 'Claire Morel' },
        { slack: PAUL, name: 'Paul Petit' },
      ],
      routing: [{ trade: 'lift', channel: LIFT_CHANNEL }],
      stand_in: PAUL,
      ...changes.slack,
    },
    on_call: [{ name: 'Claire Morel', phone: '+33611000000' }],
    ...(changes.canned_replies ? { canned_replies: changes.canned_replies } : {}),
  });
  const id = () => newId();
  const world: World = {
    agency,
    settings,
    claire: id(),
    paul: id(),
    residence: id(),
    building: id(),
    dwelling: id(),
    person: id(),
    conversation: id(),
    address: id(),
  };
  const at = new Date('2026-11-22T08:00:00Z');
  await unscoped(db, (tx) =>
    run(
      tx,
      `insert into agencies (id, name, settings, applied_at) values ($1, 'Agence des Lilas', $2::jsonb, $3)`,
      agency,
      JSON.stringify(settings),
      at,
    ),
  );
  await inAgency(db, agency, async (tx) => {
    await insert(tx, 'residences', {
      agency_id: agency,
      id: world.residence,
      name: 'Les Lilas',
      address: '3 rue des Lilas',
      postcode: '75015',
      city: 'Paris',
      timezone: null,
    });
    await insert(tx, 'buildings', {
      agency_id: agency,
      id: world.building,
      residence_id: world.residence,
      name: 'B',
      address: '',
    });
    await insert(tx, 'dwellings', {
      agency_id: agency,
      id: world.dwelling,
      residence_id: world.residence,
      building_id: world.building,
      entrance_id: null,
      name: '34',
      floor: '3',
    });
    await insert(tx, 'managers', {
      agency_id: agency,
      id: world.claire,
      name: 'Claire Morel',
      slack_user: CLAIRE,
      phone: '',
      email: '',
      limit: 500,
      conversation_id: newId(),
      away_from: null,
      away_to: null,
      stand_in_id: null,
      removed_at: null,
    });
    await insert(tx, 'managers', {
      agency_id: agency,
      id: world.paul,
      name: 'Paul Petit',
      slack_user: PAUL,
      phone: '',
      email: '',
      limit: 500,
      conversation_id: newId(),
      away_from: null,
      away_to: null,
      stand_in_id: null,
      removed_at: null,
    });
  });
  const tenant = await addTenant(db, world, {
    name: 'Odette Durand',
    phone: '+33611223344',
    dwelling: world.dwelling,
    ids: world,
  });
  return { ...world, ...tenant };
}

export async function addTenant(
  db: Db,
  world: World,
  {
    name,
    phone,
    dwelling,
    ids,
  }: { name: string; phone: string; dwelling: string; ids?: { person: string; conversation: string; address: string } },
): Promise<{ person: string; conversation: string; address: string }> {
  const { person, conversation, address } = ids ?? { person: newId(), conversation: newId(), address: newId() };
  const agency_id = world.agency;
  const at = new Date('2026-11-22T08:00:00Z');
  await inAgency(db, agency_id, async (tx) => {
    await insert(tx, 'people', {
      agency_id,
      id: person,
      name,
      language: 'fr',
      needs: [],
      conversation_id: conversation,
      prefers: '',
      created_at: at,
    });
    await insert(tx, 'person_roles', {
      agency_id,
      id: newId(),
      person_id: person,
      role: 'tenant',
      residence_id: null,
      building_id: null,
      dwelling_id: dwelling,
      for_person_id: null,
      from_date: null,
      to_date: null,
    });
    await insert(tx, 'addresses', {
      agency_id,
      id: address,
      kind: 'phone',
      value: phone,
      conversation_id: conversation,
      opted_out_at: null,
      line: 'mobile',
      whatsapp_at: null,
    });
    await insert(tx, 'person_addresses', { agency_id, person_id: person, address_id: address });
    await insert(tx, 'conversations', {
      agency_id,
      id: conversation,
      person_id: person,
      channel: 'sms',
      address_id: address,
      held_by: null,
      last_in_at: at,
      language: 'fr',
      created_at: at,
    });
    await insert(tx, 'mailboxes', {
      agency_id,
      id: conversation,
      kind: 'conversation',
      machines: {},
      timers: {},
      updated_at: at,
    });
  });
  return { person, conversation, address };
}

let reference = 1000;

export interface Given {
  text?: string;
  at?: Date;
  /** Columns of the ticket. */
  ticket?: Record<string, unknown>;
  message?: Record<string, unknown>;
  /** No card row is wanted. */
  uncarded?: true;
}

export async function addTicket(
  db: Db,
  world: World,
  {
    text = "Y a plus d'eau chaude",
    at = new Date('2026-11-22T09:00:00Z'),
    ticket = {},
    message = {},
    uncarded,
  }: Given = {},
): Promise<string> {
  const agency_id = world.agency;
  const id = newId();
  await inAgency(db, agency_id, async (tx) => {
    await insert(tx, 'tickets', {
      agency_id,
      id,
      reference: ++reference,
      conversation_id: world.conversation,
      person_id: world.person,
      residence_id: world.residence,
      building_id: world.building,
      dwelling_id: world.dwelling,
      scope: 'dwelling',
      category: 'heating',
      urgency: 'urgent',
      hazards: [],
      situation: 'can_leave',
      vulnerable: false,
      status: 'new',
      reading: {
        confidence: 0.82,
        because: [{ rule: 'offline/intent', words: "plus d'eau chaude" }],
        pastHazards: [],
        disagreements: [],
        needsReview: false,
      },
      answers: {},
      incident_id: null,
      follows_id: null,
      holder_id: null,
      reason: '',
      reopened: 0,
      promised_at: null,
      told_at: at,
      acknowledged_at: null,
      opened_at: at,
      closed_at: null,
      ...ticket,
    });
    await addMessage(tx, world, id, { text, at, message });
    if (!uncarded) await wantCard(tx, world, id, at);
  });
  return id;
}

export async function addMessage(
  tx: Tx,
  world: World,
  ticket: string,
  { text, at, message = {} }: { text: string; at: Date; message?: Record<string, unknown> },
): Promise<string> {
  const id = newId();
  const agency_id = world.agency;
  await insert(tx, 'messages', {
    agency_id,
    id,
    conversation_id: world.conversation,
    address_id: world.address,
    raw_id: newId(),
    channel: 'sms',
    provider_id: `SM${id}`,
    sent_to: '38123',
    kind: 'text',
    text,
    subject: '',
    media_count: 0,
    opt_out_type: null,
    unanswerable: '',
    sent_at: at,
    received_at: at,
    extra: {},
    ...message,
  });
  await insert(tx, 'ticket_messages', { agency_id, ticket_id: ticket, message_id: id });
  return id;
}

export async function wantCard(tx: Tx, { agency }: World, ticket: string, at: Date, rank = 1): Promise<void> {
  await run(
    tx,
    `insert into cards (agency_id, ticket_id, wanted, rank, due_at) values ($1, $2, 1, $3, $4)
     on conflict (agency_id, ticket_id) do update set wanted = cards.wanted + 1, due_at = excluded.due_at`,
    agency,
    ticket,
    rank,
    at,
  );
}

export async function addAlert(db: Db, { agency }: World, alert: Record<string, unknown>): Promise<string> {
  const id = newId();
  await inAgency(db, agency, (tx) =>
    insert(tx, 'alerts', {
      agency_id: agency,
      id,
      kind: 'unclear',
      ticket_id: null,
      conversation_id: null,
      message_id: null,
      data: {},
      raised_at: new Date('2026-11-22T09:00:00Z'),
      settled_at: null,
      settled_by: '',
      slack_channel: '',
      slack_ts: '',
      ...alert,
    }),
  );
  return id;
}

export async function insert(tx: Tx, table: string, row: object): Promise<void> {
  const columns = Object.keys(row)
    .map((column) => `"${column}"`)
    .join(', ');
  await run(
    tx,
    `insert into ${table} (${columns}) select ${columns} from json_populate_record(null::${table}, $1::json)`,
    JSON.stringify(row),
  );
}

export async function cardOf(
  db: Db,
  { agency }: World,
  ticket: string,
): Promise<{ channel: string; ts: string; wanted: number; shown: number; attempts: number; posting_at: Date | null }> {
  const [card] = await inAgency(db, agency, (tx) =>
    rows<Awaited<ReturnType<typeof cardOf>>>(tx, 'select * from cards where ticket_id = $1', ticket),
  );
  return card!;
}

export function registryOf(...settings: AgencySettings[]) {
  const known = settings.map((one) => ({ id: one.agency.id, settings: one, flow: {} as KnownAgency['flow'] }));
  return {
    get: async (agency: string) => known.find(({ id }) => id === agency)!,
    all: async () => known,
    ofSender: async () => null,
    forget: () => undefined,
  };
}
