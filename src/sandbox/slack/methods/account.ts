// Who is who, and files: auth.*, users.*, files.*.

import { userResourceOf } from '../resource.ts';
import { APP_ID, BOT_ID, BOT_USER, TEAM } from '../shapes.ts';
import { newId } from '../workspace.ts';
import { list, type Method, SlackError, text } from './method.ts';

const authTest: Method = (_args, { siteUrl }) => ({
  url: siteUrl(),
  team: 'Bac à sable',
  team_id: TEAM.id,
  user: 'loge',
  user_id: BOT_USER,
  bot_id: BOT_ID,
  app_id: APP_ID,
  is_enterprise_install: false,
});

const BOT = { id: BOT_USER, name: 'Loge', email: '' };

const usersInfo: Method = (args, { workspace }) => {
  const id = text(args, 'user');
  const user = id === BOT_USER ? BOT : workspace.user(id);
  if (user === undefined) throw new SlackError('user_not_found');
  return { user: userResourceOf(user) };
};

const usersByEmail: Method = (args, { workspace }) => {
  const email = text(args, 'email').toLowerCase();
  const user = workspace.users().find((one) => email !== '' && one.email.toLowerCase() === email);
  if (user === undefined) throw new SlackError('users_not_found');
  return { user: userResourceOf(user) };
};

/** The bytes are posted to `upload_url` between these two. */
const uploadUrl: Method = (args, { baseUrl, files }) => {
  const id = newId('F');
  files.set(id, { name: text(args, 'filename') || id, data: Buffer.alloc(0) });
  return { file_id: id, upload_url: `${baseUrl()}/upload/${id}` };
};

const completeUpload: Method = (args, around) => {
  const given = list(args, 'files') as { id?: string; title?: string }[];
  const files = given.map(({ id = '', title }) => {
    const file = around.files.get(id);
    if (file === undefined) throw new SlackError('file_not_found');
    return {
      id,
      name: file.name,
      title: title ?? file.name,
      size: file.data.length,
      permalink: `${around.baseUrl()}/files/${id}`,
    };
  });
  const channel = text(args, 'channel_id');
  if (channel !== '') {
    const found = around.workspace.channel(channel);
    if (found === null) throw new SlackError('channel_not_found');
    const names = files.map(({ title, permalink }) => `<${permalink}|${title}>`).join('\n');
    around.workspace.post({
      channel: found.id,
      text: [text(args, 'initial_comment'), names].filter(Boolean).join('\n'),
      threadTs: text(args, 'thread_ts') || null,
    });
  }
  return { files };
};

export const account: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'users.info': usersInfo,
  'users.lookupByEmail': usersByEmail,
  'users.list': (_args, { workspace }) => ({
    members: [...workspace.users(), BOT].map(userResourceOf),
    response_metadata: { next_cursor: '' },
  }),
  'files.getUploadURLExternal': uploadUrl,
  'files.completeUploadExternal': completeUpload,
};
