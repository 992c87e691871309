// When everything has been done that follows from what was done: by the app, at the stand-ins, and on the way between them.
import type { PostOffice } from './email/post-office.ts';
import type { SlackStandIn } from './slack/slack.ts';
import type { TwilioStandIn } from './twilio/twilio.ts';

export interface StandIns {
  twilio: TwilioStandIn;
  slack: SlackStandIn;
  email: PostOffice;
}

const MOST_ROUNDS = 1_000;
/** An app that opens a modal after it has acknowledged the click does so within this time. */
const AFTER_A_CLICK_MS = 80;

export async function quiet({ twilio, slack, email }: StandIns, settle: () => Promise<void>): Promise<void> {
  const calls = () => twilio.calls() + slack.calls() + email.calls();
  const doors = [twilio.door, slack.door, email.door];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = calls();
    await settle();
    for (const door of doors) await door.quiet();
    if (calls() === before && !doors.some((door) => door.busy())) return;
  }
  throw new Error('the app never comes to rest: something answers itself');
}

/** After a click, the app works on behind its acknowledgement. */
export async function quietAfterClick(standIns: StandIns, settle: () => Promise<void>): Promise<void> {
  for (;;) {
    const before = standIns.slack.calls();
    await quiet(standIns, settle);
    await new Promise((done) => setTimeout(done, AFTER_A_CLICK_MS));
    if (standIns.slack.calls() === before) return;
  }
}
