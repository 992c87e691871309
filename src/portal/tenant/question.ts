// What the talk has asked and waits for: the page shows the same question, with the same answers to choose from.

import { expectationOf } from '#flows/conversation.ts';
import type { AnswerKind } from '#flows/questions.ts';
import { dayOf, timeOf } from '#flows/texts/dates.ts';
import { EN } from '#flows/texts/en/index.ts';
import { FR } from '#flows/texts/fr/index.ts';
import type { TextParams, WrittenKey } from '#flows/texts/keys.ts';
import { answerLabel } from '#flows/texts/labels.ts';
import { wordsFor } from '#flows/texts/words.ts';
import { inAgency, rows } from '#lib/db.ts';
import { phoneNow } from '../frame.ts';
import type { Ground } from '../ground.ts';
import type { Visitor } from '../visitor.ts';
import type { MyTicket } from './record.ts';

export interface OpenQuestion {
  key: string;
  /** The ticket that it is about. */
  ticket: string | null;
  words: string;
  /** Empty: free words. */
  options: { value: string; text: string }[];
}

/** Questions that a page can ask as well as a text does. */
const SHOWN: readonly AnswerKind[] = ['yes_no', 'choice', 'free', 'slot', 'rating'];
const SCORES = ['5', '4', '3', '2', '1'];

interface Asked {
  params?: TextParams;
  key: string;
}

export async function openQuestion(
  ground: Ground,
  { agency, conversation, language, zone, name, t }: Visitor,
  tickets: readonly MyTicket[],
): Promise<OpenQuestion | null> {
  const [box] = await inAgency(ground.db, agency.id, (tx) =>
    rows<{ context: { asked?: Asked } | null }>(
      tx,
      `select machines #> '{talk,context}' as context from mailboxes where agency_id = $1 and id = $2`,
      agency.id,
      conversation,
    ),
  );
  const expected = expectationOf(box?.context ?? undefined);
  const key = `q.${expected?.key}` as WrittenKey;
  const texts = language === 'fr' ? FR : EN;
  if (expected === null || !SHOWN.includes(expected.kind) || !(key in texts)) return null;
  const now = ground.clock.now();
  const { key: asked, ticket } = expected;
  if (expected.kind === 'slot') {
    const { zone: there, order } = tickets.find(({ id }) => id === ticket) ?? { zone: null, order: null };
    const when = { zone: there ?? zone, language, now: 0 };
    const dates = (expected.options ?? []).map((option) => {
      const [from = 0, to = 0] = option.split('-').map(Number);
      const text = t.between(dayOf(from, when), timeOf(from, when), timeOf(to, when));
      return { value: option, text };
    });
    return {
      key: asked,
      ticket,
      words: t.whichDate(order?.company ?? ''),
      options: [...dates, { value: 'none', text: t.noneOfThese }],
    };
  }
  const words = wordsFor(box?.context?.asked?.params ?? {}, language, {
    signature: '',
    agencyName: agency.settings.agency.name,
    phone: phoneNow(agency.settings, now).shown,
    answerTo: '',
    zone,
    fallback: language,
    at: now.getTime(),
    references: Object.fromEntries(tickets.map(({ id, reference }) => [id, reference])),
    name,
    holders: {},
    notes: {},
    ticket: null,
  });
  if (expected.kind === 'rating')
    return { key: asked, ticket, words: texts[key](words), options: SCORES.map((value) => ({ value, text: value })) };
  const codes = expected.kind === 'yes_no' ? ['yes', 'no'] : expected.kind === 'choice' ? expected.options : [];
  return {
    key: expected.key,
    ticket: expected.ticket,
    words: texts[key](words),
    options: (codes ?? []).map((value) => ({ value, text: upper(answerLabel(value, language)) })),
  };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
