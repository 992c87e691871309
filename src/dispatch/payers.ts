// At whose cost a repair is likely to be: a proposal, which a manager decides about. French rental law: the tenant pays upkeep and small
// repairs (décret 87-712), the landlord what is worn out or broken (loi 89-462, art. 6), the copropriété whatever is common.
import type { Category, Hazard, Payer } from '#flows/codes.ts';

export interface Problem {
  category: Category;
  scope: string;
  hazards: readonly Hazard[];
  answers: Readonly<Record<string, string | number>>;
}

/** Why; put into words by the console. */
export type PayerWhy = 'rule' | 'common_parts' | 'water_damage' | 'burglary' | 'keys' | 'tenants_own' | 'wear';

export interface PayerProposal {
  payer: Payer;
  why: PayerWhy;
}

/** Of a dwelling, where nothing more is known. */
const IN_A_DWELLING: Record<Category, PayerProposal> = {
  plumbing: { payer: 'landlord', why: 'wear' },
  heating: { payer: 'landlord', why: 'wear' },
  electrical: { payer: 'landlord', why: 'wear' },
  gas: { payer: 'landlord', why: 'wear' },
  locks: { payer: 'landlord', why: 'wear' },
  // What opens the building is common, wherever it was reported from.
  access: { payer: 'condominium', why: 'common_parts' },
  lift: { payer: 'condominium', why: 'common_parts' },
  windows: { payer: 'landlord', why: 'wear' },
  damp: { payer: 'landlord', why: 'wear' },
  // Since 2018 a dwelling without vermin is part of a decent one (loi 89-462, art. 6).
  pests: { payer: 'landlord', why: 'wear' },
  common_areas: { payer: 'condominium', why: 'common_parts' },
  fire_safety: { payer: 'landlord', why: 'wear' },
  structure: { payer: 'condominium', why: 'common_parts' },
  appliances: { payer: 'landlord', why: 'wear' },
  neighbour: { payer: 'landlord', why: 'wear' },
  administrative: { payer: 'landlord', why: 'wear' },
  other: { payer: 'landlord', why: 'wear' },
};

/** Answers that say whose it is, of a dwelling: question, answer, and what follows from it. */
const BY_ANSWER: readonly (readonly [question: string, answer: string, PayerProposal])[] = [
  // Décret 87-712: lost keys; broken panes (II); sockets, switches and fuses (IV).
  ['locks.part', 'key', { payer: 'tenant', why: 'keys' }],
  ['windows.glass', 'yes', { payer: 'tenant', why: 'tenants_own' }],
  ['electrical.extent', 'socket', { payer: 'tenant', why: 'tenants_own' }],
  // One heating for all, vermin in the shared parts, rain through roof or wall: the building's (loi 65-557, art. 3).
  ['heating.own_boiler', 'no', { payer: 'condominium', why: 'common_parts' }],
  ['pests.where', 'shared', { payer: 'condominium', why: 'common_parts' }],
  ['damp.rain', 'yes', { payer: 'condominium', why: 'common_parts' }],
];

export function payerOf({ category, scope, hazards, answers }: Problem): PayerProposal {
  // Water that runs into other dwellings is declared to the insurers (convention IRSI), whoever repairs the pipe.
  if (hazards.includes('flood')) return { payer: 'insurance', why: 'water_damage' };
  if (hazards.includes('break_in')) return { payer: 'insurance', why: 'burglary' };
  if (scope === 'common') return { payer: 'condominium', why: 'common_parts' };
  if (hazards.includes('lockout')) return { payer: 'tenant', why: 'keys' };
  const said = BY_ANSWER.find(
    ([question, answer]) => question.startsWith(`${category}.`) && answers[question] === answer,
  );
  return said?.[2] ?? IN_A_DWELLING[category];
}
