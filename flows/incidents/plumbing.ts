// Leaks, drains, taps, toilets, no water.
import type { Incident } from './incident.ts';

export const plumbing: Incident = {
  followUps: [
    {
      key: 'plumbing.spreads',
      kind: 'yes_no',
      why: 'why.urgency',
      skip: ({ hazards }) => hazards.includes('flood') || hazards.includes('sewage'),
      raises: { yes: { urgency: 'urgent' } },
    },
    {
      key: 'plumbing.where',
      kind: 'choice',
      options: ['kitchen', 'bathroom', 'toilet', 'other'],
      orWords: true,
      why: 'why.place',
      skip: ({ scope }) => scope === 'common',
    },
    {
      key: 'plumbing.usable',
      kind: 'yes_no',
      why: 'why.urgency',
      skip: ({ scope, answers }) => scope === 'common' || answers['plumbing.where'] === 'kitchen',
      raises: { no: { urgency: 'urgent' } },
    },
  ],
  advice: 'advice.plumbing',
  photo: true,
  isPrivate: false,
};
