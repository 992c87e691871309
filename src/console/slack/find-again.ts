// After a crash between a post and its `ts`: is it there? Messages carry whom they are about in their metadata.
import type { Slack } from './api.ts';

const PAGE = 200;
const MOST_PAGES = 20;

/** The `ts` of those among `wanted` that stand in the channel, the newest of each. */
export async function findAgain(
  slack: Slack,
  channel: string,
  event: string,
  wanted: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const missing = new Set(wanted);
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES && missing.size > 0; page++) {
    const answer = await slack.client.conversations.history({
      channel,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    });
    for (const { ts, metadata } of (answer.messages ?? []) as {
      ts?: string;
      metadata?: { event_type?: string; event_payload?: { id?: string } };
    }[]) {
      const id = metadata?.event_payload?.id;
      if (metadata?.event_type !== event || id === undefined || ts === undefined || !missing.delete(id)) continue;
      found.set(id, ts);
    }
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return found;
}
