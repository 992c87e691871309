// Everything that the boxes of a batch need, read beforehand: facts, texts of bursts, identities, references. Then each box is
// stepped in memory, without a query.
import type { Logger } from 'pino';
import { leavesAt, nextOpening } from '#agency/office-hours.ts';
import type { AgencyRegistry } from '#agency/registry.ts';
import { conversationsOf, ladderAt } from '#alerts/rota.ts';
import { burstOf, expectationOf, togetherOf } from '#flows/conversation.ts';
import type { TalkFacts } from '#flows/events.ts';
import type { Heard } from '#flows/heard.ts';
import { type Expectation, TAKE_CHARGE } from '#flows/questions.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { localDate } from '#lib/zone.ts';
import { identifyIn } from '#people/identify.ts';
import type { References } from '#tickets/references.ts';
import { type Batch, type Box, type HeardEvent, type Outcome, stepBox } from './box.ts';
import { type Claim, type ClaimedMessage, loadMessages } from './claim.ts';
import { loadContractorOrders } from './contractor-orders.ts';
import { deadEvent } from './dead.ts';
import { openedJustNow, withEarlier } from './earlier.ts';
import { type ConversationFacts, loadCases, loadConversations } from './facts.ts';
import { createHearing } from './hear.ts';
import type { Mailbox, PendingEvent } from './mailbox.ts';
import { loadModelReadings } from './model-readings.ts';
import { newPlan, type Plan } from './plan.ts';

const ENOUGH_WORDS = 4;

export interface Surroundings {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  references: References;
  /** A model server is set, and its readings are looked for. */
  hasModel: boolean;
}

type Stepped = { kind: 'stepped'; plan: Plan; outcomes: Outcome[] } | { kind: 'threw'; error: unknown };

export async function prepare(engine: Surroundings, tx: Tx, claimed: Claim, whole: Plan) {
  const { agency: agencyId, boxes } = claimed;
  const agency = await engine.agencies.get(agencyId);
  const at = engine.clock.now();
  const zone = agency.settings.agency.timezone;
  const cases = boxes.filter(({ mailbox }) => mailbox.kind === 'case').map(({ mailbox }) => mailbox.id);
  const talks = boxes.filter(({ mailbox }) => mailbox.kind === 'conversation');
  const texts = await burstTexts(tx, claimed, at.getTime());
  const [conversations, caseFacts, readings] = await Promise.all([
    loadConversations(
      tx,
      agencyId,
      talks.map(({ mailbox }) => mailbox.id),
      localDate(at, zone),
      new Date(at.getTime() - agency.flow.reopenMs * 6),
    ),
    loadCases(tx, agencyId, cases, localDate(at, zone)),
    loadModelReadings(
      tx,
      agencyId,
      boxes.flatMap(({ events }) => events),
      engine.hasModel,
    ),
  ]);
  await loadContractorOrders(tx, agencyId, conversations.values(), new Date(at.getTime() - agency.flow.reopenMs));
  const identities = await identifyIn(engine, tx, agencyId, strangers(claimed, conversations, texts));
  const takeReference = await engine.references.reserve(agencyId, mostTickets(claimed));
  const opening = nextOpening(agency.settings, at);
  const batch: Batch = {
    agency: agencyId,
    at,
    zone,
    settings: agency.flow,
    // Open: before every event of the batch, all of which came earlier than now.
    openAt: opening > at ? opening.getTime() : 0,
    onDuty: await conversationsOf(tx, agencyId, ladderAt(agency.settings, at)),
    leavesAt: remembered((manner, placeZone, visitToday) =>
      leavesAt(agency.settings, manner, at, placeZone, visitToday),
    ),
    takeReference,
  };
  const hearing = createHearing({ batch, texts, readings, identities });

  const boxOf = (mailbox: Mailbox): Box => {
    const talk = mailbox.kind === 'conversation' ? withEarlier(conversations.get(mailbox.id) ?? null, whole) : null;
    const plan = newPlan(agencyId);
    return {
      batch,
      mailbox,
      talk,
      case: mailbox.kind === 'case' ? (caseFacts.get(mailbox.id) ?? null) : null,
      plan,
      hear: (messages, context) => hearing.burst(messages, talk, expectedOf(talk, context)),
      readingOf: (messages) => hearing.readingOf(messages),
      actor: 'system',
    };
  };

  return {
    stepAll(mailbox: Mailbox, events: readonly PendingEvent[]): Stepped {
      try {
        const box = boxOf(mailbox);
        if (mailbox.kind === 'conversation' && box.talk === null)
          throw new Error(`the conversation ${mailbox.id} does not exist`);
        if (mailbox.kind === 'case' && box.case === null) throw new Error(`the ticket ${mailbox.id} does not exist`);
        const outcomes = events.map((event) => {
          const acting = { ...box, actor: actorOf(event) };
          return stepBox(acting, event, (type) => present(acting, event, type));
        });
        return { kind: 'stepped', plan: box.plan, outcomes };
      } catch (error) {
        return { kind: 'threw', error };
      }
    },
    setApart(plan: Plan, mailbox: Mailbox, events: readonly PendingEvent[], error: unknown): void {
      engine.log.error({ err: error, mailbox: mailbox.id }, 'an event could not be stepped and is set apart');
      const first = events[0];
      if (first !== undefined) deadEvent(plan, mailbox, first, at, error);
    },
  };

  function present(box: Box, pending: PendingEvent, type: string): HeardEvent {
    const common = {
      ...pending.refs,
      type,
      at: pending.at.getTime(),
      settings: agency.flow,
      fresh: Array.from({ length: 8 }, newId),
    };
    if (box.mailbox.kind === 'case') {
      return { ...common, message: pending.message, facts: { ...box.case!, openAt: batch.openAt } };
    }
    const context = box.mailbox.machines.talk?.context;
    const expected = expectedOf(box.talk, context);
    const message = pending.message === null ? undefined : texts.get(pending.message);
    const heard = pending.message === null ? null : hearing.message(pending.message, box.talk, expected, box.plan);
    if (heard !== null && message?.unanswerable === '') rememberLanguage(box, heard);
    const gathered = [
      ...new Set([
        ...gatheredIn(box.mailbox),
        ...(pending.type === 'MESSAGE' && pending.message !== null ? [pending.message] : []),
      ]),
    ];
    const told = togetherOf(context, pending.at.getTime());
    return {
      ...common,
      message: pending.message,
      heard,
      before:
        pending.type === 'READ' && pending.message !== null
          ? hearing.before(pending.message, box.talk, expected)
          : null,
      burst: gathered.length === 0 ? null : hearing.burst(gathered, box.talk, expected),
      together:
        told.length === 0 || gathered.length === 0
          ? null
          : hearing.together([...told, ...gathered], box.talk, expected),
      facts: talkFacts(box, message, message === undefined ? gathered.flatMap((id) => texts.get(id) ?? []) : [message]),
    };
  }

  /** `about`: what is answered now; none where time alone has passed. */
  function talkFacts(box: Box, message: ClaimedMessage | undefined, about: readonly ClaimedMessage[]): TalkFacts {
    const talk = box.talk!;
    return {
      sender: talk.sender,
      language: talk.language ?? agency.settings.agency.language,
      tickets: [...talk.tickets, ...openedJustNow(box)],
      common: talk.common,
      alarms: talk.alarms,
      byMail: talk.byMail,
      ...(talk.orders === undefined ? {} : { orders: talk.orders }),
      openAt: batch.openAt,
      optedOut: talk.optedOut,
      photos: talk.photos,
      // An automatic mail must get no answer either once its burst has ended.
      answerable: about.length === 0 || about.some(({ unanswerable }) => unanswerable === ''),
      slow: talk.slow,
      whole: message?.channel === 'form',
      quiet: batch.leavesAt('change', talk.zone ?? zone, false) > at,
    };
  }

  /** One short text in what looks like another language does not change how a person is spoken to. */
  function rememberLanguage(box: Box, { language, words = 0 }: Heard): void {
    if (box.talk === null || language === 'unknown' || box.talk.language === language) return;
    if (box.talk.language !== null && words < ENOUGH_WORDS) return;
    box.talk.language = language;
    box.plan.conversations.set(box.mailbox.id, { ...box.plan.conversations.get(box.mailbox.id), language });
  }
}

/** What their next words answer: our question, or the alarm that called them. */
function expectedOf(talk: ConversationFacts | null, context: unknown): Expectation | null {
  const called = talk?.sender.kind === 'manager' && talk.alarms.length > 0 ? TAKE_CHARGE : null;
  return expectationOf(context) ?? called;
}

/** The same for all boxes of a batch that lie in the same zone. */
function remembered(compute: Batch['leavesAt']): Batch['leavesAt'] {
  const known = new Map<string, Date>();
  return (manner, zone, visitToday) => {
    const key = `${manner} ${zone} ${visitToday}`;
    const found = known.get(key) ?? compute(manner, zone, visitToday);
    known.set(key, found);
    return found;
  };
}

/** Messages of a burst that goes on, whoever writes. */
function gatheredIn({ machines }: Mailbox): string[] {
  return [...burstOf(machines.talk?.context), ...burstOf(machines.contractor?.context)];
}

/** Texts of the messages that events bring, of the bursts that machines have gathered, and of emergencies that go on. */
async function burstTexts(
  tx: Tx,
  { agency, boxes, messages }: Claim,
  at: number,
): Promise<Map<string, ClaimedMessage>> {
  const wanted = boxes.flatMap(({ mailbox }) =>
    mailbox.kind === 'conversation' ? [...gatheredIn(mailbox), ...togetherOf(mailbox.machines.talk?.context, at)] : [],
  );
  const missing = wanted.filter((id) => !messages.has(id));
  for (const message of await loadMessages(tx, agency, missing)) messages.set(message.id, message);
  return messages;
}

/** Messages of people whom we do not know, those of a burst that ends by itself included: the directory may. A caretaker speaks of others. */
function strangers(
  claimed: Claim,
  conversations: ReadonlyMap<string, ConversationFacts>,
  texts: ReadonlyMap<string, ClaimedMessage>,
) {
  return claimed.boxes.flatMap(({ mailbox, events }) => {
    const talk = conversations.get(mailbox.id);
    const sender = talk?.sender;
    const charges = talk?.charges ?? [];
    const unknown = sender?.kind === 'unknown' || sender?.kind === 'shared';
    if (talk === undefined || (!unknown && charges.length === 0)) return [];
    const about = unknown ? { candidates: sender.candidates } : { candidates: [], charges };
    const said = new Set([...gatheredIn(mailbox), ...events.flatMap(({ message }) => message ?? [])]);
    return [...said].flatMap((id) => {
      const message = texts.get(id);
      return message === undefined
        ? []
        : [{ message: id, text: `${message.subject}\n${message.text}`.trim(), ...about }];
    });
  });
}

/** A message tells of five problems at most. What is not taken stays in hand. */
function mostTickets({ boxes }: Claim): number {
  const events = boxes.flatMap(({ mailbox, events }) => (mailbox.kind === 'conversation' ? events : []));
  return events.length * 5;
}

/** What they say; others only name whom an order is for. */
const BY_CONTRACTOR: ReadonlySet<string> = new Set(['CONTRACTOR_SAID', 'QUOTE_GIVEN', 'QUOTE_DECLINED']);

function actorOf(event: PendingEvent): string {
  if (typeof event.refs.manager === 'string') return `manager:${event.refs.manager}`;
  if (typeof event.refs.person === 'string') return `person:${event.refs.person}`;
  if (BY_CONTRACTOR.has(event.type)) return `contractor:${String(event.refs.contractor)}`;
  if (event.type === 'TIMER') return 'timer';
  return event.type === 'MESSAGE' ? 'sender' : 'system';
}
