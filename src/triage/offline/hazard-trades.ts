// The trades that a danger may belong to, the most usual one first.
import type { Category, Hazard } from '#flows/codes.ts';

const TRADES: Readonly<Record<Hazard, readonly Category[]>> = {
  gas: ['gas', 'heating', 'appliances'],
  fire: ['fire_safety', 'electrical', 'appliances', 'heating', 'locks', 'common_areas', 'lift'],
  carbon_monoxide: ['heating'],
  electrocution: ['electrical', 'plumbing', 'appliances', 'common_areas', 'damp', 'heating', 'lift'],
  flood: ['plumbing', 'heating', 'damp', 'appliances'],
  sewage: ['plumbing'],
  trapped: ['lift', 'locks', 'access', 'windows', 'common_areas'],
  break_in: ['locks', 'windows'],
  lockout: ['locks', 'access', 'windows'],
  collapse: [
    'structure',
    'windows',
    'access',
    'damp',
    'lift',
    'common_areas',
    'appliances',
    'electrical',
    'fire_safety',
  ],
  medical: ['other', 'electrical', 'neighbour', 'structure', 'lift', 'common_areas'],
  violence: ['neighbour', 'other'],
  distress: ['other'],
};

export function tradesOf(hazard: Hazard): readonly Category[] {
  return TRADES[hazard];
}
