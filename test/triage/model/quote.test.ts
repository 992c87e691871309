import { expect, it } from 'vitest';
import { quotesFrom } from '#triage/model/quote.ts';

const find = quotesFrom(["Bonjour, ya  de l'EAU qui coule\ndu plafond 💧 sa cent le gaze", 'والماء ينزل من السقف']);

it.each([
  ['letter by letter', "de l'EAU qui coule", "de l'EAU qui coule"],
  ['with its accents corrected', "l'eau qui coulé", "l'EAU qui coule"],
  ['over a line end', 'coule du plafond', 'coule\ndu plafond'],
  ['with other apostrophes', 'l’eau', "l'EAU"],
  ['with a gap', 'bonjour ... sa cent le gaze', 'sa cent le gaze'],
  ['in Arabic', 'ينزل من السقف', 'ينزل من السقف'],
])('a quote copied %s is given back as it was written', (_, quote, words) => {
  expect(find(quote)).toBe(words);
});

it.each(['ça sent le gaz', 'water from the ceiling', 'plafond Bonjour', '...', '', null])(
  'a quote that does not stand there is dropped: %s',
  (quote) => {
    expect(find(quote)).toBeUndefined();
  },
);

it('a quote of the whole text is cut', () => {
  const long = 'mot '.repeat(200).trim();
  expect(quotesFrom([long])(long)?.length).toBe(160);
});
