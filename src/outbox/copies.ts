// Who wishes to be written to by telephone and by email gets what we begin on both: two rows from one, made in the transaction
// before either leaves, so that a crash sends each of them once. What answers somebody goes where they wrote, and nowhere else.
import { rows, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import type { Held } from './held.ts';
import type { Routes } from './route.ts';
import type { OutboxRow } from './store.ts';
import type { Recipient } from './surroundings.ts';

/** A copy has the place of its original in its event, further back: there is one, however often it is made. */
const COPY = 1_000;

/** The answer to a contractor's "OK" goes where they wrote, and its papers by mail. */
const HAS_PAPERS = /^order\.(?:won|won_dates|visit|moved)$/;

export function leavesOnBoth(text: Held, { prefers, contractor }: Recipient, { ways }: Routes): boolean {
  if (prefers !== 'both' || text.via !== null) return false;
  const begun = text.manner === 'change' || text.manner === 'proactive';
  // An emergency's order leaves at any hour.
  const order = text.manner === 'staff' || text.lines.some((line) => HAS_PAPERS.test(line.text));
  if (!begun && !(contractor !== null && order)) return false;
  // On its way already, as one.
  if (text.channel !== '' || text.avoided.length > 0) return false;
  return ways.some(({ channel }) => channel === 'email') && ways.some(({ channel }) => channel !== 'email');
}

export function copyOf(text: Held, now: Date): OutboxRow {
  return {
    agency_id: text.agency,
    id: newId(),
    event_id: text.event,
    n: text.n + COPY,
    conversation_id: text.conversation,
    ticket_id: text.ticket,
    key: text.key,
    lines: text.lines,
    language: text.language,
    manner: text.manner,
    only_if: text.onlyIf,
    due_at: now,
    state: 'due',
    attempts: 0,
    channel: '',
    address_id: null,
    text: '',
    provider_id: '',
    receipt: '',
    detail: '',
    avoided: [],
    first_tried_at: null,
    sent_at: null,
    created_at: text.createdAt,
    via: 'email',
  };
}

// $1 agency, $2 texts
const REACHED = `
select o.id from outbox o join outbox other on other.agency_id = $1 and other.event_id = o.event_id and other.n in (o.n + ${COPY}, o.n - ${COPY})
where o.agency_id = $1 and o.id = any($2::uuid[]) and other.state in ('due', 'sent', 'unknown') and other.receipt <> 'failed'`;

/** Those of which the other row has arrived, or still may: only when neither does is a person told. */
export async function reachedOtherwise(
  tx: Tx,
  texts: readonly { agency: string; id: string }[],
): Promise<ReadonlySet<string>> {
  if (texts.length === 0) return new Set();
  const found = await rows<{ id: string }>(
    tx,
    REACHED,
    texts[0]!.agency,
    texts.map(({ id }) => id),
  );
  return new Set(found.map(({ id }) => id));
}
