// Gas supply and meter. A smell is a danger and is never asked about once it was told.
import type { Incident } from './incident.ts';

export const gas: Incident = {
  followUps: [
    {
      key: 'gas.smell',
      kind: 'yes_no',
      why: 'why.safety',
      skip: ({ hazards, pastHazards }) => hazards.includes('gas') || pastHazards.includes('gas'),
      raises: { yes: { urgency: 'emergency', hazard: 'gas' } },
    },
    { key: 'gas.what', kind: 'choice', options: ['gas_cut', 'meter', 'other'], orWords: true, why: 'why.trade' },
  ],
  advice: 'advice.gas',
  photo: false,
  isPrivate: false,
};
