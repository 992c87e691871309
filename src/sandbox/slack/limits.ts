// What Slack refuses of messages and views: docs.slack.dev/reference/block-kit, and the methods' own pages.
import type { Block } from './shapes.ts';

/** Slack's word for it, and where in the blocks. */
export interface Refused {
  error: string;
  messages: string[];
}

const BLOCK_TYPES = new Set([
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'markdown',
  'rich_text',
  'section',
  'video',
  'table',
]);
const LONGEST_TEXT = 40_000;
const LONGEST_IN_BLOCKS = 13_000;

export function faultsOfMessage(message: {
  text: string;
  blocks: readonly unknown[];
  attachments: readonly unknown[];
}): Refused | null {
  if (message.text === '' && message.blocks.length === 0 && message.attachments.length === 0)
    return { error: 'no_text', messages: [] };
  if (message.text.length > LONGEST_TEXT) return { error: 'msg_too_long', messages: [] };
  const found = faultsOfBlocks(message.blocks, 50, '/blocks');
  if (found.length > 0) return { error: 'invalid_blocks', messages: found };
  if (message.attachments.length > 100) return { error: 'too_many_attachments', messages: [] };
  const inside = message.attachments.flatMap((one, i) =>
    faultsOfBlocks(listOf((one as { blocks?: unknown }).blocks), 50, `/attachments/${i}/blocks`),
  );
  if (inside.length > 0) return { error: 'invalid_attachments', messages: inside };
  if (lettersOf(message.blocks) > LONGEST_IN_BLOCKS) return { error: 'msg_blocks_too_long', messages: [] };
  return null;
}

export function faultsOfView(view: unknown): Refused | null {
  if (!isRecord(view) || (view.type !== 'modal' && view.type !== 'home'))
    return {
      error: 'invalid_arguments',
      messages: ['[ERROR] failed to match all allowed schemas [json-pointer:/view]'],
    };
  const found: string[] = [];
  const blocks = listOf(view.blocks);
  if (view.type === 'modal') {
    textWithin(found, view.title, 24, '/view/title', true);
    textWithin(found, view.submit, 24, '/view/submit');
    textWithin(found, view.close, 24, '/view/close');
    if (blocks.some((block) => isRecord(block) && block.type === 'input') && view.submit === undefined)
      found.push(at('/view', '`submit` is required when an `input` is in `blocks`'));
  }
  within(found, view.private_metadata, 3000, '/view/private_metadata');
  within(found, view.callback_id, 255, '/view/callback_id');
  found.push(...faultsOfBlocks(blocks, 100, '/view/blocks'));
  return found.length > 0 ? { error: 'invalid_arguments', messages: found } : null;
}

function faultsOfBlocks(blocks: readonly unknown[], most: number, pointer: string): string[] {
  const found: string[] = [];
  if (blocks.length > most) found.push(at(pointer, `no more than ${most} items allowed`));
  const ids = blocks.flatMap((block) =>
    isRecord(block) && typeof block.block_id === 'string' ? [block.block_id] : [],
  );
  if (new Set(ids).size < ids.length) found.push(at(pointer, '`block_id` must be unique'));
  for (const [i, block] of blocks.entries()) faultsOfBlock(found, block, `${pointer}/${i}`);
  return found;
}

function faultsOfBlock(found: string[], block: unknown, pointer: string): void {
  if (!isRecord(block) || !BLOCK_TYPES.has(String(block.type))) {
    found.push(at(`${pointer}/type`, `unsupported type: ${isRecord(block) ? String(block.type) : typeof block}`));
    return;
  }
  within(found, block.block_id, 255, `${pointer}/block_id`);
  const elements = listOf(block.elements);
  switch (block.type) {
    case 'section':
      if (block.text === undefined && block.fields === undefined)
        found.push(at(pointer, '`text` or `fields` is required'));
      textWithin(found, block.text, 3000, `${pointer}/text`);
      if (listOf(block.fields).length > 10) found.push(at(`${pointer}/fields`, 'no more than 10 items allowed'));
      for (const [i, field] of listOf(block.fields).entries())
        textWithin(found, field, 2000, `${pointer}/fields/${i}`, true);
      if (block.accessory !== undefined) faultsOfElement(found, block.accessory, `${pointer}/accessory`);
      break;
    case 'header':
      textWithin(found, block.text, 150, `${pointer}/text`, true);
      break;
    case 'context':
      if (elements.length < 1 || elements.length > 10) found.push(at(`${pointer}/elements`, '1 to 10 items allowed'));
      for (const [i, element] of elements.entries())
        textWithin(found, element, 3000, `${pointer}/elements/${i}`, isRecord(element) && element.type !== 'image');
      break;
    case 'actions':
      if (elements.length < 1 || elements.length > 25) found.push(at(`${pointer}/elements`, '1 to 25 items allowed'));
      twice(found, elements, `${pointer}/elements`);
      for (const [i, element] of elements.entries()) faultsOfElement(found, element, `${pointer}/elements/${i}`);
      break;
    case 'input':
      textWithin(found, block.label, 2000, `${pointer}/label`, true);
      textWithin(found, block.hint, 2000, `${pointer}/hint`);
      faultsOfElement(found, block.element, `${pointer}/element`);
      break;
  }
}

function twice(found: string[], elements: readonly unknown[], pointer: string): void {
  const ids = elements.flatMap((element) =>
    isRecord(element) && typeof element.action_id === 'string' ? [element.action_id] : [],
  );
  for (const id of ids.filter((one, i) => ids.indexOf(one) < i))
    found.push(at(pointer, `\`action_id\` "${id}" already exists for another element`));
}

function faultsOfElement(found: string[], element: unknown, pointer: string): void {
  if (!isRecord(element)) {
    found.push(at(pointer, 'missing required field: element'));
    return;
  }
  within(found, element.action_id, 255, `${pointer}/action_id`);
  if (element.type === 'button') textWithin(found, element.text, 75, `${pointer}/text`, true);
  within(found, element.value, 2000, `${pointer}/value`);
  within(found, element.initial_value, 3000, `${pointer}/initial_value`);
  textWithin(found, element.placeholder, 150, `${pointer}/placeholder`);
  if (isRecord(element.confirm)) {
    textWithin(found, element.confirm.title, 100, `${pointer}/confirm/title`);
    textWithin(found, element.confirm.text, 300, `${pointer}/confirm/text`);
    textWithin(found, element.confirm.confirm, 30, `${pointer}/confirm/confirm`);
    textWithin(found, element.confirm.deny, 30, `${pointer}/confirm/deny`);
  }
  if (!('options' in element)) return;
  const options = listOf(element.options);
  const most =
    element.type === 'checkboxes' || element.type === 'radio_buttons' ? 10 : element.type === 'overflow' ? 5 : 100;
  if (options.length < 1 || options.length > most) found.push(at(`${pointer}/options`, `1 to ${most} items allowed`));
  for (const [i, option] of options.entries()) {
    if (!isRecord(option)) continue;
    textWithin(found, option.text, 75, `${pointer}/options/${i}/text`, true);
    within(found, option.value, 150, `${pointer}/options/${i}/value`);
  }
  const initial = element.initial_option;
  if (isRecord(initial) && !options.some((option) => isRecord(option) && option.value === initial.value))
    found.push(at(`${pointer}/initial_option`, 'initial option is not among the options'));
}

function textWithin(found: string[], object: unknown, most: number, pointer: string, required = false): void {
  if (object === undefined && !required) return;
  const text = isRecord(object) ? object.text : undefined;
  if (typeof text !== 'string') {
    if (!isRecord(object) || object.type !== 'image') found.push(at(pointer, 'missing required field: text'));
  } else if (text === '') found.push(at(`${pointer}/text`, 'must be more than 0 characters'));
  else within(found, text, most, `${pointer}/text`);
}

function within(found: string[], text: unknown, most: number, pointer: string): void {
  if (typeof text === 'string' && text.length > most)
    found.push(at(pointer, `must be less than ${most + 1} characters`));
}

function at(pointer: string, fault: string): string {
  return `[ERROR] ${fault} [json-pointer:${pointer}]`;
}

/** Letters of every text, however deep. */
function lettersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + lettersOf(one), 0);
  if (!isRecord(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return (
    own + Object.values(value).reduce<number>((sum, one) => sum + (typeof one === 'object' ? lettersOf(one) : 0), 0)
  );
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Slack names the blocks and elements that the app left unnamed. */
export function named(blocks: readonly unknown[], name: () => string): Block[] {
  return (blocks as Block[]).map((block) => {
    const withIds = (element: unknown) =>
      isRecord(element) &&
      element.action_id === undefined &&
      element.type !== 'image' &&
      element.type !== 'mrkdwn' &&
      element.type !== 'plain_text'
        ? { ...element, action_id: name() }
        : element;
    return {
      ...block,
      block_id: block.block_id ?? name(),
      ...(block.type === 'actions' ? { elements: listOf(block.elements).map(withIds) } : {}),
      ...(block.accessory === undefined ? {} : { accessory: withIds(block.accessory) }),
      ...(block.element === undefined ? {} : { element: withIds(block.element) }),
    };
  });
}
