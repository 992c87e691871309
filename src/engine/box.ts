// One mailbox while its events are stepped in memory: offers each event to its machines and performs what they want, in order.
import type { Manner } from '#flows/effects.ts';
import type { Around, CaseFacts, FlowSettings } from '#flows/events.ts';
import type { Heard } from '#flows/heard.ts';
import { factRow } from '#journal/store.ts';
import { newId } from '#lib/ids.ts';
import type { ConversationFacts } from './facts.ts';
import { type Mailbox, machinesOf, type PendingEvent } from './mailbox.ts';
import { perform } from './perform/perform.ts';
import type { Plan } from './plan.ts';
import { step } from './step.ts';
import type { EventState } from './store.ts';

/** What all boxes of a batch share. */
export interface Batch {
  readonly agency: string;
  readonly at: Date;
  readonly zone: string;
  readonly settings: FlowSettings;
  /** When a person of the agency next reads messages. */
  readonly openAt: number;
  /** Earliest moment at which a text of this manner may leave, in that zone. */
  leavesAt(manner: Manner, zone: string, visitToday: boolean): Date;
  /** Agency id plus what performers need to name. */
  readonly onDuty: readonly { conversation: string }[];
  takeReference(): number;
}

/** One box, its facts, and the rows that stepping it brings. */
export interface Box {
  readonly batch: Batch;
  readonly mailbox: Mailbox;
  /** Of the talk; of the reporter's talk for a case. */
  readonly talk: ConversationFacts | null;
  readonly case: Omit<CaseFacts, 'openAt'> | null;
  readonly plan: Plan;
  /** What the messages of this box say; `burst` joins the texts of these messages. */
  readonly hear: (messages: readonly string[], context: unknown) => Heard | null;
  /** What decided about these messages, for the card: readings with their evidence. */
  readonly readingOf: (messages: readonly string[]) => object;
  readonly actor: string;
}

/** A case that an effect opened: its box hears OPENED in the same breath. */
export interface Opened {
  box: Box;
  pending: PendingEvent;
  present: (type: string) => HeardEvent;
}

export interface Outcome {
  state: EventState;
  /** State values of the machines before and after, for whoever clicked. */
  moves: { machine: string; from: string; to: string }[];
}

/** What XState hears: the stored event with all that the engine adds. */
export interface HeardEvent extends Around {
  type: string;
  [ref: string]: unknown;
}

/** 32 immediate timers deep, then something is wrong with a flow. */
const DEEPEST = 32;

export function stepBox(box: Box, pending: PendingEvent, present: (type: string) => HeardEvent): Outcome {
  const { mailbox, plan, batch } = box;
  const queue: { machine: string | null; event: HeardEvent }[] = [first(box, pending, present)].filter(
    (e) => e !== null,
  );
  const moves: Outcome['moves'] = [];
  const effects: unknown[] = [];
  const opened: Opened[] = [];
  if (queue.length === 0) return ended(box, pending, 'ignored', moves, effects);
  let handled = false;
  for (let depth = 0; queue.length > 0; depth++) {
    if (depth >= DEEPEST) throw new Error(`the mailbox ${mailbox.id} goes round in circles on ${pending.type}`);
    const { machine: only, event } = queue.shift()!;
    for (const flow of machinesOf(mailbox.kind)) {
      if (only !== null && only !== flow.name) continue;
      if (only === null && flow.hears !== undefined && flow.hears !== box.talk?.sender.kind) continue;
      const stepped = step(flow, mailbox.machines[flow.name], event);
      if (!stepped.handled) continue;
      handled = true;
      moves.push({ machine: flow.name, from: stepped.from, to: stepped.to });
      mailbox.machines[flow.name] = stepped.stored!;
      for (const command of stepped.commands) {
        if (command.kind === 'effect') {
          effects.push(summary(command.effect));
          if (command.effect.type === 'tell') {
            const { type, ...refs } = command.effect.event;
            queue.push({ machine: null, event: { ...present(type), ...refs, type } });
          } else opened.push(...perform(box, pending, command.effect));
        } else if (command.kind === 'disarm') disarm(box, flow.name, command.timer);
        else if (command.delayMs <= 0) queue.push({ machine: flow.name, event: present(command.timer) });
        else arm(box, flow.name, command.timer, command.delayMs, pending.at);
      }
    }
  }
  plan.mailboxes.set(mailbox.id, {
    agency_id: batch.agency,
    id: mailbox.id,
    kind: mailbox.kind,
    machines: mailbox.machines,
    timers: mailbox.timers,
    updated_at: batch.at,
  });
  const outcome = ended(box, pending, handled ? 'done' : 'refused', moves, effects);
  for (const child of opened) stepBox(child.box, child.pending, child.present);
  return outcome;
}

/** A timer speaks to its own machine, and only while the arming that it carries still counts. */
function first(box: Box, pending: PendingEvent, present: (type: string) => HeardEvent) {
  if (pending.type !== 'TIMER') return { machine: null, event: present(pending.type) };
  const { machine, timer, arming } = pending.refs as { machine: string; timer: string; arming: string };
  const armed = box.mailbox.timers[machine];
  if (armed?.[timer] !== arming) return null;
  delete armed[timer];
  return { machine, event: present(timer) };
}

function arm(box: Box, machine: string, timer: string, delayMs: number, at: Date): void {
  const arming = newId();
  box.mailbox.timers[machine] = { ...box.mailbox.timers[machine], [timer]: arming };
  const agency_id = box.batch.agency;
  const mailbox_id = box.mailbox.id;
  const due_at = new Date(at.getTime() + delayMs);
  box.plan.timers.set(`${mailbox_id} ${machine} ${timer}`, { agency_id, mailbox_id, machine, timer, arming, due_at });
}

function disarm(box: Box, machine: string, timer: string): void {
  const armed = box.mailbox.timers[machine];
  if (armed?.[timer] === undefined) return;
  delete armed[timer];
  const mailbox_id = box.mailbox.id;
  box.plan.timers.set(`${mailbox_id} ${machine} ${timer}`, { agency_id: box.batch.agency, mailbox_id, machine, timer });
}

function ended(
  box: Box,
  pending: PendingEvent,
  state: EventState,
  moves: Outcome['moves'],
  effects: unknown[],
): Outcome {
  const { plan, batch, mailbox } = box;
  // One that was put and stepped in the same breath is written as done already.
  if (!pending.fresh) plan.endedEvents.push({ agency_id: batch.agency, id: pending.id, state, done_at: batch.at });
  plan.journal.push(
    factRow(batch.agency, {
      at: batch.at,
      fact: state === 'done' ? 'stepped' : state,
      mailbox_id: mailbox.id,
      ticket_id: mailbox.kind === 'case' ? mailbox.id : null,
      message_id: pending.message,
      actor: box.actor,
      data: { event: pending.type, moves, effects },
    }),
  );
  return { state, moves };
}

/** For the journal: effects hold no words, but the lines of a text are many. */
function summary(effect: { type: string; [key: string]: unknown }): object {
  if (effect.type === 'say')
    return { type: 'say', lines: (effect.lines as { text: string }[]).map((line) => line.text) };
  return effect;
}
