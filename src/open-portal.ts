// The pages of a deployment, wired; and the operator told where their links are being guessed.
import { alertGuessedLinks } from '#alerts/guessed-links.ts';
import { logger } from '#lib/log.ts';
import { createPortal, type Portal, type PortalOptions } from '#portal/portal.ts';
import type { Files } from './open-files.ts';

type Given = Pick<PortalOptions, 'db' | 'clock' | 'agencies' | 'engine' | 'inbox' | 'publicUrl' | 'documents'>;

/** `raised`: an alert was written. */
export function openPortal(given: Given & { files: Files; raised(): void }): Portal {
  const { files, raised, ...rest } = given;
  const log = logger('portal');
  return createPortal({
    ...rest,
    log,
    signer: files.signer,
    store: files.store,
    files: files.links,
    onGuessing() {
      log.error('links to pages are being guessed');
      alertGuessedLinks(rest).then(raised, (err: unknown) => log.error({ err }, 'the operator could not be told'));
    },
  });
}
