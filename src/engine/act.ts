// A click in Slack or on a page: the same road as every event, but this one mailbox now, so that whoever clicked gets an answer at once.
import type { EventType } from '#flows/events.ts';
import { afterCommit, inAgency, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { type Engine, stepClaimed } from './batch.ts';
import type { Outcome } from './box.ts';
import { claimOne } from './claim.ts';
import type { MailboxKind } from './mailbox.ts';

export interface Act {
  agency: string;
  mailbox: string;
  kind: MailboxKind;
  type: EventType;
  /** What makes a second one a duplicate: a double click, a retry. */
  key: string;
  refs: Record<string, unknown>;
}

export type Acted =
  | { kind: 'done'; moves: Outcome['moves'] }
  /** The machine knows no such event in its present state: somebody was first, or it is over. */
  | { kind: 'refused' }
  /** The very same act came before; it had this outcome. */
  | { kind: 'repeated'; state: string }
  | { kind: 'no_such_mailbox' };

/** More than a conversation can use in one step. */
const REFERENCES = 16;

/**
 * `before` writes what belongs to the act (a note's words) in the same transaction; `done` writes what belongs to the rows that the
 * act has made, and nothing where it is refused.
 */
export async function act(
  engine: Engine,
  { agency, mailbox, kind, type, key, refs }: Act,
  before?: (tx: Tx) => Promise<void>,
  done?: (tx: Tx) => Promise<void>,
): Promise<Acted> {
  // While a connection is held, nothing may wait for a second one: many who click at once would have taken them all.
  await engine.agencies.get(agency);
  if (kind === 'conversation') await engine.references.reserve(agency, REFERENCES);
  return inAgency(engine.db, agency, async (tx): Promise<Acted> => {
    const id = newId();
    const inserted = await run(
      tx,
      `insert into events (agency_id, id, mailbox_id, kind, key, type, at, message_id, refs, state, attempts)
       select $1, $2, m.id, $4, $5, $6, $7, null, $8::jsonb, 'pending', 0 from mailboxes m where m.agency_id = $1 and m.id = $3
       on conflict (agency_id, mailbox_id, key) do nothing`,
      agency,
      id,
      mailbox,
      kind,
      key,
      type,
      engine.clock.now(),
      JSON.stringify(refs),
    );
    if (inserted === 0) return repeated(tx, agency, mailbox, key);
    await before?.(tx);
    const claimed = await claimOne(tx, agency, mailbox);
    if (claimed === null) return { kind: 'no_such_mailbox' };
    const { outcomes, written } = await stepClaimed(engine, claimed);
    afterCommit(tx, () => engine.onWritten(written));
    const mine = claimed.boxes[0]!.events.findIndex((event) => event.id === id);
    const outcome = outcomes[mine];
    if (outcome?.state !== 'done') return { kind: 'refused' };
    await done?.(tx);
    return { kind: 'done', moves: outcome.moves };
  });
}

async function repeated(tx: Tx, agency: string, mailbox: string, key: string): Promise<Acted> {
  const [earlier] = await rows<{ state: string }>(
    tx,
    'select state from events where agency_id = $1 and mailbox_id = $2 and key = $3',
    agency,
    mailbox,
    key,
  );
  return earlier === undefined ? { kind: 'no_such_mailbox' } : { kind: 'repeated', state: earlier.state };
}
