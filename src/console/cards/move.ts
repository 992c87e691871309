// A ticket of another trade or residence is looked after in another channel: its card goes there, and says so where it stood.
import { movedTo } from './card.ts';
import type { StaleCard } from './claim.ts';
import type { CardRecord } from './record.ts';
import type { Showing } from './show.ts';

/** Open, and its card stands where others look after other things. */
export function isElsewhere({ channel, ts }: StaleCard, { lead, status }: CardRecord, wanted: string): boolean {
  return ts !== '' && channel !== wanted && lead === null && status !== 'resolved' && status !== 'cancelled';
}

/** A word and no buttons. */
export async function leavePointer(
  { slack, log }: Pick<Showing, 'slack' | 'log'>,
  { channel, ts }: StaleCard,
  record: CardRecord,
  wanted: string,
): Promise<void> {
  const metadata = { event_type: 'loge_moved', event_payload: { id: record.id } };
  const sent = await slack.update({ channel, ts, metadata, ...movedTo(record, wanted) });
  if (sent.kind !== 'sent' && sent.kind !== 'gone')
    log.warn({ reason: sent.kind, ticket: record.id }, 'a card has moved, and its old place does not say so');
}
