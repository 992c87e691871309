// "/loge chercher NOM": answers only who asked, wherever it was typed.
import { openModal } from '../acts/open-modal.ts';
import { NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { context, section } from '../blocks.ts';
import { type Ground, type Interaction, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { listContractors } from './contractor-acts.ts';
import { newContractorModal } from './contractor-form.ts';
import { enrolModal } from './enrol.ts';
import { personBlocks, ticketLine } from './lines.ts';
import { reportModal } from './report.ts';
import { search } from './search.ts';

const HELP = [
  '*/loge chercher* NOM, ADRESSE, TÉLÉPHONE ou NUMÉRO : personnes et signalements ; de là, changer un nom, un numéro, les besoins et la langue, noter un départ.',
  '*/loge signaler* NOM, LOGEMENT ou TÉLÉPHONE : ce qu’on vous dit au téléphone ou au comptoir.',
  '*/loge inscrire* : quelqu’un de nouveau dans un logement.',
  '*/loge prestataires* MÉTIER, NOM ou SECTEUR : la liste, favoris, absences, assurances ; *prestataire nouveau* NOM pour en ajouter un.',
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
    case 'signaler':
    case 'signale':
    case 'signalement':
      return openModal(ground, by, () => reportModal(ground, by, wanted));
    case 'inscrire':
    case 'inviter':
      return openModal(ground, by, () => enrolModal(ground, by, ''));
    case 'prestataires':
    case 'prestataire':
    case 'artisans':
    case 'artisan':
      return /^(?:nouveau|nouvelle|ajouter)$/i.test(rest[0] ?? '')
        ? openModal(ground, by, () => newContractorModal(ground, by, rest.slice(1).join(' ')))
        : listContractors(ground, by, wanted);
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

/** Blocks of a message, less the last line. */
const MOST_BLOCKS = 49;

async function find(ground: Ground, by: Interaction, words: string): Promise<void> {
  const places = await whereManager(ground, { ...by, channel: null }, (tx) => search(tx, words));
  if (places.length === 0) return say(ground, by, NO_RIGHT);
  await ground.slack.whoAmI();
  const blocks: Block[] = [];
  for (const { acting, found } of places) {
    const { people, tickets } = found;
    const { name, timezone } = acting.settings.agency;
    if (places.length > 1) blocks.push(section(`*${inline(name)}*`));
    if (people.length === 0 && tickets.length === 0) blocks.push(section(`Rien pour « ${inline(words, 80)} ».`));
    if (tickets.length > 0)
      blocks.push(section(tickets.map((ticket) => ticketLine(ticket, timezone, ground.slack.permalink)).join('\n')));
    blocks.push(...people.flatMap((person) => personBlocks(person, timezone)));
  }
  await whisper(ground, by, `Recherche : ${inline(words, 80)}`, [
    ...blocks.slice(0, MOST_BLOCKS),
    context('Vous seul voyez cette réponse.'),
  ]);
}
