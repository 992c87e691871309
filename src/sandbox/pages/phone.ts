// The telephone of whoever one plays: the thread as it stands on that phone, and a box to write.
import type { Part, Someone } from '../directory.ts';
import type { Letter } from '../email/letter.ts';
import { bare, channelOf, type Text } from '../twilio/text.ts';
import { flag, type Html, html, nothing } from './html.ts';
import { linked } from './linked.ts';
import { mailBubble, nextSubject } from './mail.ts';
import type { Moments } from './moments.ts';
import { carried, type Place, to } from './place.ts';

export interface PhonePanel {
  place: Place;
  everybody: readonly Someone[];
  someone: Someone | null;
  texts: readonly Text[];
  letters: readonly Letter[];
  off: boolean;
  /** The mailbox takes nothing. */
  closed: boolean;
  when: Moments;
}

const PARTS: Readonly<Record<Part, string>> = {
  tenant: 'Locataires',
  trusted: 'Personnes de confiance',
  caretaker: 'Gardiens',
  contractor: 'Prestataires',
  landlord: 'Bailleurs',
  manager: 'Gestionnaires',
  stranger: 'Inconnus',
};
const ONE: Readonly<Record<Part, string>> = {
  tenant: 'locataire',
  trusted: 'personne de confiance',
  caretaker: 'gardien',
  contractor: 'prestataire',
  landlord: 'bailleur',
  manager: 'gestionnaire',
  stranger: 'inconnu de l’agence',
};

export function phonePanel(panel: PhonePanel): Html {
  const { someone } = panel;
  return html`<section class="panel phone" data-panel="telephone" aria-labelledby="telephone-titre">
    <header class="panel-head">
      <h2 id="telephone-titre">${someone === null ? 'Un téléphone' : someone.name || someone.phone || someone.email}</h2>
      ${someone === null ? null : html`<p>${about(someone)}</p>`}
    </header>
    ${chooser(panel)}
    ${someone === null ? html`<p class="empty">Choisissez une personne, ou tapez n’importe quel numéro ou adresse mail pour être un inconnu.</p>` : html`${thread(panel)}${box(panel, someone)}`}
  </section>`;
}

function about({ name, part, phone, email, place }: Someone): string {
  return [name === '' ? '' : phone, name === '' && phone === '' ? '' : email, ONE[part], place]
    .filter((one) => one !== '')
    .join(' · ');
}

function chooser({ place, everybody, someone }: PhonePanel): Html {
  const reachable = everybody.filter(({ phone, email }) => phone !== '' || email !== '');
  return html`<details class="chooser"${flag('open', someone === null)}>
    <summary>Changer de personne</summary>
    <form method="get" action="/sandbox">
      ${hiddenPlace(place)}
      <label for="de">Nom, numéro ou adresse mail</label>
      <div class="row"><input id="de" name="de" list="personnes" autocomplete="off" placeholder="Lefebvre, ou 06 12 34 56 78"><button>Prendre ce téléphone</button></div>
      <datalist id="personnes">${reachable.map(({ name }) => html`<option value="${name}">`)}</datalist>
    </form>
    <div class="everybody">${groupsOf(reachable).map(([title, people]) => html`<h3>${title}</h3><ul>${people.map((one) => html`<li><a href="${to(place, { de: one.phone || one.email, vue: 'telephone' })}">${one.name}</a> <small>${one.place}</small></li>`)}</ul>`)}</div>
  </details>`;
}

/** Those who are made to be played come first. */
function groupsOf(people: readonly Someone[]): [title: string, people: Someone[]][] {
  const stories = people.filter(({ story, part }) => story && part !== 'manager' && part !== 'contractor');
  const rest = people.filter((one) => !stories.includes(one));
  const byPart = (Object.keys(PARTS) as Part[]).map((part): [string, Someone[]] => [
    PARTS[part],
    rest.filter((one) => one.part === part),
  ]);
  return ([['Pour commencer', stories], ...byPart] as [string, Someone[]][]).filter(([, listed]) => listed.length > 0);
}

/** A form that is sent by GET leaves out what its address said. */
function hiddenPlace(place: Place): Html {
  const kept = Object.entries(place).filter(([name, value]) => name !== 'de' && name !== 'erreur' && value !== '');
  return html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;
}

function thread({ texts, letters, place, someone, when }: PhonePanel): Html {
  let day = '';
  const all = [...texts, ...letters].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const bubbles = all.map((text) => {
    const at = new Date(text.at);
    const header = when.day(at) === day ? nothing : html`<li class="day">${when.day(at)}</li>`;
    day = when.day(at);
    const mine = text.direction === 'inbound';
    return html`${header}${'uid' in text ? mailBubble(text, mine, place, when) : bubble(text, mine, at, place, when)}`;
  });
  const empty = html`<li class="empty">Rien encore. Écrivez comme ${someone?.name ? html`${someone.name} le ferait` : 'un inconnu le ferait'}.</li>`;
  return html`<div class="scroll" tabindex="0" role="log" aria-label="Messages"><ol class="thread">${all.length === 0 ? empty : bubbles}</ol></div>`;
}

function bubble(text: Text, mine: boolean, at: Date, place: Place, when: Moments): Html {
  const channel = channelOf(text) === 'whatsapp' ? 'WhatsApp' : 'SMS';
  const photos = text.files.map((file) =>
    file.contentType.startsWith('image/')
      ? html`<img src="data:${file.contentType};base64,${file.data}" alt="Photo envoyée">`
      : html`<p>📎 ${file.name || file.contentType}</p>`,
  );
  const lost = text.status === 'failed' || text.status === 'undelivered';
  const count = mine || channel === 'WhatsApp' ? '' : ` · ${text.segments} SMS`;
  return html`<li class="bubble ${mine ? 'mine' : 'theirs'} ${lost ? 'lost' : ''}">
    <span class="visually-hidden">${mine ? 'Écrit' : `Reçu de ${bare(text.from)}`} :</span>
    ${photos}${text.body === '' ? null : html`<p>${linked(text.body)}</p>`}
    <footer>${lost ? html`<strong>Pas arrivé (${String(text.errorCode)})</strong> · ` : null}<time datetime="${text.at}">${when.time(at)}</time> · ${channel}${count} · <a href="${to(place, { vue: 'journal', journal: text.sid })}">journal</a></footer>
  </li>`;
}

function box({ place, off, closed, letters }: PhonePanel, { phone, email }: Someone): Html {
  const ways: [Place['canal'], string][] = [
    ...(phone === ''
      ? []
      : ([
          ['sms', 'SMS'],
          ['whatsapp', 'WhatsApp'],
        ] as [Place['canal'], string][])),
    ...(email === '' ? [] : ([['email', 'Mail']] as [Place['canal'], string][])),
  ];
  const subject = nextSubject(letters);
  return html`<form class="box" method="post" action="/sandbox/ecrire${carried(place)}" enctype="multipart/form-data">
    <fieldset class="channels"><legend class="visually-hidden">Par</legend>
      ${ways.map(([value, name]) => html`<label><input type="radio" name="canal" value="${value}"${flag('checked', place.canal === value)}> ${name}</label>`)}
    </fieldset>
    ${email === '' ? null : html`<div class="subject"><label class="visually-hidden" for="objet">Objet du mail</label><input id="objet" name="objet" autocomplete="off" maxlength="200" placeholder="${subject === '' ? 'Objet du mail' : `Objet du mail (sinon : ${subject})`}"></div>`}
    <label class="visually-hidden" for="texte">Message</label>
    <textarea id="texte" name="texte" rows="2" placeholder="Votre message"></textarea>
    <div class="row">
      <label class="file">Fichier <input type="file" name="photo" accept="image/*,audio/*,video/*,application/pdf"></label>
      <button class="primary">Envoyer</button>
    </div>
    <div class="row switches">
      ${phone === '' ? null : html`<button class="quiet" formaction="/sandbox/eteindre${carried(place)}" formenctype="application/x-www-form-urlencoded" name="eteint" value="${off ? '' : '1'}">${off ? 'Rallumer ce téléphone' : 'Éteindre ce téléphone'}</button>`}
      ${email === '' ? null : html`<button class="quiet" formaction="/sandbox/boite${carried(place)}" formenctype="application/x-www-form-urlencoded" name="fermee" value="${closed ? '' : '1'}">${closed ? 'Rouvrir cette boîte mail' : 'Fermer cette boîte mail'}</button>`}
    </div>
  </form>`;
}
