// The frame of the sandbox's one page: the clock above, the telephone on the left, Slack or the journal on the right.
import { type Html, html } from './html.ts';
import type { Moments } from './moments.ts';
import { carried, type Place, to } from './place.ts';

export interface Page {
  place: Place;
  now: Date;
  when: Moments;
  phone: Html;
  right: Html;
}

export function layout({ place, now, when, phone, right }: Page): string {
  return html`<!doctype html>
<html lang="fr">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Loge · bac à sable</title>
  <link rel="stylesheet" href="/sandbox/sandbox.css">
  <script src="/sandbox/sandbox.js" defer></script>
</head>
<body class="vue-${place.vue}">
  <a class="skip" href="#principal">Aller au contenu</a>
  <header class="top-bar">
    <h1>Loge <small class="top-note">bac à sable</small></h1>
    ${clock(place, now, when)}
  </header>
  ${place.erreur === '' ? null : html`<p class="alert" role="alert">${place.erreur}</p>`}
  <nav class="views" aria-label="Vues"><ul>
    ${view(place, 'telephone', 'Téléphone')}${view(place, 'slack', 'Slack')}${view(place, 'journal', 'Journal')}
  </ul></nav>
  <main id="principal">${phone}${right}</main>
</body>
</html>`.markup;
}

function view(place: Place, vue: Place['vue'], label: string): Html {
  const current = place.vue === vue;
  return html`<li class="view-${vue}"><a class="${current ? 'current' : ''}"${current ? html` aria-current="page"` : null} href="${to(place, { vue })}">${label}</a></li>`;
}

function clock(place: Place, now: Date, when: Moments): Html {
  const step = (value: string, label: string) => html`<button name="avance" value="${value}">${label}</button>`;
  return html`<section class="clock" data-panel="horloge" aria-label="Horloge du bac à sable">
    <p class="now"><time datetime="${now.toISOString()}">${when.date(now)}, <b>${when.exact(now)}</b></time></p>
    <form method="post" action="/sandbox/horloge${carried(place)}" class="row">
      ${step('15', '+ 15 s')}${step('300', '+ 5 min')}${step('7200', '+ 2 h')}${step('demain', 'demain 8 h')}
    </form>
    <form method="post" action="/sandbox/horloge${carried(place)}" class="row">
      <label class="visually-hidden" for="le">Avancer jusqu’au</label>
      <input id="le" type="datetime-local" name="le" value="${when.field(now)}" min="${when.field(now)}"><button>Aller</button>
    </form>
  </section>`;
}
