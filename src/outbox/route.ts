// Which way a text leaves: where the person last wrote, else another address of theirs, else nowhere. Pure.
// After STOP no text goes to a phone; safety and visits of the day still go by email, and a person is told of what cannot go.

import { isNumber } from '#channels/twilio/party.ts';
import type { ChannelName } from '#flows/codes.ts';
import type { Held } from './held.ts';
import type { SendingAddresses } from './senders.ts';
import type { KnownAddress, Recipient } from './surroundings.ts';

export interface Destination {
  channel: 'sms' | 'whatsapp' | 'email';
  address: KnownAddress;
  from: string;
  answerTo: string;
  /** Outside WhatsApp's 24 hours: it leaves as a template that was approved. */
  asTemplate?: true;
}

/** Whether these words, by WhatsApp, are a template that was approved. */
export type IsTemplate = (way: Pick<Destination, 'channel' | 'answerTo'>) => boolean;

export type Nowhere =
  | 'no_address'
  | 'opted_out'
  | 'landline'
  | 'no_sender'
  | 'not_delivered'
  | 'window_closed'
  | 'no_number';

export interface Routes {
  /** Best first. */
  ways: readonly Destination[];
  /** Why there is none. */
  nowhere: Nowhere;
}

type Way = Destination['channel'];
const WAYS: readonly Way[] = ['whatsapp', 'sms', 'email'];

/** Meta's 24 hours, less what a text may wait before it leaves. */
const WINDOW_MS = 24 * 3_600_000 - 5 * 60_000;

/** What a manager reads first, where several ways are shut. */
const MOST_TELLING = ['opted_out', 'landline', 'not_delivered', 'no_number', 'window_closed', 'no_sender'] as const;

/** The one confirmation of a STOP. */
const DESPITE_STOP = 'opt_out.done';

export function routesFor(
  text: Held,
  recipient: Recipient,
  senders: SendingAddresses,
  has: (channel: ChannelName) => boolean,
  now: Date,
  isTemplate: IsTemplate = () => false,
): Routes {
  const usable = candidates(text, recipient).map(({ channel, address }) => {
    const found = obstacle(text, recipient, channel, address, senders, has, now);
    const sender = senders[channel];
    const asTemplate =
      found === 'window_closed' &&
      sender !== undefined &&
      (address.whatsappAt !== null || recipient.prefers === 'whatsapp') &&
      isTemplate({ channel, answerTo: sender.answerTo });
    return { channel, address, asTemplate, obstacle: asTemplate ? null : found };
  });
  const ways = usable.flatMap(({ channel, address, obstacle, asTemplate }): Destination[] =>
    obstacle === null
      ? [{ channel, address, ...senders[channel]!, ...(asTemplate ? { asTemplate: true as const } : {}) }]
      : [],
  );
  const reasons = new Set(usable.map((one) => one.obstacle));
  const nowhere = MOST_TELLING.find((reason) => reasons.has(reason)) ?? 'no_address';
  return { ways, nowhere };
}

export function avoidance(channel: string, address: string): string {
  return `${channel} ${address}`;
}

/** Every way there could be, each once. Where it was tried before comes first: there it may be found. */
function candidates(
  text: Held,
  { channel, address, prefers, addresses }: Recipient,
): { channel: Way; address: KnownAddress }[] {
  const all = WAYS.flatMap((way) =>
    addresses
      .filter(({ kind }) => (kind === 'email') === (way === 'email'))
      .filter(({ kind }) => text.via === null || text.via === kind)
      .map((known) => ({ channel: way, address: known })),
  );
  const answers = text.manner === 'answer' || text.manner === 'safety';
  const score = (one: { channel: Way; address: KnownAddress }) => {
    if (one.channel === text.channel && one.address.id === text.address) return 0;
    // Whoever is on call is called by telephone, even if their last words came by mail.
    if (text.key === 'staff.alarm' && one.channel === 'email') return 6;
    if (!answers && prefers !== '' && one.channel === prefers) return 1;
    if (one.channel === channel && one.address.id === address) return 2;
    // WhatsApp shut: the same number by text message.
    if (one.address.id === address) return 3;
    return one.channel === prefers ? 4 : 5;
  };
  return all
    .map((one) => ({ one, at: score(one) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function obstacle(
  text: Held,
  recipient: Recipient,
  channel: Way,
  address: KnownAddress,
  senders: SendingAddresses,
  has: (channel: ChannelName) => boolean,
  now: Date,
): Nowhere | null {
  if (senders[channel] === undefined || !has(channel)) return 'no_sender';
  // Learnt, perhaps, from this very text.
  if (channel === 'sms' && address.line === 'landline' && !address.optedOut) return 'landline';
  if (text.avoided.includes(avoidance(channel, address.id))) return 'not_delivered';
  if (channel === 'email') {
    const stopped =
      address.optedOut || (recipient.channel !== 'email' && recipient.addresses.some(({ optedOut }) => optedOut));
    return stopped && !urgent(text) ? 'opted_out' : null;
  }
  if (address.optedOut && text.key !== DESPITE_STOP) return 'opted_out';
  if (channel === 'whatsapp') {
    return address.whatsappAt !== null && now.getTime() - address.whatsappAt.getTime() < WINDOW_MS
      ? null
      : 'window_closed';
  }
  // A name, a short code or a WhatsApp id takes no text.
  return isNumber(address.value) ? null : 'no_number';
}

/** What a STOP does not silence. */
function urgent({ manner, lines }: Held): boolean {
  return manner === 'safety' || manner === 'staff' || lines.some(({ params }) => params.visitToday === 1);
}
