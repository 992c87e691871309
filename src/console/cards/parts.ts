// The paragraphs of a card: who and where, their own words, how things stand, what happened here before.
import { displayPhone } from '#lib/phone.ts';
import type { Block } from '../block-limits.ts';
import { context, section } from '../blocks.ts';
import { ago, dateOf, lengthOf, momentOf } from '../dates.ts';
import { inline, mention, phoneLink, pieces, quotation } from '../mrkdwn.ts';
import type { Repair } from '../orders/record.ts';
import { categoryWord, channelWord, deliveryWord, reasonWord, roleWord, statusWord } from '../words.ts';
import { fileLine, type LinksOf, pictures } from './files.ts';
import { outOfReach } from './reach.ts';
import { type CardMessage, type CardRecord, MOST_HISTORY } from './record.ts';

export interface Shown {
  record: CardRecord;
  zone: string;
  now: Date;
  /** Slack users who look after this residence or trade. */
  owners: readonly string[];
  /** What is ordered, or proposed. */
  repair?: Repair | undefined;
  /** Without them, files are only counted. */
  files?: LinksOf | undefined;
}

/** Letters of the tenant's words on a card; what is longer goes on in its thread. */
export const MOST_WORDS = 5600;
const PIECE = 2800;
/** Small pictures on a card; the others are links. */
const MOST_PICTURES = 3;
const MOST_NAMED = 12;

type Who = Pick<
  CardRecord,
  | 'name'
  | 'role'
  | 'writer'
  | 'writer_role'
  | 'by_other'
  | 'address'
  | 'address_kind'
  | 'vulnerable'
  | 'needs'
  | 'line'
  | 'opted_out_at'
  | 'residence'
  | 'building'
  | 'entrance'
  | 'dwelling'
  | 'floor'
  | 'scope'
>;

export function whoAndWhere({ record, zone }: { record: Who; zone: string }): Block {
  const phone =
    record.address === null
      ? ''
      : record.address_kind === 'email'
        ? ` · ${inline(record.address, 120)}`
        : ` · ${phoneLink(record.address, displayPhone(record.address))}`;
  const role = record.role === null ? '' : ` (${roleWord(record.role)})`;
  const writer =
    record.writer === null
      ? record.by_other
        ? ' — écrit par une autre personne'
        : ''
      : ` — écrit par ${inline(record.writer, 80)}${record.writer_role === null ? '' : ` (${roleWord(record.writer_role)})`}`;
  const lines = [
    `*Qui :* ${record.name === null ? 'Personne inconnue' : `${inline(record.name, 80)}${role}`}${writer}${phone}`,
    ...(record.role === 'manager' || record.role === 'contractor' ? [] : [`*Où :* ${placeOf(record)}`]),
  ];
  const needs = record.needs ?? [];
  if (record.vulnerable || needs.length > 0)
    lines.push(
      `🫶 ${record.vulnerable ? '*Personne fragile*' : 'À savoir'}${needs.length > 0 ? ` : ${needs.map((need) => inline(need, 100)).join(', ')}` : ''}`,
    );
  lines.push(...outOfReach(record, zone));
  return section(lines.join('\n'));
}

export function placeOf(
  record: Pick<CardRecord, 'residence' | 'building' | 'entrance' | 'dwelling' | 'floor' | 'scope'>,
): string {
  const { residence, building, entrance, dwelling, floor, scope } = record;
  if (residence === null) return 'adresse inconnue';
  const parts = [
    inline(residence, 80),
    building && named('bât.', building),
    entrance && named('entrée', entrance),
    dwelling && named('logement', dwelling),
    floor && floorOf(floor),
  ];
  return `${parts.filter(Boolean).join(', ')}${scope === 'common' ? ' · *parties communes*' : ''}`;
}

/** "bât. B", but "Bâtiment Est" as it is called. */
function named(kind: string, name: string): string {
  return name.length <= 4 ? `${kind} ${inline(name)}` : inline(name, 60);
}

function floorOf(floor: string): string {
  if (!/^-?\d+$/.test(floor)) return inline(floor, 30);
  if (floor === '0') return 'rez-de-chaussée';
  return floor === '1' ? '1er étage' : `${floor}e étage`;
}

/** All their messages, oldest first, each in its own paragraph; long ones in several. */
export function words({ record, zone, now, files }: Shown): Block[] {
  let room = MOST_WORDS;
  let frames = MOST_PICTURES;
  const blocks: Block[] = [];
  for (const message of record.messages) {
    const text = textOf(message);
    const about = `${channelWord(message.channel)} · ${momentOf(new Date(message.at), now, zone)} (${ago(new Date(message.at), now)})${photos(message)}`;
    if (room <= 0) continue;
    const shown = pieces(text, PIECE);
    for (const [i, piece] of shown.entries()) {
      if (room <= 0) break;
      blocks.push(section(quotation(piece)));
      room -= piece.length;
      const rest = shown.length - 1 - i;
      if (room <= 0 && rest > 0) blocks.push(context('… la suite est dans le fil.'));
    }
    if (shown.length === 0) blocks.push(section(message.media > 0 ? '_Pas de texte._' : '_Message vide._'));
    blocks.push(context(about));
    if (files === undefined) continue;
    const seen = pictures(message.files ?? [], files, frames);
    frames -= seen.length;
    blocks.push(...seen, ...fileLine(message.files ?? [], files));
  }
  return blocks.length === 0 ? [section('_Aucun message._')] : blocks;
}

export function textOf({ subject, text, transcript }: CardMessage): string {
  // What a machine made of a voice note stands in the text too: it is told apart from what was written.
  const written = transcript && text.endsWith(transcript) ? text.slice(0, -transcript.length).trim() : text;
  const said = transcript ? `${written}\n[Message vocal, transcription automatique] ${transcript}`.trim() : text;
  return [subject, said].filter((part) => part.trim() !== '').join('\n');
}

function photos({ media, kind }: CardMessage): string {
  if (media === 0) return '';
  const what = kind === 'audio' ? 'message vocal' : kind === 'video' ? 'vidéo' : kind === 'photo' ? 'photo' : 'fichier';
  return ` · 📎 ${media} ${what}${media > 1 && what !== 'message vocal' ? 's' : ''}`;
}

export function standing({ record, zone, now, owners }: Shown): Block {
  const waited = lengthOf((record.closed_at ?? now).getTime() - record.opened_at.getTime());
  const parts = [
    `*${statusWord(record.status)}*${record.status === 'cancelled' && record.reason !== '' ? ` (${reasonWord(record.reason)})` : ''}`,
  ];
  if (record.promised_at !== null) parts.push(`prévu ${momentOf(record.promised_at, now, zone)}`);
  parts.push(record.holder === null ? 'personne ne l’a pris' : `tenu par ${inline(record.holder, 60)}`);
  parts.push(record.closed_at === null ? `ouvert ${ago(record.opened_at, now)}` : `fermé après ${waited}`);
  if (record.held_by !== null)
    parts.push(`🗣️ conversation tenue par ${inline(record.held_name ?? 'un gestionnaire', 60)}, Loge se tait`);
  if (record.closed_at === null && record.holder === null && owners.length > 0)
    parts.push(`pour ${owners.map(mention).join(', ')}`);
  if (record.reopened > 0) parts.push(`rouvert ${record.reopened} fois`);
  if (record.follows !== null) parts.push(`suite du n° ${record.follows}`);
  return section(parts.join(' · '));
}

/** What a manager wrote, what did not arrive, and what waits for the morning. All else stands in the thread. */
function isWorthALine({ key, state, receipt, at }: NonNullable<CardRecord['texts']>[number], now: Date): boolean {
  if (key === 'manager.free') return true;
  if (state === 'due') return new Date(at).getTime() > now.getTime() + A_MINUTE_MS;
  return state !== 'sent' && state !== 'stale' ? true : receipt === 'failed';
}

const A_MINUTE_MS = 60_000;

export function textsSent({ record, zone, now }: Shown): Block[] {
  const texts = (record.texts ?? []).filter((text) => isWorthALine(text, now));
  return texts.length === 0
    ? []
    : [
        context(
          ...texts.map(
            (text) =>
              `✉️ ${momentOf(new Date(text.at), now, zone)} ${deliveryWord(text.state, text.receipt, text.detail)} : ${inline(text.text, 160) || 'texte à venir'}`,
          ),
        ),
      ];
}

export function before({ record, zone }: Shown): Block[] {
  const line = (place: string, history: CardRecord['dwelling_history']) => {
    if (history === null || history.count === 0 || history.last === null) return [];
    if (history.count >= MOST_HISTORY) return [`${place} : plus de ${MOST_HISTORY} en 12 mois`];
    const { reference, category, at } = history.last;
    return [
      `${place} : ${history.count} en 12 mois, dernier n° ${reference} ${categoryWord(category)} (${dateOf(new Date(at), zone)})`,
    ];
  };
  const lines = [
    ...line('🏠 Ce logement', record.dwelling_history),
    ...line('🏢 Même sujet dans le bâtiment', record.building_history),
  ];
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}

export function groupedHere({ record }: Shown): Block[] {
  const grouped = record.grouped ?? [];
  if (grouped.length === 0) return [];
  const named = grouped
    .slice(0, MOST_NAMED)
    .map(
      ({ reference, name, dwelling }) =>
        `n° ${reference} ${inline(name ?? 'inconnu', 40)}${dwelling === null ? '' : ` (${inline(dwelling, 20)})`}`,
    );
  const more = grouped.length - named.length;
  return [
    section(
      `👥 *${grouped.length + 1} signalements pour cette cause :* ${named.join(', ')}${more > 0 ? ` et ${more} autres` : ''}`,
    ),
  ];
}
