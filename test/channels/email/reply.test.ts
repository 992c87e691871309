import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutReply } from '#channels/email/reply/cut.ts';

const FOLDER = 'test/fixtures/mails-fr/';
interface Case {
  file: string;
  expect: { reply?: string; contains?: string[]; keep?: string[]; absent?: string[] };
}
const cases = JSON.parse(readFileSync(`${FOLDER}cases.json`, 'utf8')) as Case[];

describe('how French mail programs quote', () => {
  for (const { file, expect: expected } of cases) {
    it(file, () => {
      const text = readFileSync(FOLDER + file, 'utf8');
      const { reply } = cutReply(text);
      if (expected.reply !== undefined) expect(reply).toBe(expected.reply);
      for (const words of [...(expected.contains ?? []), ...(expected.keep ?? [])]) expect(reply).toContain(words);
      for (const words of expected.absent ?? []) expect(reply).not.toContain(words);
      expect(reply).not.toBe('');
    });
  }
});

describe('on doubt the words stay', () => {
  const words = 'Il y a une odeur de gaz dans la cage B.';
  const lines = fc.constantFrom(
    'Bonjour,',
    '',
    'Cordialement,',
    'Mme Durand',
    '-- ',
    'Le plombier a écrit :',
    'Le 12 mars, rien.',
    '- la fuite',
    '> Avez-vous coupé ?',
    'Envoyé de mon iPhone',
    '________________',
    'PS : le code a changé',
    'De : la cuisine',
    'Objet : urgence',
    '06 12 34 56 78',
  );

  it('a text is never cut to nothing', () => {
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 25 }), (around) => {
        const text = around.join('\n');
        expect(cutReply(text).reply === '').toBe(text.trim() === '');
      }),
      { numRuns: 500 },
    );
  });

  it('words above any quote stay, whatever the quote looks like', () => {
    const quotes = fc.constantFrom(
      'Le lun. 3 mars 2025 à 10:02, Agence <a@lilas.example> a écrit :\n> x',
      '-----Message d’origine-----\nDe : a@lilas.example\nEnvoyé : lundi 3 mars 2025 10:02\nObjet : x\n\nx',
      'De : A <a@lilas.example>\nEnvoyé : lundi 3 mars 2025 10:02\nÀ : B\nObjet : x\n\nx',
      '> x\n> y',
    );
    fc.assert(
      fc.property(quotes, fc.constantFrom('', 'Bonjour,\n\n', 'Cordialement,\nJ. Durand\n\n'), (quote, before) => {
        const { reply } = cutReply(`${before}${words}\n\n${quote}\n`);
        expect(reply).toContain(words);
        expect(reply).not.toMatch(/^>? ?x$/m);
      }),
    );
  });

  it('any letters at all are read in time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        expect(typeof cutReply(text).reply).toBe('string');
      }),
      { numRuns: 300 },
    );
  });
});
