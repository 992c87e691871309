// One act of a manager in Slack, as it is asked for, and what came of it: a modal, errors in a form, words for their eyes only.

import type { Done } from './slack/acts.ts';
import { elementsOf } from './slack/elements.ts';
import { blocksOf } from './slack/find-element.ts';
import type { Channel, OpenView, SlackMessage, View } from './slack/shapes.ts';
import type { SlackStandIn } from './slack/slack.ts';
import { WrongRequest } from './wrong-request.ts';

export interface Act {
  /** A Slack id, or a manager's name. */
  user: string;
  channel?: string | undefined;
  ts?: string | undefined;
  action_id?: string | undefined;
  block_id?: string | undefined;
  value?: unknown;
  view_id?: string | undefined;
  values?: Record<string, unknown> | undefined;
  close?: boolean | undefined;
  command?: string | undefined;
  text?: string | undefined;
  thread_ts?: string | undefined;
  home?: boolean | undefined;
}

export type Acted = Done & {
  opened_view?: { view_id: string; user: string; view: View };
  ephemeral?: { text: string; blocks: unknown[] };
};

export async function actOf(slack: SlackStandIn, quiet: () => Promise<void>, act: Act): Promise<Acted> {
  const { workspace } = slack;
  const user = userOf(slack, act.user);
  const hashes = new Map(workspace.modals(user).map(({ id, hash }) => [id, hash]));
  const whispers = workspace.ephemerals(user).length;
  const done = await perform(slack, user, act);
  await quiet();
  const opened = workspace.modals(user).findLast(({ id, hash }) => hashes.get(id) !== hash);
  const whispered = workspace.ephemerals(user).slice(whispers).at(-1);
  return {
    ...done,
    ...(opened === undefined ? {} : { opened_view: shown(opened) }),
    ...(whispered === undefined ? {} : { ephemeral: { text: whispered.text, blocks: whispered.blocks } }),
  };
}

export function shown({ id, user, view }: OpenView): { view_id: string; user: string; view: View } {
  return { view_id: id, user, view };
}

function perform({ workspace, acts }: SlackStandIn, user: string, act: Act): Promise<Done> {
  const { view_id, action_id, value, values = {}, block_id } = act;
  if (view_id !== undefined) {
    const open = workspace.view(view_id);
    if (open === undefined) throw new WrongRequest(`there is no open view ${view_id}: it was closed, or never opened`);
    if (open.user !== user) throw new WrongRequest(`the view ${view_id} is ${open.user}'s, not ${user}'s`);
    if (act.close) return acts.close(open);
    if (action_id !== undefined) return acts.clickView(open, action_id, value, values, block_id);
    return acts.submit(open, values);
  }
  if (act.home) return acts.openHome(user);
  if (act.command !== undefined) {
    const name = act.command.startsWith('/') ? act.command : `/${act.command}`;
    return acts.command(
      user,
      channelNamed(workspace, act.channel ?? workspace.channels()[0]?.id),
      name,
      act.text ?? '',
    );
  }
  if (action_id === undefined && act.text === undefined)
    throw new WrongRequest(
      'nothing to do: give "action_id" with "channel" and "ts", "view_id" with "values", "command", or "text"',
    );
  const channel = channelNamed(workspace, act.channel);
  if (action_id !== undefined)
    return acts.clickMessage(user, channel, messageIn(workspace, user, channel, act), action_id, value, block_id);
  return acts.type(user, channel, act.thread_ts ?? null, act.text ?? '');
}

function userOf({ workspace }: SlackStandIn, who: string): string {
  if (/^[UW][A-Z0-9]{4,}$/.test(who)) return who;
  const found = workspace.users().find(({ name }) => name.toLowerCase() === who.trim().toLowerCase());
  if (found !== undefined) return found.id;
  throw new WrongRequest(
    `"${who}" is nobody in Slack: give an id such as U0000000001, or one of ${workspace
      .users()
      .map(({ name }) => name)
      .join(', ')}`,
  );
}

function channelNamed(workspace: SlackStandIn['workspace'], wanted: string | undefined): Channel {
  const found = wanted === undefined ? null : workspace.channel(wanted);
  if (found !== null) return found;
  throw new WrongRequest(
    `${wanted === undefined ? '"channel" is missing' : `there is no channel "${wanted}"`}: there is ${workspace
      .channels()
      .map(({ id, name }) => `${id} (${name})`)
      .join(', ')}`,
  );
}

/** Without a `ts`, the newest message that offers the action. */
function messageIn(
  workspace: SlackStandIn['workspace'],
  user: string,
  channel: Channel,
  { ts, action_id }: Act,
): SlackMessage {
  const all = [
    ...workspace.messages(channel.id),
    ...workspace.ephemerals(user).filter((one) => one.channel === channel.id),
  ];
  const offers = (message: SlackMessage) =>
    blocksOf(message).some((block) => elementsOf(block).some((element) => element.action_id === action_id));
  const found = ts === undefined ? all.findLast(offers) : all.find((message) => message.ts === ts);
  if (found !== undefined) return found;
  throw new WrongRequest(
    ts === undefined
      ? `no message in ${channel.name} offers "${action_id}"`
      : `there is no message ${ts} in ${channel.name}`,
  );
}
