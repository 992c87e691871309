// Steps the machines of a case, and says what came of it.
import { step } from '#engine/step.ts';
import type { Effect } from '#flows/effects.ts';
import { alarm } from '#flows/escalation.ts';
import type { CaseEvent, CaseFacts } from '#flows/events.ts';
import { ticket } from '#flows/ticket.ts';
import { SETTINGS, TUESDAY } from './settings.ts';

export const TICKET: CaseFacts['ticket'] = {
  id: 'ticket-1',
  reference: 1042,
  category: 'plumbing',
  urgency: 'routine',
  status: 'new',
  scope: 'dwelling',
  openedAt: TUESDAY,
  toldAt: TUESDAY,
  promisedAt: 0,
  taken: false,
  conversation: 'talk-1',
  hazards: [],
  vulnerable: false,
  lead: null,
};

export type CaseInput = { [key: string]: unknown; type: CaseEvent['type'] | string };

/** A case whose facts follow what its machines decide. */
export function playCase(machine: 'ticket' | 'alarm' = 'ticket', given: Partial<CaseFacts['ticket']> = {}, openAt = 0) {
  const flow = { name: machine, version: 1, machine: machine === 'ticket' ? ticket : alarm };
  let stored: Parameters<typeof step>[1];
  let facts: CaseFacts = { ticket: { ...TICKET, ...given }, followers: [], openAt };
  const timers = new Map<string, number>();
  let at = TUESDAY;
  const played = {
    timers,
    know: (more: Partial<CaseFacts>) => {
      facts = { ...facts, ...more };
    },
    get state() {
      const value = stored?.value;
      return typeof value === 'string' ? value : JSON.stringify(value);
    },
    get tags() {
      return [...flow.machine.resolveState({ value: stored?.value as never, context: stored?.context as never }).tags];
    },
    get facts() {
      return facts;
    },
    pass: (ms: number) => {
      at += ms;
    },
    hears(input: CaseInput): Effect[] | 'refused' {
      const event = { at, settings: SETTINGS, fresh: [], facts, ...input };
      const stepped = step(flow, stored, event);
      if (!stepped.handled) return 'refused';
      stored = JSON.parse(JSON.stringify(stepped.stored));
      const effects: Effect[] = [];
      for (const command of stepped.commands) {
        if (command.kind === 'effect') effects.push(command.effect);
        else if (command.kind === 'arm') timers.set(command.timer, command.delayMs);
        else timers.delete(command.timer);
      }
      for (const effect of effects) learn(effect);
      return effects;
    },
  };
  function learn(effect: Effect): void {
    const known = facts.ticket;
    if (effect.type === 'set_status') facts = { ...facts, ticket: { ...known, status: effect.status } };
    if (effect.type === 'set_urgency')
      facts = { ...facts, ticket: { ...known, urgency: effect.urgency, hazards: effect.hazards } };
    if (effect.type === 'set_category') facts = { ...facts, ticket: { ...known, category: effect.category } };
    if (effect.type === 'set_lead') facts = { ...facts, ticket: { ...known, lead: effect.lead } };
  }
  return played;
}

export const OPENED: CaseInput = {
  type: 'OPENED',
  conversation: 'talk-1',
  urgency: 'routine',
  hazards: [],
  situation: 'can_leave',
  lead: null,
};
export const said = (what: string): CaseInput => ({ type: 'TENANT_SAID', said: what, message: 'message-1' });
export const TAKEN: CaseInput = { type: 'TAKEN', manager: 'claire' };
export const SCHEDULED: CaseInput = { type: 'SCHEDULED', visitAt: TUESDAY + 3 * 86_400_000, manager: 'claire' };
export const RESOLVED: CaseInput = { type: 'RESOLVED', manager: 'claire' };
export const CANCELLED: CaseInput = { type: 'CANCELLED', reason: 'private', manager: 'claire' };

/** Short, for tables: "set_status accepted", "inform ticket.taken". */
export function brief(effects: Effect[] | 'refused'): string[] | 'refused' {
  if (effects === 'refused') return effects;
  // What the machines of a case tell each other is looked at where they play together.
  return effects
    .filter(({ type }) => type !== 'tell')
    .map((effect) => {
      switch (effect.type) {
        case 'set_status':
          return `set_status ${effect.status}${effect.reason === null ? '' : ` ${effect.reason}`}`;
        case 'inform':
          return `inform ${effect.text}`;
        case 'set_holder':
          return `set_holder ${effect.manager}`;
        case 'set_promise':
          return `set_promise ${effect.at === 0 ? 0 : 'visit'}`;
        case 'set_lead':
          return `set_lead ${effect.lead}`;
        case 'set_urgency':
          return `set_urgency ${effect.urgency} ${effect.hazards.join('+')}`.trim();
        case 'set_category':
          return `set_category ${effect.category}`;
        case 'tell_followers':
          return `tell_followers ${effect.status}`;
        case 'alert':
          return `alert ${effect.kind}`;
        case 'ask':
          return `ask ${effect.question}`;
        case 'note':
          return `note ${effect.reason}`;
        case 'call_on_duty':
          return `call_on_duty ${effect.rung}${effect.again ? ' again' : ''}`;
        case 'stand_down':
          return `stand_down ${effect.manager}`;
        default:
          return effect.type;
      }
    });
}
