// Slack's own requests to us, signed as Slack signs them (payloads/slack-payloads.json).
import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'slack-signing-secret';

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever was answered
  body: any;
}

export interface SlackSender {
  event(event: object, options?: { id?: string; retry?: number; secret?: string }): Promise<Reply>;
  click(click: {
    user: string;
    channel?: string;
    ts?: string;
    action: string;
    value?: string;
    selected?: string;
    view?: object;
    at?: string;
    secret?: string;
  }): Promise<Reply>;
  submit(submission: {
    user: string;
    callback: string;
    data: object;
    values: Record<string, object>;
    view?: string;
  }): Promise<Reply>;
  command(command: { user: string; text: string; channel?: string }): Promise<Reply>;
  raw(body: string, headers: Record<string, string>): Promise<Reply>;
}

let serial = 0;

export function slackSender(url: string): SlackSender {
  async function raw(body: string, headers: Record<string, string>): Promise<Reply> {
    const response = await fetch(url, { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }
  const signed = (body: string, type: string, secret = SIGNING_SECRET, more: Record<string, string> = {}) => {
    const at = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
    return raw(body, {
      'content-type': type,
      'x-slack-request-timestamp': at,
      'x-slack-signature': signature,
      ...more,
    });
  };
  const form = (fields: Record<string, string>, secret?: string) =>
    signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', secret);
  const common = (user: string) => ({
    team: { id: 'T000000001', domain: 'gestion' },
    user: { id: user, username: user, name: user, team_id: 'T000000001' },
    api_app_id: 'A000000001',
    token: 'x',
    is_enterprise_install: false,
    enterprise: null,
  });

  return {
    raw,
    event(event, { id = `Ev${++serial}`, retry, secret } = {}) {
      const body = JSON.stringify({
        token: 'x',
        team_id: 'T000000001',
        api_app_id: 'A000000001',
        type: 'event_callback',
        event_id: id,
        event_time: 1795300000,
        event,
      });
      return signed(
        body,
        'application/json',
        secret,
        retry === undefined ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' },
      );
    },
    click({
      user,
      channel = 'C0000000001',
      ts = '1795290000.000100',
      action,
      value,
      selected,
      view,
      at = `179530${String(++serial).padStart(4, '0')}.000100`,
      secret,
    }) {
      const where =
        view === undefined
          ? {
              channel: { id: channel, name: 'c' },
              container: { type: 'message', message_ts: ts, channel_id: channel },
              message: { type: 'message', ts, text: '', blocks: [] },
            }
          : { view, container: { type: 'view' } };
      const act = {
        action_id: action,
        block_id: 'b',
        action_ts: at,
        ...(selected === undefined
          ? { type: 'button', value: value ?? '' }
          : { type: 'static_select', selected_option: { value: selected } }),
      };
      return form(
        {
          payload: JSON.stringify({
            type: 'block_actions',
            ...common(user),
            ...where,
            trigger_id: `t.${++serial}`,
            state: { values: {} },
            actions: [act],
          }),
        },
        secret,
      );
    },
    submit({ user, callback, data, values, view = `V${++serial}` }) {
      const state = { values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }])) };
      const shown = {
        id: view,
        type: 'modal',
        callback_id: callback,
        private_metadata: JSON.stringify(data),
        hash: 'h',
        state,
        blocks: [],
        title: { type: 'plain_text', text: 'x' },
      };
      return form({
        payload: JSON.stringify({
          type: 'view_submission',
          ...common(user),
          trigger_id: `t.${++serial}`,
          view: shown,
          response_urls: [],
        }),
      });
    },
    command({ user, text, channel = 'C0000000001' }) {
      return form({
        token: 'x',
        team_id: 'T000000001',
        channel_id: channel,
        channel_name: 'c',
        user_id: user,
        user_name: user,
        command: '/loge',
        text,
        trigger_id: `t.${++serial}`,
        response_url: 'http://127.0.0.1:9/x',
        api_app_id: 'A1',
        is_enterprise_install: 'false',
      });
    },
  };
}
