// What every handler of the console stands on.
import type { AgencyRegistry } from '#agency/registry.ts';
import type { Act, Acted } from '#engine/act.ts';
import type { Inbox } from '#inbox/receive.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import type { Logger } from '#lib/log.ts';
import type { Block } from './block-limits.ts';
import type { ModalView } from './blocks.ts';
import { asSlack, type Slack } from './slack/api.ts';

export interface Ground {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  slack: Slack;
  /** One event for one mailbox, stepped now: engine/act.ts. `before` and `done` write what belongs to it in the same transaction. */
  perform(act: Act, before?: (tx: Tx) => Promise<void>, done?: (tx: Tx) => Promise<void>): Promise<Acted>;
  /** What is said to a manager comes in by the same door as every message. */
  inbox: Pick<Inbox, 'receive'>;
  /** A manager's own page about a ticket, from where its orders are opened as PDF. */
  pageOf?: ((agency: string, manager: string, ticket: string) => string) | undefined;
  /** After Slack has its answer; whoever settles or stops waits for it. */
  afterwards(work: () => Promise<void>): void;
  /** Cards or alerts changed without the engine. */
  wake(): void;
}

/** What an interaction brings, whatever its kind. */
export interface Interaction {
  /** Of this very click, submission or command: a retry has the same. */
  key: string;
  user: string;
  /** Null in a modal or on the home tab. */
  channel: string | null;
  trigger: string;
}

/** Said to the one who clicked; nobody else sees it. Without a channel, in the conversation with the app. */
export async function whisper(
  { slack, log }: Pick<Ground, 'slack' | 'log'>,
  { user, channel }: Pick<Interaction, 'user' | 'channel'>,
  text: string,
  blocks?: Block[],
): Promise<void> {
  const shown = { text, ...(blocks === undefined ? {} : { blocks }) };
  try {
    if (channel !== null) await slack.client.chat.postEphemeral(asSlack({ channel, user, ...shown }));
    else await slack.client.chat.postMessage(asSlack({ channel: user, ...shown }));
  } catch (error) {
    log.warn({ err: error }, 'a manager could not be answered in Slack');
  }
}

/** What a handler of a submission answers: nothing closes the modal. */
export type Submitted = { errors: Record<string, string> } | { view: ModalView } | undefined;
