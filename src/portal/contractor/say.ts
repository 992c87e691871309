// A contractor's word reaches the case of its order, once per form; words, names and files of it are written in the same breath, and
// only while the order is theirs.
import { act } from '#engine/act.ts';
import type { ContractorSays, Refusal } from '#flows/codes.ts';
import type { Slot } from '#flows/order-events.ts';
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { isTheirs, orderForPage, type PageOrder } from '#work-orders/pages-record.ts';
import type { Ground } from '../ground.ts';
import { actsOf } from './acts.ts';
import { attachFiles, noteOf, wantCard } from './keep.ts';
import type { AtWork } from './open-work.ts';

export interface Saying {
  said: ContractorSays;
  /** Of the form: a second one with it is the same word. */
  key: string;
  slots: readonly Slot[];
  reason: Refusal | null;
  cents: number;
  words: string;
  visitor: string;
  media: readonly string[];
}

export type Said = 'done' | 'repeated' | 'refused';

/** Kinds of order_files. */
const FILES_OF: Partial<Record<ContractorSays, string>> = { done: 'done', absent: 'absent', supplement: 'supplement' };

export async function say(ground: Ground, at: AtWork, order: PageOrder, saying: Saying): Promise<Said> {
  const { said, key, slots, reason, cents } = saying;
  const { contractor, agency } = at;
  const supplement = said === 'supplement' ? newId() : null;
  const acted = await act(
    ground.engine,
    {
      agency: agency.id,
      mailbox: order.ticket,
      kind: 'case',
      type: 'CONTRACTOR_SAID',
      key: `page:${said}:${key}`,
      refs: { order: order.id, contractor, said, slots, reason, cents, supplement, message: null },
    },
    (tx) => keepWords(ground, at, order, saying, supplement, tx),
  );
  if (acted.kind === 'done') return 'done';
  if (acted.kind === 'repeated') return acted.state === 'done' ? 'repeated' : 'refused';
  if (supplement !== null) await forget(ground, agency.id, supplement);
  return 'refused';
}

/** Behind the lock of the case: whoever lost the order a moment ago leaves nothing on it. */
async function keepWords(
  ground: Ground,
  { agency, contractor }: AtWork,
  { id, ticket }: PageOrder,
  { said, key, words, visitor, media, cents }: Saying,
  supplement: string | null,
  tx: Tx,
): Promise<void> {
  const now = ground.clock.now();
  await rows(tx, 'select id from mailboxes where agency_id = $1 and id = $2 for update', agency.id, ticket);
  const order = await orderForPage(tx, agency.id, id, contractor);
  if (order === undefined || !isTheirs(order, contractor) || !mayStillSay(order, said)) return;
  if (visitor !== '')
    await run(tx, 'update work_orders set visitor = $3 where agency_id = $1 and id = $2', agency.id, id, visitor);
  if (said === 'done')
    await run(tx, 'update work_orders set report = $3 where agency_id = $1 and id = $2', agency.id, id, words);
  if (supplement !== null)
    await run(
      tx,
      `insert into supplements (agency_id, id, order_id, cents, words, state, asked_at) values ($1, $2, $3, $4, $5, 'asked', $6)`,
      agency.id,
      supplement,
      id,
      cents,
      words,
      now,
    );
  if (words !== '')
    await noteOf(tx, { agency: agency.id, ticket, contractor, words, source: `page:${said}:${key}`, at: now });
  const kind = FILES_OF[said];
  if (kind !== undefined) await attachFiles(tx, { agency: agency.id, ticket, order: id, kind }, media);
  await wantCard(tx, agency.id, ticket, now);
}

/** The tenant's wish is answered by yes and no too. */
function mayStillSay(order: PageOrder, said: ContractorSays): boolean {
  return actsOf(order).includes(said) || (order.wish !== null && (said === 'accept' || said === 'refuse'));
}

async function forget({ db }: Ground, agency: string, supplement: string): Promise<void> {
  await inAgency(db, agency, (tx) =>
    run(tx, 'delete from supplements where agency_id = $1 and id = $2', agency, supplement),
  );
}
