// The job message.read: a model reads one message, outside any transaction. Its reading is kept and comes back as an event READ.

import { expectationOf } from '#flows/conversation.ts';
import { awaitedBy } from '#flows/questions.ts';
import type { Payload } from '#jobs/catalog.ts';
import type { Clock } from '#lib/clock.ts';
import { afterCommit, type Db, inAgency, rows, run, type Tx } from '#lib/db.ts';
import { RetryLater } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Model } from '#model/model.ts';
import { readWithModel } from '#triage/model/read-with-model.ts';
import type { ReadingContext } from '#triage/reading.ts';
import { readSafety } from '#triage/safety/read-safety.ts';

interface ToRead {
  conversation_id: string;
  text: string;
  channel: ReadingContext['channel'];
  language: string;
  context: unknown;
  open: ReadingContext['openCategories'] | null;
}

export function messageReader({ db, clock, model, wake }: { db: Db; clock: Clock; model: Model; wake(): void }) {
  return async ({ agency, message }: Payload<'message.read'>): Promise<void> => {
    const found = await inAgency(db, agency, (tx) => load(tx, agency, message));
    if (found === undefined || found.text.trim() === '') return;
    const expected = expectationOf(found.context);
    const context: ReadingContext = {
      channel: found.channel,
      awaited: expected === null ? 'none' : expected.key === 'fixed' ? 'resolution' : awaitedBy(expected.kind),
      openCategories: found.open ?? [],
    };
    const result = await readWithModel(model, { text: found.text, context, rules: readSafety(found.text) });
    if (result.kind === 'failed' && (result.reason === 'rate_limited' || result.reason === 'unreachable')) {
      throw new RetryLater(`the model server is busy or away: ${result.detail}`, {
        afterMs: result.retryAfterMs ?? 5_000,
      });
    }
    await inAgency(db, agency, async (tx) => {
      if (result.kind === 'reading') {
        await run(
          tx,
          `insert into readings (agency_id, message_id, by, reading, at) values ($1, $2, 'model', $3::jsonb, $4)
           on conflict (agency_id, message_id, by) do update set reading = excluded.reading, at = excluded.at`,
          agency,
          message,
          JSON.stringify(result.reading),
          clock.now(),
        );
      }
      const refs = result.kind === 'failed' ? { failure: result.reason } : {};
      await run(
        tx,
        `insert into events (agency_id, id, mailbox_id, kind, key, type, at, message_id, refs, state, attempts)
         values ($1, $2, $3, 'conversation', $4, 'READ', $5, $6, $7::jsonb, 'pending', 0) on conflict (agency_id, mailbox_id, key) do nothing`,
        agency,
        newId(),
        found.conversation_id,
        `read:${message}`,
        clock.now(),
        message,
        JSON.stringify(refs),
      );
      afterCommit(tx, wake);
    });
  };
}

async function load(tx: Tx, agency: string, message: string): Promise<ToRead | undefined> {
  const [found] = await rows<ToRead>(
    tx,
    `select m.conversation_id, concat_ws(E'\\n', nullif(m.subject, ''), m.text) as text, m.channel, c.language,
       b.machines -> 'talk' -> 'context' as context,
       (select json_agg(t.category) from tickets t where t.agency_id = $1 and t.conversation_id = m.conversation_id
          and t.status in ('new', 'accepted', 'scheduled')) as open
     from messages m
     join conversations c on c.agency_id = $1 and c.id = m.conversation_id
     join mailboxes b on b.agency_id = $1 and b.id = m.conversation_id
     where m.agency_id = $1 and m.id = $2`,
    agency,
    message,
  );
  return found;
}
