// Plays a talk as the engine does: steps the machine, keeps its timers, and lets what it opens become part of what is known.
import { step } from '#engine/step.ts';
import type { Status } from '#flows/codes.ts';
import { burstOf, expectationOf, talk } from '#flows/conversation.ts';
import type { Effect } from '#flows/effects.ts';
import type { FlowSettings, KnownTicket, TalkFacts } from '#flows/events.ts';
import type { Heard } from '#flows/heard.ts';
import { MACHINES } from '#flows/machines.ts';
import type { TalkContext } from '#flows/talk/context.ts';
import { render } from '#flows/texts/render.ts';
import type { Around } from '#flows/texts/words.ts';
import { AROUND, FACTS, SETTINGS, TUESDAY } from './settings.ts';

export type Say = Extract<Effect, { type: 'say' }>;

interface Timer {
  due: number;
  id: string;
}

export interface Played {
  at: number;
  effects: Effect[];
  texts: string[];
}

export function play(
  given: { facts?: Partial<TalkFacts>; settings?: Partial<FlowSettings>; around?: Partial<Around>; at?: number } = {},
) {
  const settings = { ...SETTINGS, ...given.settings };
  const flow = { name: 'talk', version: MACHINES.conversation[0].version, machine: talk };
  let stored: Parameters<typeof step>[1];
  let at = given.at ?? TUESDAY;
  let facts: TalkFacts = { ...FACTS, ...given.facts };
  let timers: Timer[] = [];
  let ids = 0;
  let messages = 0;
  const heardOf = new Map<string, Heard>();
  const all: Effect[] = [];
  const references: Record<string, number> = {};
  const state = {
    get context() {
      return stored?.context as TalkContext;
    },
    get value() {
      return stored?.value as string;
    },
    get at() {
      return at;
    },
    get facts() {
      return facts;
    },
    all,
    texts: [] as string[],
    know: (more: Partial<TalkFacts>) => {
      facts = { ...facts, ...more };
    },
    setStatus: (ticket: string, status: Status, more: Partial<KnownTicket> = {}) => {
      facts = {
        ...facts,
        tickets: facts.tickets.map((one) => (one.id === ticket ? { ...one, status, ...more } : one)),
      };
    },
    expected: () => expectationOf(stored?.context),
    /** A message now; its burst is read as the last one unless told otherwise. `again`: one that came before, heard anew. */
    message(heard: Heard, burst: Heard = heard, again?: string): Played {
      const message = again ?? `message-${++messages}`;
      heardOf.set(message, burst);
      return hears({ type: 'MESSAGE', message, heard, burst });
    },
    hears,
    /** Time passes; timers fire on their way. */
    pass(ms: number): Played {
      const until = at + ms;
      const gathered: Played = { at: until, effects: [], texts: [] };
      for (;;) {
        const due = timers.filter((timer) => timer.due <= until).sort((a, b) => a.due - b.due)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        at = Math.max(at, due.due);
        const fired = hears({ type: due.id });
        gathered.effects.push(...fired.effects);
        gathered.texts.push(...fired.texts);
      }
      at = until;
      return gathered;
    },
    /** A message, and the pause that ends its burst. */
    tell(heard: Heard): Played {
      const first = state.message(heard);
      const then = state.pass(settings.burstMs * 2);
      return { at, effects: [...first.effects, ...then.effects], texts: [...first.texts, ...then.texts] };
    },
  };

  function hears(event: { type: string; [key: string]: unknown }): Played {
    const effects: Effect[] = [];
    const queue = [event];
    for (let depth = 0; queue.length > 0; depth++) {
      if (depth > 32) throw new Error(`the talk goes round in circles on ${event.type}`);
      const next = queue.shift()!;
      const gathered = [
        ...new Set([...burstOf(stored?.context), ...(next.type === 'MESSAGE' ? [next.message as string] : [])]),
      ];
      const burst = next.burst ?? (gathered.length === 0 ? null : (heardOf.get(gathered.at(-1)!) ?? null));
      const fresh = Array.from({ length: 8 }, () => `ticket-${++ids}`);
      const stepped = step(flow, stored, { ...next, burst, at, settings, fresh, facts });
      if (!stepped.handled) throw new Error(`the talk in ${stepped.from} refuses ${next.type}`);
      stored = JSON.parse(JSON.stringify(stepped.stored));
      for (const command of stepped.commands) {
        if (command.kind === 'effect') effects.push(command.effect);
        else if (command.kind === 'disarm') timers = timers.filter(({ id }) => id !== command.timer);
        else {
          timers = timers.filter(({ id }) => id !== command.timer);
          if (command.delayMs <= 0) queue.push({ type: command.timer });
          else timers.push({ id: command.timer, due: at + command.delayMs });
        }
      }
    }
    for (const effect of effects) learn(effect);
    all.push(...effects);
    const texts = effects.filter((effect): effect is Say => effect.type === 'say').map(rendered);
    state.texts.push(...texts);
    return { at, effects, texts };
  }

  function learn(effect: Effect): void {
    if (effect.type === 'open_ticket') {
      references[effect.ticket] = 1042 + Object.keys(references).length;
      const known: KnownTicket = {
        id: effect.ticket,
        reference: references[effect.ticket]!,
        category: effect.category,
        urgency: effect.urgency,
        status: 'new',
        scope: effect.scope,
        openedAt: at,
        toldAt: at,
        promisedAt: 0,
        taken: false,
      };
      facts = { ...facts, tickets: [...facts.tickets, known] };
    }
    if (effect.type === 'say' && effect.ticket !== null) {
      facts = {
        ...facts,
        tickets: facts.tickets.map((one) => (one.id === effect.ticket ? { ...one, toldAt: at } : one)),
      };
    }
    if (effect.type === 'identify') {
      facts = {
        ...facts,
        sender: { ...(FACTS.sender as Extract<TalkFacts['sender'], { kind: 'known' }>), person: effect.person },
      };
    }
  }

  function rendered(say: Say): string {
    const known = Object.fromEntries(facts.tickets.map((ticket) => [ticket.id, ticket.reference]));
    return render(say.lines, facts.language, {
      ...AROUND,
      ...given.around,
      at,
      references: { ...given.around?.references, ...known, ...references },
    });
  }

  return state;
}

export const only = <T extends Effect['type']>(effects: readonly Effect[], type: T) =>
  effects.filter((effect): effect is Extract<Effect, { type: T }> => effect.type === type);
