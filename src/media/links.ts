// Addresses of files for cards and pages: signed, for one file, until a day. Whoever has one may look at that file and do nothing else.
import type { Clock } from '#lib/clock.ts';
import type { Signer } from '#lib/signed-link.ts';

export const PURPOSE = 'file';
/** Where routes.ts is mounted. */
export const FILES_PATH = '/files';

export interface FileLinks {
  to(agency: string, media: string, what: 'original' | 'thumb'): string;
  /** Slack may show pictures from there: it fetches them itself, and only over https. */
  readonly reachable: boolean;
}

const DAY_MS = 86_400_000;
const DAYS = 30;
/** The same address for a week: a card that changed nothing is the same card, and a browser need not load a picture twice. */
const SAME_DAYS = 7;

export function createFileLinks({
  signer,
  clock,
  publicUrl,
  days = DAYS,
}: {
  signer: Signer;
  clock: Clock;
  publicUrl: string;
  /** Valid for at least so many, and a week more at most. */
  days?: number;
}): FileLinks {
  return {
    reachable: publicUrl.startsWith('https://'),
    to(agency, media, what) {
      const least = clock.now().getTime() + days * DAY_MS;
      const expiresAt = new Date(Math.ceil(least / (SAME_DAYS * DAY_MS)) * SAME_DAYS * DAY_MS);
      return `${publicUrl}${FILES_PATH}/${signer.sign({ purpose: PURPOSE, ids: [agency, media], expiresAt })}/${what}`;
    },
  };
}
