// What Slack refuses: tests check every message and modal against this, and the sender looks before it posts.
// Source: docs.slack.dev/reference/block-kit and the methods' own pages.

export interface Block {
  type: string;
  [field: string]: unknown;
}

export interface Tooling {
  /** Messages 50, modals and home tabs 100. */
  blocks: number;
}

export const MESSAGE: Tooling = { blocks: 50 };
const VIEW: Tooling = { blocks: 100 };

const LONGEST: Readonly<Record<string, number>> = { section: 3000, context: 3000, header: 150, input: 2000 };
const MOST_FIELDS = 10;
const LONGEST_FIELD = 2000;
const MOST_IN_CONTEXT = 10;
const MOST_IN_ACTIONS = 25;
const LONGEST_BUTTON = 75;
const LONGEST_VALUE = 2000;
const LONGEST_ID = 255;
const MOST_OPTIONS = 100;
const LONGEST_OPTION = 75;
const LONGEST_OPTION_VALUE = 150;
const LONGEST_PLACEHOLDER = 150;
/** Slack cuts the text of a message itself beyond 40,000; it advises 4,000. */
export const LONGEST_TEXT = 4000;
const LONGEST_TITLE = 24;
const LONGEST_METADATA = 3000;
/** All texts of a message together: beyond about this, Slack answers msg_blocks_too_long. */
export const LONGEST_MESSAGE = 12_000;

type Found = string[];

/** What is wrong with a message; empty when Slack would take it. */
export function faultsOfMessage(message: { text?: unknown; blocks?: readonly Block[] }): Found {
  const faults: Found = [];
  if (typeof message.text !== 'string' || message.text.trim() === '') faults.push('a message needs its top-level text');
  else within(faults, 'text', message.text, LONGEST_TEXT);
  faultsOfBlocks(faults, message.blocks ?? [], MESSAGE);
  const letters = (message.blocks ?? []).reduce((sum, block) => sum + lettersOf(block), 0);
  if (letters > LONGEST_MESSAGE) faults.push(`the blocks hold ${letters} letters, more than ${LONGEST_MESSAGE}`);
  return faults;
}

export interface View {
  type: 'modal' | 'home';
  blocks: readonly Block[];
  title?: { text: string };
  submit?: { text: string };
  close?: { text: string };
  private_metadata?: string;
  callback_id?: string;
}

export function faultsOfView(view: View): Found {
  const faults: Found = [];
  for (const part of ['title', 'submit', 'close'] as const) {
    if (view[part] !== undefined) within(faults, part, view[part].text, LONGEST_TITLE);
  }
  within(faults, 'private_metadata', view.private_metadata ?? '', LONGEST_METADATA);
  within(faults, 'callback_id', view.callback_id ?? '', LONGEST_ID);
  if (view.type === 'modal' && view.blocks.some((block) => block.type === 'input') && view.submit === undefined) {
    faults.push('a modal with an input needs a submit button');
  }
  faultsOfBlocks(faults, view.blocks, VIEW);
  return faults;
}

function faultsOfBlocks(faults: Found, blocks: readonly Block[], { blocks: most }: Tooling): void {
  if (blocks.length > most) faults.push(`${blocks.length} blocks, more than ${most}`);
  const ids = new Set<string>();
  for (const block of blocks) {
    const id = block.block_id;
    if (typeof id === 'string') {
      within(faults, 'block_id', id, LONGEST_ID);
      if (ids.has(id)) faults.push(`the block_id ${id} is there twice`);
      ids.add(id);
    }
    faultsOfBlock(faults, block);
  }
}

function faultsOfBlock(faults: Found, block: Block): void {
  const most = LONGEST[block.type];
  for (const part of ['text', 'label', 'hint'] as const)
    textOf(faults, `${block.type}.${part}`, block[part], most ?? 3000);
  const fields = listOf(block.fields);
  if (fields.length > MOST_FIELDS) faults.push(`${fields.length} fields, more than ${MOST_FIELDS}`);
  for (const field of fields) textOf(faults, 'section.fields', field, LONGEST_FIELD);
  const elements = listOf(block.elements);
  if (block.type === 'context') {
    if (elements.length > MOST_IN_CONTEXT)
      faults.push(`${elements.length} parts in a context, more than ${MOST_IN_CONTEXT}`);
    for (const element of elements) textOf(faults, 'context', element, 3000);
  }
  if (block.type === 'actions') {
    if (elements.length === 0 || elements.length > MOST_IN_ACTIONS)
      faults.push(`${elements.length} elements in actions, not 1 to ${MOST_IN_ACTIONS}`);
    const ids = elements.map((element) => element.action_id);
    if (new Set(ids).size < ids.length) faults.push(`an action_id is twice in one block: ${ids.join(', ')}`);
    for (const element of elements) faultsOfElement(faults, element);
  }
  for (const element of [block.element, block.accessory]) if (isBlock(element)) faultsOfElement(faults, element);
}

function faultsOfElement(faults: Found, element: Block): void {
  if (element.type === 'button') textOf(faults, 'button', element.text, LONGEST_BUTTON);
  if (typeof element.value === 'string') within(faults, 'value', element.value, LONGEST_VALUE);
  if (typeof element.action_id === 'string') within(faults, 'action_id', element.action_id, LONGEST_ID);
  textOf(faults, 'placeholder', element.placeholder, LONGEST_PLACEHOLDER);
  const options = listOf(element.options);
  if (options.length > MOST_OPTIONS) faults.push(`${options.length} options, more than ${MOST_OPTIONS}`);
  if ('options' in element && options.length === 0) faults.push('a choice without options');
  for (const option of options) {
    textOf(faults, 'option', option.text, LONGEST_OPTION);
    within(faults, 'option value', String(option.value ?? ''), LONGEST_OPTION_VALUE);
  }
  if (typeof element.initial_value === 'string') within(faults, 'initial_value', element.initial_value, 3000);
}

function textOf(faults: Found, where: string, value: unknown, most: number): void {
  if (!isBlock(value)) return;
  const { text } = value;
  if (typeof text !== 'string') return;
  if (text === '') faults.push(`${where} is empty`);
  within(faults, where, text, most);
}

function within(faults: Found, where: string, text: string, most: number): void {
  if (text.length > most) faults.push(`${where} has ${text.length} letters, more than ${most}`);
}

/** Letters of every text in a block, however deep. */
function lettersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lettersOf(one), 0);
  if (!isBlock(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return (
    own + Object.values(value).reduce<number>((sum, one) => sum + (typeof one === 'object' ? lettersOf(one) : 0), 0)
  );
}

function listOf(value: unknown): Block[] {
  return Array.isArray(value) ? (value as Block[]) : [];
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
