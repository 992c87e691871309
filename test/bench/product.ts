// The product as a load test runs it: everything in one process, real clients towards the stub, signed webhooks from outside.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TOKEN } from './agency.ts';

export const ROOT = join(import.meta.dirname, '../..');
const ACCOUNT = 'ACbench00000000000000000000000000';

export interface Where {
  port: number;
  stub: string;
  dataDir: string;
}

export const messagesUrl = (port: number) => `http://127.0.0.1:${port}/webhooks/twilio/messages`;

export function startStub(port: number): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'test/bench/stubs.mjs'), '--port', String(port)], { stdio: 'ignore' });
}

export function startProduct(
  { port, stub, dataDir }: Where,
  options: { env?: NodeJS.ProcessEnv; node?: string[] } = {},
): ChildProcess {
  return spawn(process.execPath, [...(options.node ?? []), 'src/main.ts', 'start'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: dataDir,
      TWILIO_ACCOUNT_SID: ACCOUNT,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_API_BASE_URL: stub,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: 'bench',
      SLACK_API_URL: `${stub}/api/`,
      LOG_LEVEL: 'error',
      ...options.env,
    },
  });
}

/** Until it answers with success; 30 s at most. */
export async function answers(url: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    try {
      if ((await fetch(url)).ok) return;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // not listening yet
    }
    await pause(50);
  }
  throw new Error(`${url} did not answer within 30 s`);
}

export interface Text {
  sid: string;
  from: string;
  text: string;
}

/** One text as Twilio posts it. False: no answer, or not a success; it is to be posted again. */
export async function postText(port: number, { sid, from, text }: Text): Promise<boolean> {
  const url = messagesUrl(port);
  const form: Record<string, string> = {
    MessageSid: sid,
    SmsSid: sid,
    SmsMessageSid: sid,
    SmsStatus: 'received',
    NumMedia: '0',
    NumSegments: '1',
    Body: text,
    From: from,
    To: '+15005550006',
    AccountSid: ACCOUNT,
    ApiVersion: '2010-04-01',
  };
  const signed = Object.keys(form)
    .sort()
    .reduce((all, name) => all + name + form[name], url);
  const signature = createHmac('sha1', TOKEN).update(signed).digest('base64');
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'x-twilio-signature': signature },
      signal: AbortSignal.timeout(15_000),
    });
    return response.ok;
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'TimeoutError') return false; // cut by a kill
    throw error;
  }
}
