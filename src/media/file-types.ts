// Which files are kept, by what their bytes are, and how each may be shown. What is not in this table is not kept.

export type FileKind = 'picture' | 'audio' | 'video' | 'document';

export interface FileType {
  kind: FileKind;
  /** As stored and served. */
  contentType: string;
  ending: string;
}

const type = (kind: FileKind, contentType: string, ending: string): FileType => ({ kind, contentType, ending });

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** By the media type that file-type finds in the bytes. */
const BY_CONTENT: Readonly<Record<string, FileType>> = {
  'image/jpeg': type('picture', 'image/jpeg', 'jpg'),
  'image/png': type('picture', 'image/png', 'png'),
  'image/apng': type('picture', 'image/png', 'png'),
  'image/webp': type('picture', 'image/webp', 'webp'),
  'image/gif': type('picture', 'image/gif', 'gif'),
  'image/heic': type('picture', 'image/heic', 'heic'),
  'image/heif': type('picture', 'image/heic', 'heic'),
  'image/heic-sequence': type('picture', 'image/heic', 'heic'),
  'image/heif-sequence': type('picture', 'image/heic', 'heic'),
  'audio/ogg': type('audio', 'audio/ogg', 'ogg'),
  'audio/mpeg': type('audio', 'audio/mpeg', 'mp3'),
  'audio/mp4': type('audio', 'audio/mp4', 'm4a'),
  'audio/x-m4a': type('audio', 'audio/mp4', 'm4a'),
  'audio/aac': type('audio', 'audio/aac', 'aac'),
  'audio/amr': type('audio', 'audio/amr', 'amr'),
  'audio/wav': type('audio', 'audio/wav', 'wav'),
  'video/mp4': type('video', 'video/mp4', 'mp4'),
  'video/x-m4v': type('video', 'video/mp4', 'mp4'),
  'video/3gpp': type('video', 'video/3gpp', '3gp'),
  'video/3gpp2': type('video', 'video/3gpp', '3gp'),
  'video/quicktime': type('video', 'video/quicktime', 'mov'),
  'application/pdf': type('document', 'application/pdf', 'pdf'),
  [`${OOXML}.wordprocessingml.document`]: type('document', `${OOXML}.wordprocessingml.document`, 'docx'),
  [`${OOXML}.spreadsheetml.sheet`]: type('document', `${OOXML}.spreadsheetml.sheet`, 'xlsx'),
  'application/vnd.oasis.opendocument.text': type('document', 'application/vnd.oasis.opendocument.text', 'odt'),
  'text/vcard': type('document', 'text/vcard', 'vcf'),
};

/** Words, HTML and SVG among them: to be downloaded and read as words, never opened as a page. */
export const PLAIN_TEXT: FileType = type('document', 'text/plain', 'txt');

/** A recording without pictures, in the same wrapping as a film. */
const SOUND_ONLY: Readonly<Record<string, FileType>> = {
  'video/mp4': BY_CONTENT['audio/mp4']!,
  'video/3gpp': type('audio', 'audio/3gpp', '3gp'),
};

/** `declared`: what it was said to be, which decides between sound and film where the wrapping does not. */
export function fileTypeOf(content: string, declared: string): FileType | undefined {
  const found = BY_CONTENT[content.split(';', 1)[0]!.trim()];
  if (found === undefined || !declared.startsWith('audio/')) return found;
  return SOUND_ONLY[found.contentType] ?? found;
}

export function endingOf(contentType: string): string {
  const known = [...Object.values(BY_CONTENT), ...Object.values(SOUND_ONLY), PLAIN_TEXT];
  return known.find((one) => one.contentType === contentType)?.ending ?? 'bin';
}

export function kindOf(contentType: string): FileKind {
  const [family] = contentType.split('/', 1);
  if (family === 'image') return 'picture';
  return family === 'audio' || family === 'video' ? family : 'document';
}
