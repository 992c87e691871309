// Radiators, boiler, hot water.
import type { Incident } from './incident.ts';

export const heating: Incident = {
  followUps: [
    {
      key: 'heating.missing',
      kind: 'choice',
      options: ['heat', 'hot_water', 'both', 'leak'],
      orWords: true,
      why: 'why.trade',
    },
    {
      key: 'heating.rooms',
      kind: 'choice',
      options: ['one_room', 'everywhere'],
      orWords: true,
      why: 'why.trade',
      skip: ({ scope, answers }) =>
        scope === 'common' || ['hot_water', 'leak'].includes(String(answers['heating.missing'])),
    },
    {
      key: 'heating.own_boiler',
      kind: 'yes_no',
      why: 'why.trade',
      skip: ({ scope, answers }) => scope === 'common' || answers['heating.missing'] === 'leak',
    },
  ],
  advice: 'advice.heating',
  photo: false,
  isPrivate: false,
};
