// The files of a message: links that open them and, where Slack can reach them, small pictures of the photos.
import { type FileKind, kindOf } from '#media/file-types.ts';
import type { FileLinks } from '#media/links.ts';
import { REFUSALS } from '#media/refusals.ts';
import type { Block } from '../block-limits.ts';
import { context } from '../blocks.ts';
import { inline, link } from '../mrkdwn.ts';

export interface ShownFile {
  id: string;
  state: 'waiting' | 'stored' | 'failed';
  /** Media type. */
  type: string;
  name: string;
  reason: string;
  preview: boolean;
}

/** Of one agency. */
export interface LinksOf {
  to(file: string, what: 'original' | 'thumb'): string;
  /** Slack loads pictures itself, from where it can reach us. */
  pictures: boolean;
}

export function linksOf(links: FileLinks | undefined, agency: string): LinksOf | undefined {
  return links && { to: (file, what) => links.to(agency, file, what), pictures: links.reachable };
}

const WORD: Readonly<Record<FileKind, string>> = {
  picture: 'photo',
  audio: 'message vocal',
  video: 'vidéo',
  document: 'document',
};

/** SQL of a message's files, as JSON; `m` is the message. $1 agency. */
export const FILES_OF = (
  m: string,
) => `case when ${m}.media_count > 0 then (select json_agg(json_build_object('id', f.id, 'state', f.state,
  'type', f.content_type, 'name', f.name, 'reason', f.reason, 'preview', f.preview <> '') order by f.id) from media f where f.agency_id = $1 and f.message_id = ${m}.id) end`;

/** One line: each file opens by a click; one that is on its way will too. */
export function fileLine(files: readonly ShownFile[], links: LinksOf): Block[] {
  if (files.length === 0) return [];
  const parts = files.map((file, i) => {
    const kind = kindOf(file.type);
    const called = `${WORD[kind]}${files.length > 1 ? ` ${i + 1}` : ''}`;
    if (file.state === 'failed') return `⚠️ ${called} ${REFUSALS[file.reason as keyof typeof REFUSALS] ?? 'illisible'}`;
    const named = kind === 'document' && file.name !== '' ? ` (${inline(file.name, 40)})` : '';
    const shown = `${kind === 'audio' ? '▶️' : '📎'} ${link(links.to(file.id, 'original'), called)}${named}`;
    return file.state === 'waiting' ? `${shown} ⏳` : shown;
  });
  return [context(parts.join(' · '))];
}

/** At most `most` of the photos. */
export function pictures(files: readonly ShownFile[], links: LinksOf, most: number): Block[] {
  if (!links.pictures) return [];
  return files
    .filter(({ state, preview }) => state === 'stored' && preview)
    .slice(0, Math.max(0, most))
    .map(({ id }) => ({ type: 'image', image_url: links.to(id, 'thumb'), alt_text: 'Photo reçue' }));
}

/** Slack refuses a message whose pictures it could not load just then. */
export function withoutPictures<M extends { blocks: Block[] }>(message: M): M {
  return { ...message, blocks: message.blocks.filter(({ type }) => type !== 'image') };
}
