// The bodies of what Slack posts: docs.slack.dev/reference/interaction-payloads and /reference/events.
import { handleOf, resourceOf, viewResourceOf } from './resource.ts';
import { APP_ID, BOT_USER, type Channel, type OpenView, type SlackMessage, TEAM } from './shapes.ts';

export interface Person {
  id: string;
  name: string;
}

const common = ({ id, name }: Person) => ({
  user: { id, username: handleOf(name), name: handleOf(name), team_id: TEAM.id },
  team: TEAM,
  api_app_id: APP_ID,
  token: 'sandbox',
  enterprise: null,
  is_enterprise_install: false,
});

interface Click {
  person: Person;
  trigger: string;
  action: object;
}

export function clickOnMessage(
  { person, trigger, action }: Click,
  message: SlackMessage,
  channel: Channel,
  values: object,
  responseUrl: string,
): object {
  return {
    type: 'block_actions',
    ...common(person),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.onlyFor !== null,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: trigger,
    channel: { id: channel.id, name: channel.name },
    message: resourceOf(message),
    state: { values },
    response_url: responseUrl,
    actions: [action],
  };
}

export function clickInView({ person, trigger, action }: Click, open: OpenView): object {
  return {
    type: 'block_actions',
    ...common(person),
    container: { type: 'view', view_id: open.id },
    trigger_id: trigger,
    view: viewResourceOf(open),
    actions: [action],
  };
}

export function submission(person: Person, trigger: string, open: OpenView): object {
  return {
    type: 'view_submission',
    ...common(person),
    trigger_id: trigger,
    view: viewResourceOf(open),
    response_urls: [],
  };
}

export function closing(person: Person, open: OpenView): object {
  return { type: 'view_closed', ...common(person), view: viewResourceOf(open), is_cleared: false };
}

export function command(
  person: Person,
  trigger: string,
  channel: Channel,
  name: string,
  text: string,
  responseUrl: string,
): Record<string, string> {
  return {
    token: 'sandbox',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: person.id,
    user_name: handleOf(person.name),
    command: name,
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  };
}

export function event(id: string, at: number, inner: object): object {
  return {
    token: 'sandbox',
    team_id: TEAM.id,
    api_app_id: APP_ID,
    type: 'event_callback',
    event_id: id,
    event_time: at,
    authorizations: [
      { enterprise_id: null, team_id: TEAM.id, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event: inner,
  };
}

export function messageEvent(message: SlackMessage): object {
  const { channel, ts, threadTs, user, text } = message;
  return {
    type: 'message',
    channel,
    user,
    text,
    ts,
    event_ts: ts,
    team: TEAM.id,
    channel_type: channel.startsWith('D') ? 'im' : 'channel',
    client_msg_id: `sandbox-${ts}`,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  };
}
