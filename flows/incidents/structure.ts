// Cracks, ceilings, floors, stairs, railings, facade.
import type { Incident } from './incident.ts';

export const structure: Incident = {
  followUps: [
    {
      key: 'structure.falls',
      kind: 'yes_no',
      why: 'why.safety',
      skip: ({ hazards }) => hazards.includes('collapse'),
      raises: { yes: { urgency: 'emergency', hazard: 'collapse' } },
    },
    {
      key: 'structure.where',
      kind: 'choice',
      options: ['ceiling', 'wall', 'floor', 'stairs', 'balcony'],
      orWords: true,
      why: 'why.place',
    },
  ],
  advice: 'advice.structure',
  photo: true,
  isPrivate: false,
};
