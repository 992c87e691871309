// A link that opens nothing: every refusal takes as long, and whoever tries many is slowed down.
import type { Request } from 'express';
import { evenly } from '#web/limits.ts';
import type { Refusal } from './frame.ts';
import type { Ground } from './ground.ts';

/** What a refusal takes at least, whatever it was for. */
const REFUSAL_MS = 100;

/** `began`: performance.now() when the page was asked for. What to answer. */
export async function slowedDown(
  { limits }: Pick<Ground, 'limits'>,
  request: Request,
  began: number,
  why: Refusal,
): Promise<Refusal> {
  await evenly(Math.max(0, REFUSAL_MS - (performance.now() - began)), async () => undefined);
  if (why !== 'brokenLink') return why;
  await limits.guessed();
  return (await limits.guesses.allows(request.ip ?? '')) ? why : 'tooMany';
}
