// All French texts: the reference that every other language has to match.
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

export const FR = {
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
};
