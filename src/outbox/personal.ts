// What was said to people. What had not left yet never will.
import { personalOf } from '#lib/personal.ts';

export const personal = personalOf('outbox', [
  {
    table: 'outbox',
    columns: ['text', 'detail'],
    where: 't.conversation_id = any(:conversations)',
    erase: `text = '', detail = '', state = case when t.state = 'due' then 'stale' else t.state end`,
  },
]);
