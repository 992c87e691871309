// Whoever opens a caretaker's page looks after a residence today; everybody else is sent away.
import type { Request, Response } from 'express';
import { refuse } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { openVisit } from '../visitor.ts';
import type { Caretaker } from './record.ts';

/** Null: the page that says why was shown. */
export async function openCaretaker(ground: Ground, request: Request, response: Response): Promise<Caretaker | null> {
  const visitor = await openVisit(ground, request, response);
  if (visitor === null) return null;
  const [charge, ...others] = visitor.roles.filter(({ role }) => role === 'caretaker');
  if (charge !== undefined) return { ...visitor, charges: [charge, ...others] };
  refuse(ground, visitor, 'forbidden');
  return null;
}
