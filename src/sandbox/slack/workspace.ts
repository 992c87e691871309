// The managers' workspace: channels, messages, views. Messages outlive a restart, as the app remembers where its cards stand.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '#lib/clock.ts';
import { openLedger } from '../ledger.ts';
import { initialState } from './elements.ts';
import { named } from './limits.ts';
import type { Attachment, Channel, OpenView, SlackMessage, SlackUser, View } from './shapes.ts';

export type Draft = Partial<Omit<SlackMessage, 'ts' | 'channel' | 'edited'>> & Pick<SlackMessage, 'channel' | 'text'>;

export interface Workspace {
  channels(): Channel[];
  /** Null: Slack would not know it either. */
  channel(id: string): Channel | null;
  users(): SlackUser[];
  user(id: string): SlackUser | undefined;
  setPeople(users: readonly SlackUser[], channels: readonly Channel[]): void;
  /** Oldest first, threads included; `onlyFor` messages are not there. */
  messages(channel: string): SlackMessage[];
  message(channel: string, ts: string): SlackMessage | undefined;
  ephemerals(user: string): readonly SlackMessage[];
  post(draft: Draft): SlackMessage;
  change(message: SlackMessage, to: Partial<Pick<SlackMessage, 'text' | 'blocks' | 'attachments' | 'metadata'>>): void;
  remove(message: SlackMessage): void;
  modals(user?: string): OpenView[];
  home(user: string): OpenView | undefined;
  view(id: string): OpenView | undefined;
  openView(user: string, view: View, previous?: OpenView): OpenView;
  updateView(open: OpenView, view: View): void;
  /** Closes it, or with `all` the whole pile that it lies on. */
  closeView(open: OpenView, all?: boolean): void;
  publishHome(user: string, view: View): OpenView;
  newTs(channel: string): string;
}

type Entry = SlackMessage & { gone?: true };

const IDS = /^[CGD][A-Z0-9]{6,}$/;
const MOST_EPHEMERALS = 50;

export function openWorkspace(folder: string, clock: Clock): Workspace {
  const ledger = openLedger<Entry>(join(folder, 'slack.jsonl'), ({ channel, ts }) => `${channel} ${ts}`);
  const known = new Map<string, Channel>();
  const people = new Map<string, SlackUser>();
  const messages = new Map<string, Map<string, SlackMessage>>();
  const ephemeral: SlackMessage[] = [];
  const views = new Map<string, OpenView>();
  const homes = new Map<string, OpenView>();
  const used = new Set<string>();
  for (const { gone, ...message } of ledger.kept) {
    used.add(`${message.channel} ${message.ts}`);
    if (!gone) put(message);
  }

  function put(message: SlackMessage): void {
    const channel = messages.get(message.channel) ?? new Map<string, SlackMessage>();
    messages.set(message.channel, channel.set(message.ts, message));
  }

  function channel(id: string): Channel | null {
    const found = known.get(id) ?? [...known.values()].find(({ name }) => name === id.replace(/^#/, ''));
    if (found !== undefined) return found;
    if (!IDS.test(id)) return null;
    const fresh = { id, name: id.toLowerCase() };
    known.set(id, fresh);
    return fresh;
  }

  function newTs(id: string): string {
    for (let micros = clock.now().getTime() * 1000; ; micros++) {
      const ts = `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
      if (used.has(`${id} ${ts}`)) continue;
      used.add(`${id} ${ts}`);
      return ts;
    }
  }

  function newView(user: string, view: View, previous: OpenView | undefined): OpenView {
    const id = newId('V');
    const blocks = named(view.blocks, newName);
    return {
      id,
      user,
      view: { ...view, blocks },
      hash: newHash(),
      root: previous?.root ?? id,
      previous: previous?.id ?? null,
      state: initialState(blocks),
    };
  }

  return {
    channels: () => [...known.values()],
    channel,
    users: () => [...people.values()],
    user: (id) => people.get(id),
    setPeople(users, channels) {
      people.clear();
      for (const user of users) people.set(user.id, user);
      for (const one of channels) known.set(one.id, one);
    },
    messages: (id) => [...(messages.get(id)?.values() ?? [])],
    message: (id, ts) => messages.get(id)?.get(ts),
    ephemerals: (user) => ephemeral.filter(({ onlyFor }) => onlyFor === user),
    post(draft) {
      const message: SlackMessage = {
        threadTs: null,
        user: null,
        attachments: [],
        metadata: null,
        broadcast: false,
        onlyFor: null,
        ...draft,
        blocks: named(draft.blocks ?? [], newName),
        ts: newTs(draft.channel),
        edited: false,
      };
      if (message.onlyFor !== null) {
        ephemeral.push(message);
        if (ephemeral.length > MOST_EPHEMERALS) ephemeral.shift();
        return message;
      }
      message.attachments = message.attachments.map(withNames);
      put(message);
      ledger.write(message);
      return message;
    },
    change(message, to) {
      Object.assign(message, to, { edited: true });
      message.blocks = named(message.blocks, newName);
      message.attachments = message.attachments.map(withNames);
      ledger.write(message);
    },
    remove(message) {
      messages.get(message.channel)?.delete(message.ts);
      ledger.write({ ...message, gone: true });
    },
    modals: (user) => [...views.values()].filter((open) => user === undefined || open.user === user),
    home: (user) => homes.get(user),
    view: (id) => views.get(id) ?? [...homes.values()].find((home) => home.id === id),
    openView(user, view, previous) {
      const open = newView(user, view, previous);
      views.set(open.id, open);
      return open;
    },
    updateView(open, view) {
      const blocks = named(view.blocks, newName);
      const fresh = initialState(blocks);
      // What stands in an input stays while its ids stay: a new initial_value needs a new block_id, as in Slack.
      for (const [block, actions] of Object.entries(fresh)) {
        for (const action of Object.keys(actions)) actions[action] = open.state[block]?.[action] ?? actions[action]!;
      }
      Object.assign(open, { view: { ...view, blocks }, state: fresh, hash: newHash() });
    },
    closeView(open, all = false) {
      for (const view of [...views.values()])
        if (view.id === open.id || (all && view.root === open.root)) views.delete(view.id);
    },
    publishHome(user, view) {
      const before = homes.get(user);
      const home = newView(user, view, undefined);
      homes.set(user, before === undefined ? home : { ...home, id: before.id, root: before.id });
      return homes.get(user)!;
    },
    newTs,
  };
}

function withNames(attachment: Attachment): Attachment {
  return attachment.blocks === undefined ? attachment : { ...attachment, blocks: named(attachment.blocks, newName) };
}

function newName(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}

export function newId(kind: string): string {
  return kind + randomBytes(5).toString('hex').toUpperCase();
}

function newHash(): string {
  return randomBytes(8).toString('hex');
}
