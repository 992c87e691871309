// A click lets the app open a modal once, within three seconds: real ones, whatever the sandbox's clock shows.
import { randomBytes } from 'node:crypto';
import type { Clock } from '#lib/clock.ts';

export interface Triggers {
  issue(user: string): string;
  /** The user who clicked, or Slack's word for what is wrong with it. */
  take(trigger: string): { user: string } | { error: string };
}

const LIFE_MS = 3_000;
const FORGOTTEN_MS = 60_000;

export function createTriggers(wall: Clock): Triggers {
  const issued = new Map<string, { user: string; at: number; taken: boolean }>();
  return {
    issue(user) {
      const now = wall.now().getTime();
      for (const [id, { at }] of issued) if (now - at > FORGOTTEN_MS) issued.delete(id);
      const id = `${now}.${randomBytes(4).readUInt32BE()}.${randomBytes(8).toString('hex')}`;
      issued.set(id, { user, at: now, taken: false });
      return id;
    },
    take(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) return { error: 'invalid_trigger' };
      if (trigger.taken) return { error: 'exchanged_trigger_id' };
      if (wall.now().getTime() - trigger.at > LIFE_MS) return { error: 'expired_trigger_id' };
      trigger.taken = true;
      return { user: trigger.user };
    },
  };
}
