// What a case has to say to a contractor about an order, in English.
import type { Text } from '../keys.ts';
import type { Words } from '../words.ts';

export const order = {
  'order.offer': (w) =>
    `Order ${w.orderNumber}, ${w.orderProblem}, ${w.orderCommune}, ${w.orderWhen}. Answer OK (and your dates) or NO. ${w.orderLink}`,
  'order.reminder': (w) =>
    `Reminder, order ${w.orderNumber}, ${w.orderProblem}, ${w.orderCommune}. Do you take it, OK or NO? ${w.orderLink}`,
  'order.refused': (w) => `Noted, order ${w.orderNumber} is no longer yours. Thank you for answering.`,
  'order.gone': (w) => `Order ${w.orderNumber} is no longer yours: please do not go there. A question: ${w.phone}.`,
  'order.off': (w) => `Order ${w.orderNumber} is off for you: please do not go there. A question: ${w.phone}.`,
  'order.won': (w) =>
    `Order ${w.orderNumber} is yours: ${w.orderAddress}.${contact(w)} We are asking the tenant which date suits.`,
  'order.won_dates': (w) =>
    `Order ${w.orderNumber} is yours: ${w.orderAddress}.${contact(w)} When can you come? For example: Thursday morning or Friday 2 pm.`,
  'order.dates_please': (w) =>
    `Order ${w.orderNumber}: when can you come? For example: Thursday morning or Friday 2 pm. Or here: ${w.orderLink}`,
  'order.wish': (w) => `Order ${w.orderNumber}: the tenant prefers ${w.window}. Answer OK, or give us other dates.`,
  'order.other_dates': (w) =>
    `Order ${w.orderNumber}: these dates do not suit the tenant. Give us other dates. Or here: ${w.orderLink}`,
  'order.visit': (w) =>
    `Order ${w.orderNumber}: visit ${w.window}. Address: ${w.orderAddress}.${atDoor(w)}${contact(w)}`,
  'order.moved': (w) => `Order ${w.orderNumber}: new date, ${w.window}. Address: ${w.orderAddress}.${atDoor(w)}`,
  'order.no_show': (w) => `Order ${w.orderNumber}: the tenant saw nobody. When can you come? Or here: ${w.orderLink}`,
  'order.at_home': (w) =>
    `Order ${w.orderNumber}: the tenant says they are at home and heard nothing.${contact(w)} Can you call them?`,
  'order.tenant_cannot': (w) =>
    `Order ${w.orderNumber}: the tenant cannot on that date. Give us other dates. Or here: ${w.orderLink}`,
  'order.done': (w) => `Order ${w.orderNumber}: thank you, noted as done. The tenant will confirm.`,
  'order.not_fixed': (w) =>
    `Order ${w.orderNumber}: the tenant says it is not repaired. When can you come back? Or here: ${w.orderLink}`,
  'order.closed': (w) =>
    `Order ${w.orderNumber}: the tenant confirms, it is finished. Thank you. Invoice: ${w.orderLink}`,
  'order.day': (w) => `Your work of the day, a page to keep: ${w.workLink}`,
} satisfies Record<string, Text>;

function atDoor(w: Words): string {
  return w.hasDoor ? ` At the door, say ${w.passcode}.` : '';
}

/** Whom one finds at the door, where somebody is. */
function contact({ orderContact }: { orderContact: string }): string {
  return orderContact && ` Contact: ${orderContact}.`;
}
