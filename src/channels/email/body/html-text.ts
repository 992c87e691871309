// HTML to the words that a reader sees. It runs along the tags without building a tree, so 100,000 nested ones are no harm.
import { hidingRules, type Look, lookOf, PLAIN_LOOK } from './hidden-style.ts';
import { eachToken } from './html-tokens.ts';
import { createLines, type Lines } from './lines.ts';

export interface HtmlText {
  /** What is seen. */
  text: string;
  /** Everything, for a mail of which nothing would be seen. */
  all: string;
}

const SILENT = new Set('script style title template object svg math select textarea map'.split(' '));
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table figure fieldset'.split(' '));
const BLOCKS = new Set([
  ...PARAGRAPHS,
  ...'div li dt dd tr caption section article header footer main aside nav address center form body html figcaption details summary thead tbody tfoot noscript'.split(
    ' ',
  ),
]);
const VOID = new Set('br hr img input meta link col area base wbr source track embed param'.split(' '));
/** What an opening tag closes of itself. */
const ENDS: Record<string, readonly string[]> = {
  p: ['p'],
  div: ['p'],
  table: ['p'],
  ul: ['p'],
  ol: ['p'],
  blockquote: ['p'],
  li: ['li', 'p'],
  td: ['td', 'th', 'p'],
  th: ['td', 'th', 'p'],
  tr: ['td', 'th', 'tr', 'p'],
};
/** More letters than this are read by nobody. */
const MOST_HTML = 4_000_000;
const MOST_OPEN = 5_000;
const FURTHEST = 500;
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
  /** Tags opened beyond what is kept. */
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

  function pop(): void {
    const closed = open.at(-1)!;
    const { name } = closed;
    if (name === 'pre') both((lines) => lines.pre(-1));
    if (name === 'a' && link !== undefined) {
      const address = shownAddress(link.href, all.since(link.from));
      both((lines) => lines.add(address));
      link = undefined;
    }
    open.pop();
    if (SILENT.has(name)) silent--;
    if (name === 'style') rules.add(style.slice(0, MOST_HTML));
    if (name === 'style') style = '';
    if (BLOCKS.has(name)) both((lines) => lines.block(PARAGRAPHS.has(name)));
    if (closed.quote) both((lines) => lines.quote(-1));
  }

  eachToken(withoutOpenComment(html.slice(0, MOST_HTML)), {
    open(name, attributes) {
      if (VOID.has(name)) return both((lines) => single(lines, name, attributes, silent > 0));
      if (open.length >= MOST_OPEN) {
        beyond++;
        if (BLOCKS.has(name)) both((lines) => lines.block(false));
        return;
      }
      for (const ended = ENDS[name]; ended?.includes(open.at(-1)?.name ?? ''); ) pop();
      const quote = isQuote(name, attributes);
      if (SILENT.has(name)) silent++;
      if (BLOCKS.has(name)) both((lines) => lines.block(PARAGRAPHS.has(name)));
      if (quote) both((lines) => lines.quote(1));
      open.push({ name, quote, look: lookOf(attributes, rules, look()) });
      if (name === 'pre') both((lines) => lines.pre(1));
      if (name === 'li') both((lines) => lines.word('- '));
      if (name === 'td' || name === 'th') both((lines) => lines.cell());
      if (name === 'a') link = { href: attributes.href ?? '', from: all.length() };
    },
    text(text) {
      const within = open.at(-1)?.name;
      if (within === 'style') style += text;
      else if (silent === 0) both((lines) => lines.add(text));
      else if (within !== 'script' && bare.length < MOST_BARE) bare += text.slice(0, MOST_BARE);
    },
    close(name) {
      if (VOID.has(name)) return;
      if (beyond > 0) {
        beyond--;
        if (BLOCKS.has(name)) both((lines) => lines.block(false));
        return;
      }
      for (let at = open.length - 1; at >= Math.max(0, open.length - FURTHEST); at--) {
        if (open[at]!.name !== name) continue;
        while (open.length > at) pop();
        return;
      }
    },
  });
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
  const alternative = name === 'img' ? (attributes.alt ?? '').trim() : '';
  if (alternative !== '' && !/^\d+$|tracking|pixel/i.test(alternative)) lines.add(` [${alternative.slice(0, 200)}] `);
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
  const isSame = bare(words).startsWith(bare(target).slice(0, 20)) || bare(target).startsWith(bare(words));
  return isSame ? '' : ` <${target}>`;
}
