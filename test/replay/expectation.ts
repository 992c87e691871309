// What a story expects of its end, and where it is not so. A key that is misspelt is a fault of the story.
import { z } from 'zod';
import type { Rehearsed } from '#sandbox/rehearsal/rehearse.ts';

const Ticket = z.strictObject({
  category: z.string().optional(),
  urgency: z.string().optional(),
  status: z.string().optional(),
  hazards: z.array(z.string()).optional(),
  scope: z.string().optional(),
  holder: z.string().nullable().optional(),
  person: z.string().nullable().optional(),
  reopened: z.number().optional(),
  /** How many messages belong to it. */
  messages: z.number().optional(),
});

const Phone = z.strictObject({
  count: z.number().optional(),
  least: z.number().optional(),
  most: z.number().optional(),
  /** Texts that say that it is noted, under a number. */
  receipts: z.number().optional(),
  /** Each must be in one of the texts. */
  match: z.array(z.string()).optional(),
  never: z.array(z.string()).optional(),
  first: z.string().optional(),
  last: z.string().optional(),
  channel: z.enum(['sms', 'whatsapp', 'email']).optional(),
});

export const Expectation = z.strictObject({
  /** How many, or what each of them is, in the order of their references. */
  tickets: z.union([z.number(), z.array(Ticket)]).optional(),
  /** By name or number. */
  received: z.record(z.string(), Phone).optional(),
  /** Of tickets, in all channels. */
  cards: z.number().optional(),
  alerts: z.number().optional(),
  /** What stands under alerts, in their threads. */
  under_alerts: z.number().optional(),
  slack: z.strictObject({ match: z.array(z.string()).default([]), never: z.array(z.string()).default([]) }).optional(),
  /** What managers were told when they acted, in order. */
  outcomes: z.array(z.string()).optional(),
});

export type Expectation = z.infer<typeof Expectation>;

const RECEIPT = /(?:demande a le numéro|Demande \d+ notée|Vos demandes|request is number|C'est noté :|Noted:)/;

/** `numberOf`: the number of somebody by name. */
export function faultsOf(played: Rehearsed, expected: Expectation, numberOf: (who: string) => string): string[] {
  const faults: string[] = [];
  const equal = (what: string, found: unknown, wanted: unknown) => {
    if (wanted !== undefined && JSON.stringify(found) !== JSON.stringify(wanted))
      faults.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
  };
  const { tickets, received = {}, cards, alerts, under_alerts, slack, outcomes } = expected;

  equal('tickets', played.tickets.length, Array.isArray(tickets) ? tickets.length : tickets);
  if (Array.isArray(tickets)) {
    for (const [i, wanted] of tickets.entries()) {
      const found = played.tickets[i];
      if (found === undefined) continue;
      for (const [name, value] of Object.entries(wanted)) {
        const is = name === 'messages' ? found.messages.length : found[name as keyof typeof found];
        equal(`ticket ${i + 1}, ${name}`, is, value);
      }
    }
  }

  for (const [who, wanted] of Object.entries(received)) {
    const texts = played.received[numberOf(who)] ?? [];
    const words = texts.map(({ text }) => text);
    equal(`texts to ${who}`, texts.length, wanted.count);
    equal(`receipts to ${who}`, words.filter((text) => RECEIPT.test(text)).length, wanted.receipts);
    if (wanted.least !== undefined && texts.length < wanted.least) faults.push(`${who} received only ${texts.length}`);
    if (wanted.most !== undefined && texts.length > wanted.most)
      faults.push(`${who} received ${texts.length}: ${words.join(' | ')}`);
    for (const pattern of wanted.match ?? [])
      if (!words.some((text) => new RegExp(pattern).test(text)))
        faults.push(`${who} was not told "${pattern}" but: ${words.join(' | ')}`);
    for (const pattern of wanted.never ?? [])
      if (words.some((text) => new RegExp(pattern).test(text)))
        faults.push(`${who} was told "${pattern}": ${words.join(' | ')}`);
    for (const [which, pattern] of [
      ['first', wanted.first],
      ['last', wanted.last],
    ] as const) {
      const text = words.at(which === 'first' ? 0 : -1) ?? '';
      if (pattern !== undefined && !new RegExp(pattern).test(text))
        faults.push(`the ${which} text to ${who} is not "${pattern}" but: ${text}`);
    }
    if (wanted.channel !== undefined)
      equal(`channels to ${who}`, [...new Set(texts.map(({ channel }) => channel))], [wanted.channel]);
  }

  equal('cards', played.cards.filter(({ about }) => about === 'loge_ticket').length, cards);
  equal('alerts', played.cards.filter(({ about }) => about === 'loge_alert').length, alerts);
  const alerted = played.cards.filter(({ about }) => about === 'loge_alert');
  equal('messages under alerts', alerted.flatMap(({ thread }) => thread).length, under_alerts);
  const shown = JSON.stringify(played.cards);
  for (const pattern of slack?.match ?? [])
    if (!new RegExp(pattern).test(shown)) faults.push(`Slack does not show "${pattern}"`);
  for (const pattern of slack?.never ?? [])
    if (new RegExp(pattern).test(shown)) faults.push(`Slack shows "${pattern}"`);
  if (outcomes !== undefined) {
    const told = played.transcript.flatMap((line) => (line.kind === 'acted' ? [line.outcome] : []));
    for (const [i, pattern] of outcomes.entries())
      if (!new RegExp(pattern).test(told[i] ?? ''))
        faults.push(`act ${i + 1} was answered "${told[i]}", not "${pattern}"`);
  }
  return faults;
}
