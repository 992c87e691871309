// What was written about somebody's repair, and who came. The orders themselves stay, without a word: work was done, and paid.
import { personalOf } from '#lib/personal.ts';

const ORDERS_OF_CONTRACTOR =
  'exists (select 1 from contractors k where k.agency_id = t.agency_id and k.id = t.contractor_id and k.conversation_id = any(:conversations))';
const ORDER_OF_TICKET =
  'exists (select 1 from work_orders o where o.agency_id = t.agency_id and o.id = t.order_id and o.ticket_id = any(:tickets))';

export const personal = personalOf('work-orders', [
  {
    table: 'work_orders',
    columns: ['words', 'visitor', 'report'],
    where: `t.ticket_id = any(:tickets) or ${ORDERS_OF_CONTRACTOR}`,
    erase: `words = '', visitor = '', report = '', passcode = null`,
  },
  { table: 'supplements', columns: ['words'], where: ORDER_OF_TICKET, erase: `words = ''` },
  {
    table: 'quotes',
    columns: ['reason', 'words'],
    where: `t.ticket_id = any(:tickets) or ${ORDERS_OF_CONTRACTOR}`,
    erase: `reason = '', words = ''`,
  },
  // Scores without the words stay: they are the contractor's.
  { table: 'ratings', columns: [], where: 't.ticket_id = any(:tickets)', erase: 'message_id = null' },
]);
