// A call to one of our numbers reaches a person, or ends with who calls back; it is never dead, and only Twilio can make one.
import express from 'express';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agencyFile } from '#agency/settings.ts';
import { createSmsChannel } from '#channels/sms/channel.ts';
import { formOf } from '#channels/twilio/form.ts';
import { signature, signedForm } from '#channels/twilio/signature.ts';
import { numbersToRing, VOICE_PATH } from '#inbox/voice.ts';
import { webhookRouter } from '#inbox/webhooks.ts';
import { logger } from '#lib/log.ts';
import { AGENCY, type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

const ACCOUNT = { accountSid: 'AC00000000000000000000000000000001', authToken: 'tok_secret_1' };
const PUBLIC = 'https://bot.example.fr';
const OURS = '+33757000001';
const CALLER = '+33612345678';
const DAY = new Date('2026-11-23T10:00:00Z');
const NIGHT = new Date('2026-11-23T22:00:00Z');
const CLAIRE = '+33611000001';
const BRUNO = '+33611000002';

const nothingElse = (): never => {
  throw new Error('a call is no message');
};

let world: OutboxWorld;
let app: express.Express;
let raised = 0;

beforeAll(async () => {
  world = await outboxWorld();
  const [{ settings }] = (await world.sql<{ settings: object }>(
    'select settings from agencies where id = $1',
    AGENCY,
  )) as [{ settings: object }];
  await world.sql(
    `update agencies set settings = $2::jsonb where id = $1`,
    AGENCY,
    JSON.stringify({
      ...settings,
      on_call: [
        { name: 'Claire Morel', phone: CLAIRE, days: 'mon-sun', from: '00:00', to: '24:00' },
        { name: 'Bruno Petit', phone: BRUNO, days: 'mon-sun', from: '00:00', to: '24:00' },
      ],
    }),
  );
  world.agencies.forget();
  app = express().use(
    '/webhooks/twilio',
    webhookRouter({
      db: world.db,
      clock: world.clock,
      log: logger('test'),
      agencies: world.agencies,
      publicUrl: PUBLIC,
      sms: createSmsChannel({ client: world.client }),
      raised: () => void raised++,
      inbox: { receive: nothingElse, keepUnread: nothingElse, waiting: () => 0 },
      takeReceipt: nothingElse,
    }),
  );
});
beforeEach(() => {
  raised = 0;
  world.clock.advance(DAY.getTime() - world.clock.now().getTime());
});
afterAll(() => world.close());

async function post(path: string, fields: Record<string, string>, sign = true): Promise<request.Response> {
  const form = {
    CallSid: 'CA1',
    From: CALLER,
    To: OURS,
    CallStatus: 'in-progress',
    AccountSid: ACCOUNT.accountSid,
    ...fields,
  };
  const body = new URLSearchParams(form).toString();
  const signed = signature(ACCOUNT.authToken, PUBLIC + path, signedForm(formOf(Buffer.from(body))));
  return request(app)
    .post(path)
    .set('content-type', 'application/x-www-form-urlencoded')
    .set('x-twilio-signature', sign ? signed : 'bm90IHNpZ25lZA==')
    .send(body);
}

/** Whom it rings, in which order, when nobody answers; and what the caller hears at last. */
async function ringThrough(fields: Record<string, string> = {}): Promise<{ rung: string[]; heard: string }> {
  const rung: string[] = [];
  let path = VOICE_PATH;
  for (let step = 0; step < 10; step++) {
    const { text } = await post(path, step === 0 ? fields : { ...fields, DialCallStatus: 'no-answer' });
    const number = /<Number[^>]*>([^<]+)</.exec(text)?.[1];
    if (number === undefined) return { rung, heard: /<Say[^>]*>([^<]*)</.exec(text)?.[1] ?? '' };
    rung.push(number);
    path = new URL(/<Dial action="([^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&')).href.slice(PUBLIC.length);
  }
  throw new Error('it rings for ever');
}
const tasks = () =>
  world.sql<{ conversation_id: string | null; call: string; phone: string | null }>(
    `select k.conversation_id, k.data ->> 'call' as call, a.value as phone from alerts k
     left join addresses a on a.agency_id = k.agency_id and a.conversation_id = k.conversation_id
     where k.agency_id = $1 and k.kind = 'missed_call' order by k.raised_at, k.id`,
    AGENCY,
  );

describe('a call', () => {
  it('in office hours rings at the agency, and at night at whoever answers then', async () => {
    expect((await ringThrough()).rung[0]).toBe('+33123456789');
    world.clock.advance(NIGHT.getTime() - DAY.getTime());
    expect((await ringThrough({ CallSid: 'CA2' })).rung).toEqual(['+33611000000', CLAIRE, BRUNO]);
  });

  it('that nobody answers goes on to the next, and ends with who calls back, when and from where', async () => {
    const { rung, heard } = await ringThrough({ CallSid: 'CA3', From: '+33612999001' });
    expect(rung).toEqual(['+33123456789', CLAIRE, BRUNO]);
    expect(heard).toMatch(/18 ou le 112.*vous rappelle aujourd'hui, depuis le 01 23 45 67 89/);
    world.clock.advance(NIGHT.getTime() - DAY.getTime());
    const night = await ringThrough({ CallSid: 'CA4', From: '+33612999002' });
    expect(night.heard).toContain('vous rappelle mardi 24 novembre à 9 h');
  });

  it('that was answered is over when they hang up', async () => {
    const before = (await tasks()).length;
    const { text } = await post(`${VOICE_PATH}?tried=1`, { DialCallStatus: 'completed', DialBridged: 'true' });
    expect(text).toMatch(/<Response\s*\/>/);
    expect(await tasks()).toHaveLength(before);
  });

  it('that only an answering machine took goes on to the next', async () => {
    const { text } = await post(`${VOICE_PATH}?tried=1`, { DialCallStatus: 'completed', DialBridged: 'false' });
    expect(text).toContain(CLAIRE);
  });

  it('to a person of their own asks for a key first; the agency itself is not asked', async () => {
    const first = await post(VOICE_PATH, {});
    expect(first.text).not.toContain('screen');
    const second = await post(`${VOICE_PATH}?tried=1`, { DialCallStatus: 'busy' });
    const screen = /<Number url="([^"]+)"/.exec(second.text)![1]!.slice(PUBLIC.length);
    const asked = await post(screen, { To: CLAIRE });
    expect(asked.text).toMatch(/<Gather[^>]*numDigits="1"[\s\S]*Tapez 1[\s\S]*<Hangup\s*\/>/);
    expect((await post(`${VOICE_PATH}/screened`, { Digits: '1' })).text).toMatch(/<Response\s*\/>/);
    for (const Digits of ['', '2', '#'])
      expect((await post(`${VOICE_PATH}/screened`, { Digits })).text).toContain('<Hangup');
  });

  it('to a number of no agency is told so', async () => {
    const { text } = await post(VOICE_PATH, { To: '+33799999999' });
    expect(text).toContain('pas attribué');
  });

  it('that Twilio did not sign is refused', async () => {
    for (const path of [
      VOICE_PATH,
      `${VOICE_PATH}?tried=4`,
      `${VOICE_PATH}/screen?agency=lilas`,
      `${VOICE_PATH}/screened`,
    ])
      expect((await post(path, { Digits: '1' }, false)).status).toBe(403);
    const other = await post(VOICE_PATH, { AccountSid: 'AC00000000000000000000000000000009' });
    expect(other.status).toBe(403);
  });
});

describe('a call that nobody took', () => {
  it('is a task with the caller behind it, once however often Twilio asks', async () => {
    const known = await world.person({ phone: '+33612999010' });
    for (let i = 0; i < 2; i++) await ringThrough({ CallSid: 'CA10', From: known.phone });
    expect((await tasks()).filter(({ call }) => call === 'CA10')).toEqual([
      { call: 'CA10', conversation_id: known.conversation, phone: known.phone },
    ]);
    expect(raised).toBeGreaterThan(0);
  });

  it('by a stranger keeps their number', async () => {
    await ringThrough({ CallSid: 'CA11', From: '+33612999011' });
    expect((await tasks()).find(({ call }) => call === 'CA11')).toMatchObject({ phone: '+33612999011' });
  });

  it('by a withheld number is a task all the same, and they hear that nobody can call back', async () => {
    for (const [i, From] of ['anonymous', '', '+266696687'].entries()) {
      const { heard } = await ringThrough({ CallSid: `CA12${i}`, From });
      expect(heard).toContain('Votre numéro est masqué');
      expect((await tasks()).find(({ call }) => call === `CA12${i}`)).toMatchObject({ conversation_id: null });
    }
  });

  it('because they hung up while it rang is a task too', async () => {
    const { text } = await post(`${VOICE_PATH}?tried=1`, {
      CallSid: 'CA13',
      CallStatus: 'completed',
      DialCallStatus: 'no-answer',
    });
    expect(text).toMatch(/<Response\s*\/>/);
    expect((await tasks()).filter(({ call }) => call === 'CA13')).toHaveLength(1);
  });
});

describe('whom it rings', () => {
  const settings = (more: object) =>
    agencyFile.parse({
      agency: { id: 'lilas', name: 'Lilas', phone: '01 23 45 67 89', ...more },
      senders: { sms: OURS },
      slack: { channel: 'C0000000001', emergencies: 'C0000000002', managers: [{ slack: 'U0000000001', name: 'C' }] },
      on_call: [1, 2, 3, 4, 5].map((n) => ({ name: `P${n}`, phone: `+3361100000${n}` })),
    });

  it('is never the number that was called, nor the caller: it would ring for ever', () => {
    expect(numbersToRing(settings({ phone: OURS }), DAY, { from: '+33611000001', to: OURS })[0]).toEqual({
      number: '+33611000002',
      own: true,
    });
  });

  it('is four at most, each once', () => {
    const rung = numbersToRing(settings({ night_phone: '+33 6 11 00 00 01' }), NIGHT, { from: CALLER, to: OURS });
    expect(rung.map(({ number }) => number)).toEqual(['+33611000001', '+33611000002', '+33611000003', '+33611000004']);
    expect(rung[0]!.own).toBe(true);
  });
});
