// What people wrote and sent, as it came and as it was read.
import { personalOf } from '#lib/personal.ts';

export const personal = personalOf('inbox', [
  {
    table: 'raw',
    columns: ['body', 'headers'],
    where: 't.id in (select m.raw_id from messages m where m.agency_id = :agency and m.id = any(:messages))',
    erase: 'delete',
  },
  // The provider's id stays, or a look at the provider's list would bring the words back.
  {
    table: 'messages',
    columns: ['text', 'subject', 'extra'],
    where: 't.id = any(:messages)',
    erase: `text = '', subject = '', extra = '{}'`,
  },
]);
