// Every reason to set a mail aside, the surest first: the first that fits is told.

import { autoReply } from './auto-reply.ts';
import { automatic } from './automatic.ts';
import { bounceRule } from './bounce.ts';
import { bulk } from './bulk.ts';
import { calendar } from './calendar.ts';
import { encrypted } from './encrypted.ts';
import { feedbackLoop } from './feedback-loop.ts';
import { own } from './own.ts';
import { readReceipt } from './read-receipt.ts';
import type { Reason, Rule, Seen } from './rule.ts';

const RULES: readonly Rule[] = [
  own,
  feedbackLoop,
  readReceipt,
  bounceRule,
  autoReply,
  calendar,
  encrypted,
  automatic,
  bulk,
];

export function reasonToSetAside(seen: Seen): Reason | null {
  for (const rule of RULES) {
    const reason = rule(seen);
    if (reason !== null) return reason;
  }
  return null;
}
