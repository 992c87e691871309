// A Web API method: arguments in, Slack's answer out; what is refused is thrown with Slack's own word for it.
import { isRecord, type Refused } from '../limits.ts';
import type { Channel, SlackMessage } from '../shapes.ts';
import type { Triggers } from '../triggers.ts';
import type { Workspace } from '../workspace.ts';

export interface Surroundings {
  workspace: Workspace;
  triggers: Triggers;
  /** Of the stand-in itself. */
  baseUrl(): string;
  /** Where people find the workspace: messages are under `archives/` of it. */
  siteUrl(): string;
  /** Where a person reads that message: a page of the sandbox. */
  permalink(message: SlackMessage): string;
  files: Map<string, { name: string; data: Buffer }>;
}

export type Args = Readonly<Record<string, unknown>>;
export type Method = (args: Args, around: Surroundings) => object;

export class SlackError extends Error {
  override name = 'SlackError';
  readonly error: string;
  readonly messages: readonly string[];
  constructor(error: string, messages: readonly string[] = []) {
    super(error);
    this.error = error;
    this.messages = messages;
  }
}

export function refuse(refused: Refused | null): void {
  if (refused !== null) throw new SlackError(refused.error, refused.messages);
}

export function text(args: Args, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function list(args: Args, name: string): unknown[] {
  const value = args[name];
  return Array.isArray(value) ? value : [];
}

export function isTrue(args: Args, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

export function record(args: Args, name: string): Record<string, unknown> | null {
  const value = args[name];
  return isRecord(value) ? value : null;
}

/** A direct message goes to a person's id. */
export function channelOf(args: Args, { workspace }: Surroundings): Channel {
  const id = text(args, 'channel');
  const found = workspace.channel(/^[UW]/.test(id) ? `D${id.slice(1)}` : id);
  if (found === null) throw new SlackError('channel_not_found');
  return found;
}

export function messageOf(args: Args, around: Surroundings, name = 'ts'): SlackMessage {
  const found = around.workspace.message(channelOf(args, around).id, text(args, name));
  if (found === undefined) throw new SlackError('message_not_found');
  return found;
}
