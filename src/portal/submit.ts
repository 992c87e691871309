// A filled form goes to the inbox, as a message of channel "form"; then its files are joined to it. Only then is it "arrived".
import { setTimeout as sleep } from 'node:timers/promises';
import { type FilledForm, toInbound } from '#channels/form/to-inbound.ts';
import { TooBusy } from '#inbox/receive.ts';
import { inAgency, rows } from '#lib/db.ts';
import type { Ground } from './ground.ts';

export interface Submission extends Omit<FilledForm, 'files'> {
  media: readonly string[];
  /** Whose words these are, where a signed link says so. */
  conversation?: string;
  /** The fields as they were filled in, kept byte for byte as other messages are. */
  raw: object;
}

// $1 agency, $2 key
const WAITING = `
select e.id from messages m join events e on e.agency_id = $1 and e.mailbox_id = m.conversation_id and e.key = 'message:' || m.id
where m.agency_id = $1 and m.channel = 'form' and m.provider_id = $2 and e.state = 'pending'`;
const MOST_LOOKS = 30;
const PAUSE_MS = 50;

/** False: too much is waiting, nothing was kept. A form that came before is taken as arrived. */
export async function submit(ground: Ground, submission: Submission): Promise<boolean> {
  const { inbox, uploads } = ground;
  const { media, conversation, raw, ...filled } = submission;
  try {
    await inbox.receive({
      inbound: toInbound({ ...filled, files: media.length }),
      raw: Buffer.from(JSON.stringify(raw)),
      headers: {},
      ...(conversation === undefined ? {} : { conversation }),
    });
  } catch (error) {
    if (error instanceof TooBusy) return false;
    throw error;
  }
  await uploads.join(filled.agency, filled.key, media);
  await stepped(ground, filled.agency, filled.key);
  return true;
}

/** Until the talk has taken the message in, which is a matter of milliseconds: the next page shows what came of it, or does without. */
async function stepped({ db }: Ground, agency: string, key: string): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    await sleep(PAUSE_MS);
    const waiting = await inAgency(db, agency, (tx) => rows(tx, WAITING, agency, key));
    if (waiting.length === 0) return;
  }
}
