// Runs one machine for one event as a pure function: no clock, no database. What it wants done comes back as an ordered list.
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import type { Effect } from '#flows/effects.ts';
import { lift } from '#flows/migrate.ts';
import type { FlowMachine, Stored } from './mailbox.ts';

export type Command =
  | { kind: 'effect'; effect: Effect }
  | { kind: 'arm'; timer: string; delayMs: number }
  | { kind: 'disarm'; timer: string };

export interface Stepped {
  /** False: this machine, in this state, knows no such event. Nothing has changed. */
  handled: boolean;
  stored: Stored | undefined;
  commands: Command[];
  /** State values before and after, for the journal. */
  from: string;
  to: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the events of all machines; each flow types its own
export function step(flow: FlowMachine, stored: Stored | undefined, event: any): Stepped {
  const commands: Command[] = [];
  const before = restore(flow, stored, commands);
  const from = nameOf(before.value);
  const [after, actions] = transition(flow.machine, before, event);
  // XState gives back the very snapshot when no transition was open to the event. What a flow ignores on purpose emits a note.
  if (after === before && actions.length === 0) return { handled: false, stored, commands: [], from, to: from };
  for (const action of actions) commands.push(toCommand(flow.name, action));
  const next = { flow: flow.name, version: flow.version, value: after.value, context: after.context };
  return { handled: true, stored: next, commands, from, to: nameOf(after.value) };
}

function restore(flow: FlowMachine, stored: Stored | undefined, commands: Command[]): AnyMachineSnapshot {
  if (stored === undefined) {
    const [initial, actions] = initialTransition(flow.machine);
    for (const action of actions) commands.push(toCommand(flow.name, action));
    return initial;
  }
  const lifted = lift(flow.name, flow.version, stored);
  return flow.machine.resolveState({ value: lifted.value as never, context: lifted.context });
}

// biome-ignore lint/suspicious/noExplicitAny: XState types the parameters of its built-in actions as unknown
function toCommand(flow: string, action: { type: string; params?: any }): Command {
  switch (action.type) {
    case 'xstate.emit':
      return { kind: 'effect', effect: action.params.event };
    case 'xstate.raise':
      return { kind: 'arm', timer: action.params.id, delayMs: action.params.delay };
    case 'xstate.cancel':
      return { kind: 'disarm', timer: action.params.sendId };
    default:
      throw new Error(`the flow ${flow} uses ${action.type}: a flow may only assign, emit and wait`);
  }
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
