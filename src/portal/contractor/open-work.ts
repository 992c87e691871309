// Who opens a contractor's page: whoever has its signed link, and nobody needs an account. What the link was for is in its ids.
import type { Request, Response } from 'express';
import type { KnownAgency } from '#agency/registry.ts';
import { isId } from '#lib/ids.ts';
import { type Showing, show, showing } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { WORK } from '../texts/work.ts';
import type { WorkTexts } from '../texts/work-fr.ts';
import { slowedDown } from '../wrong-link.ts';

export interface AtWork extends Showing {
  agency: KnownAgency;
  w: WorkTexts;
  /** As it stands in the address of this page. */
  token: string;
  contractor: string;
}

export interface Opened {
  at: AtWork;
  /** What the link names, between agency and contractor. */
  id: string;
}

/** Null: the page that says why was shown. */
export async function openWork(
  ground: Ground,
  request: Request,
  response: Response,
  purpose: string,
): Promise<Opened | null> {
  const began = performance.now();
  const token = String(request.params.token ?? '');
  const verified = ground.signer.verify(purpose, token, ground.clock.now());
  const ids = verified.kind === 'broken' ? [] : verified.ids;
  const agency = (await ground.agencies.all()).find(({ id }) => id === ids[0]);
  const contractor = ids.at(-1) ?? '';
  const at = showing(ground, request, response, agency?.settings ?? null);
  if (verified.kind === 'valid' && agency !== undefined && ids.length > 1 && ids.slice(1).every((id) => isId(id)))
    return { at: { ...at, agency, w: WORK[at.language], token, contractor }, id: ids[1]! };
  const why = await slowedDown(ground, request, began, verified.kind === 'expired' ? 'expired' : 'brokenLink');
  if (why === 'tooMany') showNo(ground, at, 429, at.t.tooMany, [at.t.tooManyHow]);
  else if (why === 'expired') showNo(ground, at, 410, at.t.expired, [WORK[at.language].expiredHow]);
  else showNo(ground, at, 404, at.t.brokenLink, [WORK[at.language].brokenHow]);
  return null;
}

export function showNo(ground: Ground, at: Showing, status: number, title: string, lines: readonly string[]): void {
  show(ground, at, 'error.njk', { title, status, lines, next: null });
}
