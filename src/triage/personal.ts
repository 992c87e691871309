// A reading quotes the words that decided.
import { personalOf } from '#lib/personal.ts';

export const personal = personalOf('triage', [
  {
    table: 'readings',
    columns: ['reading'],
    where: 't.message_id = any(:messages)',
    erase: 'delete',
  },
]);
