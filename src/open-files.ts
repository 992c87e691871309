// The files of a deployment, wired: where they lie, whose addresses are signed with what, where Twilio's are fetched from.
import type { MediaSource } from '#channels/media-source.ts';
import { twilioMedia } from '#channels/twilio/media.ts';
import type { Clock } from '#lib/clock.ts';
import { keptSecretKey } from '#lib/secret-key.ts';
import { createSigner, type Signer } from '#lib/signed-link.ts';
import type { Fetching } from '#media/fetch.ts';
import { createFileLinks, type FileLinks } from '#media/links.ts';
import { openFileStore } from '#media/open-store.ts';
import type { Config, TwilioConfig } from './config.ts';

export interface Files extends Fetching {
  signer: Signer;
  links: FileLinks;
  close(): Promise<void>;
}

interface Around {
  twilio: TwilioConfig;
  clock: Clock;
  publicUrl: string;
  /** Networks beside Twilio that bring files. */
  others: readonly MediaSource[];
}

export async function openFiles(
  config: Pick<Config, 's3Url' | 'dataDir' | 'secretKeys'>,
  { twilio, clock, publicUrl, others }: Around,
): Promise<Files> {
  const store = await openFileStore(config);
  const keys = config.secretKeys.length > 0 ? config.secretKeys : [await keptSecretKey(config.dataDir)];
  const signer = createSigner(keys);
  const fromTwilio = twilioMedia({ ...twilio, apiBaseUrl: twilio.baseUrl });
  return {
    store,
    signer,
    links: createFileLinks({ signer, clock, publicUrl }),
    sources: [fromTwilio, ...others],
    async close() {
      await Promise.all([fromTwilio.close(), store.close()]);
    },
  };
}
