// The engine's own tables: mailboxes, events, timers.
import { insertInto, type Write } from '#lib/writes.ts';
import type { ArmedTimers, MailboxKind, Stored } from './mailbox.ts';

export interface MailboxRow {
  agency_id: string;
  id: string;
  kind: MailboxKind;
  machines: Record<string, Stored>;
  timers: ArmedTimers;
  updated_at: Date;
}

export interface EventRow {
  agency_id: string;
  id: string;
  mailbox_id: string;
  kind: MailboxKind;
  /** What makes a second one a duplicate. */
  key: string;
  type: string;
  at: Date;
  message_id: string | null;
  refs: Record<string, unknown>;
  state: EventState;
  attempts: number;
  done_at: Date | null;
}

/** done: a machine took it. ignored: a late timer. refused: no machine knows it in its present state. dead: it could not be stepped. */
export type EventState = 'pending' | 'done' | 'ignored' | 'refused' | 'dead';

export interface EndedEvent {
  agency_id: string;
  id: string;
  state: EventState;
  done_at: Date;
}

export interface TimerRow {
  agency_id: string;
  mailbox_id: string;
  machine: string;
  timer: string;
  arming: string;
  due_at: Date;
}

export const mailboxesWrite: Write = {
  name: 'mailboxes',
  sql: `insert into mailboxes select * from json_populate_recordset(null::mailboxes, $rows::json)
    on conflict (agency_id, id) do update set machines = excluded.machines, timers = excluded.timers, updated_at = excluded.updated_at`,
};

export const newEvents = insertInto('events', 'on conflict (agency_id, mailbox_id, key) do nothing');

export const endedEvents: Write = {
  name: 'ended events',
  sql: `update events e set state = d.state, done_at = d.done_at, attempts = e.attempts + 1
    from json_to_recordset($rows::json) as d(agency_id text, id uuid, state text, done_at timestamptz)
    where e.agency_id = d.agency_id and e.id = d.id`,
};

export const armedTimers: Write = {
  name: 'armed timers',
  sql: `insert into timers select * from json_populate_recordset(null::timers, $rows::json)
    on conflict (agency_id, mailbox_id, machine, timer) do update set arming = excluded.arming, due_at = excluded.due_at`,
};

/** Timers that are armed again in the same batch are not listed here: no two parts may touch one row. */
export const disarmedTimers: Write = {
  name: 'disarmed timers',
  sql: `delete from timers t using json_to_recordset($rows::json) as d(agency_id text, mailbox_id uuid, machine text, timer text)
    where t.agency_id = d.agency_id and t.mailbox_id = d.mailbox_id and t.machine = d.machine and t.timer = d.timer`,
};
