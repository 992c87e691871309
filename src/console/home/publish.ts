// Shows a manager their home tab when they open it; somebody who is none learns why it is empty.
import { NO_RIGHT, whereManager } from '../acts/rights.ts';
import { divider, section } from '../blocks.ts';
import type { Ground } from '../ground.ts';
import { asSlack } from '../slack/api.ts';
import { home, loadHome } from './home.ts';

export async function publishHome(ground: Ground, user: string): Promise<void> {
  const now = ground.clock.now();
  const places = await whereManager(ground, { user, channel: null }, (tx, acting) => loadHome(tx, acting, now));
  await ground.slack.whoAmI();
  const shown = places.map(({ acting, found }) => home(acting, found, now, ground.slack.permalink).blocks);
  const blocks =
    shown.length === 0
      ? [section(NO_RIGHT)]
      : shown.flatMap((one, i) => (i === 0 ? one : [divider, ...one])).slice(0, 100);
  await ground.slack.client.views.publish({ user_id: user, view: asSlack({ type: 'home', blocks }) });
}
