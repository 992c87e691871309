import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, cutText, isolateDirection, jsonb, oneLine } from '#lib/text.ts';

describe('cleanText', () => {
  it('removes what a database refuses and keeps what people wrote', () => {
    expect(cleanText('fuite\u0000 d’eau\r\nau 3e\tétage \ud83d\r\u0007fin 👨‍👩‍👧 🚰')).toBe(
      'fuite d’eau\nau 3e\tétage \ufffd\nfin 👨‍👩‍👧 🚰',
    );
  });

  it('leaves any text storable and is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        return clean.isWellFormed() && !clean.includes('\u0000') && cleanText(clean) === clean;
      }),
    );
  });

  it('makes one line of a subject with line ends in it', () => {
    expect(oneLine(' Fuite\r\nBcc: tous@example.org\u2028 ici ')).toBe('Fuite Bcc: tous@example.org ici');
  });
});

describe('isolateDirection', () => {
  it('takes overrides out, so that they cannot turn what follows', () => {
    expect(isolateDirection('facture\u202efdp.exe')).toBe('facturefdp.exe');
  });

  it('closes Arabic in, and leaves French as it is', () => {
    expect(isolateDirection('الماء يتسرب 12')).toBe('\u2068الماء يتسرب 12\u2069');
    expect(isolateDirection('eau chaude')).toBe('eau chaude');
  });
});

describe('cutText', () => {
  it('leaves a short text alone', () => {
    expect(cutText('abc', 3)).toBe('abc');
  });

  it('never cuts through a letter or an emoji of several parts', () => {
    expect(cutText('ab👨‍👩‍👧cd', 9)).toBe('ab…');
    expect(cutText('ab👨‍👩‍👧cd', 11)).toBe('ab👨‍👩‍👧…'.slice(0, 11));
    expect(cutText('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
  });

  it('is never longer than asked, never half a surrogate pair, and a prefix', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const cut = cutText(text, most);
        return cut.length <= most && cut.isWellFormed() && (cut === text || text.startsWith(cut.slice(0, -1)));
      }),
    );
  });
});

describe('jsonb', () => {
  it('drops what PostgreSQL refuses in jsonb, at any depth', () => {
    expect(jsonb({ a: ['x\u0000y', '\ud800'], b: { c: 'é' } })).toBe('{"a":["xy","\ufffd"],"b":{"c":"é"}}');
  });
});
