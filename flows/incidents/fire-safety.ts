// Smoke alarms, extinguishers, fire doors. Smoke itself is a danger.
import type { Incident } from './incident.ts';

export const fireSafety: Incident = {
  followUps: [
    {
      key: 'fire_safety.smoke',
      kind: 'yes_no',
      why: 'why.safety',
      skip: ({ hazards, pastHazards }) => hazards.includes('fire') || pastHazards.includes('fire'),
      raises: { yes: { urgency: 'emergency', hazard: 'fire' } },
    },
    {
      key: 'fire_safety.what',
      kind: 'choice',
      options: ['smoke_alarm', 'extinguisher', 'door'],
      orWords: true,
      why: 'why.trade',
    },
  ],
  advice: null,
  photo: false,
  isPrivate: false,
};
