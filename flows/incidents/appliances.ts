// Hob, oven, fridge, hood, washing machine supplied with the dwelling.
import type { Incident } from './incident.ts';

export const appliances: Incident = {
  followUps: [
    {
      key: 'appliances.which',
      kind: 'choice',
      options: ['hob', 'oven', 'fridge', 'hood', 'washing_machine'],
      orWords: true,
      why: 'why.trade',
    },
    {
      key: 'appliances.works',
      kind: 'yes_no',
      why: 'why.urgency',
      skip: ({ urgency }) => urgency !== 'routine',
    },
  ],
  advice: 'advice.appliances',
  photo: true,
  isPrivate: false,
};
