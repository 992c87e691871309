// What was just done, said once at the top of the next page. It travels in the address, as a word of a closed list.
import type { Request } from 'express';
import type { Texts } from '../texts/fr.ts';

export type Done = keyof Texts['done'];

export function flashOf({ request, t }: { request: Request; t: Texts }): string | null {
  const done = request.query.fait;
  return typeof done === 'string' && Object.hasOwn(t.done, done) ? t.done[done as Done] : null;
}
