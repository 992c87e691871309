// Block Kit as HTML: the same buttons, choices and fields as in Slack, as parts of plain forms.
import { elementsOf, optionsOf } from '../slack/elements.ts';
import type { Attachment, Block, Element, StateValues } from '../slack/shapes.ts';
import { flag, type Html, html, nothing } from './html.ts';
import { mrkdwn, type Names, plain } from './mrkdwn.ts';

export interface Rendering {
  names: Names;
  /** What stands in the fields; absent for a message, whose choices act when they are made. */
  state?: StateValues;
  errors?: Readonly<Record<string, string>>;
  /** Where a click is posted, with what says on what; absent within a form of its own (a modal). */
  form?: { action: string; hidden: Readonly<Record<string, string>> };
}

interface TextObject {
  type?: string;
  text?: string;
}

export function renderBlocks(blocks: readonly Block[], about: Rendering): Html {
  return html`${blocks.map((block) => renderBlock(block, about))}`;
}

export function renderAttachments(attachments: readonly Attachment[], about: Rendering): Html {
  return html`${attachments.map(
    ({ color = '#d0d0d0', text, blocks = [] }) => html`<div class="attachment">
      <svg class="bar" aria-hidden="true"><rect width="100%" height="100%" fill="${/^#?[0-9a-f]{6}$/i.test(color) ? `#${color.replace('#', '')}` : '#d0d0d0'}"/></svg>
      <div>${text === undefined ? null : html`<p>${mrkdwn(text, about.names)}</p>`}${renderBlocks(blocks, about)}</div>
    </div>`,
  )}`;
}

export function textOf(object: unknown, names: Names): Html {
  const { type, text = '' } = (object ?? {}) as TextObject;
  return type === 'mrkdwn' ? mrkdwn(text, names) : html`${plain(text)}`;
}

function renderBlock(block: Block, about: Rendering): Html {
  const { names } = about;
  switch (block.type) {
    case 'header':
      return html`<h4 class="block-header">${textOf(block.text, names)}</h4>`;
    case 'divider':
      return html`<hr>`;
    case 'section':
      return html`<div class="section">
        ${block.text === undefined ? null : html`<div class="section-text">${textOf(block.text, names)}</div>`}
        ${fields(block, names)}${accessory(block, about)}
      </div>`;
    case 'context':
      return html`<div class="context">${((block.elements ?? []) as (TextObject & { alt_text?: string })[]).map((one) => (one.type === 'image' ? html`<span>🖼 ${one.alt_text ?? ''}</span>` : html`<span>${textOf(one, names)}</span>`))}</div>`;
    case 'actions':
      return html`<div class="actions">${elementsOf(block).map((element) => control(element, block, about))}</div>`;
    case 'image':
      return html`<p class="context">🖼 ${String(block.alt_text ?? '')}</p>`;
    case 'input':
      return input(block, about);
    case 'rich_text':
      return html`<p>${wordsOf(block)}</p>`;
    default:
      return html`<p class="context">(${block.type})</p>`;
  }
}

function fields(block: Block, names: Names): Html {
  const all = (block.fields ?? []) as TextObject[];
  return all.length === 0
    ? nothing
    : html`<div class="fields">${all.map((field) => html`<div>${textOf(field, names)}</div>`)}</div>`;
}

function accessory(block: Block, about: Rendering): Html {
  const element = block.accessory as Element | undefined;
  if (element === undefined || element.type === 'image') return nothing;
  return html`<div class="accessory">${control(element, block, about)}</div>`;
}

/** A button, or a choice that acts when it is made. */
function control(element: Element, block: Block, about: Rendering): Html {
  const act = JSON.stringify([
    block.block_id,
    element.action_id,
    element.type === 'button' ? (element.value ?? null) : null,
  ]);
  const inner =
    element.type === 'button'
      ? button(element, act, about.names)
      : html`${field(element, block, about)}<button class="quiet" name="clic" value="${act}">Choisir</button>`;
  if (about.form === undefined) return html`<span class="control">${inner}</span>`;
  const hidden = Object.entries(about.form.hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form class="control" method="post" action="${about.form.action}">${hidden}${inner}</form>`;
}

function button(element: Element, act: string, names: Names): Html {
  const style = element.style === 'primary' || element.style === 'danger' ? element.style : 'plain';
  const label = textOf(element.text, names);
  const press = (words: Html) => html`<button class="${style}" name="clic" value="${act}">${words}</button>`;
  const confirm = element.confirm as { title?: unknown; text?: unknown; confirm?: unknown } | undefined;
  if (confirm === undefined) return press(label);
  return html`<details class="confirm"><summary class="${style}">${label}</summary>
    <div class="confirm-box"><strong>${textOf(confirm.title, names)}</strong><p>${textOf(confirm.text, names)}</p>${press(textOf(confirm.confirm, names))}</div></details>`;
}

function input(block: Block, about: Rendering): Html {
  const element = block.element as Element | undefined;
  if (element === undefined) return nothing;
  const error = about.errors?.[block.block_id];
  const id = fieldName(block, element);
  const label = html`${textOf(block.label, about.names)}${block.optional === true ? html` <small>(facultatif)</small>` : null}`;
  const hint = block.hint === undefined ? null : html`<small>${textOf(block.hint, about.names)}</small>`;
  const fault = error === undefined ? null : html`<strong class="fault">${error}</strong>`;
  const many = element.type === 'checkboxes' || element.type === 'radio_buttons';
  const body = html`${hint}${fault}${field(element, block, about)}`;
  return many
    ? html`<fieldset class="field"><legend>${label}</legend>${body}</fieldset>`
    : html`<div class="field"><label for="${id}">${label}</label>${body}</div>`;
}

function fieldName(block: Block, element: Element): string {
  return `champ.${block.block_id}.${element.action_id}`;
}

function field(element: Element, block: Block, about: Rendering): Html {
  const name = fieldName(block, element);
  const held = heldOf(about.state?.[block.block_id]?.[element.action_id]);
  const label = textOf(element.placeholder, about.names);
  const asFree =
    block.type === 'input'
      ? nothing
      : html` aria-label="${(element.placeholder as TextObject | undefined)?.text ?? element.action_id}"`;
  switch (element.type) {
    case 'plain_text_input':
      return element.multiline === true
        ? html`<textarea id="${name}" name="${name}" rows="5" maxlength="${String(element.max_length ?? 3000)}">${held[0] ?? ''}</textarea>`
        : html`<input id="${name}" name="${name}" maxlength="${String(element.max_length ?? 3000)}" value="${held[0] ?? ''}">`;
    case 'datepicker':
      return html`<input id="${name}" name="${name}" type="date" value="${held[0] ?? ''}"${asFree}>`;
    case 'timepicker':
      return html`<input id="${name}" name="${name}" type="time" value="${held[0] ?? ''}"${asFree}>`;
    case 'checkboxes':
    case 'radio_buttons':
      return html`${optionsOf(element).map(
        (option) =>
          html`<label class="option"><input type="${element.type === 'checkboxes' ? 'checkbox' : 'radio'}" name="${name}" value="${option.value}"${flag('checked', held.includes(option.value))}> ${textOf(option.text, about.names)}</label>`,
      )}`;
    case 'static_select':
    case 'multi_static_select':
    case 'overflow': {
      const empty =
        element.type === 'multi_static_select'
          ? nothing
          : html`<option value="">${label.markup === '' ? 'Choisir…' : label}</option>`;
      return html`<select id="${name}" name="${name}"${flag('multiple', element.type === 'multi_static_select')}${asFree}>${empty}${optionsOf(element).map((option) => html`<option value="${option.value}"${flag('selected', held.includes(option.value))}>${textOf(option.text, about.names)}</option>`)}</select>`;
    }
    default:
      return html`<input id="${name}" name="${name}" value="${held[0] ?? ''}"${asFree}>`;
  }
}

/** What an element holds, as the values of a form's field. */
function heldOf(held: object | undefined): string[] {
  if (held === undefined) return [];
  const { type: _, ...rest } = held as Record<string, unknown>;
  return Object.values(rest)
    .flat()
    .filter((value) => value !== null && value !== undefined)
    .map((value) => (typeof value === 'object' ? (value as { value: string }).value : String(value)));
}

/** Rich text without its looks. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  const { text, elements } = value as { text?: unknown; elements?: unknown };
  return typeof text === 'string' ? text : wordsOf(elements);
}
