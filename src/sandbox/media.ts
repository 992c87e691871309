// A photo or a voice note that a phone sends: bytes that were given, or a stand-in of the kind that a file name tells.
import { WrongRequest } from './wrong-request.ts';

export interface SentFile {
  contentType: string;
  name: string;
  /** base64 */
  data: string;
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  pdf: 'application/pdf',
  vcf: 'text/vcard',
};

/** A grey square: a real JPEG, for whoever looks at the bytes. */
const GREY_JPEG =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==';

/** One empty page. */
const EMPTY_PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
).toString('base64');

export type GivenMedia =
  | string
  | {
      contentType?: string | undefined;
      content_type?: string | undefined;
      name?: string | undefined;
      data?: string | undefined;
      base64?: string | undefined;
      url?: string | undefined;
    };

/** A data: URL, a file name ("photo.jpg"), a type ("image/jpeg"), or {contentType, data in base64, name}. */
export function readMedia(given: readonly GivenMedia[]): SentFile[] {
  return given.map((one) => (typeof one === 'string' ? fromText(one) : fromObject(one)));
}

function fromText(text: string): SentFile {
  const data = /^data:([\w.+-]+\/[\w.+-]+)(?:;[^,]*)?;base64,(.*)$/s.exec(text);
  if (data !== null) return { contentType: data[1]!, name: '', data: base64Of(data[2]!) };
  if (/^(?:image|audio|video|application|text)\/[\w.+-]+$/.test(text))
    return { contentType: text, name: '', data: stoodIn(text) };
  const name = text.split(/[/\\]/).at(-1)!;
  const type = TYPES[name.split('.').at(-1)!.toLowerCase()];
  if (type === undefined)
    throw new WrongRequest(
      `"${text.slice(0, 60)}" is no medium: give a data: URL, a name such as photo.jpg, or {"contentType", "data"}`,
    );
  return { contentType: type, name, data: stoodIn(type) };
}

function fromObject({
  contentType,
  content_type,
  name = '',
  data,
  base64,
  url,
}: Exclude<GivenMedia, string>): SentFile {
  const bytes = data ?? base64;
  const named = name || url || contentType || content_type;
  if (named === undefined)
    throw new WrongRequest('a medium needs "contentType" and "data" (base64), or a "name" such as photo.jpg');
  const fallback = bytes === undefined || (contentType ?? content_type) === undefined ? fromText(named) : undefined;
  return {
    contentType: contentType ?? content_type ?? fallback!.contentType,
    name: name || fallback?.name || '',
    data: bytes === undefined ? fallback!.data : base64Of(bytes),
  };
}

function stoodIn(type: string): string {
  return type === 'application/pdf' ? EMPTY_PDF : GREY_JPEG;
}

function base64Of(given: string): string {
  const plain = given.replace(/\s+/g, '');
  if (plain !== '' && /^[\w+/-]*={0,2}$/.test(plain)) return plain;
  throw new WrongRequest('a medium’s "data" is no base64, or is empty');
}
