// winmail.dat (MS-OXTNEF): Outlook's own wrapping of a mail. Its body and its files are taken out; what does not fit is left.
import { decodeBytes } from '../mime/charset.ts';
import { decompressRtf } from './compressed-rtf.ts';
import { htmlToText } from './html-text.ts';
import { rtfToText } from './rtf-text.ts';

export interface TnefFile {
  name: string;
  size: number;
  bytes: Buffer;
}
export interface Tnef {
  text: string;
  files: TnefFile[];
}

const SIGNATURE = 0x223e9f78;
const FOR_MESSAGE = 1;
const ATTR = {
  bodyText: 0x800c,
  fileBegins: 0x9002,
  fileName: 0x8010,
  fileData: 0x800f,
  messageProps: 0x9003,
  fileProps: 0x9005,
  codePage: 0x9007,
} as const;
const PROP = { body: 0x1000, bodyHtml: 0x1013, rtf: 0x1009, longName: 0x3707, data: 0x3701, codePage: 0x3fde } as const;

/** Undefined: not TNEF. */
export function readTnef(bytes: Buffer): Tnef | undefined {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return undefined;
  const files: TnefFile[] = [];
  let codePage = 1252;
  let plain = '';
  let props: ReadonlyMap<number, Buffer> = new Map();
  for (let at = 6; at + 9 <= bytes.length; ) {
    const level = bytes[at];
    const id = bytes.readUInt32LE(at + 1) & 0xffff;
    const length = bytes.readUInt32LE(at + 5);
    const data = bytes.subarray(at + 9, at + 9 + length);
    at += 9 + length + 2;
    if (level === FOR_MESSAGE) {
      if (id === ATTR.bodyText) plain = decodeBytes(data, `windows-${codePage}`);
      if (id === ATTR.codePage && data.length >= 4) codePage = data.readUInt32LE(0);
      if (id === ATTR.messageProps) props = readProps(data);
    } else readFileAttribute(files, id, data, codePage);
  }
  return {
    text: bodyOf(props, codePage) || plain.replace(/\0+$/, '').trim(),
    files: files.filter(({ size }) => size > 0),
  };
}

function readFileAttribute(files: TnefFile[], id: number, data: Buffer, codePage: number): void {
  if (id === ATTR.fileBegins) files.push({ name: '', size: 0, bytes: Buffer.alloc(0) });
  const file = files.at(-1);
  if (file === undefined) return;
  if (id === ATTR.fileName && file.name === '') file.name = withoutEnd(decodeBytes(data, `windows-${codePage}`));
  if (id === ATTR.fileData) Object.assign(file, { bytes: data, size: data.length });
  if (id !== ATTR.fileProps) return;
  const props = readProps(data);
  const name = props.get(PROP.longName);
  if (name !== undefined) file.name = withoutEnd(textOf(name, codePage));
}

function bodyOf(props: ReadonlyMap<number, Buffer>, fallback: number): string {
  const stated = props.get(PROP.codePage);
  const codePage = stated !== undefined && stated.length >= 4 ? stated.readUInt32LE(0) : fallback;
  const plain = props.get(PROP.body);
  if (plain !== undefined && plain.length > 2) return withoutEnd(textOf(plain, codePage));
  const html = props.get(PROP.bodyHtml);
  if (html !== undefined)
    return htmlToText(decodeBytes(html, codePage === 65001 ? 'utf-8' : `windows-${codePage}`)).text;
  const rtf = props.get(PROP.rtf);
  const opened = rtf === undefined ? undefined : decompressRtf(rtf);
  return opened === undefined ? '' : rtfToText(opened);
}

/** Unicode properties are UTF-16: every second byte of European letters is 0. */
function textOf(bytes: Buffer, codePage: number): string {
  const isWide =
    bytes.length >= 2 &&
    bytes.length % 2 === 0 &&
    (bytes[1] === 0 || (bytes[bytes.length - 1] === 0 && bytes[bytes.length - 2] === 0 && bytes.length % 2 === 0));
  return isWide ? bytes.toString('utf16le') : decodeBytes(bytes, codePage === 65001 ? 'utf-8' : `windows-${codePage}`);
}

function withoutEnd(text: string): string {
  return text.replace(/\0.*$/s, '').trim();
}

/** Bytes of a property's value by its type; 0: counted and padded. */
const SIZES: Record<number, number> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 };
const COUNTED = new Set([0x0d, 0x1e, 0x1f, 0x102]);
const MOST_PROPS = 2_000;

function readProps(data: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  const count = data.length >= 4 ? Math.min(data.readUInt32LE(0), MOST_PROPS) : 0;
  let at = 4;
  for (let i = 0; i < count && at + 4 <= data.length; i++) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) at = afterName(data, at);
    const plainType = type & ~0x1000;
    const isMany = (type & 0x1000) !== 0;
    let values = 1;
    if (isMany || COUNTED.has(plainType)) {
      if (at + 4 > data.length) break;
      values = data.readUInt32LE(at);
      at += 4;
    }
    for (let n = 0; n < values && at < data.length; n++) {
      const fixed = SIZES[plainType];
      if (fixed === undefined && !COUNTED.has(plainType)) return found;
      if (fixed === undefined && at + 4 > data.length) return found;
      const size = fixed ?? data.readUInt32LE(at);
      if (fixed === undefined) at += 4;
      if (n === 0) found.set(id, data.subarray(at, at + size));
      at += size + ((4 - (size % 4)) % 4);
    }
  }
  return found;
}

/** A named property: its set, then a number or a word. */
function afterName(data: Buffer, from: number): number {
  if (from + 24 > data.length) return data.length;
  const isWord = data.readUInt32LE(from + 16) === 1;
  const number = data.readUInt32LE(from + 20);
  return isWord ? from + 24 + number + ((4 - (number % 4)) % 4) : from + 24;
}
