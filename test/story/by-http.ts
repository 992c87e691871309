// The whole app as people meet it: by HTTP alone, with the clock moved. What texts, mails, cards and pages show is all that is looked at.
import { setLogLevel } from '#lib/log.ts';
import { rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { readConfig } from '../../src/config.ts';
import { testServerUrl } from '../support/test-server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a story looks at whatever comes
type Json = any;

export interface Reached {
  at: string;
  channel: string;
  subject?: string;
  text: string;
  attachments?: { name: string; contentType: string; size: number; url: string }[];
}

export async function byHttp(startsAt: string) {
  setLogLevel('error');
  const apps = rehearsalApps(readConfig({}), await testServerUrl());
  const app = await apps.make();
  const seen = new Map<string, number>();

  async function call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Json> {
    const response = await fetch(`${app.url}/sandbox/api${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }
  const story = {
    url: app.url,
    call,
    to: (at: string) => call('POST', '/clock', { to: at }),
    wait: (seconds: number) => call('POST', '/clock', { advance_s: seconds }),
    async says(from: string, text: string, channel = 'sms') {
      await call('POST', '/say', { from, text, channel });
      await story.wait(20);
    },
    /** What reached them since one last looked. */
    async reached(address: string): Promise<Reached[]> {
      const all: Reached[] = await call('GET', `/received?address=${encodeURIComponent(address)}`);
      const from = seen.get(address) ?? 0;
      seen.set(address, all.length);
      return all.slice(from);
    },
    async card(): Promise<{ channel: string; ts: string; text: string; buttons: Map<string, string> }> {
      const { channels } = await call('GET', '/slack');
      const messages = channels.flatMap((channel: Json) =>
        channel.messages.map((one: Json) => ({ ...one, in: channel.id })),
      );
      const card = messages.filter((one: Json) => /N° \d+/.test(one.text)).at(-1);
      const elements = card.blocks.flatMap((block: Json) => block.elements ?? []);
      return {
        channel: card.in,
        ts: card.ts,
        text: card.blocks.map((block: Json) => block.text?.text ?? '').join('\n'),
        buttons: new Map(elements.flatMap((one: Json) => (one.action_id ? [[one.action_id, one.value]] : []))),
      };
    },
    async clicks(action: string, user = 'U0LILAS0001') {
      const { channel, ts, buttons } = await story.card();
      const value = buttons.get(action);
      if (value === undefined)
        throw new Error(`no button ${action} on the card, but ${[...buttons.keys()].join(', ')}`);
      await call('POST', '/slack/act', { user, channel, ts, action_id: action, value });
      await story.wait(5);
    },
    /** A page as a browser without script opens it. */
    async page(address: string): Promise<string> {
      const response = await fetch(address.replace(/^https?:\/\/[^/]+/, app.url));
      return response.text();
    },
    /** Fills in the first form of that page that leads to `action`. */
    async submits(address: string, action: string, fields: Record<string, string | Blob>): Promise<string> {
      const at = address.replace(/^https?:\/\/[^/]+/, app.url);
      const html = await story.page(`${at}/${action}`);
      const key = /name="cle" value="([^"]+)"/.exec(html)?.[1];
      const data = new FormData();
      if (key !== undefined) data.set('cle', key);
      for (const [name, value] of Object.entries(fields)) {
        if (typeof value === 'string') data.set(name, value);
        else data.set(name, value, 'photo.png');
      }
      const response = await fetch(`${at}/${action}`, { method: 'POST', body: data });
      const shown = await response.text();
      await story.wait(20);
      return shown;
    },
    async close() {
      await app.stop();
      await apps.close();
    },
  };
  await story.to(startsAt);
  return story;
}
export type Story = Awaited<ReturnType<typeof byHttp>>;

export const linkIn = (texts: readonly Reached[], path: string): string => {
  const found = texts.flatMap(({ text }) => text.match(new RegExp(`https?://[^\\s]+${path}/[^\\s]+`)) ?? []).at(-1);
  if (found === undefined) throw new Error(`no link to ${path} in ${JSON.stringify(texts.map(({ text }) => text))}`);
  return found;
};
