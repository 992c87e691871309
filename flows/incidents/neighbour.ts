// Noise, nuisance, conflict. Nothing is asked by text: the phone may be shared, and a person judges better.
import type { Incident } from './incident.ts';

export const neighbour: Incident = { followUps: [], advice: null, photo: false, isPrivate: true };
