// A click or a submission as Slack sends it, in the shape that handlers read.
import type { Interaction } from '../ground.ts';

export interface Click extends Interaction {
  action: string;
  value: string;
  /** The message that the button stands in. */
  ts: string | null;
  /** The modal that it stands in. */
  view: { id: string; hash: string; data: Record<string, unknown>; values: Values; callback: string } | null;
}

export interface Submission extends Interaction {
  callback: string;
  data: Record<string, unknown>;
  values: Values;
}

export interface Values {
  text(id: string): string;
  /** Chosen option, date or time. */
  chosen(id: string): string;
  many(id: string): string[];
}

interface Element {
  value?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[];
  selected_date?: string | null;
  selected_time?: string | null;
}

/** Blocks are named "id" or, where their content was replaced, "id:2". */
function valuesOf(state: unknown): Values {
  const blocks = Object.entries(
    (state as { values?: Record<string, Record<string, Element>> } | undefined)?.values ?? {},
  );
  const find = (id: string): Element | undefined => {
    const block = blocks.find(([name]) => name === id || name.startsWith(`${id}:`))?.[1];
    return block === undefined ? undefined : Object.values(block)[0];
  };
  return {
    text: (id) => find(id)?.value ?? '',
    chosen: (id) => {
      const element = find(id);
      return (
        element?.selected_option?.value ?? element?.selected_date ?? element?.selected_time ?? element?.value ?? ''
      );
    },
    many: (id) => (find(id)?.selected_options ?? []).flatMap(({ value }) => (value === undefined ? [] : [value])),
  };
}

interface Payload {
  user?: { id?: string };
  channel?: { id?: string };
  container?: { channel_id?: string; message_ts?: string };
  message?: { ts?: string };
  trigger_id?: string;
  view?: { id?: string; hash?: string; private_metadata?: string; callback_id?: string; state?: unknown };
}

interface Action {
  action_id?: string;
  action_ts?: string;
  value?: string;
  selected_option?: { value?: string } | null;
}

export function clickOf(body: unknown, given: unknown): Click {
  const payload = body as Payload;
  const action = given as Action;
  const user = payload.user?.id ?? '';
  const channel = payload.channel?.id ?? payload.container?.channel_id ?? null;
  const ts = payload.message?.ts ?? payload.container?.message_ts ?? null;
  const { view } = payload;
  return {
    key: [user, ts ?? view?.id ?? '', action.action_id, action.action_ts ?? payload.trigger_id].join(':'),
    user,
    channel,
    trigger: payload.trigger_id ?? '',
    action: action.action_id ?? '',
    value: action.value ?? action.selected_option?.value ?? '',
    ts,
    view:
      view?.id === undefined
        ? null
        : {
            id: view.id,
            hash: view.hash ?? '',
            data: dataOf(view.private_metadata),
            values: valuesOf(view.state),
            callback: view.callback_id ?? '',
          },
  };
}

export function submissionOf(body: unknown): Submission {
  const payload = body as Payload;
  const user = payload.user?.id ?? '';
  const data = dataOf(payload.view?.private_metadata);
  return {
    // A modal is submitted once: the same view again is a double click or a retry.
    key: [user, payload.view?.id ?? ''].join(':'),
    user,
    channel: typeof data.channel === 'string' ? data.channel : null,
    trigger: payload.trigger_id ?? '',
    callback: payload.view?.callback_id ?? '',
    data,
    values: valuesOf(payload.view?.state),
  };
}

function dataOf(metadata: string | undefined): Record<string, unknown> {
  if (!metadata) return {};
  try {
    const parsed: unknown = JSON.parse(metadata);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch (error) {
    // Edited, or another program's: whoever reads it finds no id and refuses.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
