// "text/plain; charset=utf-8; name*0*=UTF-8''a%20b": a header with parameters, RFC 2231 and its many misreadings included.
import { decodeBytes } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

export interface Parametered {
  /** Lower case, without comments. */
  value: string;
  params: ReadonlyMap<string, string>;
}

const MOST = 8_192;

export function parseParameters(raw: string): Parametered {
  const pieces = split(raw.slice(0, MOST));
  const found = new Map<string, string>();
  for (const piece of pieces.slice(1)) {
    const equals = piece.indexOf('=');
    if (equals < 1) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    if (!found.has(name)) found.set(name, unquote(piece.slice(equals + 1).trim()));
  }
  return {
    value: withoutComments(pieces[0] ?? '')
      .trim()
      .toLowerCase(),
    params: joined(found),
  };
}

/** At semicolons that stand in no quotes. */
function split(raw: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let quoted = false;
  for (let i = 0; i < raw.length; i++) {
    const letter = raw[i]!;
    if (quoted && letter === '\\') piece += letter + (raw[++i] ?? '');
    else if (letter === ';' && !quoted) {
      pieces.push(piece);
      piece = '';
    } else {
      if (letter === '"') quoted = !quoted;
      piece += letter;
    }
  }
  return [...pieces, piece];
}

function withoutComments(text: string): string {
  return text.replace(/\([^()]*\)/g, '');
}

function unquote(value: string): string {
  const inner = /^"((?:[^"\\]|\\.)*)"?/s.exec(value)?.[1];
  if (inner !== undefined) return inner.replace(/\\(["\\])/g, '$1');
  return withoutComments(value)
    .trim()
    .replace(/^'(.*)'$/s, '$1');
}

/** `name*0*`, `name*1`, `name*` become `name`. */
function joined(found: ReadonlyMap<string, string>): Map<string, string> {
  const params = new Map<string, string>();
  const parts = new Map<string, { index: number; value: string; coded: boolean }[]>();
  for (const [key, value] of found) {
    const [, name, index, coded] = /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(key) ?? [];
    if (name === undefined || (index === undefined && coded === undefined)) params.set(key, decodeWords(value));
    else
      parts.set(name, [...(parts.get(name) ?? []), { index: Number(index ?? 0), value, coded: coded !== undefined }]);
  }
  for (const [name, pieces] of parts) params.set(name, assemble(pieces));
  return params;
}

function assemble(pieces: { index: number; value: string; coded: boolean }[]): string {
  pieces.sort((a, b) => a.index - b.index);
  let charset = '';
  const bytes = pieces.map(({ value, coded }, i) => {
    const [, named, rest] = (coded && i === 0 ? /^([^']*)'[^']*'(.*)$/s.exec(value) : null) ?? [];
    if (named !== undefined) charset = named;
    const text = rest ?? value;
    return coded
      ? Buffer.from(
          text.replace(/%([0-9A-Fa-f]{2})/g, (_w, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
          'latin1',
        )
      : Buffer.from(text, 'latin1');
  });
  return decodeBytes(Buffer.concat(bytes), charset);
}
