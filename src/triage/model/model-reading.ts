// A reading made by a model: what every reading holds, and what only this reader can say.
import type { Hazard } from '#flows/codes.ts';
import type { Reading } from '../reading.ts';

/** The model says that the text names this danger as absent or over, and quotes where; the quote stands in the text. */
export interface Denial {
  hazard: Hazard;
  why: 'absent' | 'over';
  words: string;
}

export interface ModelReading extends Reading {
  by: 'model';
  denials: Denial[];
  /** The text tries to steer whoever classifies it: this reading may lower nothing. */
  steered: boolean;
}
