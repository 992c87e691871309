// What people read, with its addresses to follow.
import { type Html, html } from './html.ts';

const ADDRESS = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/;

export function linked(text: string): Html {
  const parts = text.split(ADDRESS);
  return html`${parts.map((part, i) => (i % 2 === 0 ? part : html`<a class="followed" href="${part}" rel="noreferrer">${part}</a>`))}`;
}
