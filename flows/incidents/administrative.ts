// Rent, charges, lease, certificates. Nothing is asked by text: a phone may be shared, and a desk answers.
import type { Incident } from './incident.ts';

export const administrative: Incident = { followUps: [], advice: null, photo: false, isPrivate: true };
