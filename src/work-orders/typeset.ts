// Lines of text on paper: broken to a width, each in the order in which its letters stand. Arabic and Hebrew run from the right.
import bidiFactory from 'bidi-js';

export interface Run {
  text: string;
}

export interface TextLine {
  /** From left to right; the letters of each in the order of reading, which the font turns where it has to. */
  runs: Run[];
  width: number;
  /** It begins on the right. */
  fromRight: boolean;
}

// Its types are of an ES module, its file is none.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

export function linesOf(text: string, width: number, widthOf: (text: string) => number): TextLine[] {
  return text.split('\n').flatMap((paragraph) => {
    const mixed = FROM_RIGHT.test(paragraph);
    const fromRight = mixed && bidi.getEmbeddingLevels(paragraph).paragraphs[0]?.level === 1;
    return wrapped(paragraph, width, widthOf).map((line) => {
      const runs = mixed ? runsOf(line, fromRight) : [{ text: line }];
      return { runs, width: runs.reduce((sum, run) => sum + widthOf(run.text), 0), fromRight };
    });
  });
}

function wrapped(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/[ \t]+/).flatMap((word) => pieces(word, width, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** An address of the web is longer than a line. */
function pieces(word: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (widthOf(part + letter) > width && part !== '') {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** Rule L2 of the bidirectional algorithm, over whole runs: from the deepest level up, neighbours change places. */
function runsOf(line: string, fromRight: boolean): Run[] {
  const embedding = bidi.getEmbeddingLevels(line, fromRight ? 'rtl' : 'ltr');
  const mirrored = bidi.getMirroredCharactersMap(line, embedding.levels);
  const runs: { text: string; level: number }[] = [];
  for (let i = 0; i < line.length; i++) {
    const level = embedding.levels[i] ?? 0;
    const last = runs.at(-1);
    const letter = mirrored.get(i) ?? line[i]!;
    if (last !== undefined && last.level === level) last.text += letter;
    else runs.push({ text: letter, level });
  }
  const deepest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = deepest; level > 0; level--) {
    for (let from = 0; from < runs.length; from++) {
      if (runs[from]!.level < level) continue;
      let to = from;
      while (to < runs.length && runs[to]!.level >= level) to++;
      runs.splice(from, to - from, ...runs.slice(from, to).reverse());
      from = to;
    }
  }
  return runs;
}
