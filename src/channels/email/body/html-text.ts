// HTML to the words that a reader sees. It runs along the tags without building a tree, so 100,000 nested ones are no harm.
import { Parser } from 'htmlparser2';
import { hidingRules, type Look, lookOf, PLAIN_LOOK } from './hidden-style.ts';

export interface HtmlText {
  /** What is seen. */
  text: string;
  /** Everything, for a mail of which nothing would be seen. */
  all: string;
}

const SILENT = new Set(['script', 'style', 'title', 'template', 'object', 'svg', 'math', 'select', 'textarea', 'map']);
const PARAGRAPHS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'pre',
  'blockquote',
  'table',
  'figure',
  'fieldset',
]);
const BLOCKS = new Set([
  ...PARAGRAPHS,
  'div',
  'li',
  'dt',
  'dd',
  'tr',
  'caption',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'nav',
  'address',
  'center',
  'form',
  'hr',
  'body',
  'html',
  'figcaption',
  'details',
  'summary',
  'thead',
  'tbody',
  'tfoot',
  'noscript',
]);
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'wbr',
  'source',
  'track',
  'embed',
  'param',
]);
/** More than this is no letter, and is read by nobody. */
const MOST_HTML = 4_000_000;
const MOST_OPEN = 10_000;
const MOST_BARE = 100_000;

interface Open {
  name: string;
  quote: boolean;
  look: Look;
}

export function htmlToText(html: string): HtmlText {
  const shown = createLines();
  const all = createLines();
  const rules = hidingRules();
  const open: Open[] = [];
  let silent = 0;
  let beyond = 0;
  let style = '';
  /** Of titles and the like: for a page that has no other words. */
  let bare = '';
  let link: { href: string; from: number } | undefined;

  const look = () => open.at(-1)?.look ?? PLAIN_LOOK;
  const both = (act: (lines: Lines) => void) => {
    act(all);
    if (!look().hidden) act(shown);
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (VOID.has(name)) return void both((lines) => single(lines, name, attributes, silent > 0));
        if (open.length >= MOST_OPEN) return void beyond++;
        if (SILENT.has(name)) silent++;
        if (BLOCKS.has(name)) both((lines) => lines.block(PARAGRAPHS.has(name)));
        if (isQuote(name, attributes)) both((lines) => lines.quote(1));
        open.push({ name, look: lookOf(attributes, rules, look()), quote: isQuote(name, attributes) });
        if (name === 'pre') both((lines) => lines.pre(1));
        if (name === 'li') both((lines) => lines.word('- '));
        if (name === 'a') link = { href: attributes.href ?? '', from: all.length() };
        if (name === 'td' || name === 'th') both((lines) => lines.cell());
      },
      ontext(text) {
        const within = open.at(-1)?.name;
        if (within === 'style') style += text;
        else if (silent === 0) both((lines) => lines.add(text));
        else if (within !== 'script' && bare.length < MOST_BARE) bare += text.slice(0, MOST_BARE);
      },
      onclosetag(name, implied) {
        if (VOID.has(name)) return;
        if (beyond > 0) return void beyond--;
        if (implied && open.at(-1)?.name !== name) return;
        if (!open.some((one) => one.name === name)) return;
        for (let closed = open.at(-1); closed !== undefined; closed = open.at(-1)) {
          if (closed.name === 'pre') both((lines) => lines.pre(-1));
          if (closed.name === 'a' && link !== undefined)
            both((lines) => lines.add(shownAddress(link!.href, all.since(link!.from))));
          open.pop();
          close(closed.name);
          if (closed.quote) both((lines) => lines.quote(-1));
          if (closed.name === name) break;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );

  function close(name: string): void {
    if (SILENT.has(name)) silent--;
    if (name === 'style') {
      rules.add(style);
      style = '';
    }
    if (name === 'a') link = undefined;
    if (BLOCKS.has(name)) both((lines) => lines.block(PARAGRAPHS.has(name)));
  }

  parser.write(withoutOpenComment(html.slice(0, MOST_HTML)));
  parser.end();
  return { text: shown.text(), all: all.text() || bare.trim() };
}

/** A comment that is never closed would swallow the rest of the mail. */
function withoutOpenComment(html: string): string {
  const closed = html.lastIndexOf('-->') + 1;
  return html.slice(0, closed) + html.slice(closed).replaceAll('<!--', '<!---->');
}

function single(lines: Lines, name: string, attributes: Record<string, string>, silent: boolean): void {
  if (silent) return;
  if (name === 'br') lines.newline();
  if (name === 'hr') lines.rule();
  if (name === 'img' && (attributes.alt ?? '').trim() !== '' && !/^\d+$|tracking|pixel/i.test(attributes.alt!))
    lines.add(` [${attributes.alt!.trim().slice(0, 200)}] `);
}

/** Spark puts what it quotes into a part of that name. */
function isQuote(name: string, attributes: Record<string, string>): boolean {
  return (name === 'blockquote' && !isIndent(attributes)) || attributes.name === 'messageReplySection';
}

/** Some editors indent with a blockquote; a quote says that it cites, or has no look of its own. */
function isIndent(attributes: Record<string, string>): boolean {
  const style = attributes.style ?? '';
  return attributes.type !== 'cite' && /margin[^;]*40px/.test(style) && /border:\s*(?:none|medium none|0)/.test(style);
}

/** An address behind other words is a word too: "ici" alone says nothing. */
function shownAddress(href: string, words: string): string {
  const target = href.trim();
  if (!/^https?:\/\//i.test(target) || target.length > 120 || words.trim() === '') return '';
  const bare = (text: string) =>
    text
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?|^www\.|\/+$/g, '')
      .trim();
  return bare(words).startsWith(bare(target).slice(0, 20)) || bare(target).startsWith(bare(words))
    ? ''
    : ` <${target}>`;
}

interface Lines {
  add(text: string): void;
  /** Without collapsing. */
  word(text: string): void;
  newline(): void;
  block(paragraph: boolean): void;
  rule(): void;
  cell(): void;
  quote(by: 1 | -1): void;
  pre(by: 1 | -1): void;
  length(): number;
  /** The words of the present line since `length()` was asked. */
  since(length: number): string;
  text(): string;
}

const DEEPEST_QUOTE = 9;

function createLines(): Lines {
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let pre = 0;
  /** At which depth of quotation an empty line is due. */
  let gap: number | null = null;
  let total = 0;

  function end(): void {
    const words = pre > 0 ? line.trimEnd() : line.trim();
    line = '';
    if (words === '' && (lines.length === 0 || lines.at(-1) === prefix().trimEnd())) return;
    lines.push(words === '' ? prefix().trimEnd() : prefix() + words);
  }
  const prefix = () => (depth === 0 ? '' : `${'>'.repeat(Math.min(depth, DEEPEST_QUOTE))} `);

  return {
    add(text) {
      const flat = pre > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
      if (flat === '' || (flat === ' ' && (line === '' || line.endsWith(' ')))) return;
      if (gap !== null && flat.trim() !== '') {
        if (lines.length > 0 && lines.at(-1)!.replace(/[> ]/g, '') !== '') lines.push('>'.repeat(gap));
        gap = null;
      }
      total += flat.length;
      if (pre === 0) {
        line += line === '' || line.endsWith(' ') ? flat.trimStart() : flat;
        return;
      }
      const pieces = flat.split(/\r\n?|\n/);
      for (const [i, piece] of pieces.entries()) {
        if (i > 0) end();
        line += piece;
      }
    },
    word(text) {
      line += text;
    },
    newline() {
      const words = line.trim();
      line = '';
      if (words === '' && lines.length === 0) return;
      lines.push(words === '' ? prefix().trimEnd() : prefix() + words);
    },
    block(paragraph) {
      if (line.trim() !== '') end();
      line = '';
      if (paragraph) gap = Math.min(gap ?? depth, depth, DEEPEST_QUOTE);
    },
    rule() {
      if (line.trim() !== '') end();
      if (lines.length > 0) lines.push(`${prefix()}________________________________`);
    },
    cell() {
      if (line.trim() !== '' && !line.endsWith(' ')) line += ' ';
    },
    quote(by) {
      depth = Math.max(0, depth + by);
      if (gap !== null) gap = Math.min(gap, depth);
    },
    pre(by) {
      pre = Math.max(0, pre + by);
    },
    length: () => total,
    since: (length) => line.slice(Math.max(0, line.length - (total - length))),
    text() {
      if (line.trim() !== '') end();
      return lines
        .join('\n')
        .replace(/(?:\n[ \t]*){3,}/g, '\n\n')
        .trim();
    },
  };
}
