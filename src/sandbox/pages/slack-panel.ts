// The managers' Slack: channels, cards with their buttons, threads, the home tab, and the modal that lies open.
import { repliesOf } from '../slack/methods/conversations.ts';
import type { Channel, SlackMessage } from '../slack/shapes.ts';
import type { Workspace } from '../slack/workspace.ts';
import { type Rendering, renderAttachments, renderBlocks } from './blocks.ts';
import { flag, type Html, html, nothing } from './html.ts';
import { modalPanel } from './modal.ts';
import type { Moments } from './moments.ts';
import { mrkdwn, type Names } from './mrkdwn.ts';
import { carried, type Place, to } from './place.ts';

export interface SlackPanel {
  place: Place;
  workspace: Workspace;
  me: string;
  channel: Channel | undefined;
  names: Names;
  when: Moments;
}

const SHOWN = 60;

export function slackPanel(panel: SlackPanel): Html {
  const { workspace, me } = panel;
  const modal = workspace.modals(me).at(-1);
  return html`<section class="panel slack" data-panel="slack" aria-labelledby="slack-titre">
    <header class="panel-head"><h2 id="slack-titre">Slack des gestionnaires</h2>${identity(panel)}</header>
    ${channels(panel)}
    ${modal === undefined ? null : modalPanel(modal, panel)}
    ${content(panel)}
  </section>`;
}

function identity({ workspace, me, place }: SlackPanel): Html {
  return html`<form class="row identity" method="get" action="/sandbox">
    ${Object.entries({ ...place, vue: 'slack', moi: '', erreur: '', manque: '' }).map(([name, value]) => (value === '' ? nothing : html`<input type="hidden" name="${name}" value="${value}">`))}
    <label for="moi">Vous êtes</label>
    <select id="moi" name="moi">${workspace.users().map(({ id, name }) => html`<option value="${id}"${flag('selected', id === me)}>${name}</option>`)}</select>
    <button class="quiet">Changer</button>
  </form>`;
}

function channels({ workspace, place, channel, me }: SlackPanel): Html {
  const isHome = place.onglet === 'accueil';
  const direct = `D${me.slice(1)}`;
  const mine = workspace.channels().filter(({ id }) => !id.startsWith('D') || id === direct);
  return html`<nav class="channels-nav" aria-label="Salons"><ul>
    <li><form method="post" action="/sandbox/accueil${carried({ ...place, vue: 'slack', moi: me })}"><button class="tab ${isHome ? 'current' : ''}">Accueil</button></form></li>
    ${mine.map(({ id, name }) => {
      const count = workspace.messages(id).filter(({ threadTs }) => threadTs === null).length;
      const current = !isHome && id === channel?.id;
      return html`<li><a class="tab ${current ? 'current' : ''}"${current ? html` aria-current="page"` : null} href="${to(place, { vue: 'slack', moi: me, salon: id, fil: '', onglet: '' })}"># ${id === direct ? 'message direct' : name} <small>${count}</small></a></li>`;
    })}
  </ul></nav>`;
}

function content(panel: SlackPanel): Html {
  const { place, channel, workspace, me, names } = panel;
  if (place.onglet === 'accueil') {
    const home = workspace.home(me);
    if (home === undefined) return html`<p class="empty">L’application n’a pas encore publié l’accueil.</p>`;
    const form = { action: `/sandbox/slack/vue${carried(place)}`, hidden: { vue: home.id } };
    return html`<div class="scroll top home" tabindex="0">${renderBlocks(home.view.blocks, { names, state: home.state, form })}</div>`;
  }
  if (channel === undefined) return html`<p class="empty">Aucun salon encore.</p>`;
  const all = workspace.messages(channel.id);
  const parent = place.fil === '' ? undefined : all.find(({ ts }) => ts === place.fil);
  const whispers = workspace.ephemerals(me).filter((one) => one.channel === channel.id);
  const shown =
    parent === undefined
      ? topOf(all, whispers).slice(-SHOWN)
      : [parent, ...repliesOf(all, parent.ts), ...whispers.filter(({ threadTs }) => threadTs === parent.ts)];
  const empty = html`<li class="empty">Rien encore dans #${channel.name}.</li>`;
  const head =
    parent === undefined
      ? nothing
      : html`<p class="thread-head"><a href="${to(place, { fil: '' })}">← #${channel.name}</a> <strong>Fil</strong> <small>Ce qui s’écrit ici reste entre gestionnaires.</small></p>`;
  const list = shown.map((message) =>
    messageItem(message, panel, parent === undefined ? repliesOf(all, message.ts).length : 0),
  );
  return html`${head}<div class="scroll" tabindex="0" role="log" aria-label="Messages de #${channel.name}"><ol class="messages">${shown.length === 0 ? empty : list}</ol></div>${workspace.modals(me).length > 0 ? null : compose(panel, channel)}`;
}

function topOf(all: readonly SlackMessage[], whispers: readonly SlackMessage[]): SlackMessage[] {
  const top = all.filter(({ threadTs, ts, broadcast }) => threadTs === null || threadTs === ts || broadcast);
  return [...top, ...whispers.filter(({ threadTs }) => threadTs === null)].sort((a, b) => Number(a.ts) - Number(b.ts));
}

function messageItem(message: SlackMessage, { place, channel, names, when, me }: SlackPanel, replies: number): Html {
  const { ts, user, text, blocks, attachments, edited, onlyFor } = message;
  const at = new Date(Number(ts) * 1000);
  const form = {
    action: `/sandbox/slack/clic${carried({ ...place, vue: 'slack', moi: me, salon: channel!.id })}`,
    hidden: { salon: channel!.id, ts },
  };
  const about: Rendering = { names, form };
  const author = user === null ? 'Loge' : names.user(user);
  const thread = to(place, { vue: 'slack', moi: me, salon: channel!.id, fil: ts });
  return html`<li class="message ${onlyFor === null ? '' : 'whisper'}">
    <header><strong>${author}</strong>${user === null ? html` <small class="app">app</small>` : null} <time class="stamp" datetime="${at.toISOString()}">${when.day(at)} ${when.time(at)}</time>${edited ? html` <small class="stamp">(mis à jour)</small>` : null}${onlyFor === null ? null : html` <small class="stamp">Vous seul voyez ceci</small>`}</header>
    ${blocks.length === 0 ? html`<p>${mrkdwn(text, names)}</p>` : renderBlocks(blocks, about)}
    ${renderAttachments(attachments, about)}
    ${place.fil !== '' || onlyFor !== null ? null : html`<footer class="open-thread"><a href="${thread}">${replies === 0 ? 'Ouvrir le fil' : replies === 1 ? '1 réponse' : `${replies} réponses`}</a></footer>`}
  </li>`;
}

function compose({ place, me }: SlackPanel, channel: Channel): Html {
  const label =
    place.fil === ''
      ? `Écrire dans #${channel.name}, ou une commande : /loge chercher Lefebvre`
      : 'Répondre dans le fil (interne)';
  return html`<form class="box" method="post" action="/sandbox/slack/ecrire${carried({ ...place, vue: 'slack', moi: me, salon: channel.id })}">
    <label for="slack-texte">${label}</label>
    <div class="row"><input id="slack-texte" name="texte" autocomplete="off"><button class="primary">Envoyer</button></div>
  </form>`;
}
