// What hearing an event leads to: changes of the context and effects, in order. A flow decides it in a pure function; here it becomes
// an action of XState, the only kind that flows have.
import { type ActionFunction, type EventObject, enqueueActions, type MachineContext } from 'xstate';
import type { Effect } from './effects.ts';

export interface Outcome<Context> {
  context?: Partial<Context>;
  effects: readonly Effect[];
}

/** It names no child, action, guard or delay of its machine. */
type Act<C extends MachineContext, E extends EventObject> = ActionFunction<
  C,
  E,
  E,
  undefined,
  never,
  never,
  never,
  never,
  Effect
>;

export function act<C extends MachineContext, E extends EventObject>(
  decide: (context: C, event: E) => Outcome<C>,
): Act<C, E> {
  return enqueueActions<C, E, undefined, E, never, never, never, never, Effect>(({ enqueue, context, event }) => {
    const outcome = decide(context, event);
    if (outcome.context !== undefined) enqueue.assign(outcome.context as C);
    for (const effect of outcome.effects) enqueue.emit(effect);
  });
}
