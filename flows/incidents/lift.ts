// Lifts. Somebody inside comes before everything.
import type { Incident } from './incident.ts';

export const lift: Incident = {
  followUps: [
    {
      key: 'lift.inside',
      kind: 'yes_no',
      why: 'why.safety',
      skip: ({ hazards, pastHazards }) => hazards.includes('trapped') || pastHazards.includes('trapped'),
      raises: { yes: { urgency: 'emergency', hazard: 'trapped' } },
    },
    { key: 'lift.stairs', kind: 'yes_no', why: 'why.urgency', raises: { no: { urgency: 'urgent' } } },
  ],
  advice: 'advice.lift',
  photo: false,
  isPrivate: false,
};
