// The dwelling's own door, lock and keys.
import type { Incident } from './incident.ts';

export const locks: Incident = {
  followUps: [
    { key: 'locks.enter', kind: 'yes_no', why: 'why.urgency', raises: { no: { urgency: 'urgent' } } },
    {
      key: 'locks.closes',
      kind: 'yes_no',
      why: 'why.urgency',
      skip: ({ answers }) => answers['locks.enter'] === 'no',
      raises: { no: { urgency: 'urgent' } },
    },
    { key: 'locks.part', kind: 'choice', options: ['key', 'lock', 'door'], orWords: true, why: 'why.trade' },
  ],
  advice: 'advice.locks',
  photo: true,
  isPrivate: false,
};
