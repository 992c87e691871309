// FNV-1a over UTF-16 units with a final avalanche: the same number on every machine, which the committed weights rely on.
// A signed integer of 32 bits: the only ones that JavaScript keeps without a box.

const START = 0x811c9dc5;

export function hashOf(text: string): number {
  return hashAfter(START, text, 0, text.length);
}

/** What hashOf() has come to after these first letters: for the many features that begin alike. */
export function beginning(text: string): number {
  return taken(START, text, 0, text.length);
}

/** The hash of a beginning and a part of a text behind it, without making the joined string. */
export function hashAfter(begun: number, text: string, from: number, to: number): number {
  return avalanche(taken(begun, text, from, to));
}

function taken(begun: number, text: string, from: number, to: number): number {
  let hash = begun;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

export function mix(a: number, b: number): number {
  return avalanche(Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b);
}

function avalanche(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
