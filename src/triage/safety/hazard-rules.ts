// What a hazard file declares: words grouped by meaning, and signs made of meanings. See sign.ts for how a sign is written.
import type { Hazard } from '#flows/codes.ts';
import type { Meanings } from '../text/lexicon.ts';

export interface HazardRules {
  hazard: Hazard;
  /** Meanings of its own, in capitals; those of words/ are there as well. */
  words: Meanings;
  /** Each of them, alone, makes the hazard, unless the text denies it or says that it is over. */
  signs: readonly string[];
  /** Signs that outlive the danger, such as the smell after a fire: they count only where nothing says that it is over. */
  traces?: readonly string[];
  /** That this danger is over, held or absent. */
  over: readonly string[];
  /** What is said of nothing dangerous although a sign is there: no hazard at all when one of them is found. */
  unless?: readonly string[];
  /** "It still runs, I closed the valve": what is said last holds. Not for dangers that kill. */
  overWins?: boolean;
  /** Not noted beside one of these, which tell the same thing better. */
  yieldsTo?: readonly Hazard[];
  examples: {
    /** Messages that must raise this hazard (others too, perhaps). */
    danger: readonly string[];
    /** Messages that tell of it as over or absent. */
    past: readonly string[];
    /** Messages that look like it and must not raise it. */
    safe: readonly string[];
  };
}
