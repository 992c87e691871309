// Everything that stands in Slack, as JSON for whoever scripts the sandbox.
import { shown } from './act.ts';
import { repliesOf } from './slack/methods/conversations.ts';
import type { SlackMessage } from './slack/shapes.ts';
import type { Workspace } from './slack/workspace.ts';

export function pictureOf(workspace: Workspace): object {
  return {
    channels: workspace.channels().map(({ id, name }) => {
      const all = workspace.messages(id);
      const top = all.filter(({ threadTs, ts, broadcast }) => threadTs === null || threadTs === ts || broadcast);
      return { id, name, messages: top.map((message) => ({ ...plain(message), ...thread(all, message) })) };
    }),
    modals: workspace.modals().map(shown),
    home: Object.fromEntries(
      workspace.users().flatMap(({ id }) => {
        const home = workspace.home(id);
        return home === undefined ? [] : [[id, shown(home)]];
      }),
    ),
    ephemerals: workspace
      .users()
      .flatMap(({ id }) =>
        workspace.ephemerals(id).map((message) => ({ ...plain(message), channel: message.channel, only_for: id })),
      ),
  };
}

function plain({ ts, threadTs, text, blocks, attachments, metadata, user, edited }: SlackMessage): object {
  return {
    ts,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
    text,
    blocks,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(metadata === null ? {} : { metadata }),
    ...(user === null ? { bot: true } : { user }),
    ...(edited ? { edited: true } : {}),
  };
}

function thread(all: readonly SlackMessage[], { ts }: SlackMessage): object {
  const replies = repliesOf(all, ts);
  return replies.length === 0 ? {} : { replies: replies.map(plain) };
}
