// What answers the words of a contractor, in English.
import type { contractor as french } from '../fr/contractor.ts';
import type { Text } from '../keys.ts';

const LIKE = 'For example: Thursday morning or Friday 2 pm.';

export const contractor = {
  // ---- more work
  'order.supplement_granted': (w) => `Agreed, ${w.amount} more for order ${w.orderNumber}. You can go ahead.`,
  'order.supplement_refused': (w) =>
    `Not agreed, ${w.amount} more for order ${w.orderNumber}. Do the work as ordered, or make it safe and leave.`,
  'order.supplement_safe': (w) =>
    `Order ${w.orderNumber}: no answer in time. Make it safe and leave. A manager will write to you.`,

  // ---- answers to their words
  'contractor.which': (w) => `Which order is it?\n${w.orders}\nAnswer with the number.`,
  'contractor.not_yours': (w) => `This number is not yours. Your orders:\n${w.orders}\nAnswer with the number.`,
  'contractor.none': (w) => `You have no order of that number with us. A question: ${w.phone}.`,
  'contractor.nothing': () => `You have no order under way. A manager will read your message.`,
  'contractor.noted': () => 'Your message is noted. A manager will read it.',
  'contractor.help': (w) =>
    `Your message is noted, a manager will read it. Urgent: ${w.phone}. Else answer OK, NO, your dates, on my way or done.`,
  'contractor.slots': (w) => `Noted for order ${w.orderNumber}. We pass on your dates:\n${w.slots}`,
  'contractor.dates': (w) => `Order ${w.orderNumber}: when can you come? ${LIKE}`,
  'contractor.dates_past': (w) =>
    `These dates will not do for order ${w.orderNumber}: past, or a day off. When can you come?`,
  'contractor.passed_on': (w) => `Noted for order ${w.orderNumber}. We write it to the tenant.`,
  'contractor.absent': (w) =>
    `Noted, nobody opens. We write to the tenant.${contact(w.orderContact)} Building shut or in doubt: ${w.phone}.`,
  'contractor.how_much': (w) => `Order ${w.orderNumber}: how much more is needed?`,
  'contractor.supplement': (w) =>
    `Your request of ${w.amount} is passed on, order ${w.orderNumber}. Wait for the answer before you begin.`,
  'contractor.address': (w) => `Order ${w.orderNumber}: ${w.orderAddress}.${contact(w.orderContact)}`,
  'contractor.commune': (w) =>
    `Order ${w.orderNumber}: ${w.orderProblem}, ${w.orderCommune}. The address follows your OK. Details: ${w.orderLink}`,
  'contractor.photo': (w) => `Photo noted for order ${w.orderNumber}. If the work is finished, answer done.`,
} satisfies Record<keyof typeof french, Text>;

function contact(who: string): string {
  return who && ` Contact: ${who}.`;
}
