// Damp, mould, ventilation, rain coming in.
import type { Incident } from './incident.ts';

export const damp: Incident = {
  followUps: [
    {
      key: 'damp.drips',
      kind: 'yes_no',
      why: 'why.urgency',
      skip: ({ hazards }) => hazards.includes('flood'),
      raises: { yes: { urgency: 'urgent' } },
    },
    { key: 'damp.rain', kind: 'yes_no', why: 'why.trade' },
    { key: 'damp.where', kind: 'choice', options: ['ceiling', 'wall', 'window'], orWords: true, why: 'why.place' },
  ],
  advice: 'advice.damp',
  photo: true,
  isPrivate: false,
};
