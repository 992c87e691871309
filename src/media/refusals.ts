// Why a file is not kept, as codes, and what a manager reads about it.

export const REFUSALS = {
  /** Bytes, or pixels. */
  too_large: 'trop lourd pour être gardé',
  /** What it is, or not what it was said to be. */
  type: 'd’un type que nous ne gardons pas',
  unreadable: 'illisible',
  /** The provider has it no more. */
  gone: 'introuvable chez l’opérateur',
  /** Its address is none of our account's. */
  not_ours: 'à une adresse à laquelle nous ne nous fions pas',
  /** At the wish of whom it was about. */
  erased: 'effacé',
  /** Tried for more than an hour. */
  unreachable: 'resté hors de portée malgré plusieurs essais',
} as const;

export type Refusal = keyof typeof REFUSALS;
