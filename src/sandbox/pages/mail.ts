// A mail in the thread of whoever one plays, and what one needs to write one.
import type { Letter } from '../email/letter.ts';
import { filePath, mailPath } from '../email/routes.ts';
import { answerSubject } from '../email/write.ts';
import { type Html, html, nothing } from './html.ts';
import { linked } from './linked.ts';
import type { Moments } from './moments.ts';
import { type Place, to } from './place.ts';

const SHOWN_LINES = 14;

export function mailBubble(letter: Letter, mine: boolean, place: Place, when: Moments): Html {
  const { subject, text, files, status, at, html: markup } = letter;
  const lost = status === 'bounced';
  const sender = letter.fromName === '' ? letter.from : `${letter.fromName} <${letter.from}>`;
  return html`<li class="bubble mail ${mine ? 'mine' : 'theirs'} ${lost ? 'lost' : ''}">
    <span class="visually-hidden">${mine ? 'Mail écrit' : 'Mail reçu'} :</span>
    <p class="mail-head"><small>${mine ? html`À ${shortly(letter.to)}` : html`De ${sender}`}</small>${subject === '' ? html`<em>(sans objet)</em>` : html`<strong>${subject}</strong>`}</p>
    ${wordsOf(text)}
    ${files.length === 0 ? nothing : html`<ul class="mail-files">${files.map((file, i) => html`<li>📎 <a href="${filePath(letter, i)}">${file.name}</a> <small>${sizeOf(file.bytes.length)}</small></li>`)}</ul>`}
    <footer>${lost ? html`<strong>Revenu : cette boîte est fermée</strong> · ` : null}<time datetime="${at}">${when.time(new Date(at))}</time> · Mail${markup === '' ? null : html` · <a href="${mailPath(letter)}" target="_blank" rel="noreferrer">mis en page</a>`} · <a href="${mailPath(letter)}/source" target="_blank" rel="noreferrer">source</a> · <a href="${to(place, { vue: 'journal', journal: letter.messageId })}">journal</a></footer>
  </li>`;
}

/** The token of a reply address says nothing to anybody. */
function shortly(address: string): string {
  return address.replace(/^(reply\+)[a-z2-7]{20,}(?=@)/, '$1…');
}

/** A long mail is folded: a telephone's thread is read at a glance. */
function wordsOf(text: string): Html {
  if (text === '') return nothing;
  const lines = text.split('\n');
  if (lines.length <= SHOWN_LINES) return html`<p>${linked(text)}</p>`;
  return html`<p>${linked(lines.slice(0, SHOWN_LINES).join('\n'))}</p><details><summary class="fold">La suite</summary><p>${linked(lines.slice(SHOWN_LINES).join('\n'))}</p></details>`;
}

function sizeOf(bytes: number): string {
  return bytes < 1_000
    ? `${bytes} o`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1_000)} ko`
      : `${(bytes / 1_000_000).toFixed(1)} Mo`;
}

/** What the subject of the next mail will be, when nothing else is written. */
export function nextSubject(letters: readonly Letter[]): string {
  const last = letters.findLast(({ direction }) => direction === 'outbound');
  return last === undefined ? '' : answerSubject(last.subject);
}
