// Identifiers: UUIDv7, so that rows made together lie together in an index. Monotonic within a process: events are stepped in the
// order of their ids.
import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

/** Random bytes are drawn many at a time: a batch makes hundreds of ids, and each draw by itself costs more than the id. */
const pool = new Uint8Array(4096);
let used = pool.length;
/** The millisecond of the last id, and its counter within it (32 bits, begun below the half so that it never runs over). */
let msecs = 0;
let seq = 0;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** As we write them, in small letters; of any version. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 16);
  used += 16;
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    seq = ((random[0]! & 0x7f) << 24) | (random[1]! << 16) | (random[2]! << 8) | random[3]!;
  } else {
    seq++;
  }
  return v7({ random, msecs, seq });
}
