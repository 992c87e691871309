// Messages and views as Slack's API and its payloads show them.
import { APP_ID, BOT_ID, BOT_USER, type OpenView, type SlackMessage, type SlackUser, TEAM } from './shapes.ts';

export function resourceOf(
  message: SlackMessage,
  { metadata = true, replies = [] as readonly SlackMessage[] } = {},
): Record<string, unknown> {
  const { ts, threadTs, user, text, blocks, attachments, edited } = message;
  return {
    type: 'message',
    ...(user === null ? { user: BOT_USER, bot_id: BOT_ID, app_id: APP_ID } : { user }),
    text,
    ts,
    team: TEAM.id,
    blocks,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    ...(edited ? { edited: { user: user ?? BOT_USER, ts } } : {}),
    ...(metadata && message.metadata !== null ? { metadata: message.metadata } : {}),
    ...(replies.length > 0 ? { thread_ts: ts, reply_count: replies.length, latest_reply: replies.at(-1)!.ts } : {}),
  };
}

export function viewResourceOf({ id, view, hash, root, previous, state }: OpenView): Record<string, unknown> {
  return {
    id,
    team_id: TEAM.id,
    type: view.type,
    callback_id: view.callback_id ?? '',
    private_metadata: view.private_metadata ?? '',
    external_id: view.external_id ?? '',
    title: view.title ?? null,
    submit: view.submit ?? null,
    close: view.close ?? null,
    blocks: view.blocks,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    state: { values: state },
    hash,
    root_view_id: root,
    previous_view_id: previous,
    app_id: APP_ID,
    bot_id: BOT_ID,
    app_installed_team_id: TEAM.id,
  };
}

export function userResourceOf({ id, name, email }: SlackUser): object {
  return {
    id,
    team_id: TEAM.id,
    name: handleOf(name),
    real_name: name,
    tz: 'Europe/Paris',
    locale: 'fr-FR',
    deleted: false,
    is_bot: id === BOT_USER,
    profile: { real_name: name, display_name: name, email },
  };
}

export function handleOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.');
}
