// Animals and insects.
import type { Incident } from './incident.ts';

export const pests: Incident = {
  followUps: [
    {
      key: 'pests.which',
      kind: 'choice',
      options: ['mice', 'rats', 'cockroaches', 'bed_bugs', 'other'],
      orWords: true,
      why: 'why.trade',
      raises: { rats: { urgency: 'urgent' }, bed_bugs: { urgency: 'urgent' } },
    },
    {
      key: 'pests.where',
      kind: 'choice',
      options: ['home', 'shared'],
      orWords: true,
      why: 'why.place',
      skip: ({ scope }) => scope === 'common',
    },
  ],
  advice: 'advice.pests',
  photo: true,
  isPrivate: false,
};
