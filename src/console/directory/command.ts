// "/loge chercher NOM": answers only who asked, wherever it was typed.

import { displayPhone } from '#lib/phone.ts';
import { NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { context, section } from '../blocks.ts';
import { dateOf } from '../dates.ts';
import { type Ground, type Interaction, whisper } from '../ground.ts';
import { inline, link, phoneLink } from '../mrkdwn.ts';
import { categoryWord, colourOf, roleWord, statusWord } from '../words.ts';
import { type FoundPerson, type FoundTicket, search } from './search.ts';

const HELP = [
  '*/loge chercher* NOM, ADRESSE, TÉLÉPHONE ou NUMÉRO : personnes et signalements.',
  '*/loge aide* : ceci.',
  '',
  'Sur une carte : *Prendre en charge*, *Répondre* (écrit au locataire), *Poser une question*, *Planifier*, *Résolu*…',
  'Dans le fil d’une carte : ce que vous écrivez reste entre gestionnaires.',
  'L’onglet *Accueil* de Loge montre ce qui est à traiter, en cours et clôturé.',
].join('\n');

export async function command(ground: Ground, by: Interaction, text: string): Promise<void> {
  const [verb = '', ...rest] = text.trim().split(/\s+/);
  const wanted = rest.join(' ');
  switch (verb.toLowerCase()) {
    case 'chercher':
    case 'cherche':
    case 'recherche':
      return wanted === ''
        ? say(ground, by, 'Que faut-il chercher ? Par exemple : `/loge chercher Durand`, `/loge chercher 1042`.')
        : find(ground, by, wanted);
    case '':
    case 'aide':
    case 'help':
      return say(ground, by, HELP);
    default:
      // Most people forget the verb.
      return find(ground, by, text);
  }
}

function say(ground: Ground, by: Interaction, text: string): Promise<void> {
  return whisper(ground, by, text, [section(text)]);
}

async function find(ground: Ground, by: Interaction, words: string): Promise<void> {
  const places = await whereManager(ground, { ...by, channel: null }, (tx) => search(tx, words));
  if (places.length === 0) return say(ground, by, NO_RIGHT);
  await ground.slack.whoAmI();
  const blocks: Block[] = [];
  for (const { acting, found } of places) {
    const { people, tickets } = found;
    if (places.length > 1) blocks.push(section(`*${inline(acting.settings.agency.name)}*`));
    if (people.length === 0 && tickets.length === 0) blocks.push(section(`Rien pour « ${inline(words, 80)} ».`));
    for (const person of people) blocks.push(section(personLine(person)));
    if (tickets.length > 0)
      blocks.push(
        section(tickets.map((ticket) => ticketLine(ticket, acting.settings.agency.timezone, ground)).join('\n')),
      );
  }
  const shown = blocks.slice(0, 49);
  await whisper(ground, by, `Recherche : ${inline(words, 80)}`, [...shown, context('Vous seul voyez cette réponse.')]);
}

function personLine({
  name,
  role,
  residence,
  building,
  dwelling,
  phones,
  from_date,
  to_date,
  open,
}: FoundPerson): string {
  const place = [residence, building, dwelling]
    .filter((part): part is string => part !== null)
    .map((part) => inline(part, 60));
  const since = [
    from_date === null ? '' : `depuis le ${dateOf(new Date(from_date), 'UTC')}`,
    to_date === null ? '' : `jusqu’au ${dateOf(new Date(to_date), 'UTC')}`,
  ]
    .filter(Boolean)
    .join(' ');
  const numbers = phones.map((phone) => phoneLink(phone, displayPhone(phone))).join(', ');
  const lines = [
    `👤 *${inline(name, 80)}*${role === null ? '' : ` (${roleWord(role)})`}${place.length === 0 ? '' : ` · ${place.join(', ')}`}${since === '' ? '' : ` · ${since}`}`,
  ];
  if (numbers !== '' || open > 0)
    lines.push(
      [numbers, open > 0 ? `${open} signalement${open > 1 ? 's' : ''} ouvert${open > 1 ? 's' : ''}` : '']
        .filter(Boolean)
        .join(' · '),
    );
  return lines.join('\n');
}

function ticketLine(
  { reference, category, urgency, status, opened_at, name, residence, holder, channel, ts }: FoundTicket,
  zone: string,
  { slack }: Ground,
): string {
  const number = channel && ts ? link(slack.permalink(channel, ts), `N° ${reference}`) : `N° ${reference}`;
  const closed = status === 'resolved' || status === 'cancelled';
  return [
    `${closed ? '✅' : colourOf(urgency)} ${number} ${categoryWord(category)}`,
    statusWord(status),
    inline(name ?? 'inconnu', 60),
    residence === null ? '' : inline(residence, 60),
    holder === null ? '' : `tenu par ${inline(holder, 40)}`,
    dateOf(opened_at, zone),
  ]
    .filter(Boolean)
    .join(' · ');
}
