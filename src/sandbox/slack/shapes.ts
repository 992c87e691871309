// Slack's own shapes, as far as the sandbox holds them.
export interface Block {
  type: string;
  block_id: string;
  [field: string]: unknown;
}

export interface Element {
  type: string;
  action_id: string;
  [field: string]: unknown;
}

export interface Attachment {
  color?: string;
  text?: string;
  fallback?: string;
  blocks?: Block[];
  [field: string]: unknown;
}

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

export interface SlackMessage {
  channel: string;
  ts: string;
  threadTs: string | null;
  /** Null: the app wrote it. */
  user: string | null;
  text: string;
  blocks: Block[];
  attachments: Attachment[];
  metadata: Metadata | null;
  edited: boolean;
  broadcast: boolean;
  /** Only this person sees it. */
  onlyFor: string | null;
}

export interface View {
  type: 'modal' | 'home';
  blocks: Block[];
  callback_id?: string;
  private_metadata?: string;
  external_id?: string;
  title?: { type: 'plain_text'; text: string };
  submit?: { type: 'plain_text'; text: string };
  close?: { type: 'plain_text'; text: string };
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

/** By block_id and action_id, as in `view.state.values`. */
export type StateValues = Record<string, Record<string, object>>;

export interface OpenView {
  id: string;
  user: string;
  view: View;
  hash: string;
  root: string;
  previous: string | null;
  state: StateValues;
}

export interface SlackUser {
  id: string;
  name: string;
  email: string;
}

export interface Channel {
  id: string;
  name: string;
}

export const TEAM = { id: 'T00SANDBOX', domain: 'bac-a-sable' };
export const APP_ID = 'A00SANDBOX';
export const BOT_ID = 'B00SANDBOX';
export const BOT_USER = 'U00LOGEBOT';
