// Which mails a manager wishes: what they chose themselves counts more than the agency file; without either, none.
import { record } from '#journal/store.ts';
import type { Clock } from '#lib/clock.ts';
import { agencyOf, rows, run, type Tx } from '#lib/db.ts';

export const MAIL_WISHES = ['at_once', 'daily', 'never'] as const;
export type MailWish = (typeof MAIL_WISHES)[number];

export interface MailedManager {
  manager: string;
  wish: 'at_once' | 'daily';
  since: Date;
  /** Where it goes: the address, and the conversation that this is of. */
  address: string;
  conversation: string;
}

// $1 agency
const MAILED = `
select m.id as manager, coalesce(nullif(m.mails_chosen, ''), m.mails) as wish, coalesce(m.mails_since, 'epoch') as since,
  a.id as address, a.conversation_id as conversation
from managers m join addresses a on a.agency_id = $1 and a.kind = 'email' and a.value = m.email
where m.agency_id = $1 and m.removed_at is null and coalesce(nullif(m.mails_chosen, ''), m.mails) in ('at_once', 'daily')`;

export function mailedManagers(tx: Tx): Promise<MailedManager[]> {
  return rows<MailedManager>(tx, MAILED, agencyOf(tx));
}

/** Null: this manager has no mail address. */
export async function mailWishOf(tx: Tx, manager: string): Promise<MailWish | null> {
  const [found] = await rows<{ email: string; wish: string }>(
    tx,
    `select email, coalesce(nullif(mails_chosen, ''), mails) as wish from managers where agency_id = $1 and id = $2`,
    agencyOf(tx),
    manager,
  );
  if (found === undefined || found.email === '') return null;
  return MAIL_WISHES.find((one) => one === found.wish) ?? 'never';
}

export async function chooseMails(tx: Tx, clock: Clock, { manager, wish }: { manager: string; wish: MailWish }) {
  const at = clock.now();
  await run(
    tx,
    `update managers set mails_chosen = $3, mails_since = case when coalesce(nullif(mails_chosen, ''), mails) in ('at_once', 'daily') then mails_since else $4 end
     where agency_id = $1 and id = $2`,
    agencyOf(tx),
    manager,
    wish,
    at,
  );
  await record(tx, [{ at, fact: 'mails_chosen', actor: `manager:${manager}`, data: { wish } }]);
}
