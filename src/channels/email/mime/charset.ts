// Bytes to letters. What a mail says about its charset is a hint: valid UTF-8 wins, and an unknown name never loses the words.
import iconv from 'iconv-lite';

const ALIASES: Record<string, string> = {
  utf8mb4: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'ansi_x3.4-1968': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'cn-gb': 'gb18030',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
  'ks_c_5601-1987': 'euc-kr',
  ks_c_5601: 'euc-kr',
  cp949: 'euc-kr',
  'x-sjis': 'shift_jis',
  cp932: 'shift_jis',
  cp50220: 'iso-2022-jp',
  csiso2022jp: 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  'x-mac-roman': 'macintosh',
  'x-user-defined': 'windows-1252',
};

/** Several bytes a letter: Node's own decoder is right and complete here. It is wrong for windows-1252, which iconv does. */
const BY_NODE = new Set([
  'gb18030',
  'big5',
  'euc-kr',
  'euc-jp',
  'shift_jis',
  'iso-2022-jp',
  'utf-16le',
  'utf-16be',
  'utf-8',
]);
const SEVERAL_BYTES = new Set(['gb18030', 'big5', 'euc-kr', 'euc-jp', 'shift_jis']);
/** Plain ASCII on the wire: valid UTF-8 proves nothing. */
const SEVEN_BITS = new Set(['utf-7', 'iso-2022-jp', 'iso-2022-kr', 'hz-gb-2312']);

const strict = new TextDecoder('utf-8', { fatal: true });

export function decodeBytes(bytes: Buffer, declared: string): string {
  if (bytes.length === 0) return '';
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) return marked;
  const charset = nameOf(declared);
  if (SEVEN_BITS.has(charset)) return decodeAs(bytes, charset) ?? decodeUnknown(bytes);
  if (isAscii(bytes)) return hasJapaneseEscapes(bytes) ? decodeAs(bytes, 'iso-2022-jp')! : bytes.toString('latin1');
  if (charset.startsWith('utf-16') || charset.startsWith('utf-32'))
    return decodeAs(bytes, charset) ?? decodeUnknown(bytes);
  const utf8 = validUtf8(bytes);
  if (utf8 === undefined) return decodeAs(bytes, charset) ?? decodeUnknown(bytes);
  if (!SEVERAL_BYTES.has(charset)) return utf8;
  const asDeclared = decodeAs(bytes, charset);
  return asDeclared === undefined || asDeclared.includes('\ufffd') || isMoreThanChance(utf8) ? utf8 : asDeclared;
}

/** Two Chinese letters may look like two letters of UTF-8; three bytes in a row hardly do, nor do accents among plain letters. */
function isMoreThanChance(utf8: string): boolean {
  if (/[\u0800-\uffff]/.test(utf8)) return true;
  const others = utf8.match(/[\u0080-\u07ff]/g) ?? [];
  const plain = utf8.match(/[A-Za-z]/g) ?? [];
  return others.every((letter) => /[\u00a0-\u017f]/.test(letter)) && plain.length > others.length * 4;
}

/** Nobody said what it is: UTF-8 where it can be, else the charset of Western Europe. */
export function decodeUnknown(bytes: Buffer): string {
  return validUtf8(bytes) ?? iconv.decode(bytes, 'windows-1252');
}

export function nameOf(declared: string): string {
  const plain = declared
    .toLowerCase()
    .replace(/["'\s;]/g, '')
    .replace(/\*[a-z-]*$/, '')
    .replace(/^(?:charset=)/, '')
    .replace(/^cp-?(125\d)$/, 'windows-$1')
    .replace(/^(?:x-)?(?:ms-)?win(?:dows)?-?(125\d)$/, 'windows-$1')
    .replace(/^iso[_-]?8859[_-](\d+)/, 'iso-8859-$1')
    .replace(/^utf_?(8|7|16|32)/, 'utf-$1');
  return ALIASES[plain] ?? plain;
}

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes.subarray(2), 'utf-16be');
  return undefined;
}

function isAscii(bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}

function hasJapaneseEscapes(bytes: Buffer): boolean {
  return bytes.includes('\u001b$B', 0, 'latin1') || bytes.includes('\u001b$@', 0, 'latin1');
}

function validUtf8(bytes: Buffer): string | undefined {
  try {
    return strict.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  // A text that was cut within a letter is UTF-8 all the same.
  const rest = cutLetter(bytes);
  if (rest === bytes.length) return undefined;
  try {
    return `${strict.decode(bytes.subarray(0, rest))}\ufffd`;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

function cutLetter(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back < bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc2) return bytes.length - back;
  }
  return bytes.length;
}

function decodeAs(bytes: Buffer, charset: string): string | undefined {
  if (charset === 'iso-2022-kr') return shifted(bytes);
  if (charset === 'hz-gb-2312') return tilded(bytes);
  if (BY_NODE.has(charset)) return new TextDecoder(charset).decode(bytes);
  if (charset === '' || !iconv.encodingExists(charset)) return undefined;
  return iconv.decode(bytes, charset);
}

/** RFC 1557: between SO and SI, each byte lacks its highest bit. */
function shifted(bytes: Buffer): string {
  return raised(bytes.toString('latin1').replaceAll('\u001b$)C', ''), /\u000e([^\u000f]*)\u000f?/g, 'euc-kr');
}

/** RFC 1843: the same between ~{ and ~}. */
function tilded(bytes: Buffer): string {
  return raised(
    bytes.toString('latin1').replace(/~\r?\n/g, ''),
    /~\{((?:[^~]|~(?!\}))*)(?:~\})?/g,
    'gb18030',
  ).replaceAll('~~', '~');
}

function raised(text: string, runs: RegExp, charset: string): string {
  const decoder = new TextDecoder(charset);
  return text.replace(runs, (_whole, run: string) =>
    decoder.decode(Buffer.from(run, 'latin1').map((byte) => (byte > 0x20 ? byte | 0x80 : byte))),
  );
}
