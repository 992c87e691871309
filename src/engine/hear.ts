// From words to what a flow hears: the reading of the message (or of a whole burst), and the answer to what was asked.
import type { Came, Heard, Voice } from '#flows/heard.ts';
import { awaitedBy, type Expectation } from '#flows/questions.ts';
import type { Identity } from '#people/identify.ts';
import { disputesBill, tellsOfRepair, tellsOfRescue } from '#triage/answers/asides.ts';
import { isBareThanks } from '#triage/answers/bare-thanks.ts';
import { readContractorSaid } from '#triage/answers/contractor-said.ts';
import { readWish } from '#triage/answers/dates.ts';
import { readMeta } from '#triage/answers/meta.ts';
import { readOptOut } from '#triage/answers/opt-out.ts';
import { readStatusReply } from '#triage/answers/status-reply.ts';
import { readTold } from '#triage/answers/told.ts';
import type { Combined } from '#triage/combine.ts';
import type { ModelReading } from '#triage/model/model-reading.ts';
import { readMessage } from '#triage/read-message.ts';
import type { Reading, ReadingContext } from '#triage/reading.ts';
import { readSafety } from '#triage/safety/read-safety.ts';
import { scopeOf } from '#triage/scope.ts';
import { isAngry } from '#triage/tone.ts';
import { topicOf } from '#triage/topic.ts';
import { answerOf, lodgeTicket, tappedAnswer, whichTicket } from './answers.ts';
import type { Batch } from './box.ts';
import type { ClaimedMessage } from './claim.ts';
import type { ConversationFacts } from './facts.ts';
import { asFilledIn } from './form-said.ts';
import type { Plan } from './plan.ts';

interface Sources {
  batch: Batch;
  texts: ReadonlyMap<string, ClaimedMessage>;
  /** What a model made of a message, where it has answered in time. */
  readings: ReadonlyMap<string, ModelReading>;
  /** Who the strangers among the senders may be, by message. */
  identities: ReadonlyMap<string, Identity>;
}

export function createHearing({ batch, texts, readings, identities }: Sources) {
  // A batch asks for the same words several times: as a message, as a burst, when a timer of 0 s fires.
  const seen = new Map<string, Combined & { alarming: boolean }>();
  const heardBefore = new Map<string, Heard>();

  function read(
    text: string,
    context: ReadingContext,
    model: ModelReading | undefined,
  ): Combined & { alarming: boolean } {
    const key = `${model === undefined ? 0 : 1} ${context.awaited} ${context.channel} ${text}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    const { rules, ...told } = readMessage(text, context, model);
    const combined = { ...told, alarming: rules.alarming };
    seen.set(key, combined);
    return combined;
  }

  /** What a caretaker tells of one tenant is not about what is open for others. */
  function ofTenant({ id }: ClaimedMessage, talk: ConversationFacts | null): boolean {
    return (talk?.charges.length ?? 0) > 0 && (identities.get(id)?.candidates.length ?? 0) > 0;
  }

  function contextOf(
    message: ClaimedMessage,
    talk: ConversationFacts | null,
    expected: Expectation | null,
  ): ReadingContext {
    const tickets = ofTenant(message, talk) ? [] : (talk?.tickets ?? []);
    const open = tickets.filter((ticket) => ticket.status !== 'resolved' && ticket.status !== 'cancelled');
    return {
      channel: message.channel as ReadingContext['channel'],
      awaited: expected === null ? 'none' : expected.key === 'fixed' ? 'resolution' : awaitedBy(expected.kind),
      openCategories: open.map((ticket) => ticket.category),
      ...(talk?.language ? { language: talk.language } : {}),
    };
  }

  function heard(
    messages: readonly ClaimedMessage[],
    talk: ConversationFacts | null,
    expected: Expectation | null,
    withModel: boolean,
  ): Heard {
    const key = [
      withModel,
      expected?.key,
      expected?.ticket,
      talk?.tickets.length,
      ...messages.map(({ id }) => id),
    ].join(' ');
    const known = heardBefore.get(key) ?? hearNow(messages, talk, expected, withModel);
    heardBefore.set(key, known);
    return known;
  }

  function hearNow(
    messages: readonly ClaimedMessage[],
    talk: ConversationFacts | null,
    expected: Expectation | null,
    withModel: boolean,
  ): Heard {
    const last = messages.at(-1)!;
    const text = wordsOf(messages);
    const model = withModel && messages.length === 1 ? readings.get(last.id) : undefined;
    const identity =
      messages.map((message) => identities.get(message.id)).find((found) => found?.person) ?? identities.get(last.id);
    const { reading, alarming } = read(text, contextOf(last, talk, expected), model);
    const meta = readMeta(text);
    const reply = talk?.tickets.length || talk?.lodge.length ? readStatusReply(text) : null;
    const optOut = messages.length === 1 ? optOutOf(last) : null;
    const isHearsay = messages.some(({ hearsay }) => hearsay === true);
    const heard: Heard = {
      ...reading,
      situation: talk?.staysInside && reading.situation === 'can_leave' ? 'cannot_leave' : reading.situation,
      topic: topicOf(text, reading),
      told: readTold(text),
      rescue: tellsOfRescue(text),
      disputes: disputesBill(text),
      mended: tellsOfRepair(text),
      scope: scopeOf(text, (reading.problems[0] ?? reading.topic)?.category),
      language: reading.language,
      alarming,
      empty: text === '',
      questionMark: /^[\s?？؟]+$/.test(text) && text !== '',
      words: text.split(/\s+/).filter(Boolean).length,
      angry: isAngry(text),
      hasPhoto: messages.some((message) => message.kind === 'photo'),
      came: cameOf(messages),
      voice: voiceOf(messages),
      optOut,
      answer: tappedAnswer(messages, expected) ?? answerOf(text, expected, talk, batch.at, talk?.zone ?? batch.zone),
      asks: /[?؟]\s*$/.test(text),
      bareThanks: isBareThanks(text, expected?.key !== 'fixed'),
      meta: meta.kind === 'value' ? meta.value : null,
      reply: reply?.kind === 'value' ? reply.value : null,
      ...(talk?.tickets.some(({ order }) => order) ? { wish: readWish(text, batch.at, talk.zone ?? batch.zone) } : {}),
      ticket: ofTenant(last, talk) ? null : whichTicket(text, talk, null, batch.at),
      lodge: lodgeTicket(text, talk),
      person: isHearsay ? null : (identity?.person ?? null),
      candidates: identity?.person && isHearsay ? [identity.person] : (identity?.candidates ?? []),
      ...(talk?.sender.kind === 'contractor'
        ? { contractor: readContractorSaid(text, batch.at, talk.zone ?? batch.zone) }
        : {}),
    };
    const form = messages.findLast((message) => message.form !== null)?.form ?? undefined;
    return asFilledIn(heard, form, talk, (hint) => {
      return read(`${hint}\n${text}`, contextOf(last, talk, null), undefined).reading.problems;
    });
  }

  const found = (ids: readonly string[]) =>
    ids
      .flatMap((id) => texts.get(id) ?? [])
      .sort((a, b) => Date.parse(a.sentAt ?? a.receivedAt) - Date.parse(b.sentAt ?? b.receivedAt));

  return {
    /** One message; its offline reading is kept. */
    message(id: string, talk: ConversationFacts | null, expected: Expectation | null, plan: Plan): Heard | null {
      const message = texts.get(id);
      if (message === undefined) return null;
      const { reading } = read(wordsOf([message]), contextOf(message, talk, expected), undefined);
      plan.readings.set(`${id} offline`, {
        agency_id: batch.agency,
        message_id: id,
        by: 'offline',
        reading,
        at: batch.at,
      });
      return heard([message], talk, expected, true);
    },
    /** Several texts of one burst read as one, in the order in which they were sent. */
    burst(ids: readonly string[], talk: ConversationFacts | null, expected: Expectation | null): Heard | null {
      const messages = found(ids);
      return messages.length === 0 ? null : heard(messages, talk, expected, true);
    },
    /** With what was told before in an emergency; here only what the rules hear counts as one more danger. */
    together(ids: readonly string[], talk: ConversationFacts | null, expected: Expectation | null): Heard | null {
      const messages = found(ids);
      if (messages.length === 0) return null;
      const plain = readSafety(wordsOf(messages)).hazards;
      const all = heard(messages, talk, expected, true);
      return { ...all, hazards: all.hazards.filter((hazard) => plain.includes(hazard)) };
    },
    /** The same message as it was heard before the model had answered. */
    before(id: string, talk: ConversationFacts | null, expected: Expectation | null): Heard | null {
      const message = texts.get(id);
      if (message === undefined) return null;
      // Nobody had its words when it was put on its ticket.
      return heard([message.voice === 'late' ? { ...message, text: '' } : message], talk, expected, false);
    },
    /** What a card shows about why: the reading, the words that decided, and what the two readers disagree about. */
    readingOf(ids: readonly string[]): Reading & Pick<Combined, 'disagreements' | 'needsReview'> {
      const messages = found(ids);
      if (messages.length === 0) throw new Error('a ticket was opened without a message');
      const model = messages.length === 1 ? readings.get(messages[0]!.id) : undefined;
      const combined = read(wordsOf(messages), contextOf(messages.at(-1)!, null, null), model);
      return { ...combined.reading, disagreements: combined.disagreements, needsReview: combined.needsReview };
    },
  };
}

/** Above a form stands for people what its fields say: who, where, which trade. */
function wordsOf(messages: readonly ClaimedMessage[]): string {
  const parts = messages
    .flatMap(({ channel, subject, text }) => (channel === 'form' ? [text] : [subject, text]))
    .filter((part) => part.trim() !== '');
  return parts.join('\n');
}

const CAME: Readonly<Record<string, Came>> = {
  reaction: 'reaction',
  location: 'place',
  video: 'file',
  contact: 'file',
  document: 'file',
  unsupported: 'unreadable',
};

/** Words of the same burst say more. */
function cameOf(messages: readonly ClaimedMessage[]): Came | null {
  const kinds = messages
    .filter((message) => message.text !== '' || message.kind !== 'text')
    .map(({ kind }) => CAME[kind]);
  if (kinds.some((came) => came === undefined)) return null;
  const other = kinds.find((came) => came !== 'reaction') ?? kinds[0] ?? null;
  const isCaptioned = messages.some(({ kind, text }) => CAME[kind] === 'file' && text !== '');
  return other === 'file' && isCaptioned ? null : other;
}

/** Of several recordings, the one that is least far. */
function voiceOf(messages: readonly ClaimedMessage[]): Voice | null {
  const states = messages
    .filter(({ kind }) => kind === 'audio')
    .map(({ voice, files }): Voice => {
      if (voice === 'unheard') return 'unheard';
      if (voice !== null) return 'transcribed';
      // Said to be a recording, and none came with it.
      return files > 0 ? 'pending' : 'unheard';
    });
  return (['pending', 'unheard', 'transcribed'] as const).find((state) => states.includes(state)) ?? null;
}

function optOutOf(message: ClaimedMessage): Heard['optOut'] {
  if (message.channel !== 'sms' && message.channel !== 'whatsapp') return null;
  const provider = message.optOutType === 'STOP' || message.optOutType === 'START';
  if (provider) return { to: message.optOutType === 'STOP' ? 'stop' : 'start', provider: true };
  const bare = readOptOut(message.text);
  return bare.kind === 'value' && bare.value !== 'contact' ? { to: bare.value, provider: false } : null;
}
