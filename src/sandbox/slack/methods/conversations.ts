// conversations.*: what stands in a channel.
import { resourceOf } from '../resource.ts';
import { BOT_USER, type Channel, type SlackMessage } from '../shapes.ts';
import { type Args, channelOf, isTrue, list, type Method, SlackError, text } from './method.ts';

const PAGE = 100;
const LARGEST_PAGE = 999;

const history: Method = (args, around) => {
  const { id } = channelOf(args, around);
  const all = around.workspace.messages(id);
  const top = all.filter(({ threadTs, broadcast, ts }) => threadTs === null || threadTs === ts || broadcast);
  const newest = within(top, args).sort((a, b) => Number(b.ts) - Number(a.ts));
  const { page, ...rest } = pageOf(newest, args);
  const metadata = isTrue(args, 'include_all_metadata');
  return {
    messages: page.map((message) => resourceOf(message, { metadata, replies: repliesOf(all, message.ts) })),
    ...rest,
    pin_count: 0,
  };
};

const replies: Method = (args, around) => {
  const { id } = channelOf(args, around);
  const all = around.workspace.messages(id);
  const parent = all.find(({ ts }) => ts === text(args, 'ts'));
  if (parent === undefined) throw new SlackError('thread_not_found');
  const thread = [parent, ...within(repliesOf(all, parent.ts), args)];
  const { page, ...rest } = pageOf(thread, args);
  const metadata = isTrue(args, 'include_all_metadata');
  return {
    messages: page.map((message) =>
      resourceOf(message, { metadata, replies: message === parent ? repliesOf(all, parent.ts) : [] }),
    ),
    ...rest,
  };
};

export function repliesOf(all: readonly SlackMessage[], ts: string): SlackMessage[] {
  return all.filter(({ threadTs, ts: own }) => threadTs === ts && own !== ts);
}

function within(messages: readonly SlackMessage[], args: Args): SlackMessage[] {
  const oldest = Number(text(args, 'oldest') || '0');
  const latest = Number(text(args, 'latest') || 'Infinity');
  const inclusive = isTrue(args, 'inclusive');
  return messages.filter(({ ts }) =>
    inclusive ? Number(ts) >= oldest && Number(ts) <= latest : Number(ts) > oldest && Number(ts) < latest,
  );
}

function pageOf(messages: readonly SlackMessage[], args: Args) {
  const limit = Math.min(LARGEST_PAGE, Math.max(1, Number(text(args, 'limit')) || PAGE));
  const from = Number(Buffer.from(text(args, 'cursor'), 'base64url').toString()) || 0;
  const has_more = from + limit < messages.length;
  const next_cursor = has_more ? Buffer.from(String(from + limit)).toString('base64url') : '';
  return { page: messages.slice(from, from + limit), has_more, response_metadata: { next_cursor } };
}

function resource({ id, name }: Channel): object {
  const isDirect = id.startsWith('D');
  return {
    id,
    name,
    name_normalized: name,
    is_channel: !isDirect,
    is_im: isDirect,
    is_member: true,
    is_archived: false,
    is_private: id.startsWith('G'),
  };
}

const info: Method = (args, around) => ({ channel: resource(channelOf(args, around)) });

const open: Method = (args, around) => {
  const user = list(args, 'users')[0] ?? text(args, 'users').split(',')[0];
  if (typeof user !== 'string' || user === '') throw new SlackError('users_list_not_supplied');
  return { channel: resource(channelOf({ channel: user }, around)) };
};

export const conversations: Readonly<Record<string, Method>> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.info': info,
  'conversations.join': info,
  'conversations.open': open,
  'conversations.list': (_args, { workspace }) => ({
    channels: workspace.channels().map(resource),
    response_metadata: { next_cursor: '' },
  }),
  'conversations.members': (_args, { workspace }) => ({
    members: [...workspace.users().map(({ id }) => id), BOT_USER],
    response_metadata: { next_cursor: '' },
  }),
};
