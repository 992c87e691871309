// What a mail says and brings: its words, mails forwarded within it, its files, and what kind of mail its structure tells.
import { oneLine } from '#lib/text.ts';
import { parseMailboxes } from '../mime/addresses.ts';
import { decodeWords } from '../mime/encoded-words.ts';
import { type Part, readParts } from '../mime/parts.ts';
import { decodeTransfer, fromUuencode } from '../mime/transfer.ts';
import { isBetter } from './alternative.ts';
import { type Attachment, attachmentOf, type Dropped, safeName } from './attachments.ts';
import { calendarMethod } from './calendar.ts';
import { readCms } from './signed-content.ts';
import { lettersOf, textOf } from './text-part.ts';
import { readTnef } from './tnef.ts';

export interface Content {
  /** Its own words, in order. */
  texts: string[];
  /** Mails that were attached: their heads and words. */
  forwards: Forward[];
  attachments: Attachment[];
  encrypted: boolean;
  /** REQUEST, REPLY ... of an invitation; empty without one. */
  calendar: string;
  /** Words that are read only where there are no others: Outlook sends its winmail.dat beside the same words. */
  spare: string[];
}

export interface Forward {
  from: string;
  text: string;
}

interface Walk {
  whole: Buffer;
  dropped: readonly Dropped[];
  depth: number;
}

const SIGNATURES = new Set([
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-keys',
]);
const DEEPEST = 60;

export function contentOf(root: Part, whole: Buffer, dropped: readonly Dropped[] = []): Content {
  return walk(root, root.type.startsWith('multipart/') ? '' : '1', { whole, dropped, depth: 0 });
}

function nothing(): Content {
  return { texts: [], forwards: [], attachments: [], encrypted: false, calendar: '', spare: [] };
}

function walk(part: Part, path: string, at: Walk): Content {
  if (at.depth > DEEPEST) return nothing();
  if (part.type === 'multipart/alternative') return alternative(part, path, at);
  if (part.type === 'multipart/encrypted') return { ...joined(children(part, path, at)), encrypted: true };
  if (part.type.startsWith('multipart/')) return several(part, path, at);
  if (part.children.length > 0) return forwarded(part, path, at);
  if (SIGNATURES.has(part.type)) return nothing();
  if (/^application\/(?:x-)?pkcs7-mime$/.test(part.type)) return cms(part, path, at);
  if (
    part.type === 'application/ms-tnef' ||
    part.type === 'application/vnd.ms-tnef' ||
    /^winmail\.dat$/i.test(part.filename)
  )
    return winmail(part, path, at);
  // What a report says to machines, where it says nothing to people.
  if (part.type === 'message/delivery-status') return { ...nothing(), spare: [textOf(part)] };
  if (isText(part)) return text(part, path, at);
  // A page sent as a file is the words of a mail that has no others.
  const spare = /\.html?$/i.test(part.filename) ? [textOf({ ...part, type: 'text/html' })] : [];
  return { ...nothing(), attachments: [attachmentOf(part, path, at.whole, at.dropped)], spare };
}

function children(part: Part, path: string, at: Walk): Content[] {
  const deeper = { ...at, depth: at.depth + 1 };
  return part.children.map((child, i) => walk(child, path === '' ? `${i + 1}` : `${path}.${i + 1}`, deeper));
}

function joined(contents: readonly Content[]): Content {
  return {
    texts: contents.flatMap(({ texts }) => texts),
    forwards: contents.flatMap(({ forwards }) => forwards),
    attachments: contents.flatMap(({ attachments }) => attachments),
    encrypted: contents.some(({ encrypted }) => encrypted),
    calendar: contents.find(({ calendar }) => calendar !== '')?.calendar ?? '',
    spare: contents.flatMap(({ spare }) => spare),
  };
}

/** A report's last part is the mail that it is about: not what it says. */
function several(part: Part, path: string, at: Walk): Content {
  const contents = children(part, path, at);
  if (part.type !== 'multipart/report') return joined(contents);
  const all = joined(contents.slice(0, 2));
  return { ...all, forwards: [], attachments: [] };
}

/** The same in several forms: the words of the best, the files of all. */
function alternative(part: Part, path: string, at: Walk): Content {
  const contents = children(part, path, at);
  const all = joined(contents);
  const said = contents
    .map((content, i) => ({ content, type: part.children[i]!.type }))
    .filter(({ content }) => wordsOf(content) !== '');
  const best = said.reduce<(typeof said)[number] | undefined>(
    (best, one) =>
      best === undefined ||
      isBetter({ type: one.type, text: wordsOf(one.content) }, { type: best.type, text: wordsOf(best.content) })
        ? one
        : best,
    undefined,
  );
  return { ...all, texts: best?.content.texts ?? [], forwards: best?.content.forwards ?? all.forwards };
}

function wordsOf({ texts, forwards }: Content): string {
  return [...texts, ...forwards.map(({ text }) => text)].join('\n').trim();
}

function isText(part: Part): boolean {
  if (part.type === 'application/rtf') return part.disposition !== 'attachment';
  if (part.type === 'message/feedback-report' || part.type === 'message/disposition-notification') return false;
  return part.type.startsWith('text/') || part.type.startsWith('message/');
}

/** A text with a name that is no body of its own is a file; one within the mail is both, so that no word is lost. */
function text(part: Part, path: string, at: Walk): Content {
  const file = attachmentOf(part, path, at.whole, at.dropped);
  const calendar = part.type === 'text/calendar' ? calendarMethod(lettersOf(part)) : '';
  const isBody = part.type === 'text/plain' || part.type === 'text/html' || calendar !== '';
  if (part.disposition === 'attachment' || (part.filename !== '' && !isBody))
    return { ...nothing(), attachments: [file], calendar, spare: [textOf(part)] };
  const { texts, attachments } = withoutUuencoded(textOf(part), path);
  return { ...nothing(), texts, attachments: part.filename === '' ? attachments : [file, ...attachments], calendar };
}

/** Old programs put files into the text itself. */
function withoutUuencoded(words: string, path: string): Pick<Content, 'texts' | 'attachments'> {
  const attachments: Attachment[] = [];
  if (!/^begin [0-7]{3,4} \S/m.test(words)) return { texts: [words], attachments };
  const kept = words.replace(
    /^begin [0-7]{3,4} ([^\r\n]{1,300})\r?\n(?:[ -`][^\r\n]{0,90}\r?\n){1,200000}?end[ \t]*$/gm,
    (block, name: string) => {
      const bytes = fromUuencode(Buffer.from(block, 'latin1'));
      attachments.push({
        name: safeName(name, 'file'),
        type: 'application/octet-stream',
        size: bytes?.length ?? 0,
        part: `${path}#${attachments.length}`,
        inline: false,
      });
      return '';
    },
  );
  return { texts: [kept], attachments };
}

function forwarded(part: Part, path: string, at: Walk): Content {
  const inner = part.children[0]!;
  const content = walk(inner, inner.type.startsWith('multipart/') ? path : `${path}.1`, { ...at, depth: at.depth + 1 });
  const from = parseMailboxes(inner.headers.first('from'))[0]?.address ?? '';
  const head = [
    ['De', from],
    ['Date', oneLine(decodeWords(inner.headers.first('date')))],
    ['Objet', oneLine(decodeWords(inner.headers.first('subject')))],
  ].flatMap(([name, value]) => (value === '' ? [] : [`${name} : ${value}`]));
  const own: Forward = { from, text: [...head, '', ...content.texts].join('\n').trim() };
  return {
    ...content,
    texts: [],
    forwards: [own, ...content.forwards],
    attachments: [attachmentOf(part, path, at.whole, at.dropped), ...content.attachments],
  };
}

function cms(part: Part, path: string, at: Walk): Content {
  const attachment = attachmentOf(part, path, at.whole, at.dropped);
  const read = readCms(decodeTransfer(part.body, part.encoding));
  if (read.kind !== 'signed')
    return {
      ...nothing(),
      attachments: [attachment],
      encrypted: read.kind === 'enveloped' || part.params.get('smime-type') === 'enveloped-data',
    };
  return walk(readParts(read.content), path, { whole: read.content, dropped: [], depth: at.depth + 1 });
}

function winmail(part: Part, path: string, at: Walk): Content {
  const read = readTnef(decodeTransfer(part.body, part.encoding));
  const raw = attachmentOf(part, path, at.whole, at.dropped);
  if (read === undefined) return { ...nothing(), attachments: [raw] };
  const files = read.files.map(
    ({ name, size }, i): Attachment => ({
      name: safeName(name, `file-${path}-${i}`),
      type: typeByName(name),
      size,
      part: `${path}#${i}`,
      inline: false,
    }),
  );
  const isEmpty = read.text === '' && files.length === 0;
  return { ...nothing(), spare: read.text === '' ? [] : [read.text], attachments: isEmpty ? [raw] : files };
}

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  doc: 'application/msword',
  mp4: 'video/mp4',
};

function typeByName(name: string): string {
  return TYPES[/\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
