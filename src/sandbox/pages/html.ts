// HTML with escaping by default: whatever is put into a template is text, unless another template made it.
const MARK: unique symbol = Symbol('html');

export interface Html {
  readonly [MARK]: true;
  readonly markup: string;
}

type Part = Html | string | number | false | null | undefined | readonly Part[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.reduce((text, string, i) => text + rendered(parts[i - 1]) + string);
  return { [MARK]: true, markup };
}

function rendered(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  if (isList(part)) return part.map(rendered).join('');
  return part.markup;
}

function isList(part: Html | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export const nothing: Html = html``;

/** An attribute that is there or not. */
export function flag(name: 'checked' | 'selected' | 'required' | 'multiple' | 'open' | 'disabled', on: boolean): Html {
  return on ? html` ${name}` : nothing;
}
