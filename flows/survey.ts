// What the tenant thought of it: three scores and a free word, one question at a time, after the repair is confirmed. "Non" ends it.
import { setup } from 'xstate';
import type { Effect } from './effects.ts';
import type { CaseEvent } from './events.ts';
import type { Of } from './orders/context.ts';
import { act as action, type Outcome } from './outcome.ts';
import type { RatingValues } from './records.ts';

/** In the order in which they are asked; what is answered first is worth most. */
const QUESTIONS = ['rate_repair', 'rate_contractor', 'rate_informed', 'rate_comment'] as const;
type Asked = (typeof QUESTIONS)[number];
const COLUMN = { rate_repair: 'repair', rate_contractor: 'contractorScore', rate_informed: 'informed' } as const;

type SurveyContext = {
  order: string | null;
  contractor: string | null;
  asked: Asked | null;
};

interface Heard {
  context: SurveyContext;
  event: CaseEvent;
}

const act = (decide: (context: SurveyContext, event: CaseEvent) => Outcome<SurveyContext>) => action(decide);
const isAnswer = ({ context, event }: Heard) => event.type === 'ANSWERED' && event.question === context.asked;

export const survey = setup({
  types: { context: {} as SurveyContext, events: {} as CaseEvent, emitted: {} as Effect },
  guards: {
    stops: (heard: Heard) => isAnswer(heard) && (heard.event as Of<'ANSWERED'>).value === 'stop',
    isLast: (heard: Heard) => isAnswer(heard) && heard.context.asked === QUESTIONS.at(-1),
    isAnswer,
  },
  actions: {
    begin: act((_, event) => {
      const { order, contractor } = event as Of<'REPAIRED'>;
      const asked = QUESTIONS[0];
      return { context: { order, contractor, asked }, effects: [ask(event, asked)] };
    }),
    next: act((context, event) => {
      const asked = QUESTIONS[QUESTIONS.indexOf(context.asked!) + 1]!;
      return { context: { asked }, effects: [keep(context, event as Of<'ANSWERED'>), ask(event, asked)] };
    }),
    end: act((context, event) => ({
      context: { asked: null },
      effects: [keep(context, event as Of<'ANSWERED'>), thanks(event)],
    })),
    stop: act((context, event) => ({
      context: { asked: null },
      effects: [thanks(event, context.asked === QUESTIONS[0] ? 'survey.stopped' : 'survey.thanks')],
    })),
    forget: act(() => ({ context: { asked: null }, effects: [{ type: 'note', reason: 'survey_ends_ticket_opened' }] })),
  },
}).createMachine({
  id: 'survey',
  initial: 'idle',
  context: { order: null, contractor: null, asked: null },
  states: {
    idle: { on: { REPAIRED: { target: 'asking', actions: 'begin' } } },
    asking: {
      on: {
        ANSWERED: [
          { guard: 'stops', target: 'idle', actions: 'stop' },
          { guard: 'isLast', target: 'idle', actions: 'end' },
          { guard: 'isAnswer', actions: 'next' },
        ],
        TICKET_REOPENED: { target: 'idle', actions: 'forget' },
      },
    },
  },
});

function ask(event: CaseEvent, question: Asked): Effect {
  return { type: 'ask', ref: question, question, params: { ticket: event.facts.ticket.id } };
}

function keep({ order, contractor, asked }: SurveyContext, event: Of<'ANSWERED'>): Effect {
  const known = { order, contractor, at: event.at };
  const message = event.message ?? null;
  const said: Partial<RatingValues> =
    asked === 'rate_comment' ? { message } : { [COLUMN[asked!]]: typeof event.value === 'number' ? event.value : null };
  return { type: 'record', of: 'rating', id: event.facts.ticket.id, values: { ...known, ...said } };
}

function thanks(event: CaseEvent, text: 'survey.thanks' | 'survey.stopped' = 'survey.thanks'): Effect {
  return { type: 'inform', text, params: { ticket: event.facts.ticket.id }, onlyIf: [] };
}
