// A modal opens within three seconds of the click or not at all: if what it shows takes longer to read, it opens empty and is filled.
import { setTimeout as pause } from 'node:timers/promises';
import { context, type ModalView, modal } from '../blocks.ts';
import { type Ground, type Interaction, whisper } from '../ground.ts';
import { asSlack, errorOf } from '../slack/api.ts';

const PATIENCE_MS = 600;
const TOO_LATE = new Set([
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'trigger_exchanged',
  'invalid_trigger_id',
]);

/** `load` gives the modal, or the word that is said instead of it. */
export async function openModal(
  ground: Ground,
  by: Interaction,
  load: () => Promise<ModalView | string>,
): Promise<void> {
  const loading = load();
  // Heard below; until then a failure must not end the process.
  loading.catch(() => undefined);
  const early = await Promise.race([loading, pause(PATIENCE_MS, undefined)]);
  if (typeof early === 'string') return whisper(ground, by, early);
  let opened: string | undefined;
  try {
    const answer = await ground.slack.client.views.open({ trigger_id: by.trigger, view: asSlack(early ?? WAITING) });
    opened = answer.view?.id;
  } catch (error) {
    ground.log.warn({ reason: errorOf(error) }, 'a modal could not be opened');
    return whisper(
      ground,
      by,
      TOO_LATE.has(errorOf(error))
        ? 'Slack a répondu trop tard pour ouvrir la fenêtre. Rien n’est perdu : cliquez encore une fois.'
        : 'La fenêtre n’a pas pu s’ouvrir. Réessayez dans un instant.',
    );
  }
  if (early !== undefined || opened === undefined) return;
  const late = await loading;
  const view =
    typeof late === 'string' ? modal({ callback: 'said', title: 'Loge', blocks: [context(late)], data: {} }) : late;
  await ground.slack.client.views.update({ view_id: opened, view: asSlack(view) });
}

const WAITING = modal({ callback: 'waiting', title: 'Loge', blocks: [context('Un instant…')], data: {} });
