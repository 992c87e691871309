// Quotes asked of one contractor or several: what came in, what was chosen, and the order that follows from it.
import { setup } from 'xstate';
import type { QuoteState } from './codes.ts';
import type { Effect } from './effects.ts';
import type { CaseEvent } from './events.ts';
import type { AskedQuote } from './order-events.ts';
import type { Of } from './orders/context.ts';
import { act as action, type Outcome } from './outcome.ts';
import type { QuoteValues } from './records.ts';
import type { TextKey } from './texts/keys.ts';

type KnownQuote = AskedQuote & { state: QuoteState; cents: number };
type QuotesContext = { quotes: KnownQuote[]; reminded: boolean };

interface Heard {
  context: QuotesContext;
  event: CaseEvent;
}

const act = (decide: (context: QuotesContext, event: CaseEvent) => Outcome<QuotesContext>) => action(decide);
const open: readonly QuoteState[] = ['asked', 'received'];
const named =
  (...states: readonly QuoteState[]) =>
  ({ context, event }: Heard) =>
    'quote' in event && context.quotes.some(({ quote, state }) => quote === event.quote && states.includes(state));

export const quotes = setup({
  types: { context: {} as QuotesContext, events: {} as CaseEvent, emitted: {} as Effect },
  delays: { wait: ({ event }: Heard) => event.settings.orders.quoteMs },
  guards: {
    isOpenTicket: ({ event }: Heard) => ['new', 'accepted', 'scheduled'].includes(event.facts.ticket.status),
    isAsked: named('asked', 'received'),
    isReceived: named('received'),
    isAwaited: named('asked'),
    isReminded: ({ context }: Heard) => context.reminded,
    isWaiting: ({ context }: Heard) => context.quotes.some(({ state }) => state === 'asked'),
  },
  actions: {
    ask: act((context, event) => {
      const asked = (event as Of<'QUOTES_ASKED'>).quotes.map((one) => ({ ...one, state: 'asked', cents: 0 }) as const);
      const { manager } = event as Of<'QUOTES_ASKED'>;
      return {
        context: { quotes: [...context.quotes, ...asked], reminded: false },
        effects: [
          ...asked.flatMap((quote) => [
            keep(quote, { ticket: event.facts.ticket.id, contractor: quote.contractor, manager, askedAt: event.at }),
            say(quote, event, 'quote.asked'),
          ]),
          inform(event, 'quote.for_you'),
        ],
      };
    }),
    remind: act(({ quotes }, event) => ({
      context: { reminded: true },
      effects: quotes.filter(({ state }) => state === 'asked').map((quote) => say(quote, event, 'quote.reminder')),
    })),
    /** Whoever never sent one is not waited for any longer. */
    expire: act((context, event) => {
      const late = context.quotes.filter(({ state }) => state === 'asked');
      return {
        context: { quotes: become(context, late, 'expired') },
        effects: [...late.map((quote) => keep({ ...quote, state: 'expired' }, { answeredAt: event.at })), alert(event)],
      };
    }),
    noteWaiting: act(() => ({ effects: [{ type: 'note', reason: 'every_quote_is_in' }] })),
    receive: act((context, event) => {
      const { quote: id, cents, delayDays } = event as Of<'QUOTE_GIVEN'>;
      const quote = { ...find(context, id), state: 'received', cents } as const;
      return {
        context: { quotes: context.quotes.map((one) => (one.quote === id ? quote : one)) },
        effects: [keep(quote, { cents, delayDays, answeredAt: event.at }), alert(event)],
      };
    }),
    decline: act((context, event) => {
      const quote = find(context, (event as Of<'QUOTE_DECLINED'>).quote);
      return {
        context: { quotes: become(context, [quote], 'declined') },
        effects: [keep({ ...quote, state: 'declined' }, { answeredAt: event.at }), alert(event)],
      };
    }),
    /** One is taken, the others hear that they are not, and the order follows. */
    accept: act((context, event) => {
      const { quote: id, order, payer, asksFirst, landlord, manager } = event as Of<'QUOTE_ACCEPTED'>;
      const quote = find(context, id);
      const others = context.quotes.filter((one) => one.quote !== id && open.includes(one.state));
      const { contractor, talk, cents } = quote;
      return {
        context: { quotes: [] },
        effects: [
          keep({ ...quote, state: 'accepted' }, { decidedAt: event.at, manager }),
          ...others.flatMap((other) => refusal(other, event)),
          inform(event, 'quote.agreed'),
          {
            type: 'tell',
            event: {
              type: 'ORDERED',
              order,
              contractor,
              talk,
              payer,
              ceilingCents: cents,
              asksFirst,
              landlord: landlord ?? null,
              why: [{ code: 'quote' }],
              manager,
            },
          },
        ],
      };
    }),
    refuse: act((context, event) => {
      const quote = find(context, (event as Of<'QUOTE_REFUSED'>).quote);
      return { context: { quotes: become(context, [quote], 'refused') }, effects: refusal(quote, event) };
    }),
    drop: act(({ quotes }, event) => ({
      context: { quotes: [], reminded: false },
      effects: [
        { type: 'note', reason: 'quotes_end_with_the_ticket' },
        ...quotes.filter(({ state }) => open.includes(state)).flatMap((quote) => refusal(quote, event)),
      ],
    })),
  },
}).createMachine({
  id: 'quotes',
  initial: 'none',
  context: { quotes: [], reminded: false },
  states: {
    none: { on: { QUOTES_ASKED: { guard: 'isOpenTicket', target: 'open', actions: 'ask' } } },
    open: {
      after: {
        wait: [
          { guard: 'isReminded', actions: 'expire' },
          { guard: 'isWaiting', target: 'open', reenter: true, actions: 'remind' },
          { actions: 'noteWaiting' },
        ],
      },
      on: {
        QUOTES_ASKED: { guard: 'isOpenTicket', target: 'open', reenter: true, actions: 'ask' },
        /** A better one may follow the first. */
        QUOTE_GIVEN: { guard: 'isAsked', actions: 'receive' },
        QUOTE_DECLINED: { guard: 'isAwaited', actions: 'decline' },
        QUOTE_ACCEPTED: { guard: 'isReceived', target: 'none', actions: 'accept' },
        QUOTE_REFUSED: { guard: 'isReceived', actions: 'refuse' },
        TICKET_CLOSED: { target: 'none', actions: 'drop' },
      },
    },
  },
});

function find({ quotes }: QuotesContext, id: string): KnownQuote {
  return quotes.find(({ quote }) => quote === id)!;
}

function become({ quotes }: QuotesContext, which: readonly KnownQuote[], state: QuoteState): KnownQuote[] {
  return quotes.map((one) => (which.some(({ quote }) => quote === one.quote) ? { ...one, state } : one));
}

function keep({ quote, state }: Pick<KnownQuote, 'quote' | 'state'>, values: Partial<QuoteValues>): Effect {
  return { type: 'record', of: 'quote', id: quote, values: { state, ...values } };
}

function refusal(quote: KnownQuote, event: CaseEvent): Effect[] {
  const manager = 'manager' in event ? event.manager : null;
  const decided = { decidedAt: event.at, ...(manager === null ? {} : { manager }) };
  return [keep({ ...quote, state: 'refused' }, decided), say(quote, event, 'quote.refused')];
}

/** The page of a quote is found by its id, as that of an order is. */
function say({ quote, talk }: KnownQuote, event: CaseEvent, text: TextKey): Effect {
  return { type: 'tell_contractor', talk, order: quote, text, params: { ticket: event.facts.ticket.id, quote } };
}

function inform(event: CaseEvent, text: TextKey): Effect {
  return { type: 'inform', text, params: { ticket: event.facts.ticket.id }, onlyIf: ['new', 'accepted', 'scheduled'] };
}

function alert(event: CaseEvent): Effect {
  return { type: 'alert', kind: 'quote', ticket: event.facts.ticket.id, message: null };
}
