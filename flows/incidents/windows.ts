// Windows, panes, shutters, blinds, balcony doors.
import type { Incident } from './incident.ts';

export const windows: Incident = {
  followUps: [
    { key: 'windows.glass', kind: 'yes_no', why: 'why.urgency', raises: { yes: { urgency: 'urgent' } } },
    { key: 'windows.closes', kind: 'yes_no', why: 'why.urgency' },
    {
      key: 'windows.room',
      kind: 'choice',
      options: ['living_room', 'bedroom', 'kitchen', 'bathroom'],
      orWords: true,
      why: 'why.place',
      skip: ({ scope }) => scope === 'common',
    },
  ],
  advice: 'advice.windows',
  photo: true,
  isPrivate: false,
};
