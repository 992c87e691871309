// What every channel must do, whatever its network. Each registers with a stand-in of its network that can be told to misbehave.
import { expect, it, vi } from 'vitest';
import type { Channel, Outgoing, RawRequest, WebhookChannel } from '#channels/channel.ts';

export interface StandIn {
  channel: Channel;
  message: Outgoing;
  /** Whether the network can be asked what it took. Where it cannot, a second try must be known as the first. */
  canBeAsked: boolean;
  /** What the network took, by address. */
  sent(to: string): string[];
  takes(): void;
  refuses(): void;
  /** Told to come back after so many seconds, where the network can say so. How long the channel waits, ms. */
  isBusy(retryAfterS: number): number;
  failsInside(): void;
  /** Takes the text and never says so. */
  takesInSilence(): void;
  /** Drops the line, with or without having taken the text. */
  drops(taken: boolean): void;
  listingFails(): void;
  goesAway(): Promise<void>;
  now(): Date;
}

export interface WebhookStandIn {
  channel: WebhookChannel;
  /** A true request of this network, and its id. */
  request(id: string, words: string): RawRequest;
}

const signal = new AbortController().signal;

export function channelContract(start: () => Promise<StandIn>): void {
  it('says what the network took, once, and knows it again', async () => {
    const { channel, message, sent, now, canBeAsked } = await start();
    const before = now();
    expect(await channel.findSent(message, before, signal)).toEqual([]);
    const result = await channel.send(message, signal);
    expect(result).toEqual({ kind: 'sent', providerId: expect.stringMatching(/.+/) });
    expect(sent(message.to)).toEqual([message.text]);
    if (canBeAsked)
      expect(await channel.findSent(message, before, signal)).toEqual([result.kind === 'sent' && result.providerId]);
    else expect(await channel.send(message, signal)).toEqual(result);
  });

  it('does not take other words, another person or an earlier day for it', async () => {
    const { channel, message, now } = await start();
    const before = now();
    await channel.send(message, signal);
    expect(await channel.findSent({ ...message, text: `${message.text} bis` }, before, signal)).toEqual([]);
    expect(await channel.findSent({ ...message, to: message.to.replace('1', '2') }, before, signal)).toEqual([]);
    expect(await channel.findSent(message, new Date(now().getTime() + 60_000), signal)).toEqual([]);
  });

  it('a refusal is for good', async () => {
    const standIn = await start();
    standIn.refuses();
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'refused' });
  });

  it('a busy network is asked again when it says', async () => {
    const standIn = await start();
    const retryAfterMs = standIn.isBusy(7);
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'not_sent', retryAfterMs });
    expect(standIn.sent(standIn.message.to)).toEqual([]);
    standIn.takes();
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'sent' });
  });

  it('an inner error, silence and a dropped line leave it open, and a look-up tells', async () => {
    const standIn = await start();
    const before = standIn.now();
    const found = async (count: number) => {
      expect(standIn.sent(standIn.message.to)).toHaveLength(count);
      const known = await standIn.channel.findSent(standIn.message, before, signal);
      expect(known).toHaveLength(standIn.canBeAsked ? count : 0);
    };
    standIn.failsInside();
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'unknown' });
    standIn.drops(false);
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'unknown' });
    await found(0);
    standIn.drops(true);
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'unknown' });
    await found(1);
    standIn.takesInSilence();
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'unknown' });
    await found(2);
  });

  it('a look-up that fails says that it cannot tell', async () => {
    const standIn = await start();
    if (!standIn.canBeAsked) return;
    standIn.listingFails();
    expect(await standIn.channel.findSent(standIn.message, standIn.now(), signal)).toBeNull();
  });

  it('a network that is away has taken nothing', async () => {
    const standIn = await start();
    await standIn.goesAway();
    expect(await standIn.channel.send(standIn.message, signal)).toMatchObject({ kind: 'not_sent' });
    if (standIn.canBeAsked) expect(await standIn.channel.findSent(standIn.message, standIn.now(), signal)).toBeNull();
  });

  it('a stop during a send leaves it open, one before it does not begin', async () => {
    const standIn = await start();
    standIn.takesInSilence();
    const stopping = new AbortController();
    const sending = standIn.channel.send(standIn.message, stopping.signal);
    await vi.waitUntil(() => standIn.sent(standIn.message.to).length > 0, { interval: 5 });
    stopping.abort();
    expect(await sending).toMatchObject({ kind: 'unknown' });
    expect(await standIn.channel.send(standIn.message, stopping.signal)).toMatchObject({ kind: 'not_sent' });
  });

  it('no result holds the words or the number', async () => {
    const standIn = await start();
    const results = [];
    for (const misbehave of [
      standIn.refuses,
      standIn.failsInside,
      () => standIn.isBusy(1),
      () => standIn.drops(false),
    ]) {
      misbehave();
      results.push(await standIn.channel.send(standIn.message, signal));
    }
    expect(JSON.stringify(results)).not.toContain(standIn.message.to.slice(-8));
    expect(JSON.stringify(results)).not.toContain(standIn.message.text.slice(0, 10));
  });
}

export function webhookContract(start: () => WebhookStandIn): void {
  it('takes a true request, twice with the same id', () => {
    const { channel, request } = start();
    const first = request('1', 'plus de chauffage');
    expect(channel.isAuthentic(first)).toBe(true);
    const [message] = channel.parse(first);
    expect(message).toMatchObject({ channel: channel.name, text: 'plus de chauffage' });
    const [again] = channel.parse(request('1', 'plus de chauffage'));
    expect(again!.providerId).toBe(message!.providerId);
    expect(channel.parse(request('2', 'plus de chauffage'))[0]!.providerId).not.toBe(message!.providerId);
  });

  it('refuses a false one', () => {
    const { channel, request } = start();
    const { body, ...rest } = request('1', 'plus de chauffage');
    expect(channel.isAuthentic({ ...rest, body: Buffer.from(body.toString().replace('chauffage', 'courant')) })).toBe(
      false,
    );
    expect(channel.isAuthentic({ ...rest, body, headers: {} })).toBe(false);
  });

  it('reads nonsense as nothing, without a throw', () => {
    const { channel } = start();
    for (const body of ['', '%', '\0\0', '{"a":1}', 'a=b&'.repeat(5_000)]) {
      const request = { url: 'https://bot.example.fr/x', headers: {}, body: Buffer.from(body) };
      expect(channel.isAuthentic(request)).toBe(false);
      expect(channel.parse(request)).toEqual([]);
    }
  });
}
