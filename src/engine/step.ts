// Runs one machine for one event as a pure function: no clock, no database. What it wants done comes back as an ordered list.
import { type AnyActorScope, type AnyMachineSnapshot, createActor, type EventObject, initialTransition } from 'xstate';
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
  const [after, actions] = transition(flow, before, event);
  // XState gives back the very snapshot when no transition was open to the event. What a flow ignores on purpose emits a note.
  if (after === before && actions.length === 0) return { handled: false, stored, commands: [], from, to: from };
  for (const action of actions) commands.push(toCommand(flow.name, action));
  const next = { flow: flow.name, version: flow.version, value: after.value, context: after.context };
  return { handled: true, stored: next, commands, from, to: nameOf(after.value) };
}

/**
 * What XState's own transition() does, but for the actor that it makes anew for each call: nobody reads its state, and a flow neither
 * spawns nor sends, so that one a machine serves all.
 */
function transition(flow: FlowMachine, before: AnyMachineSnapshot, event: EventObject) {
  const actions: Action[] = [];
  const scope = { ...scopeOf(flow), actionExecutor: (action: Action) => void actions.push(action) };
  const after: AnyMachineSnapshot = flow.machine.transition(before, event, scope);
  return [after, actions] as const;
}

const scopes = new WeakMap<FlowMachine, AnyActorScope>();

function scopeOf(flow: FlowMachine): AnyActorScope {
  const known = scopes.get(flow);
  if (known !== undefined) return known;
  const self = createActor(flow.machine);
  const nothing = () => undefined;
  const inert = { defer: nothing, logger: nothing, stopChild: nothing, emit: nothing, actionExecutor: nothing };
  const scope: AnyActorScope = { self, system: self.system, id: '', sessionId: '', ...inert };
  scopes.set(flow, scope);
  return scope;
}

/** A machine begins the same way every time. */
const beginnings = new WeakMap<FlowMachine, ReturnType<typeof initialTransition>>();

function beginningOf(flow: FlowMachine) {
  const known = beginnings.get(flow) ?? initialTransition(flow.machine);
  beginnings.set(flow, known);
  return known;
}

function restore(flow: FlowMachine, stored: Stored | undefined, commands: Command[]): AnyMachineSnapshot {
  if (stored === undefined) {
    const [initial, actions] = beginningOf(flow);
    for (const action of actions) commands.push(toCommand(flow.name, action));
    return initial;
  }
  const lifted = lift(flow.name, flow.version, stored);
  return flow.machine.resolveState({ value: lifted.value as never, context: lifted.context });
}

// biome-ignore lint/suspicious/noExplicitAny: XState types the parameters of its built-in actions as unknown
type Action = { type: string; params?: any };

function toCommand(flow: string, action: Action): Command {
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
