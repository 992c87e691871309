// A real request that fits no trade.
import type { Incident } from './incident.ts';

export const other: Incident = {
  followUps: [
    {
      key: 'other.where',
      kind: 'choice',
      options: ['home', 'shared'],
      orWords: true,
      why: 'why.place',
      skip: ({ scope }) => scope === 'common',
    },
  ],
  advice: null,
  photo: false,
  isPrivate: true,
};
