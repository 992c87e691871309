// A voice note is heard when its words are there. Until then the talk waits, for less than a minute (flows/talk/voice.ts); then
// a person listens. What became of it stands in messages.extra.voice: "transcribed", "late", "unheard", or nothing yet.
import type { Payload } from '#jobs/catalog.ts';
import { rows, run, type Tx } from '#lib/db.ts';
import { putEvent } from './put-event.ts';

export interface VoiceNote {
  agency: string;
  message: string;
  at: Date;
}

interface Before {
  conversation_id: string;
  voice: string | null;
  text: string;
  /** On a ticket. */
  placed: boolean;
}

/** Nobody will make words of it: the talk need not wait. True where it was told so. */
export async function giveUpVoice(tx: Tx, { agency, message, at }: VoiceNote): Promise<boolean> {
  const before = await beforehand(tx, agency, message);
  if (before === undefined || before.voice !== null || before.placed) return false;
  await run(
    tx,
    `update messages set extra = extra || '{"voice": "unheard"}' where agency_id = $1 and id = $2`,
    agency,
    message,
  );
  await putEvent(tx, {
    agency,
    message,
    at,
    conversation: before.conversation_id,
    type: 'MESSAGE',
    key: `unheard:${message}`,
  });
  return true;
}

/**
 * Its words are those of the message from now on. In time, the talk hears them as it hears a text. Late, when the message is on
 * a ticket already, they are read as the model reads a text: they may raise what is known, and correct it.
 */
export async function hearVoice(
  tx: Tx,
  { agency, message, at }: VoiceNote,
  media: string,
  words: string,
  read: (tx: Tx, payload: Payload<'message.read'>) => Promise<void>,
): Promise<void> {
  const before = await beforehand(tx, agency, message);
  if (before === undefined) return;
  const late = before.voice === 'unheard' || before.placed;
  const text = [before.text, words].filter((part) => part.trim() !== '').join('\n');
  await run(
    tx,
    `update messages set text = $3, extra = extra || jsonb_build_object('voice', $4::text) where agency_id = $1 and id = $2`,
    agency,
    message,
    text,
    late ? 'late' : 'transcribed',
  );
  if (late) await read(tx, { agency, message });
  else {
    const key = `transcript:${media}`;
    await putEvent(tx, { agency, message, at, conversation: before.conversation_id, type: 'MESSAGE', key });
  }
}

/** With the mailbox of its talk locked, as a step of it locks it: the talk hears either before this or after. */
async function beforehand(tx: Tx, agency: string, message: string): Promise<Before | undefined> {
  await rows(
    tx,
    `select b.id from messages m join mailboxes b on b.agency_id = $1 and b.id = m.conversation_id
     where m.agency_id = $1 and m.id = $2 for update of b`,
    agency,
    message,
  );
  const [found] = await rows<Before>(
    tx,
    `select m.conversation_id, m.extra ->> 'voice' as voice, m.text,
       exists (select from ticket_messages t where t.agency_id = $1 and t.message_id = m.id) as placed
     from messages m where m.agency_id = $1 and m.id = $2 and m.kind = 'audio' for update of m`,
    agency,
    message,
  );
  return found;
}
