// Which mails a manager wishes, chosen on their home tab: everything at once, once a day at eight, or none.
import { inAgency } from '#lib/db.ts';
import { chooseMails, MAIL_WISHES, type MailWish } from '#people/mail-wishes.ts';
import type { Click } from '../acts/click.ts';
import { NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { option, section, select } from '../blocks.ts';
import { type Ground, whisper } from '../ground.ts';
import { publishHome } from './publish.ts';

const LABELS: Record<MailWish, string> = {
  at_once: 'Chaque nouveauté, tout de suite',
  daily: 'Nouvelles demandes tout de suite, le reste à 8 h',
  never: 'Aucun e-mail',
};

const ACTION = 'mails';
export const isMailsClick = (action: string): boolean => action === ACTION;

/** `chosen` null: no mail can reach this manager. */
export function mailsControl(agency: string, chosen: MailWish | null): Block[] {
  if (chosen === null) return [];
  const options = MAIL_WISHES.map((wish) => ({ label: LABELS[wish], value: `${agency} ${wish}` }));
  const initial = options.find(({ value }) => value === `${agency} ${chosen}`)!;
  const shown = { ...select(ACTION, 'Vos e-mails', options), initial_option: option(initial) };
  return [{ ...section('*Vos e-mails de Loge*'), block_id: `mails:${agency}`, accessory: shown }];
}

export async function mailsClick(ground: Ground, click: Click): Promise<void> {
  const [agency, wanted] = click.value.split(' ');
  const wish = MAIL_WISHES.find((one) => one === wanted);
  const places = await whereManager(ground, { user: click.user, channel: null }, async () => undefined);
  const acting = places.find((place) => place.acting.agency === agency)?.acting;
  if (acting === undefined || wish === undefined) {
    ground.afterwards(() => whisper(ground, click, NO_RIGHT));
    return;
  }
  const manager = acting.manager.id;
  await inAgency(ground.db, acting.agency, (tx) => chooseMails(tx, ground.clock, { manager, wish }));
  ground.afterwards(() => publishHome(ground, click.user));
}
