// What managers wrote about somebody's ticket, and the words that its reading quotes.
import { personalOf } from '#lib/personal.ts';

export const personal = personalOf('tickets', [
  {
    table: 'tickets',
    columns: ['reading'],
    where: 't.id = any(:tickets)',
    erase: `reading = t.reading || '{"because": [], "disagreements": []}'`,
  },
  { table: 'ticket_notes', columns: ['words'], where: 't.ticket_id = any(:tickets)', erase: `words = ''` },
]);
