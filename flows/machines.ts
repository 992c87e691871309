// Which machines live in which mailbox, and the version of each: raise it when stored contexts change shape, and teach migrate.ts.

import { talk } from './conversation.ts';
import { alarm } from './escalation.ts';
import { ticket } from './ticket.ts';
import { order } from './work-order.ts';

export const MACHINES = {
  conversation: [{ name: 'talk', version: 1, machine: talk }],
  case: [
    { name: 'ticket', version: 1, machine: ticket },
    { name: 'alarm', version: 1, machine: alarm },
    { name: 'order', version: 1, machine: order },
  ],
} as const;
