// What people answer to a text about their ticket, from their words to the ticket: heard as the engine hears, decided by the talk.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Batch } from '#engine/box.ts';
import type { ClaimedMessage } from '#engine/claim.ts';
import type { ConversationFacts } from '#engine/facts.ts';
import { createHearing } from '#engine/hear.ts';
import type { Category } from '#flows/codes.ts';
import type { KnownTicket } from '#flows/events.ts';
import { type Played, play } from '../flows/support/play.ts';
import { FACTS, SETTINGS, TUESDAY } from '../flows/support/settings.ts';

interface Reply {
  scene: keyof typeof SCENES;
  text: string;
  /** The ticket that is meant; "?" where only the person can tell. */
  about: string;
}

const HOUR = 3_600_000;
const REPLIES: Reply[] = readFileSync('test/fixtures/replies/status-replies.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

function ticket(id: string, reference: number, category: Category, more: Partial<KnownTicket>): KnownTicket {
  return {
    id,
    reference,
    category,
    urgency: 'routine',
    status: 'accepted',
    scope: 'dwelling',
    openedAt: TUESDAY - 200 * HOUR,
    toldAt: TUESDAY - HOUR,
    promisedAt: 0,
    taken: true,
    ...more,
  };
}

const visit = { status: 'scheduled' as const, promisedAt: TUESDAY + 50 * HOUR };
const earlier = { toldAt: TUESDAY - 120 * HOUR, openedAt: TUESDAY - 300 * HOUR };
const leak = (more: Partial<KnownTicket>) => ticket('p', 1001, 'plumbing', more);
const heating = (more: Partial<KnownTicket>) => ticket('h', 1002, 'heating', more);

/** The tickets of the person, and which of them the last text told of. */
const SCENES = {
  one: { tickets: [ticket('w', 1003, 'windows', {})], told: ['w'] },
  visit: { tickets: [heating(earlier), leak(visit)], told: ['p'] },
  named: { tickets: [heating(earlier), leak(visit)], told: ['p'] },
  closed: { tickets: [heating(earlier), leak({ status: 'resolved', closedAt: TUESDAY - HOUR })], told: ['p'] },
  two: { tickets: [leak(visit), heating({ toldAt: TUESDAY - HOUR - 60_000 })], told: ['p', 'h'] },
};

function talkWith(tickets: KnownTicket[]): ConversationFacts {
  return {
    id: 'talk-1',
    person: 'person-petit',
    sender: FACTS.sender,
    language: 'fr',
    heldBy: null,
    channel: 'sms',
    address: 'address-1',
    line: 'mobile',
    optedOut: false,
    slow: false,
    staysInside: false,
    photos: false,
    zone: 'Europe/Paris',
    tickets,
    common: [],
    alarms: [],
    byMail: false,
    charges: [],
    lodge: [],
  };
}

function answered({ scene, text }: Reply): Played & { asked: string | null } {
  const { tickets, told } = SCENES[scene];
  const talk = play({ facts: { tickets }, at: TUESDAY - HOUR });
  for (const id of told) {
    const params = { ticket: id, visitAt: TUESDAY + 50 * HOUR };
    talk.hears({ type: 'INFORM', ticket: id, text: 'ticket.scheduled', params, onlyIf: [] });
  }
  talk.pass(HOUR);
  const message: ClaimedMessage = {
    id: 'message-1',
    text,
    subject: '',
    kind: 'text',
    channel: 'sms',
    optOutType: null,
    unanswerable: '',
    sentAt: null,
    receivedAt: new Date(TUESDAY).toISOString(),
    voice: null,
    files: 0,
    form: null,
  };
  const hearing = createHearing({
    batch: { agency: 'lilas', at: new Date(TUESDAY), settings: SETTINGS } as unknown as Batch,
    texts: new Map([[message.id, message]]),
    readings: new Map(),
    identities: new Map(),
  });
  const heard = hearing.burst([message.id], talkWith(tickets), talk.expected());
  return { ...talk.tell(heard!), asked: talk.expected()?.kind ?? null };
}

/** Where it went: tickets that it was put on or told to, "new", and "?" for the question which one. */
function wentTo({ effects, asked }: ReturnType<typeof answered>): string[] {
  const places = effects.flatMap((effect): string[] => {
    switch (effect.type) {
      case 'add_to_ticket':
      case 'tell_case':
      case 'answer_case':
        return [effect.ticket];
      case 'alert':
        return effect.ticket === null ? [] : [effect.ticket];
      case 'open_ticket':
        return ['new'];
      default:
        return [];
    }
  });
  return asked === 'which_ticket' ? [...places, '?'] : [...new Set(places)];
}

it('of 150 replies to status texts, 97 % reach the right ticket or the question which one, and none opens another', () => {
  const wrong: string[] = [];
  const opened: string[] = [];
  for (const reply of REPLIES) {
    const played = answered(reply);
    const places = wentTo(played);
    const line = `${reply.scene}: ${reply.text} -> ${places.join(', ') || 'nowhere'} (${played.texts.join(' / ')})`;
    if (places.includes('new')) opened.push(line);
    // Where things stand with each of them is an answer too.
    const toldOfAll =
      reply.about === '?' &&
      SCENES[reply.scene].tickets.every(({ reference }) => played.texts[0]?.includes(`${reference}`));
    const right = toldOfAll || places.includes('?') || (places.length === 1 && places[0] === reply.about);
    if (!right) wrong.push(line);
  }
  expect(REPLIES.length).toBeGreaterThanOrEqual(150);
  expect(opened).toEqual([]);
  expect(1 - wrong.length / REPLIES.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.97);
});

it('a reply that says all is not met with a question', () => {
  const asked = REPLIES.filter(({ about }) => about !== '?').filter((reply) => wentTo(answered(reply)).includes('?'));
  expect(asked.map(({ scene, text }) => `${scene}: ${text}`)).toEqual([]);
});
