// Rows of orders, offers, supplements, quotes and ratings as flows record them: made where they are not there, else changed.
import type { FileOf } from '#flows/codes.ts';
import type { Recorded } from '#flows/records.ts';
import { oneStatement, type Write } from '#lib/writes.ts';

type Kind = Recorded['of'];
export interface RecordRow {
  agency_id: string;
  id: string;
  /** Columns of the table. */
  patch: Record<string, unknown>;
}

interface Shape {
  table: string;
  /** The column that is the id. */
  key: string;
  /** Value of a flow -> column. */
  columns: Record<string, string>;
  /** Instants: ms in a flow. */
  instants: readonly string[];
  /** What a new row has where nothing is said; null is left out. */
  fresh: Record<string, unknown>;
}

const SHAPES: { readonly [K in Kind]: Shape } = {
  order: {
    table: 'work_orders',
    key: 'id',
    columns: {
      ticket: 'ticket_id',
      n: 'n',
      state: 'state',
      waitsFor: 'waits_for',
      contractor: 'contractor_id',
      payer: 'payer',
      ceilingCents: 'ceiling_cents',
      reasons: 'reasons',
      byRule: 'by_rule',
      manager: 'manager_id',
      passcode: 'passcode',
      visitor: 'visitor',
      approvedAt: 'approved_at',
      acceptedAt: 'accepted_at',
      visitFrom: 'visit_from',
      visitTo: 'visit_to',
      doneAt: 'done_at',
      endedAt: 'ended_at',
    },
    instants: ['approvedAt', 'acceptedAt', 'visitFrom', 'visitTo', 'doneAt', 'endedAt'],
    fresh: { waits_for: '', payer: '', words: '', reasons: [], by_rule: false, visitor: '', report: '' },
  },
  offer: {
    table: 'offers',
    key: 'id',
    columns: {
      order: 'order_id',
      contractor: 'contractor_id',
      state: 'state',
      reason: 'reason',
      offeredAt: 'offered_at',
      answeredAt: 'answered_at',
    },
    instants: ['offeredAt', 'answeredAt'],
    fresh: { reason: '' },
  },
  supplement: {
    table: 'supplements',
    key: 'id',
    columns: {
      order: 'order_id',
      cents: 'cents',
      state: 'state',
      manager: 'manager_id',
      askedAt: 'asked_at',
      answeredAt: 'answered_at',
    },
    instants: ['askedAt', 'answeredAt'],
    fresh: { words: '' },
  },
  quote: {
    table: 'quotes',
    key: 'id',
    columns: {
      ticket: 'ticket_id',
      contractor: 'contractor_id',
      state: 'state',
      cents: 'cents',
      delayDays: 'delay_days',
      manager: 'manager_id',
      askedAt: 'asked_at',
      answeredAt: 'answered_at',
      decidedAt: 'decided_at',
    },
    instants: ['askedAt', 'answeredAt', 'decidedAt'],
    fresh: { reason: '', reference: '', shown: false, words: '' },
  },
  rating: {
    table: 'ratings',
    key: 'ticket_id',
    columns: {
      order: 'order_id',
      contractor: 'contractor_id',
      repair: 'repair',
      contractorScore: 'contractor',
      informed: 'informed',
      message: 'message_id',
      at: 'at',
    },
    instants: ['at'],
    fresh: {},
  },
};
const KINDS = Object.keys(SHAPES) as Kind[];

/** All that a plan records, by kind and id; what is recorded twice is one row. */
export type Records = Map<string, { of: Kind; row: RecordRow }>;

export function record(records: Records, agency: string, { of, id, values }: Recorded): void {
  const key = `${of} ${id}`;
  const known = records.get(key)?.row.patch ?? {};
  records.set(key, { of, row: { agency_id: agency, id, patch: { ...known, ...patchOf(of, values) } } });
}

/** Flows say 0 for no instant and null for no reason. */
function patchOf(of: Kind, values: Record<string, unknown>): Record<string, unknown> {
  const { columns, instants } = SHAPES[of];
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const column = columns[name];
      if (column === undefined) throw new Error(`a ${of} has no value "${name}": add it to src/work-orders/store.ts`);
      if (instants.includes(name)) return [column, value === 0 ? null : new Date(value as number)];
      return [column, name === 'reason' ? (value ?? '') : value];
    }),
  );
}

/** A row that is there is changed by the first part; one that is not is made by the second. Both see the same moment. */
function writesOf(of: Kind): Write[] {
  const { table, key, columns, fresh } = SHAPES[of];
  const changing = Object.values(columns);
  const rows = 'json_to_recordset($rows::json) as p(agency_id text, id uuid, patch jsonb)';
  return [
    {
      name: `changed ${of}`,
      sql: `update ${table} t set (${changing.join(', ')}) =
          (select ${changing.map((column) => `r.${column}`).join(', ')} from jsonb_populate_record(t, p.patch) r)
        from ${rows} where t.agency_id = p.agency_id and t.${key} = p.id`,
    },
    {
      name: `new ${of}`,
      sql: `insert into ${table} select r.* from ${rows}, jsonb_populate_record(null::${table},
          '${JSON.stringify(fresh)}'::jsonb || p.patch || jsonb_build_object('agency_id', p.agency_id, '${key}', p.id)) r
        where not exists (select 1 from ${table} t where t.agency_id = p.agency_id and t.${key} = p.id)
        on conflict do nothing`,
    },
  ];
}

/** What a message of a contractor brings. */
export interface FileRow {
  agency_id: string;
  order_id: string;
  message_id: string;
  kind: FileOf;
}

/** Not what they said aloud: its words are in the message. */
const orderFiles: Write = {
  name: 'order files',
  sql: `insert into order_files (agency_id, media_id, order_id, kind)
    select p.agency_id, m.id, p.order_id, p.kind from json_to_recordset($rows::json) as p(agency_id text, order_id uuid, message_id uuid, kind text)
    join media m on m.agency_id = p.agency_id and m.message_id = p.message_id and m.content_type not like 'audio/%' on conflict do nothing`,
};

const statement = oneStatement([...KINDS.flatMap(writesOf), orderFiles]);

/** In the transaction of the step that recorded them. */
export async function writeRecords(
  tx: Parameters<typeof statement>[0],
  records: Records,
  files: readonly FileRow[],
  at: Date,
): Promise<void> {
  const of = (kind: Kind) => [...records.values()].filter((one) => one.of === kind).map(({ row }) => row);
  const rows = Object.fromEntries(
    KINDS.flatMap((kind) => [
      [`changed ${kind}`, of(kind)],
      [`new ${kind}`, kind === 'order' ? of(kind).map((row) => withCreation(row, at)) : of(kind)],
    ]),
  );
  await statement(tx, { ...rows, 'order files': files });
}

function withCreation(row: RecordRow, at: Date): RecordRow {
  return { ...row, patch: { created_at: at, ...row.patch } };
}
