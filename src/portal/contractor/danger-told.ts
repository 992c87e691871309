// A contractor who writes of a danger on the spot: what to do stands on the page at once, and the words take the road that calls people.

import type { Inbound } from '#channels/channel.ts';
import { inAgency, rows } from '#lib/db.ts';
import { dangerIn, type Instructions } from '../danger.ts';
import type { Ground } from '../ground.ts';
import { submit } from '../submit.ts';
import { unreachable } from '../visitor.ts';
import type { Act } from './acts.ts';
import type { OnOrder } from './on-order.ts';

/** A report of what was mended names dangers that are over. */
const TELLS: readonly Act[] = ['question', 'late', 'absent', 'supplement', 'another_visit'];

/** False: nothing of the kind was said. */
export async function passDanger(ground: Ground, { at }: OnOrder, act: Act, words: string, key: string) {
  const { agency, contractor, language } = at;
  if (!TELLS.includes(act) || dangerIn(words, language) === null) return false;
  const [known] = await inAgency(ground.db, agency.id, (tx) =>
    rows<{ phone: string; email: string; conversation: string }>(
      tx,
      'select phone, email, conversation_id as conversation from contractors where agency_id = $1 and id = $2',
      agency.id,
      contractor,
    ),
  );
  if (known === undefined) return false;
  const { phone, email, conversation } = known;
  const from: Inbound['from'] =
    phone !== ''
      ? { kind: 'phone', value: phone }
      : email !== ''
        ? { kind: 'email', value: email }
        : unreachable(contractor);
  const own = { key, agency: agency.id, from, conversation, words, said: {}, who: [], by: '', media: [] };
  await submit(ground, { ...own, raw: { words } });
  return true;
}

/** What was written a moment ago with this key, where it tells of a danger. */
export async function dangerJustTold(ground: Ground, { at, order }: OnOrder): Promise<Instructions | null> {
  const { agency, contractor, language, request } = at;
  const key = request.query.danger;
  if (typeof key !== 'string') return null;
  const [told] = await inAgency(ground.db, agency.id, (tx) =>
    rows<{ words: string }>(
      tx,
      `select words from ticket_notes where agency_id = $1 and ticket_id = $2 and source = $3 and author = $4`,
      agency.id,
      order.ticket,
      key,
      `contractor:${contractor}`,
    ),
  );
  return told === undefined ? null : dangerIn(told.words, language);
}
