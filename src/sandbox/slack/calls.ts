// What Slack posts to the app, signed as docs.slack.dev/authentication/verifying-requests-from-slack says.
import { createHmac } from 'node:crypto';
import type { Clock } from '#lib/clock.ts';
import type { Answered, Door } from '../door.ts';

export interface Calls {
  /** A click, a submission: a form with one field. */
  interaction(payload: object): Promise<Answered | null>;
  command(form: Record<string, string>): Promise<Answered | null>;
  /** Tried again, with the same event_id, when the app fails. */
  event(body: object): Promise<Answered | null>;
}

const SLACK_PATH = '/slack/events';

export function createCalls({ door, wall, signingSecret }: { door: Door; wall: Clock; signingSecret: string }): Calls {
  function post(type: string, body: string, retry: Record<string, string> = {}): Promise<Answered | null> {
    // Real seconds: the app refuses what is older than five minutes by its machine's clock.
    const at = String(Math.floor(wall.now().getTime() / 1000));
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`;
    const headers = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': at,
      'x-slack-signature': signature,
    };
    return door.post(door.url(SLACK_PATH), headers, body, retry);
  }
  const form = (fields: Record<string, string>) =>
    post('application/x-www-form-urlencoded', new URLSearchParams(fields).toString());
  return {
    interaction: (payload) => form({ payload: JSON.stringify(payload) }),
    command: form,
    event: (body) =>
      post('application/json', JSON.stringify(body), {
        'x-slack-retry-num': '1',
        'x-slack-retry-reason': 'http_error',
      }),
  };
}
