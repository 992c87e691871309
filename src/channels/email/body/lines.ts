// Words put into lines as a reader of HTML sees them: blanks joined, paragraphs apart, quotes marked with ">".

export interface Lines {
  add(text: string): void;
  /** As it is. */
  word(text: string): void;
  newline(): void;
  block(paragraph: boolean): void;
  rule(): void;
  cell(): void;
  quote(by: 1 | -1): void;
  pre(by: 1 | -1): void;
  /** Letters so far. */
  length(): number;
  /** Letters of the present line since `length` was asked. */
  since(length: number): string;
  text(): string;
}

const DEEPEST_QUOTE = 9;

export function createLines(): Lines {
  const lines: string[] = [];
  let line: string[] = [];
  /** The last letter of the present line; empty at its beginning. */
  let last = '';
  let depth = 0;
  let pre = 0;
  /** At which depth of quotation an empty line is due. */
  let gap: number | null = null;
  let total = 0;

  const prefix = () => (depth === 0 ? '' : `${'>'.repeat(Math.min(depth, DEEPEST_QUOTE))} `);

  function put(text: string): void {
    if (text === '') return;
    line.push(text);
    last = text.at(-1)!;
    total += text.length;
  }

  function take(): string {
    const words = line.join('');
    line = [];
    last = '';
    return pre > 0 ? words.trimEnd() : words.trim();
  }

  function end(keepsEmpty: boolean): void {
    const words = take();
    if (words !== '') lines.push(prefix() + words);
    else if (keepsEmpty && lines.length > 0) lines.push(prefix().trimEnd());
  }

  function due(): void {
    if (gap === null) return;
    if (lines.length > 0 && lines.at(-1)!.replace(/[> ]/g, '') !== '') lines.push('>'.repeat(gap));
    gap = null;
  }

  return {
    add(text) {
      if (pre === 0) {
        const flat = text.replace(/[ \t\r\n\f]+/g, ' ');
        const joined = last === '' || last === ' ' ? flat.replace(/^ /, '') : flat;
        if (joined !== '') due();
        put(joined);
        return;
      }
      if (text !== '') due();
      for (const [i, piece] of text.split(/\r\n?|\n/).entries()) {
        if (i > 0) end(true);
        put(piece);
      }
    },
    word(text) {
      due();
      put(text);
    },
    newline: () => end(true),
    block(paragraph) {
      end(false);
      if (paragraph) gap = Math.min(gap ?? depth, depth, DEEPEST_QUOTE);
    },
    rule() {
      end(false);
      if (lines.length > 0) lines.push(`${prefix()}________________________________`);
    },
    cell() {
      if (last !== '' && last !== ' ') put(' ');
    },
    quote(by) {
      depth = Math.max(0, depth + by);
      if (gap !== null) gap = Math.min(gap, depth);
    },
    pre(by) {
      pre = Math.max(0, pre + by);
    },
    length: () => total,
    since: (length) =>
      total - length > 2_000 ? '' : line.join('').slice(-(total - length) || Number.POSITIVE_INFINITY),
    text() {
      end(false);
      return lines
        .join('\n')
        .replace(/\n[ \t]*(?:\n[ \t]*){2,}/g, '\n\n')
        .trim();
    },
  };
}
