// All English texts. A sentence that French has and English lacks does not compile.
import type { FR } from '../fr/index.ts';
import type { Text } from '../keys.ts';
import { advice } from './advice.ts';
import { after } from './after.ts';
import { contractor } from './contractor.ts';
import { mail } from './mail.ts';
import { order } from './order.ts';
import { questions } from './questions.ts';
import { staff } from './staff.ts';
import { talk } from './talk.ts';
import { ticket } from './ticket.ts';
import { visit } from './visit.ts';

export const EN = {
  ...talk,
  ...questions,
  ...advice,
  ...ticket,
  ...staff,
  ...contractor,
  ...visit,
  ...order,
  ...after,
  ...mail,
} satisfies Record<keyof typeof FR, Text>;
