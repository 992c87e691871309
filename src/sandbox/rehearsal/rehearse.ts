// Plays one dialogue, turn by turn at its time, and gathers what everybody said, which tickets came of it and what Slack shows.

import type { Db } from '#lib/db.ts';
import { addDays, instantAt, localDate, weekdayOf } from '#lib/zone.ts';
import { importPeople } from '#people/import/import.ts';
import type { Acted as Outcome } from '../act.ts';
import type { GivenMedia } from '../media.ts';
import { readInstant } from '../move-clock.ts';
import type { Play } from '../play.ts';
import { WrongRequest } from '../wrong-request.ts';
import type { Dialogue, ManagerTurn } from './dialogue.ts';
import { loadTickets, type PlayedTicket, type TicketChange, ticketChanges } from './tickets.ts';

/** A running app on a fresh demo agency, with the stand-ins. */
export interface RehearsalApp {
  db: Db;
  agency: string;
  /** Where it answers, /sandbox included. */
  url: string;
  play: Play;
  stop(): Promise<void>;
}

export type TranscriptLine = { at: string; at_s: number } & (
  | { kind: 'said'; who: string; channel: string; text: string; subject?: string; media?: number }
  | {
      kind: 'received';
      who: string;
      address: string;
      channel: string;
      text: string;
      subject?: string;
      attachments?: string[];
    }
  | { kind: 'acted'; who: string; what: string; outcome: string }
  | { kind: 'ticket'; ticket: number; what: string }
  | { kind: 'card'; channel: string; text: string }
);

export interface PlayedCard {
  channel: string;
  /** What the app says that the message is: "loge_ticket" is the card of a ticket. */
  about: string;
  at: string;
  text: string;
  blocks: unknown[];
  thread: string[];
}

export interface Rehearsed {
  id: string;
  title: string;
  started_at: string;
  transcript: TranscriptLine[];
  tickets: Omit<PlayedTicket, 'id'>[];
  cards: PlayedCard[];
  /** By number or mail address: what reached it. */
  received: Record<string, { at: string; channel: string; text: string; subject?: string; attachments?: string[] }[]>;
}

export async function rehearse({ db, agency, play }: RehearsalApp, dialogue: Dialogue): Promise<Rehearsed> {
  const zone = await play.directory.zone();
  if (dialogue.people !== undefined) await settleIn({ db, agency, play }, dialogue.people);
  const start =
    dialogue.start === undefined ? nextTuesday(play.now(), zone) : readInstant(dialogue.start, play.now(), zone);
  await play.moveTo(start);
  const known = new Set((await loadTickets(db, agency)).map(({ id }) => id));
  const acted: TranscriptLine[] = [];
  const at = (instant: Date) => ({
    at: instant.toISOString(),
    at_s: Math.round((instant.getTime() - start.getTime()) / 100) / 10,
  });

  for (const turn of dialogue.turns.toSorted((a, b) => a.at_s - b.at_s)) {
    const target = new Date(start.getTime() + turn.at_s * 1000);
    if (target > play.now()) await play.moveTo(target);
    if ('from' in turn) {
      await play.say({
        from: turn.from,
        channel: turn.channel,
        text: turn.text,
        ...(turn.subject === undefined ? {} : { subject: turn.subject }),
        media: turn.media as GivenMedia[],
      });
    } else {
      const outcome = await performed(play, turn);
      acted.push({
        ...at(play.now()),
        kind: 'acted',
        who: turn.manager,
        what: whatOf(turn),
        outcome: outcomeOf(outcome),
      });
    }
  }
  await play.advance(dialogue.rest_s);

  const spoken = [...(await spokenLines(play, start, at)), ...(await mailLines(play, start, at))];
  const tickets = (await loadTickets(db, agency)).filter(({ id }) => !known.has(id));
  const changes = await ticketChanges(db, agency, start);
  const cards = cardsOf(play, start);
  const lines: TranscriptLine[] = [
    ...spoken,
    ...acted,
    ...changes.map(
      ({ at: instant, reference, what }: TicketChange): TranscriptLine => ({
        ...at(instant),
        kind: 'ticket',
        ticket: reference,
        what,
      }),
    ),
    ...cards.map(
      ({ at: posted, channel, text }): TranscriptLine => ({ ...at(new Date(posted)), kind: 'card', channel, text }),
    ),
  ];
  return {
    id: dialogue.id,
    title: dialogue.title,
    started_at: start.toISOString(),
    transcript: lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    tickets: tickets.map(({ id: _, ...ticket }) => ticket),
    cards,
    received: receivedBy(play, start),
  };
}

async function settleIn(
  { db, agency, play }: Pick<RehearsalApp, 'db' | 'agency' | 'play'>,
  people: string,
): Promise<void> {
  const report = await importPeople(db, play, agency, Buffer.from(people));
  if (report.kind === 'refused') throw new WrongRequest(`"people" is wrong: ${JSON.stringify(report.problems)}`);
}

function nextTuesday(now: Date, zone: string): Date {
  let date = addDays(localDate(now, zone), 1);
  while (weekdayOf(date) !== 2) date = addDays(date, 1);
  return instantAt(date, '10:00', zone).instant;
}

async function performed(play: Play, turn: ManagerTurn): Promise<Outcome> {
  const { manager: user, click, value, fill, thread, command, on } = turn;
  if (command !== undefined) {
    const [name = '', ...words] = command.split(' ');
    return play.act({ user, command: name, text: words.join(' '), channel: turn.channel });
  }
  const message = messageFor(play, turn);
  if (thread !== undefined) return play.act({ user, channel: message.channel, thread_ts: message.ts, text: thread });
  if (click === undefined) throw new WrongRequest(`${user} does nothing: give "click", "thread" or "command"`);
  const clicked = await play.act({ user, channel: message.channel, ts: message.ts, action_id: click, value });
  if (fill === undefined || !clicked.ok) return clicked;
  if (clicked.opened_view === undefined)
    throw new WrongRequest(`"${click}"${on === undefined ? '' : ` on "${on}"`} opened no form to fill in`);
  return play.act({ user, view_id: clicked.opened_view.view_id, values: fill });
}

/** The newest message with that button, or with those words. */
function messageFor({ workspace }: Play, { on, click, channel }: ManagerTurn): { channel: string; ts: string } {
  const channels =
    channel === undefined
      ? workspace.channels()
      : workspace.channels().filter(({ id, name }) => id === channel || name === channel);
  const all = channels.flatMap(({ id }) => workspace.messages(id)).filter(({ user }) => user === null);
  const fits = all.filter((message) => {
    const whole = JSON.stringify([message.text, message.blocks, message.attachments]);
    return (
      (on === undefined || whole.includes(on)) &&
      (click === undefined || whole.includes(`"action_id":${JSON.stringify(click)}`))
    );
  });
  const newest = fits.toSorted((a, b) => Number(a.ts) - Number(b.ts)).at(-1);
  if (newest !== undefined) return newest;
  throw new WrongRequest(
    `nothing in Slack${on === undefined ? '' : ` says "${on}"`}${click === undefined ? '' : ` has the button "${click}"`}`,
  );
}

function whatOf({ click, fill, thread, command, on }: ManagerTurn): string {
  const about = on === undefined ? '' : ` (${on})`;
  if (command !== undefined) return command;
  if (thread !== undefined) return `dans le fil${about} : ${thread}`;
  return `${click}${about}${fill === undefined ? '' : ` ${JSON.stringify(fill)}`}`;
}

function outcomeOf(outcome: Outcome): string {
  if (outcome.ok) return outcome.ephemeral?.text ?? '';
  return 'errors' in outcome ? Object.values(outcome.errors).join(' ') : outcome.error;
}

const LOST = new Set(['failed', 'undelivered']);

async function spokenLines(
  play: Play,
  start: Date,
  at: (instant: Date) => { at: string; at_s: number },
): Promise<TranscriptLine[]> {
  const names = new Map((await play.directory.everybody()).map(({ phone, name }) => [phone, name]));
  const who = (address: string) => names.get(address) || address;
  return play.phones
    .all()
    .filter((text) => Date.parse(text.at) >= start.getTime())
    .map((text): TranscriptLine => {
      const when = at(new Date(text.at));
      const channel = text.from.startsWith('whatsapp:') ? 'whatsapp' : 'sms';
      const mine = text.direction === 'inbound';
      const address = (mine ? text.from : text.to).replace('whatsapp:', '');
      const words = LOST.has(text.status) ? `(pas arrivé) ${text.body}` : text.body;
      if (mine)
        return {
          ...when,
          kind: 'said',
          who: who(address),
          channel,
          text: words,
          ...(text.files.length > 0 ? { media: text.files.length } : {}),
        };
      return { ...when, kind: 'received', who: who(address), address, channel, text: words };
    });
}

async function mailLines(
  play: Play,
  start: Date,
  at: (instant: Date) => { at: string; at_s: number },
): Promise<TranscriptLine[]> {
  const names = new Map((await play.directory.everybody()).map(({ email, name }) => [email, name]));
  return play.email.letters
    .all()
    .filter((letter) => Date.parse(letter.at) >= start.getTime() && letter.from !== '')
    .map((letter): TranscriptLine => {
      const when = at(new Date(letter.at));
      const mine = letter.direction === 'inbound';
      const address = mine ? letter.from : letter.to;
      const who = names.get(address) || address;
      const { subject, text, files, status } = letter;
      const words = status === 'bounced' ? `(pas arrivé) ${text}` : text;
      const about = { channel: 'email', ...(subject === '' ? {} : { subject }) };
      if (mine)
        return { ...when, kind: 'said', who, ...about, text, ...(files.length > 0 ? { media: files.length } : {}) };
      return {
        ...when,
        kind: 'received',
        who,
        address,
        ...about,
        text: words,
        ...(files.length > 0 ? { attachments: files.map(({ name }) => name) } : {}),
      };
    });
}

function receivedBy({ phones, email }: Play, start: Date): Rehearsed['received'] {
  const received: Rehearsed['received'] = {};
  for (const { direction, to, at, body, status } of phones.all()) {
    if (direction === 'inbound' || Date.parse(at) < start.getTime() || LOST.has(status)) continue;
    const address = to.replace('whatsapp:', '');
    received[address] = [
      ...(received[address] ?? []),
      { at, channel: to.startsWith('whatsapp:') ? 'whatsapp' : 'sms', text: body },
    ];
  }
  for (const { direction, to, at, subject, text, files, status } of email.letters.all()) {
    if (direction === 'inbound' || Date.parse(at) < start.getTime() || status === 'bounced') continue;
    const attachments = files.length > 0 ? { attachments: files.map(({ name }) => name) } : {};
    received[to] = [...(received[to] ?? []), { at, channel: 'email', subject, text, ...attachments }];
  }
  return received;
}

function cardsOf({ workspace }: Play, start: Date): PlayedCard[] {
  return workspace.channels().flatMap(({ id, name }) => {
    const all = workspace.messages(id);
    return all
      .filter(({ user, threadTs, ts }) => user === null && threadTs === null && Number(ts) * 1000 >= start.getTime())
      .map(({ ts, text, blocks, metadata }) => ({
        channel: name,
        about: metadata?.event_type ?? '',
        at: new Date(Number(ts) * 1000).toISOString(),
        text,
        blocks,
        thread: all.filter(({ threadTs }) => threadTs === ts).map((reply) => reply.text),
      }));
  });
}
