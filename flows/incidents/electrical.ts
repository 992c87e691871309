// Power, sockets, fuse board.
import type { Incident } from './incident.ts';

export const electrical: Incident = {
  followUps: [
    {
      key: 'electrical.extent',
      kind: 'choice',
      options: ['everywhere', 'one_room', 'socket'],
      orWords: true,
      why: 'why.trade',
      skip: ({ scope }) => scope === 'common',
      raises: { everywhere: { urgency: 'urgent' } },
    },
    {
      key: 'electrical.neighbours',
      kind: 'yes_no',
      why: 'why.trade',
      skip: ({ answers }) => answers['electrical.extent'] === 'one_room' || answers['electrical.extent'] === 'socket',
    },
  ],
  advice: 'advice.electrical',
  photo: false,
  isPrivate: false,
};
