// Identifiers: UUIDv7, so that rows made together lie together in an index. Monotonic within a process.
import { v7 } from 'uuid';

export function newId(): string {
  return v7();
}
