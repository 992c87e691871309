// The two kinds of mailbox and the machines that live in each. An event is offered to every machine of its mailbox, in this order.
import type { AnyStateMachine } from 'xstate';
import type { EventType, Sender } from '#flows/events.ts';
import { MACHINES } from '#flows/machines.ts';

export type MailboxKind = 'conversation' | 'case';

/** A machine as it is stored: what flows/migrate.ts lifts when `version` is older than the flow's. */
export interface Stored {
  flow: string;
  version: number;
  value: unknown;
  context: unknown;
}

/** Machine -> timer id of XState -> the arming that still counts. */
export type ArmedTimers = Record<string, Record<string, string>>;

export interface Mailbox {
  id: string;
  kind: MailboxKind;
  machines: Record<string, Stored>;
  timers: ArmedTimers;
}

export interface FlowMachine {
  name: string;
  version: number;
  machine: AnyStateMachine;
  /** A talk with these people alone is offered to it. */
  hears?: Sender['kind'];
}

export function machinesOf(kind: MailboxKind): readonly FlowMachine[] {
  return MACHINES[kind];
}

/** A row of `events` that waits to be stepped. */
export interface PendingEvent {
  id: string;
  mailbox: string;
  type: EventType;
  at: Date;
  message: string | null;
  refs: Record<string, unknown>;
  attempts: number;
  /** Not yet in the table: put and stepped in the same transaction. */
  fresh?: true;
}
