// Ways to hold examples out, so that what is measured was written by somebody whom the training has never read.
import type { Example } from './examples.ts';

export interface Fold {
  name: string;
  learnt: Example[];
  held: Example[];
}

/** One fold a file: another hand, another channel or another language each time. The hardest. */
export function byFile(examples: readonly Example[]): Fold[] {
  return [...new Set(examples.map(({ file }) => file))].map((file) => ({
    name: file,
    learnt: examples.filter((example) => example.file !== file),
    held: examples.filter((example) => example.file === file),
  }));
}

/** `count` folds, each with whole authors; every message of an author is held out together. */
export function byAuthor(examples: readonly Example[], count: number): Fold[] {
  const authors = [...new Set(examples.map(authorOf))].sort();
  const foldOf = (example: Example) => authors.indexOf(authorOf(example)) % count;
  return Array.from({ length: count }, (_, at) => ({
    name: `authors ${at + 1} of ${count}`,
    learnt: examples.filter((example) => foldOf(example) !== at),
    held: examples.filter((example) => foldOf(example) === at),
  }));
}

function authorOf({ author, file }: Example): string {
  return author ?? file;
}
