// Names, numbers and needs. The row of a person stays, without any of them: tickets and the journal point to it.
import { personalOf } from '#lib/personal.ts';

const ERASED_NAME = 'Personne effacée';

export const personal = personalOf('people', [
  {
    table: 'people',
    columns: ['name', 'needs', 'language', 'prefers'],
    where: 't.id = any(:people)',
    erase: `name = '${ERASED_NAME}', needs = '{}', language = '', prefers = ''`,
  },
  { table: 'person_roles', columns: ['role'], where: 't.person_id = any(:people)', erase: 'delete' },
  { table: 'person_roles', columns: [], where: 't.for_person_id = any(:people)', erase: 'for_person_id = null' },
  {
    table: 'person_addresses',
    columns: [],
    where: 't.person_id = any(:people) or t.address_id = any(:addresses)',
    erase: 'delete',
  },
  // Nothing leaves for it any more, and nothing that comes in can meet it: the number itself begins anew as a stranger's.
  {
    table: 'addresses',
    columns: ['value'],
    where: 't.id = any(:addresses)',
    erase: `value = 'erased:' || t.id, line = 'other', whatsapp_at = null, opted_out_at = :at`,
  },
  {
    table: 'conversations',
    columns: ['language'],
    where: 't.id = any(:conversations)',
    erase: `language = '', last_in_at = null`,
  },
]);
