// How a contractor is reached. The company itself stays: work was done by it.
import { personalOf } from '#lib/personal.ts';

export const personal = personalOf('contractors', [
  {
    table: 'contractors',
    columns: ['company', 'phone', 'email', 'areas'],
    where: 't.conversation_id = any(:conversations)',
    erase: `phone = '', email = '', areas = '{}', availability = 'unavailable'`,
  },
]);
