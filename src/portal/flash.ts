// What was just done, said once at the top of the next page. It travels in the address, as a word of a closed list.
import type { Request } from 'express';
import type { Texts } from './texts/fr.ts';

export type Done = keyof Texts['done'];

export function flashOf(request: Request, said: Readonly<Record<string, string>>): string | null {
  const done = request.query.fait;
  return typeof done === 'string' && Object.hasOwn(said, done) ? said[done]! : null;
}
