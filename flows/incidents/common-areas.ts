// Cleaning, hallway lights, bins, green spaces, car park.
import type { Incident } from './incident.ts';

export const commonAreas: Incident = {
  followUps: [
    {
      key: 'common_areas.where',
      kind: 'choice',
      options: ['entrance', 'stairs', 'cellar', 'yard', 'parking'],
      orWords: true,
      why: 'why.place',
    },
    { key: 'common_areas.danger', kind: 'yes_no', why: 'why.urgency', raises: { yes: { urgency: 'urgent' } } },
  ],
  advice: null,
  photo: true,
  isPrivate: false,
};
