// chat.*: messages of the app.

import { faultsOfMessage, isRecord } from '../limits.ts';
import { resourceOf } from '../resource.ts';
import type { Attachment, Block, Metadata } from '../shapes.ts';
import {
  type Args,
  channelOf,
  isTrue,
  list,
  type Method,
  messageOf,
  record,
  refuse,
  SlackError,
  text,
} from './method.ts';

function contentOf(args: Args): { text: string; blocks: Block[]; attachments: Attachment[] } {
  const content = {
    text: text(args, 'text'),
    blocks: list(args, 'blocks') as Block[],
    attachments: list(args, 'attachments') as Attachment[],
  };
  refuse(faultsOfMessage(content));
  return content;
}

function metadataOf(args: Args): Metadata | null {
  const given = record(args, 'metadata');
  if (given === null) return null;
  if (typeof given.event_type !== 'string' || !isRecord(given.event_payload))
    throw new SlackError('metadata_must_be_sent_with_event_type_and_payload');
  return { event_type: given.event_type, event_payload: given.event_payload };
}

const postMessage: Method = (args, around) => {
  const { id } = channelOf(args, around);
  const threadTs = text(args, 'thread_ts') || null;
  if (threadTs !== null && around.workspace.message(id, threadTs) === undefined)
    throw new SlackError('thread_not_found');
  const message = around.workspace.post({
    channel: id,
    ...contentOf(args),
    threadTs,
    broadcast: isTrue(args, 'reply_broadcast'),
    metadata: metadataOf(args),
  });
  return { channel: id, ts: message.ts, message: resourceOf(message) };
};

const update: Method = (args, around) => {
  const message = messageOf(args, around);
  if (message.user !== null) throw new SlackError('cant_update_message');
  const { text: words, blocks, attachments } = contentOf(args);
  const metadata = metadataOf(args);
  around.workspace.change(message, {
    text: words,
    // What is not given stays, unless the text alone is given.
    ...(args.blocks === undefined && args.attachments === undefined ? { blocks: [] } : {}),
    ...(args.blocks === undefined ? {} : { blocks }),
    ...(args.attachments === undefined ? {} : { attachments }),
    ...(metadata === null ? {} : { metadata }),
  });
  return { channel: message.channel, ts: message.ts, text: words, message: resourceOf(message) };
};

const remove: Method = (args, around) => {
  const message = messageOf(args, around);
  if (message.user !== null) throw new SlackError('cant_delete_message');
  around.workspace.remove(message);
  return { channel: message.channel, ts: message.ts };
};

const postEphemeral: Method = (args, around) => {
  const { id } = channelOf(args, around);
  const user = text(args, 'user');
  if (user === '') throw new SlackError('invalid_arguments', ['[ERROR] missing required field: user']);
  const message = around.workspace.post({
    channel: id,
    ...contentOf(args),
    threadTs: text(args, 'thread_ts') || null,
    onlyFor: user,
  });
  return { message_ts: message.ts };
};

const getPermalink: Method = (args, around) => {
  const message = messageOf(args, around, 'message_ts');
  return { channel: message.channel, permalink: around.permalink(message) };
};

export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
