// What happened and why, of one message, ticket or number: the journal in plain sentences.
import type { Trail } from '#journal/trail.ts';
import { type Html, html } from './html.ts';
import type { Moments } from './moments.ts';
import { type Place, to } from './place.ts';

export function journalPanel(place: Place, trail: Trail | null, when: Moments): Html {
  return html`<section class="panel journal" data-panel="journal" aria-labelledby="journal-titre">
    <header class="panel-head"><h2 id="journal-titre">Journal</h2><p>Ce qui s’est passé, et pourquoi.</p></header>
    <form class="row search" method="get" action="/sandbox">
      ${Object.entries({ ...place, vue: 'journal', erreur: '', manque: '', journal: '' }).map(([name, value]) => (value === '' ? null : html`<input type="hidden" name="${name}" value="${value}">`))}
      <label for="journal">Numéro, référence ou message</label>
      <input id="journal" name="journal" value="${place.journal}"><button>Chercher</button>
    </form>
    ${lines(place, trail, when)}
    <p class="aside"><a href="${to(place, { vue: 'slack' })}">Retour à Slack</a></p>
  </section>`;
}

function lines(place: Place, trail: Trail | null, when: Moments): Html {
  if (place.journal === '') return html`<p class="empty">Touchez « journal » sous un message, ou cherchez ici.</p>`;
  if (trail === null) return html`<p class="empty">Rien ne porte ce nom : ${place.journal}.</p>`;
  let day = '';
  return html`<h3>${trail.title}</h3><ol class="trail">${trail.lines.map(({ at, kind, words, details }) => {
    const header = when.day(at) === day ? null : html`<li class="day">${when.day(at)}</li>`;
    day = when.day(at);
    const more = details.length === 0 ? null : html`<ul>${details.map((detail) => html`<li>${detail}</li>`)}</ul>`;
    return html`${header}<li class="fact ${kind}"><time datetime="${at.toISOString()}">${when.exact(at)}</time><div>${words}${more}</div></li>`;
  })}</ol>`;
}
