// Elements that hold a value: what they hold at first, what a person can put in, and how a click on them is told.
import { WrongRequest } from '../wrong-request.ts';
import type { Block, Element, StateValues } from './shapes.ts';

interface Option {
  text: { text: string };
  value: string;
}

/** Name of the field that carries the value, by type. Absent: the element holds nothing (a button, a picture). */
const FIELD: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  static_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
};

const INITIAL: Readonly<Record<string, string>> = {
  value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
  selected_date_time: 'initial_date_time',
  selected_user: 'initial_user',
  selected_channel: 'initial_channel',
  selected_conversation: 'initial_conversation',
};

export function elementsOf(block: Block): Element[] {
  const listed = Array.isArray(block.elements) && block.type === 'actions' ? (block.elements as Element[]) : [];
  return [...listed, block.accessory, block.element].filter(
    (one): one is Element => typeof one === 'object' && one !== null && 'type' in one,
  );
}

export function holdsValue(element: Element): boolean {
  return FIELD[element.type] !== undefined && element.type !== 'overflow';
}

export function initialState(blocks: readonly Block[]): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    for (const element of elementsOf(block).filter(holdsValue)) {
      const field = FIELD[element.type]!;
      const none = field === 'selected_options' ? [] : null;
      hold(values, block, element, { type: element.type, [field]: element[INITIAL[field]!] ?? none });
    }
  }
  return values;
}

export function hold(values: StateValues, block: Block, element: Element, held: object): void {
  values[block.block_id] = { ...values[block.block_id], [element.action_id]: held };
}

/** What a person put in, as Slack would hold it. `value`: words, an option's value or label, a list of them, a date. */
export function entered(element: Element, value: unknown): object {
  const field = FIELD[element.type];
  if (field === undefined) throw new WrongRequest(`"${element.action_id}" is a ${element.type}: nothing can be put in`);
  if (field === 'selected_option')
    return { type: element.type, [field]: isNothing(value) ? null : optionOf(element, value) };
  if (field === 'selected_options')
    return {
      type: element.type,
      [field]: [value ?? []]
        .flat()
        .filter((one) => !isNothing(one))
        .map((one) => optionOf(element, one)),
    };
  if (field === 'selected_date_time') return { type: element.type, [field]: isNothing(value) ? null : Number(value) };
  const words = isNothing(value) ? null : String(value);
  checkWords(element, words);
  return { type: element.type, [field]: words };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

const FORM: Readonly<Record<string, RegExp>> = { datepicker: /^\d{4}-\d{2}-\d{2}$/, timepicker: /^\d{2}:\d{2}$/ };

function checkWords(element: Element, words: string | null): void {
  if (words === null) return;
  const form = FORM[element.type];
  if (form !== undefined && !form.test(words))
    throw new WrongRequest(
      `"${element.action_id}" takes ${element.type === 'datepicker' ? 'a date such as 2026-11-24' : 'a time such as 14:30'}, not "${words}"`,
    );
  const most = element.max_length;
  if (typeof most === 'number' && words.length > most)
    throw new WrongRequest(`"${element.action_id}" takes at most ${most} characters, not ${words.length}`);
}

export function optionsOf(element: Element): Option[] {
  const groups = (element.option_groups as { options: Option[] }[] | undefined) ?? [];
  return [...((element.options as Option[] | undefined) ?? []), ...groups.flatMap((group) => group.options)];
}

function optionOf(element: Element, value: unknown): Option {
  const options = optionsOf(element);
  const found =
    options.find((option) => option.value === value) ?? options.find((option) => option.text.text === value);
  if (found !== undefined) return found;
  // A part of what it says, where only one says it: ids are not known beforehand.
  const said = options.filter(
    (option) => typeof value === 'string' && value !== '' && option.text.text.includes(value),
  );
  if (said.length === 1) return said[0]!;
  throw new WrongRequest(
    `"${element.action_id}" offers no "${String(value)}"; it offers ${options.map((option) => option.value).join(', ')}`,
  );
}

export function isEmptyValue(held: object | undefined, type: string): boolean {
  const value = (held as Record<string, unknown> | undefined)?.[FIELD[type] ?? ''];
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The `actions` entry of a click. */
export function actionOf(element: Element, block: Block, value: unknown, at: string): object {
  const about = { type: element.type, action_id: element.action_id, block_id: block.block_id, action_ts: at };
  if (element.type === 'button') {
    const { text, value: own, style, url } = element;
    return {
      ...about,
      text,
      ...(own === undefined ? {} : { value: own }),
      ...(style === undefined ? {} : { style }),
      ...(url === undefined ? {} : { url }),
    };
  }
  return { ...about, ...entered(element, value) };
}
