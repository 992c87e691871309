// The few blocks that we use, built directly: a card is built hundreds of times a second, and limits are kept here.
import { cutText } from '#lib/text.ts';
import type { Block } from './block-limits.ts';

export interface Button {
  id: string;
  label: string;
  value: string;
  style?: 'primary' | 'danger';
  confirm?: { title: string; text: string; yes: string; no: string };
}

export interface Option {
  label: string;
  value: string;
}

const plain = (text: string, most: number) => ({ type: 'plain_text', text: cutText(text, most), emoji: true });
/** `verbatim`: Slack makes no link or mention of what merely looks like one. */
const marked = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });

export function header(text: string): Block {
  return { type: 'header', text: plain(text, 150) };
}

/** A text that is too long is cut at 3000: callers that may not lose words split first (mrkdwn.ts). */
export function section(text: string): Block {
  return { type: 'section', text: marked(cutMarkup(text, 3000)) };
}

export function context(...texts: string[]): Block {
  return { type: 'context', elements: texts.slice(0, 10).map((text) => marked(cutMarkup(text, 3000))) };
}

export const divider: Block = { type: 'divider' };

export function button({ id, label, value, style, confirm }: Button): Block {
  return {
    type: 'button',
    action_id: id,
    text: plain(label, 75),
    value,
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined
      ? {}
      : {
          confirm: {
            title: plain(confirm.title, 100),
            text: plain(confirm.text, 300),
            confirm: plain(confirm.yes, 30),
            deny: plain(confirm.no, 30),
          },
        }),
  };
}

export function actions(id: string, buttons: readonly Button[]): Block[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', block_id: id, elements: buttons.slice(0, 25).map(button) }];
}

export function option({ label, value }: Option): { text: unknown; value: string } {
  return { text: plain(label, 75), value };
}

interface Input {
  /** Name of the block and of its element: state.values[id][id]. */
  id: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

function input({ id, label, hint, optional }: Input, element: object): Block {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 2000),
    ...(hint === undefined ? {} : { hint: plain(hint, 2000) }),
    ...(optional === undefined ? {} : { optional }),
    element: { action_id: id, ...element },
  };
}

export function textInput(
  about: Input,
  { initial = '', lines = true, most = 1000 }: { initial?: string; lines?: boolean; most?: number } = {},
): Block {
  return input(about, {
    type: 'plain_text_input',
    multiline: lines,
    max_length: most,
    ...(initial === '' ? {} : { initial_value: cutText(initial, most) }),
  });
}

export function selectInput(about: Input, options: readonly Option[], initial?: string): Block {
  const shown = options.slice(0, 100);
  const chosen = shown.find(({ value }) => value === initial);
  return input(about, {
    type: 'static_select',
    options: shown.map(option),
    ...(chosen === undefined ? {} : { initial_option: option(chosen) }),
  });
}

export function checkboxesInput(about: Input, options: readonly Option[], checked: readonly Option[] = []): Block {
  return input(about, {
    type: 'checkboxes',
    options: options.slice(0, 10).map(option),
    ...(checked.length === 0 ? {} : { initial_options: checked.map(option) }),
  });
}

export function manyInput(about: Input, options: readonly Option[], chosen: readonly string[] = []): Block {
  const shown = options.slice(0, 100);
  const initial = shown.filter(({ value }) => chosen.includes(value)).map(option);
  return input(about, {
    type: 'multi_static_select',
    options: shown.map(option),
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  });
}

export function dateInput(about: Input, initial?: string): Block {
  return input(about, { type: 'datepicker', ...(initial === undefined ? {} : { initial_date: initial }) });
}

export function timeInput(about: Input, initial?: string): Block {
  return input(about, { type: 'timepicker', ...(initial === undefined ? {} : { initial_time: initial }) });
}

/** A choice that acts when it is made: filling a reply in. */
export function select(id: string, placeholder: string, options: readonly Option[]): Block {
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plain(placeholder, 150),
    options: options.slice(0, 100).map(option),
  };
}

export interface Modal {
  callback: string;
  title: string;
  submit?: string;
  blocks: Block[];
  /** What the submission needs to know again; ids only, looked up anew when it comes. */
  data: object;
}

export function modal({ callback, title, submit, blocks, data }: Modal) {
  return {
    type: 'modal' as const,
    callback_id: callback,
    title: plain(title, 24),
    close: plain('Fermer', 24),
    ...(submit === undefined ? {} : { submit: plain(submit, 24) }),
    private_metadata: JSON.stringify(data),
    blocks: blocks.slice(0, 100),
  };
}
export type ModalView = ReturnType<typeof modal>;

/** Cuts our markup so that no tag, entity or quotation is left half. */
function cutMarkup(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = cutText(text, most - 1, '');
  const open = Math.max(cut.lastIndexOf('<'), cut.lastIndexOf('&'));
  const closed = Math.max(cut.lastIndexOf('>'), cut.lastIndexOf(';'));
  return `${(open > closed && open > cut.length - 200 ? cut.slice(0, open) : cut).trimEnd()}…`;
}
