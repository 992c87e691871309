import { afterEach, describe } from 'vitest';
import type { Outgoing } from '#channels/channel.ts';
import { createEmailChannel } from '#channels/email/channel.ts';
import { readMail } from '#channels/email/read-mail.ts';
import { createSmsChannel } from '#channels/sms/channel.ts';
import type { TwilioChannel } from '#channels/twilio/channel.ts';
import { createTwilioClient, type TwilioClient } from '#channels/twilio/client.ts';
import { formOf } from '#channels/twilio/form.ts';
import { signature, signedForm } from '#channels/twilio/signature.ts';
import { createWhatsAppChannel } from '#channels/whatsapp/channel.ts';
import { systemClock } from '#lib/clock.ts';
import { createLogger } from '#lib/log.ts';
import { startFakeSmtp } from '../support/fake-smtp.ts';
import { startFakeTwilio } from '../support/fake-twilio.ts';
import { channelContract, type StandIn, type WebhookStandIn, webhookContract } from './channel.contract.ts';

const ACCOUNT = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: 'tok_secret_1',
  publicUrl: 'https://bot.example.fr',
};
const open: { network: { close(): Promise<void> }; client: { close(): Promise<void> } }[] = [];

afterEach(async () => {
  for (const { network, client } of open.splice(0)) {
    await client.close();
    await network.close();
  }
});

async function standIn(
  make: (from: { client: TwilioClient }) => TwilioChannel,
  message: Outgoing,
  onTheWire: string,
): Promise<StandIn> {
  const twilio = await startFakeTwilio();
  const client = createTwilioClient({ ...ACCOUNT, apiBaseUrl: twilio.url, timeoutMs: 300 });
  open.push({ network: twilio, client });
  return {
    channel: make({ client }),
    message,
    sent: (to) => twilio.sentTo(onTheWire.replace('TO', to)),
    takes: () => twilio.script({ kind: 'takes' }),
    refuses: () => twilio.script({ kind: 'refuses', status: 400, code: 21211 }),
    canBeAsked: true,
    isBusy: (retryAfter) => {
      twilio.script({ kind: 'refuses', status: 429, code: 20429, retryAfter });
      return retryAfter * 1_000;
    },
    failsInside: () => twilio.script({ kind: 'refuses', status: 500, code: 20500 }),
    takesInSilence: () => twilio.script({ kind: 'hangs', taken: true }),
    drops: (taken) => twilio.script({ kind: 'drops', taken }),
    listingFails: () => twilio.listing({ kind: 'fails', status: 503 }),
    goesAway: () => twilio.close(),
    now: () => new Date(),
  };
}

async function mailStandIn(): Promise<StandIn> {
  const smtp = await startFakeSmtp();
  const channel = createEmailChannel({
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    clock: systemClock,
    log: createLogger({ level: 'silent' }),
    secrets: ['a secret of thirty-two characters'],
    addresses: async () => [MAIL.from],
    takeBounce: async () => {},
    takeComplaint: async () => {},
    sendTimeoutMs: 300,
  });
  open.push({ network: smtp, client: channel });
  return {
    channel,
    message: MAIL,
    // No mail server tells what it took: a second try carries the same Message-ID.
    canBeAsked: false,
    sent: (to) => smtp.taken.filter((mail) => mail.to === to).map(({ source }) => readMail(Buffer.from(source)).text),
    takes: () => smtp.mood({ kind: 'takes' }),
    refuses: () => smtp.mood({ kind: 'refuses', at: 'RCPT', answer: '550 5.1.1 nobody of that name' }),
    isBusy: () => {
      smtp.mood({ kind: 'refuses', at: 'MAIL', answer: '421 4.3.2 too busy' });
      return 30_000;
    },
    failsInside: () => smtp.mood({ kind: 'drops', at: 'END', taken: false }),
    takesInSilence: () => smtp.mood({ kind: 'hangs', at: 'END', taken: true }),
    drops: (taken) => smtp.mood({ kind: 'drops', at: 'END', taken }),
    listingFails: () => {},
    goesAway: () => smtp.close(),
    now: () => new Date(),
  };
}

function webhook(make: (from: { client: TwilioClient }) => TwilioChannel, from: string, to: string): WebhookStandIn {
  const client = createTwilioClient(ACCOUNT);
  return {
    channel: make({ client }),
    request(id, words) {
      const url = 'https://bot.example.fr/webhooks/twilio/messages';
      const form = {
        AccountSid: ACCOUNT.accountSid,
        MessageSid: `SM${id}`,
        SmsStatus: 'received',
        From: from,
        To: to,
        Body: words,
        NumMedia: '0',
      };
      const body = Buffer.from(new URLSearchParams(form).toString());
      return {
        url,
        headers: { 'x-twilio-signature': signature(ACCOUNT.authToken, url, signedForm(formOf(body))) },
        body,
      };
    },
  };
}

const SMS: Outgoing = {
  to: '+33612345678',
  from: '38123',
  text: "LILAS : C'est noté. À bientôt 👍",
  reference: 'lilas.0192',
};
const MAIL: Outgoing = {
  to: 'mme.durand@example.org',
  from: 'tickets@lilas.example',
  text: 'C’est noté. À bientôt 👍',
  reference: 'lilas.0192d3a1-7c44-7a10-8f00-1234567890ab',
};
const WHATSAPP: Outgoing = { ...SMS, from: 'whatsapp:+33757000000' };

describe('SMS, from a number', () => channelContract(() => standIn(createSmsChannel, SMS, 'TO')));
describe('SMS, from a name', () =>
  channelContract(() =>
    standIn((from) => createSmsChannel(from, { replies: false }), { ...SMS, from: 'LILAS' }, 'TO'),
  ));
describe('WhatsApp', () => channelContract(() => standIn(createWhatsAppChannel, WHATSAPP, 'whatsapp:TO')));
describe('email', () => channelContract(mailStandIn));
describe('webhooks of SMS', () => webhookContract(() => webhook(createSmsChannel, '+33612345678', '38123')));
describe('webhooks of WhatsApp', () =>
  webhookContract(() => webhook(createWhatsAppChannel, 'whatsapp:+33612345678', 'whatsapp:+33757000000')));
