// Whoever opens a landlord's page owns a dwelling today; everybody else is sent away.
import type { Request, Response } from 'express';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import type { LandlordTexts } from '../texts/landlord-fr.ts';
import { LANDLORD } from '../texts/work.ts';
import { openVisit, type Visitor } from '../visitor.ts';
import { LANDLORD_LINK } from './links.ts';
import { dwellingsOf, type OwnDwelling } from './record.ts';

export interface Landlord extends Visitor {
  l: LandlordTexts;
  /** Address of their page. */
  home: string;
  dwellings: OwnDwelling[];
}

/** Null: the page that says why was shown. */
export async function openLandlord(ground: Ground, request: Request, response: Response): Promise<Landlord | null> {
  const visitor = await openVisit(ground, request, response, LANDLORD_LINK);
  if (visitor === null) return null;
  const l = LANDLORD[visitor.language];
  const dwellings = await dwellingsOf(ground, visitor);
  if (dwellings.length > 0) return { ...visitor, l, home: `/bailleur/${visitor.token}`, dwellings };
  show(ground, visitor, 'error.njk', { title: l.forbidden, status: 403, lines: [l.forbiddenHow], next: null });
  return null;
}
