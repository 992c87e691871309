// Intercom, badge, code, the door of the building, gate and garage.
import type { Incident } from './incident.ts';

const NOT_A_DOOR = ['intercom', 'badge', 'door_code'];

export const access: Incident = {
  followUps: [
    {
      key: 'access.what',
      kind: 'choice',
      options: ['intercom', 'badge', 'door_code', 'door'],
      orWords: true,
      why: 'why.trade',
    },
    {
      key: 'access.stays_open',
      kind: 'yes_no',
      why: 'why.urgency',
      skip: ({ answers }) => NOT_A_DOOR.includes(String(answers['access.what'])),
      raises: { yes: { urgency: 'urgent' } },
    },
    {
      key: 'access.everyone',
      kind: 'yes_no',
      why: 'why.trade',
      skip: ({ scope, answers }) => scope === 'common' || answers['access.what'] === 'door',
    },
  ],
  advice: null,
  photo: false,
  isPrivate: false,
};
