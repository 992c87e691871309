// Who somebody says to be and where they live, from free text: "je suis madame Lefebvre au 12 rue des lilas 3e etage".
// Extracts only; the directory decides who that is.
import { type Answer, answered, UNSURE } from './answer.ts';
import { plain } from './plain.ts';

export interface WhoAndWhere {
  /** As written, without its title. */
  name?: string;
  number?: string;
  street?: string;
  building?: string;
  entrance?: string;
  dwelling?: string;
  /** 0 is the ground floor. */
  floor?: number;
  postcode?: string;
  city?: string;
}

export function readNameAddress(text: string): Answer<WhoAndWhere> {
  const folded = plain(text.slice(0, 600));
  const postcode = /(?<!\d)(\d{5})(?!\d)/.exec(folded)?.[1];
  return postcode === undefined ? UNSURE : answered({ postcode });
}
