// The modal that lies open for a manager, as a form of the page.
import type { OpenView } from '../slack/shapes.ts';
import { renderBlocks } from './blocks.ts';
import { type Html, html } from './html.ts';
import { carried } from './place.ts';
import type { SlackPanel } from './slack-panel.ts';

export function modalPanel(open: OpenView, { place, names, me }: SlackPanel): Html {
  const { view, id, state } = open;
  const action = `/sandbox/slack/vue${carried({ ...place, vue: 'slack', moi: me })}`;
  return html`<div class="modal" role="dialog" aria-labelledby="fenetre-titre">
    <form method="post" action="${action}">
      <input type="hidden" name="vue" value="${id}">
      <h3 id="fenetre-titre">${view.title?.text ?? ''}</h3>
      ${renderBlocks(view.blocks, { names, state, errors: errorsOf(place.manque) })}
      <div class="row end">
        <button class="quiet" name="fermer" value="1" formnovalidate>${view.close?.text ?? 'Fermer'}</button>
        ${view.submit === undefined ? null : html`<button class="primary" name="envoyer" value="1">${view.submit.text}</button>`}
      </div>
    </form>
  </div>`;
}

/** Carried in the address from the refusal to the form. */
function errorsOf(carriedErrors: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(carriedErrors));
}
