// Finds the concepts of the lexicon in a row of words, whatever the language and, nearly, whatever the spelling.
import { fold } from '../text/fold.ts';
import { plainWords } from '../text/spelling.ts';
import { STATES } from './lexicon/states.ts';
import { TALK } from './lexicon/talk.ts';
import { THINGS } from './lexicon/things.ts';
import { sound, soundsOf } from './sound.ts';

interface Node {
  found: string[];
  whole: Map<string, Node>;
  stems: Map<string, Node>;
}

const SHORTEST_STEM = 2;
const root = plant({ ...THINGS, ...STATES, ...TALK });

export interface Sighting {
  concept: string;
  /** Positions in the row of words: first, and one past the last. */
  from: number;
  to: number;
}

export function sightings(words: readonly string[]): Sighting[] {
  const keys = words.map((word) => keysOf(word));
  const seen: Sighting[] = [];
  for (let from = 0; from < words.length; from += 1) follow(root, keys, from, from, seen);
  return seen;
}

function follow(node: Node, keys: string[][], from: number, at: number, seen: Sighting[]): void {
  for (const key of keys[at] ?? []) {
    for (const next of branches(node, key)) {
      for (const concept of next.found) seen.push({ concept, from, to: at + 1 });
      if (next.whole.size > 0 || next.stems.size > 0) follow(next, keys, from, at + 1, seen);
    }
  }
}

function* branches(node: Node, key: string): Generator<Node> {
  const exact = node.whole.get(key);
  if (exact) yield exact;
  if (node.stems.size === 0) return;
  for (let length = SHORTEST_STEM; length <= key.length; length += 1) {
    const next = node.stems.get(key.slice(0, length));
    if (next) yield next;
  }
}

const known = new Map<string, string[]>();

function keysOf(word: string): string[] {
  const kept = known.get(word);
  if (kept) return kept;
  const keys = soundsOf(word);
  if (known.size > 20_000) known.clear();
  known.set(word, keys);
  return keys;
}

function plant(lexicon: Record<string, string>): Node {
  const top = sprout();
  for (const [concept, entries] of Object.entries(lexicon)) {
    for (const entry of entries.split(/\s+/)) {
      let node = top;
      for (const part of partsOf(entry)) {
        const branch = part.stem ? node.stems : node.whole;
        const next = branch.get(part.key) ?? sprout();
        branch.set(part.key, next);
        node = next;
      }
      if (!node.found.includes(concept)) node.found.push(concept);
    }
  }
  return top;
}

interface Step {
  key: string;
  stem: boolean;
}

function partsOf(entry: string): Step[] {
  return entry
    .replace(/n_t(?=_|$)/g, 'nt')
    .split('_')
    .filter((part) => part !== '')
    .flatMap((part): Step[] =>
      part.endsWith('*')
        ? [{ key: sound(fold(part.slice(0, -1))), stem: true }]
        : plainWords(fold(part)).map((word) => ({ key: sound(word), stem: false })),
    );
}

function sprout(): Node {
  return { found: [], whole: new Map(), stems: new Map() };
}
