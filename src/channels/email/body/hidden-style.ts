// What a reader of HTML does not see: display:none, no size, white on white. Such words must not reach the model.

export interface Look {
  hidden: boolean;
  /** As "#rrggbb", "transparent" where nothing was said, or "unknown" (a picture, a gradient, a name that we do not know). */
  background: string;
  colour: string;
}

export const PLAIN_LOOK: Look = { hidden: false, background: '#ffffff', colour: '#000000' };

const NAMED: Record<string, string> = {
  white: '#ffffff',
  black: '#000000',
  snow: '#fffafa',
  ivory: '#fffff0',
  whitesmoke: '#f5f5f5',
  red: '#ff0000',
  grey: '#808080',
  gray: '#808080',
};
/** Of 255 a channel: less apart than this cannot be read. */
const TOO_NEAR = 10;
const LONGEST = 4_000;

export function lookOf(attributes: Readonly<Record<string, string>>, rules: HidingRules, parent: Look): Look {
  if (parent.hidden) return parent;
  const style = declarations(attributes.style ?? '');
  const background =
    colourOf(style.get('background-color') ?? style.get('background') ?? attributes.bgcolor) ?? parent.background;
  const colour = colourOf(style.get('color') ?? attributes.color) ?? parent.colour;
  const coloured = style.has('color') || attributes.color !== undefined;
  const hidden =
    'hidden' in attributes || hides(style) || rules.hide(attributes) || (coloured && areAlike(colour, background));
  return { hidden, background, colour };
}

function declarations(style: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of style.slice(0, LONGEST).split(';')) {
    const colon = one.indexOf(':');
    if (colon > 0)
      found.set(
        one.slice(0, colon).trim().toLowerCase(),
        one
          .slice(colon + 1)
          .replace(/!\s*important/i, '')
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

const NOTHING = /^0*(?:\.0+)?(?:px|pt|em|rem|%)?$/;
const NEXT_TO_NOTHING = /^(?:0*1(?:\.0+)?|0*0?\.\d+)(?:px|pt)$/;

function hides(style: ReadonlyMap<string, string>): boolean {
  const size = style.get('font-size') ?? '';
  const isFlat = ['max-height', 'height', 'max-width'].some(
    (name) => style.has(name) && NOTHING.test(style.get(name)!),
  );
  return (
    style.get('display') === 'none' ||
    style.get('visibility') === 'hidden' ||
    style.get('mso-hide') === 'all' ||
    (style.has('opacity') && NOTHING.test(style.get('opacity')!)) ||
    (size !== '' && (NOTHING.test(size) || NEXT_TO_NOTHING.test(size))) ||
    (isFlat && style.get('overflow') === 'hidden')
  );
}

function colourOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const plain = text.trim().toLowerCase();
  if (/url\(|gradient/.test(plain)) return 'unknown';
  const hex = /#([0-9a-f]{6}|[0-9a-f]{3})\b/.exec(plain)?.[1];
  if (hex !== undefined) return `#${hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex}`;
  const [, r, g, b] = /rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})/.exec(plain) ?? [];
  if (r !== undefined)
    return `#${[r, g, b].map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('')}`;
  const word = plain.split(/\s+/)[0]!;
  if (word === 'transparent' || word === 'none' || word === 'inherit' || word === 'initial') return undefined;
  return NAMED[word] ?? 'unknown';
}

function areAlike(a: string, b: string): boolean {
  if (a === 'unknown' || b === 'unknown') return false;
  return [1, 3, 5].every(
    (at) => Math.abs(Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)) < TOO_NEAR,
  );
}

/** Classes and ids that a style sheet hides everywhere (not only on telephones or in print). */
export interface HidingRules {
  add(css: string): void;
  hide(attributes: Readonly<Record<string, string>>): boolean;
}

const MOST_CSS = 200_000;

export function hidingRules(): HidingRules {
  const hidden = new Set<string>();
  return {
    add(css) {
      for (const { selectors, body } of topLevelRules(css.slice(0, MOST_CSS))) {
        if (!hides(declarations(body))) continue;
        for (const selector of selectors.split(',')) {
          const simple = /^\s*(?:[a-z]+)?([.#][\w-]+)\s*$/i.exec(selector)?.[1];
          if (simple !== undefined) hidden.add(simple);
        }
      }
    },
    hide(attributes) {
      if (hidden.size === 0) return false;
      const classes = (attributes.class ?? '').split(/\s+/).slice(0, 50);
      return classes.some((name) => hidden.has(`.${name}`)) || hidden.has(`#${attributes.id ?? ''}`);
    },
  };
}

/** Rules that stand in no @media. */
function topLevelRules(css: string): { selectors: string; body: string }[] {
  const rules: { selectors: string; body: string }[] = [];
  let depth = 0;
  let from = 0;
  let opened = 0;
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{') {
      if (depth++ === 0) opened = i;
    } else if (css[i] === '}' && depth > 0 && --depth === 0) {
      const selectors = css
        .slice(from, opened)
        .replace(/\/\*.{0,2000}?\*\//gs, '')
        .replace(/<!--|-->/g, '');
      if (!selectors.trim().startsWith('@')) rules.push({ selectors, body: css.slice(opened + 1, i) });
      from = i + 1;
    }
  }
  return rules;
}
