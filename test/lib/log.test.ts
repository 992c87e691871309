// Nothing that a person wrote, and no way to reach one, leaves through the log.
import { describe, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { keepOutOfLogs, maskAddresses, maskMessage } from '#lib/mask.ts';
import { repeatedFailure } from '#lib/repeated-failure.ts';

const SECRETS = ['612345678', '12 34 56', 'jeanne.morel', 'Morel', 'chaudiere', 'chaudière', 'gaz', 'Lilas'];
const PHONE = '+33612345678';
const EMAIL = 'jeanne.morel+x@example.org';
const TEXT = 'ma chaudiere sent le gaz, appt 12 residence des Lilas';

function capture() {
  const lines: string[] = [];
  const log = createLogger({ level: 'trace', destination: { write: (line: string) => void lines.push(line) } });
  return { log, lines, last: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> };
}

function expectNoLeak(lines: string[]): void {
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of SECRETS) expect(lines.join('\n')).not.toContain(secret);
}

/** As a client of a network would throw it: the request in the message, in fields, and in its causes. */
function failingSend(): Error {
  const wire = Object.assign(new Error(`connect ECONNREFUSED while posting {"To":"${PHONE}","Body":"${TEXT}"}`), {
    request: { body: TEXT, to: PHONE },
  });
  const refused = Object.assign(new Error(`The 'To' number ${PHONE} is not reachable: «${TEXT}»`, { cause: wire }), {
    code: 21614,
    moreInfo: `to ${EMAIL}`,
    params: [PHONE, TEXT],
  });
  return new Error(`could not send '${TEXT}' to ${EMAIL} (06 12 34 56 78)`, { cause: refused });
}

describe('the log', () => {
  it('masks a failing send, its causes and its fields, however it is logged', () => {
    const { log, lines } = capture();
    log.error(failingSend());
    log.error(failingSend(), 'a message could not be sent');
    log.error({ err: failingSend(), to: PHONE, text: TEXT, message: 'm1' }, 'a message could not be sent');
    log.error({ error: failingSend(), attempts: [{ to: EMAIL, body: TEXT }], deep: { er: { text: TEXT } } }, 'failed');
    log.error({ all: new AggregateError([failingSend(), TEXT]) }, 'failed');
    log.error({ err: new Error('outer', { cause: TEXT }) }, 'failed');
    log.warn('it failed for %s with %s', PHONE, TEXT);
    log.warn({ said: 'x' }, 'it failed for %s %o', EMAIL, { text: TEXT });
    log.child({ phone: PHONE, from: EMAIL, subject: TEXT }).info('a child');
    log.info(
      { [PHONE]: 1, name: 'Jeanne Morel', subject: 'gaz', unforeseen: TEXT, path: `/received?address=%2B33612345678` },
      'fields',
    );
    log.info({ buffer: Buffer.from(TEXT), map: new Map([[PHONE, TEXT]]), list: [TEXT, PHONE] }, 'shapes');
    log.info({ residenceName: 'Les Lilas', messageText: TEXT, prompt: 'gaz' }, 'by name of the field');
    expectNoLeak(lines);
  });

  it('finds the words that are being handled in any error, quoted or not', () => {
    const { log, lines } = capture();
    const words = `${TEXT}\nMme Morel "3e" étage`;
    keepOutOfLogs(words);
    log.error(new Error(`boom ${words} ${PHONE}`));
    log.error({ detail: `rejected: ${JSON.stringify({ body: words })}` }, 'refused');
    expectNoLeak(lines);
    expect(lines[0]).toContain('boom [');
  });

  it('masks what a database and a parser quote', () => {
    const { log, lines } = capture();
    const row = Object.assign(new Error('new row violates check constraint "messages_text_check"'), {
      severity: 'ERROR',
      code: '23514',
      detail: `Failing row contains (1, ${TEXT}).`,
      where: TEXT,
      internalQuery: TEXT,
    });
    log.error(row);
    const call = `\nInvalid \`prisma.message.create()\` invocation:\n\n{\n  data: {\n    text: "${TEXT}",\n    from: "${PHONE}"\n  }\n}\n\nUnique constraint failed on the fields: (\`agency_id\`,\`id\`)`;
    log.error(new Error(call));
    try {
      JSON.parse(TEXT);
    } catch (error) {
      log.error({ err: error }, 'the answer was no JSON');
    }
    expectNoLeak(lines);
    expect(lines[0]).toContain('messages_text_check');
    expect(lines[1]).toContain('agency_id');
  });

  it('keeps what an operator needs: kind, code, place, causes, ids, numbers, our own words', () => {
    const { log, last } = capture();
    const id = '019abc12-3456-7890-abcd-ef0123456789';
    const error = Object.assign(new TypeError('the page answered 503 on /webhooks/twilio/messages'), {
      code: 'ECONNRESET',
    });
    log.error(
      {
        err: new Error('cannot send', { cause: error }),
        message: id,
        at: '2027-03-01T10:00:00.000Z',
        ts: '1732275123.000200',
        count: 12,
      },
      'a send failed',
    );
    expect(last()).toMatchObject({
      level: 'error',
      msg: 'a send failed',
      message: id,
      at: '2027-03-01T10:00:00.000Z',
      ts: '1732275123.000200',
      count: 12,
      err: {
        type: 'Error',
        message: 'cannot send',
        because: {
          type: 'TypeError',
          message: 'the page answered 503 on /webhooks/twilio/messages',
          code: 'ECONNRESET',
        },
      },
    });
    expect((last().err as { at: string[] }).at[0]).toContain('log.test.ts');
  });

  it('names our own columns when a statement is wrong', () => {
    const { log, last } = capture();
    log.error(
      Object.assign(new Error('column "txt" of relation "messages" does not exist'), {
        code: '42703',
        severity: 'ERROR',
      }),
    );
    expect(last().msg).toContain('[3 letters]');
    expect((last().err as Error).message).toBe('column "txt" of relation "messages" does not exist');
  });
});

describe('maskAddresses', () => {
  it.each([
    '+33612345678',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '0612345678',
    '+33 (0)6 12 34 56 78',
    '0033612345678',
    'whatsapp:+33612345678',
  ])('masks %s but for its last two digits', (phone) => {
    expect(maskAddresses(`to ${phone}, again`)).toMatch(/^to (?:whatsapp:)?\[phone …78\], again$/);
  });

  it.each([
    '2027-03-01T10:00:00Z',
    '019abc12-3456-7890-abcd-ef0123456789',
    'SM01234567890123456789012345678901',
    'port 54321',
    '12:30:15',
    '1732275123.000200',
  ])('leaves %s', (text) => {
    expect(maskAddresses(text)).toBe(text);
  });

  it('masks mail addresses, encoded ones too', () => {
    expect(maskAddresses('x <jeanne.morel@example.org>, a%40b.fr')).toBe('x <[email]>, [email]');
  });
});

describe('maskMessage', () => {
  it('masks quoted words and leaves our names', () => {
    expect(maskMessage(`"fuite" in 'outbox.deliver' and "PORT"`)).toBe(`"[5 letters]" in 'outbox.deliver' and "PORT"`);
  });
});

describe('a repeated failure', () => {
  it('is logged when it starts, changes and ends', () => {
    const { log, lines } = capture();
    const slack = repeatedFailure(log, 'slack');
    slack.succeeded();
    slack.failed(new Error('503'));
    slack.failed(new Error('503'));
    slack.failed(new Error('429'));
    slack.succeeded();
    slack.succeeded();
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      'a repeated act began to fail',
      'a repeated act fails otherwise',
      'a repeated act succeeds again',
    ]);
    expect(JSON.parse(lines[2]!).times).toBe(3);
  });
});
