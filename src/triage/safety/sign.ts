// A sign is a small sentence of meanings, read here:
//   "SMELL GAS" both in one clause, in any order;  "STUCK > LIFT" in this order;  "A|B" either;  "pschit" that very word;
//   "-X" not in that clause, "--X" nowhere;  ", X" in a neighbouring clause, ",, X" anywhere;  "@12" how many words apart at most;
//   "~" in front of a part: it says itself what is not, so a "not" does not undo it.

export interface Term {
  meanings: string[];
  /** Must stand after the term before it. */
  after: boolean;
}
export interface Part {
  terms: Term[];
  absent: string[];
  /** A "not" undoes it. */
  deniable: boolean;
  reach: 'first' | 'near' | 'anywhere';
}
export interface Sign {
  text: string;
  parts: Part[];
  absentAnywhere: string[];
  gap: number;
}

const USUAL_GAP = 6;

export function signOf(text: string): Sign {
  const sign: Sign = {
    text,
    parts: [newPart('first')],
    absentAnywhere: [],
    gap: USUAL_GAP,
  };
  let after = false;
  for (const item of text.split(/\s+/)) {
    const part = sign.parts.at(-1)!;
    if (item === '~') part.deniable = false;
    else if (item === '>') after = true;
    else if (item === ',' || item === ',,') {
      sign.parts.push(newPart(item === ',' ? 'near' : 'anywhere'));
    } else if (item.startsWith('--')) sign.absentAnywhere.push(...item.slice(2).split('|'));
    else if (item.startsWith('-')) part.absent.push(...item.slice(1).split('|'));
    else if (item.startsWith('@')) sign.gap = Number(item.slice(1));
    else {
      part.terms.push({ meanings: item.split('|'), after });
      after = false;
    }
  }
  if (sign.parts.some((part) => part.terms.length === 0) || Number.isNaN(sign.gap))
    throw new Error(`sign "${text}" has an empty part or a wrong gap`);
  return sign;
}

function newPart(reach: Part['reach']): Part {
  return { terms: [], absent: [], deniable: true, reach };
}

/** Every meaning that a sign names; those in small letters are words to listen for as they are. */
export function meaningsOf(sign: Sign): string[] {
  return [
    ...sign.absentAnywhere,
    ...sign.parts.flatMap((part) => [...part.absent, ...part.terms.flatMap((term) => term.meanings)]),
  ];
}

export function isWord(meaning: string): boolean {
  return !/^[A-Z][A-Z_]*$/.test(meaning);
}
