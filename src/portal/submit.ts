// A filled form goes to the inbox, as a message of channel "form"; then its files are joined to it. Only then is it "arrived".
import { type FilledForm, toInbound } from '#channels/form/to-inbound.ts';
import { TooBusy } from '#inbox/receive.ts';
import type { Ground } from './ground.ts';

export interface Submission extends Omit<FilledForm, 'files'> {
  media: readonly string[];
  /** Whose words these are, where a signed link says so. */
  conversation?: string;
  /** The fields as they were filled in, kept byte for byte as other messages are. */
  raw: object;
}

/** False: too much is waiting, nothing was kept. A form that came before is taken as arrived. */
export async function submit({ inbox, uploads }: Ground, submission: Submission): Promise<boolean> {
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
  return true;
}
