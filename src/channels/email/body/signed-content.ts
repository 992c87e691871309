// The mail inside an opaque S/MIME signature (CMS SignedData): shown, not verified. Enveloped data is told apart: nobody here can open it.

export type Cms = { kind: 'signed'; content: Buffer } | { kind: 'enveloped' } | { kind: 'unknown' };

const SIGNED = '2a864886f70d010702';
const ENVELOPED = new Set(['2a864886f70d010703', '2a864886f70d0109100117']);
const SEQUENCE = 0x30;
const OBJECT_ID = 0x06;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;
const EXPLICIT = 0xa0;
const SET = 0x31;

interface Element {
  tag: number;
  start: number;
  end: number;
  next: number;
}

export function readCms(bytes: Buffer): Cms {
  const info = elementAt(bytes, 0, bytes.length);
  if (info?.tag !== SEQUENCE) return { kind: 'unknown' };
  const type = elementAt(bytes, info.start, info.end);
  if (type?.tag !== OBJECT_ID) return { kind: 'unknown' };
  const id = bytes.toString('hex', type.start, type.end);
  if (ENVELOPED.has(id)) return { kind: 'enveloped' };
  if (id !== SIGNED) return { kind: 'unknown' };
  const content = contentOf(bytes, type.next, info.end);
  return content === undefined ? { kind: 'unknown' } : { kind: 'signed', content };
}

/** [0] { SEQUENCE { version, SET of digests, SEQUENCE { type, [0] { OCTET STRING } } ... } } */
function contentOf(bytes: Buffer, at: number, end: number): Buffer | undefined {
  const wrapped = elementAt(bytes, at, end);
  const data = wrapped?.tag === EXPLICIT ? elementAt(bytes, wrapped.start, wrapped.end) : undefined;
  if (data?.tag !== SEQUENCE) return undefined;
  const digests = elementsOf(bytes, data).find(({ tag }) => tag === SET);
  const inner = digests === undefined ? undefined : elementAt(bytes, digests.next, data.end);
  const type = inner?.tag === SEQUENCE ? elementAt(bytes, inner.start, inner.end) : undefined;
  const explicit = type === undefined ? undefined : elementAt(bytes, type.next, inner!.end);
  if (explicit?.tag !== EXPLICIT) return undefined;
  const octets = elementAt(bytes, explicit.start, explicit.end);
  if (octets?.tag === OCTETS) return bytes.subarray(octets.start, octets.end);
  if (octets?.tag !== OCTETS_IN_PIECES) return undefined;
  return Buffer.concat(
    elementsOf(bytes, octets)
      .filter(({ tag }) => tag === OCTETS)
      .map(({ start, end: stop }) => bytes.subarray(start, stop)),
  );
}

const MOST_ELEMENTS = 100_000;

function elementsOf(bytes: Buffer, parent: Element): Element[] {
  const found: Element[] = [];
  for (let at = parent.start; at < parent.end && found.length < MOST_ELEMENTS; ) {
    const element = elementAt(bytes, at, parent.end);
    if (element === undefined || element.tag === 0) break;
    found.push(element);
    at = element.next;
  }
  return found;
}

/** BER, with lengths known or not; a file cut short ends where it was cut. */
function elementAt(bytes: Buffer, at: number, end: number, depth = 0): Element | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end || depth > 12) return undefined;
  if (first === 0x80) return unknownLength(bytes, tag, at + 2, end, depth);
  let length = first;
  let start = at + 2;
  if (first > 0x80) {
    const size = first & 0x7f;
    if (size > 4 || start + size > end) return undefined;
    length = bytes.readUIntBE(start, size);
    start += size;
  }
  const stop = Math.min(end, start + length);
  return { tag, start, end: stop, next: stop };
}

function unknownLength(bytes: Buffer, tag: number, start: number, end: number, depth: number): Element {
  let at = start;
  for (let count = 0; at < end && count < MOST_ELEMENTS; count++) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, start, end: at, next: at + 2 };
    const inner = elementAt(bytes, at, end, depth + 1);
    if (inner === undefined || inner.next <= at) break;
    at = inner.next;
  }
  return { tag, start, end, next: end };
}
