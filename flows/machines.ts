// Which machines live in which mailbox, and the version of each: raise it when stored contexts change shape, and teach migrate.ts.

import { contractorTalk } from './contractor-talk.ts';
import { talk } from './conversation.ts';
import { delay } from './delay.ts';
import { alarm } from './escalation.ts';
import { quotes } from './quotes.ts';
import { supplement } from './supplement.ts';
import { survey } from './survey.ts';
import { ticket } from './ticket.ts';
import { order } from './work-order.ts';

export const MACHINES = {
  conversation: [
    { name: 'talk', version: 1, machine: talk },
    { name: 'contractor', version: 1, machine: contractorTalk, hears: 'contractor' },
  ],
  case: [
    { name: 'ticket', version: 1, machine: ticket },
    { name: 'alarm', version: 1, machine: alarm },
    { name: 'order', version: 1, machine: order },
    { name: 'supplement', version: 1, machine: supplement },
    { name: 'quotes', version: 1, machine: quotes },
    { name: 'survey', version: 1, machine: survey },
    { name: 'delay', version: 1, machine: delay },
  ],
} as const;
