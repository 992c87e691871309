// The words of a mail as HTML that everybody can read: large, one column, no picture, light and dark; a screen reader is told the
// language, steps are a list, links and telephone numbers can be pressed. Says what the text part says, letter by letter.
import { escapedHtml } from '#lib/text.ts';

export interface LetterLook {
  language: string;
  agency: string;
  /** '' where the mail program makes one of its own. */
  title: string;
  /** Steps out of a danger: the numbers of the emergency services can be pressed. */
  danger: boolean;
}

const FONT = 'font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.6';
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);
const STEP = /^\d{1,2}\. /;
const LINK = 'color:#1d4f91;text-decoration:underline';
const NUMBER = `${LINK};white-space:nowrap`;

export function letterHtml(words: string, { language, agency, title, danger }: LetterLook): string {
  const paragraphs = words.trim().split(/\n{2,}/);
  const last = paragraphs.at(-1)!;
  const isSigned = last === agency || last.startsWith(`${agency}\n`);
  const body = isSigned ? paragraphs.slice(0, -1) : paragraphs;
  const direction = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}" dir="${direction}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escaped(title === '' ? agency : title)}</title>`,
    '<style>@media (prefers-color-scheme:dark){body{background:#16191d!important;color:#f2f4f6!important}a{color:#9cc4ff!important}.letter{background:#1f2429!important}.foot{border-color:#4a535c!important}}</style>',
    '</head>',
    '<body style="margin:0;padding:16px;background:#f2f4f6;color:#14181c">',
    // Some programs know no max-width: a table of one cell keeps the lines short there too.
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td>',
    `<div role="article" class="letter" lang="${escaped(language)}" style="max-width:36em;margin:0 auto;padding:24px;border-radius:8px;background:#ffffff;overflow-wrap:anywhere;${FONT}">`,
    ...body.map((paragraph) => paragraphHtml(paragraph, danger)),
    ...(isSigned ? [signatureHtml(last)] : []),
    '</div>',
    '</td></tr></table>',
    '</body></html>',
  ].join('\n');
}

/** Steps become a list, also where a sentence stands before or after them. */
function paragraphHtml(paragraph: string, danger: boolean): string {
  const lines = paragraph.split('\n');
  const first = lines.findIndex((line) => STEP.test(line));
  if (first < 0 || !STEP.test(lines[first + 1] ?? '')) return plainHtml(lines, danger);
  const end = lines.findIndex((line, i) => i > first && !STEP.test(line));
  const steps = lines.slice(first, end < 0 ? undefined : end);
  const start = Number.parseInt(steps[0]!, 10);
  return [
    plainHtml(lines.slice(0, first), danger),
    `<ol${start === 1 ? '' : ` start="${start}"`} style="margin:0 0 1em;padding-inline-start:1.6em">`,
    ...steps.map((step) => `<li style="margin:0 0 .4em">${inline(step.replace(STEP, ''), danger)}</li>`),
    '</ol>',
    end < 0 ? '' : plainHtml(lines.slice(end), danger),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function plainHtml(lines: readonly string[], danger: boolean): string {
  if (lines.length === 0) return '';
  return `<p style="margin:0 0 1em">${lines.map((line) => inline(line, danger)).join('<br>\n')}</p>`;
}

function signatureHtml(signature: string): string {
  const [name = '', ...rest] = signature.split('\n');
  const more = rest.map((line) => inline(line, false));
  return `<p class="foot" style="margin:1.6em 0 0;padding-top:1em;border-top:1px solid #c9d0d6">${[`<strong>${escaped(name)}</strong>`, ...more].join('<br>\n')}</p>`;
}

const WEB = String.raw`https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]`;
const PHONE = String.raw`(?<![\d/])(?:0[1-9](?: \d\d){4}|0 ?80\d(?: ?\d\d){3})(?!\d)`;
const EMERGENCY = String.raw`(?<![\d/.,])(?:3114|11[2459]|1[578])(?![\d/]|[.,]\d| h\b)`;

function inline(text: string, danger: boolean): string {
  const pressed = new RegExp([WEB, PHONE, ...(danger ? [EMERGENCY] : [])].join('|'), 'g');
  let html = '';
  let at = 0;
  for (const found of text.matchAll(pressed)) {
    const words = found[0];
    const isAddress = words.startsWith('http');
    const target = isAddress ? words : `tel:${words.replaceAll(' ', '')}`;
    html += `${escaped(text.slice(at, found.index))}<a href="${escaped(target)}" style="${isAddress ? LINK : NUMBER}">${escaped(words)}</a>`;
    at = found.index + words.length;
  }
  return html + escaped(text.slice(at));
}

function escaped(text: string): string {
  // A French question mark does not stand alone on a line.
  return escapedHtml(text).replace(/ (?=[?!:;»](?:\s|$))/g, '&nbsp;');
}
