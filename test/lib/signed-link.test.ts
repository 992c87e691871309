import { describe, expect, it } from 'vitest';
import { newId } from '#lib/ids.ts';
import { createSigner } from '#lib/signed-link.ts';

const signer = createSigner(['a key of the sandbox']);
const now = new Date('2027-03-01T10:00:00Z');
const expiresAt = new Date('2027-03-08T10:00:00Z');
const ids = [newId(), 'lilas', newId()];
const token = signer.sign({ purpose: 'offer', ids, expiresAt });

describe('a signed link', () => {
  it('gives back what it was made for, until it expires', () => {
    expect(signer.verify('offer', token, now)).toEqual({ kind: 'valid', ids, expiresAt });
    expect(signer.verify('offer', token, new Date(expiresAt.getTime() - 1))).toEqual({ kind: 'valid', ids, expiresAt });
    expect(signer.verify('offer', token, expiresAt)).toEqual({ kind: 'expired', ids, expiresAt });
  });

  it('fits a text and an address', () => {
    const short = signer.sign({ purpose: 'offer', ids: [newId()], expiresAt });
    expect(short.length).toBeLessThanOrEqual(53);
    expect(token).toBe(encodeURIComponent(token));
  });

  it('opens nothing else', () => {
    expect(signer.verify('visit', token, now)).toEqual({ kind: 'broken' });
  });

  it('is broken by any change: cut, upper case, one letter, longer life, nothing at all', () => {
    const other = signer.sign({ purpose: 'offer', ids, expiresAt: new Date('2028-01-01T00:00:00Z') });
    const longer = other.slice(0, other.indexOf('.')) + token.slice(token.indexOf('.'));
    for (const wrong of [
      token.slice(0, -1),
      token.slice(1),
      token.toUpperCase(),
      longer,
      '',
      '.',
      'x'.repeat(5000),
      `${token}A`,
    ]) {
      expect(signer.verify('offer', wrong, now), wrong).toEqual({ kind: 'broken' });
    }
    for (let i = 0; i < token.length; i++) {
      const changed = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
      // The last letter carries bits that are not used.
      if (i < token.length - 1) expect(signer.verify('offer', changed, now), `at ${i}`).toEqual({ kind: 'broken' });
    }
  });

  it('outlives a change of keys as long as the old one is listed', () => {
    expect(createSigner(['a new key', 'a key of the sandbox']).verify('offer', token, now).kind).toBe('valid');
    expect(createSigner(['a new key']).verify('offer', token, now).kind).toBe('broken');
  });

  it('is not made without a key', () => {
    expect(() => createSigner([])).toThrow('SECRET_KEY');
  });
});
