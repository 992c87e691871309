// Twilio's place in the sandbox: the API that the normal client calls, the phones behind it, and the signed calls to the app.
import type { Logger } from 'pino';
import type { Clock } from '#lib/clock.ts';
import { createDoor, type Door } from '../door.ts';
import { listen } from '../listen.ts';
import { type Account, postInbound, postStatus } from './callbacks.ts';
import { type Refusal, refusalOf, type ToSend } from './checks.ts';
import { optOutOf } from './opt-out.ts';
import { openPhones, type Phones, segmentsOf } from './phones.ts';
import { twilioApi } from './server.ts';
import { channelOf, newSid, type Text, type TextFile } from './text.ts';

export interface TwilioStandIn {
  readonly account: Account;
  readonly baseUrl: string;
  readonly phones: Phones;
  readonly door: Door;
  /** A person writes: their phone's message reaches the app as Twilio would bring it. Resolves when the app has answered. */
  write(message: Written): Promise<Text>;
  /** Which senders belong to the account; until it is said, all. */
  setSenders(owns: (from: string) => Promise<boolean>): void;
  /** How many texts the app has handed over: while it grows, the app is still at work here. */
  calls(): number;
  /** A phone that is switched off gets nothing: what is sent there fails. */
  switchOff(number: string, off: boolean): void;
  isOff(number: string): boolean;
  stop(): Promise<void>;
}

export interface Written {
  /** E.164, "whatsapp:" before it on WhatsApp; or a short code or name, as strangers' texts may have. */
  from: string;
  to: string;
  body: string;
  files: readonly Omit<TextFile, 'sid'>[];
}

const ACCOUNT: Account = { accountSid: `AC${'5a'.repeat(16)}`, authToken: 'sandbox-twilio-token' };
const DAY_MS = 86_400_000;

export async function startTwilio({
  folder,
  clock,
  log,
}: {
  folder: string;
  clock: Clock;
  log: Logger;
}): Promise<TwilioStandIn> {
  const phones = openPhones(folder);
  const door = createDoor('twilio', log);
  const off = new Set<string>();
  let owns: (from: string) => Promise<boolean> = async () => true;
  let calls = 0;
  const api = twilioApi({ account: ACCOUNT, texts: phones.all, take });
  const server = await listen(api);
  const mediaUrl = (text: Text) => (sid: string) =>
    `${server.url}/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages/${text.sid}/Media/${sid}`;

  function keep(
    text: Pick<Text, 'from' | 'to' | 'body' | 'direction' | 'status'>,
    files: readonly Omit<TextFile, 'sid'>[] = [],
    mediaUrls: readonly string[] = [],
  ): Text {
    const whole: Text = {
      sid: newSid(files.length > 0 ? 'MM' : 'SM'),
      ...text,
      errorCode: null,
      files: files.map((file) => ({ sid: newSid('ME'), ...file })),
      mediaUrls,
      segments: segmentsOf(text),
      at: clock.now().toISOString(),
    };
    phones.add(whole);
    return whole;
  }

  async function take(message: ToSend, statusCallback: string): Promise<Text | Refusal> {
    calls++;
    const refusal = await refusalOf(message, { owns, hasOptedOut: phones.hasOptedOut });
    if (refusal !== null) return refusal;
    const { from, to } = message;
    // Twilio trims what it sends.
    const text = keep(
      { from, to, body: message.body.trim(), direction: 'outbound-api', status: 'queued' },
      [],
      message.mediaUrls,
    );
    door.behind(() => carry(text, statusCallback));
    return text;
  }

  /** On its way to the phone: each step is told, as on the real network. */
  async function carry(text: Text, statusCallback: string): Promise<void> {
    for (const [status, errorCode] of stepsOf(text)) {
      if (status !== text.status || errorCode !== text.errorCode) phones.change(text, { status, errorCode });
      if (statusCallback !== '') await postStatus(door, ACCOUNT, statusCallback, text, status);
    }
  }

  function stepsOf(text: Text): [status: string, errorCode: number | null][] {
    const number = text.to.replace('whatsapp:', '');
    if (channelOf(text) === 'whatsapp' && !isWindowOpen(text))
      return [
        ['queued', null],
        ['failed', 63016],
      ];
    if (off.has(number))
      return [
        ['queued', null],
        ['sent', null],
        ['undelivered', 30003],
      ];
    return [
      ['queued', null],
      ['sent', null],
      ['delivered', null],
    ];
  }

  /** Free text goes only to who wrote within a day. */
  function isWindowOpen({ to, from }: Text): boolean {
    const last = phones.lastWrote(to, from);
    return last !== null && clock.now().getTime() - last.getTime() < DAY_MS;
  }

  return {
    account: ACCOUNT,
    baseUrl: server.url,
    phones,
    door,
    async write({ from, to, body, files }) {
      const text = keep({ from, to, body, direction: 'inbound', status: 'received' }, files);
      const optOut = channelOf(text) === 'sms' ? optOutOf(body) : null;
      if (optOut !== null) {
        phones.setOptedOut(from, to, optOut.type === 'STOP');
        keep({ from: to, to: from, body: optOut.answer, direction: 'outbound-reply', status: 'delivered' });
      }
      await postInbound(door, ACCOUNT, text, mediaUrl(text), optOut);
      return text;
    },
    setSenders(given) {
      owns = given;
    },
    calls: () => calls,
    switchOff(number, isOff) {
      if (isOff) off.add(number);
      else off.delete(number);
    },
    isOff: (number) => off.has(number),
    async stop() {
      await door.quiet();
      await server.close();
    },
  };
}
