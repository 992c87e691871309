// Slack's markup as HTML. Words of people come escaped in Slack's own way, and are escaped again here.
import { type Html, html } from './html.ts';

export interface Names {
  user(id: string): string;
  channel(id: string): string;
  /** An instant of a <!date> tag, by its format. */
  date(at: Date, format: string): string;
}

export function mrkdwn(text: string, names: Names): Html {
  const blocks = text.split(/```\n?/);
  // Every second piece stands between two fences.
  return html`${blocks.map((block, i) => (i % 2 === 1 && i < blocks.length - 1 + (blocks.length % 2) ? html`<pre>${plain(block)}</pre>` : lines(block, names)))}`;
}

function lines(text: string, names: Names): Html {
  const parts: Html[] = [];
  let quoted: Html[] = [];
  const all = text.split('\n');
  const endQuote = () => {
    if (quoted.length > 0) parts.push(html`<blockquote>${quoted}</blockquote>`);
    quoted = [];
  };
  for (const [i, line] of all.entries()) {
    const quote = /^(?:>|&gt;) ?(.*)$/.exec(line);
    if (quote !== null) {
      quoted.push(html`${spans(quote[1]!, names)}<br>`);
      continue;
    }
    endQuote();
    parts.push(html`${spans(line, names)}${i < all.length - 1 ? html`<br>` : null}`);
  }
  endQuote();
  return html`${parts}`;
}

const TAG = /<([^<>\n]+)>/g;

function spans(text: string, names: Names): Html {
  const parts: Html[] = [];
  let from = 0;
  for (const found of text.matchAll(TAG)) {
    parts.push(marks(text.slice(from, found.index)), tag(found[1]!, names));
    from = found.index + found[0].length;
  }
  return html`${parts}${marks(text.slice(from))}`;
}

function tag(inside: string, names: Names): Html {
  const [target = '', label] = inside.split('|');
  const date = /^!date\^(\d+)\^([^^]*)/.exec(target);
  if (date !== null) return html`<time>${names.date(new Date(Number(date[1]) * 1000), date[2]!)}</time>`;
  if (target.startsWith('@')) return html`<span class="mention">@${names.user(target.slice(1))}</span>`;
  if (target.startsWith('#'))
    return html`<span class="mention">#${plain(label ?? names.channel(target.slice(1)))}</span>`;
  if (target.startsWith('!')) return html`<span class="mention shout">@${plain(target.slice(1).split('^')[0]!)}</span>`;
  if (/^(?:https?|mailto|tel):/.test(target))
    return html`<a href="${decoded(target)}" rel="noreferrer">${plain(label ?? target)}</a>`;
  return html`${plain(`<${inside}>`)}`;
}

// A word joiner before a sign is how words of people are kept from being marked.
const MARKS: readonly [RegExp, (inside: Html) => Html][] = [
  [/(?<![\p{L}\d\u2060])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\d])/u, (inside) => html`<strong>${inside}</strong>`],
  [/(?<![\p{L}\d\u2060])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\d])/u, (inside) => html`<em>${inside}</em>`],
  [/(?<![\p{L}\d\u2060])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\d])/u, (inside) => html`<s>${inside}</s>`],
];
const CODE = /`([^`\n]+)`/;

function marks(text: string): Html {
  const code = CODE.exec(text);
  if (code !== null)
    return html`${marks(text.slice(0, code.index))}<code>${plain(code[1]!)}</code>${marks(text.slice(code.index + code[0].length))}`;
  for (const [mark, made] of MARKS) {
    const found = mark.exec(text);
    if (found !== null)
      return html`${marks(text.slice(0, found.index))}${made(marks(found[1]!))}${marks(text.slice(found.index + found[0].length))}`;
  }
  return html`${plain(text)}`;
}

/** Slack's three entities back to signs, and its names for signs. */
export function plain(text: string): string {
  return decoded(text).replace(/:([a-z0-9_+-]+):/g, (whole, name: string) => EMOJI[name] ?? whole);
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const EMOJI: Readonly<Record<string, string>> = {
  rotating_light: '🚨',
  warning: '⚠️',
  white_check_mark: '✅',
  x: '❌',
  red_circle: '🔴',
  large_orange_circle: '🟠',
  large_yellow_circle: '🟡',
  large_green_circle: '🟢',
  hourglass: '⏳',
  hourglass_flowing_sand: '⏳',
  speech_balloon: '💬',
  telephone_receiver: '📞',
  camera: '📷',
  lock: '🔒',
  bell: '🔔',
  house: '🏠',
  wrench: '🔧',
};
