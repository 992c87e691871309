import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMailIdentity } from '#channels/email/identity.ts';

const first = createMailIdentity(['a secret of thirty-two characters']);
const REFERENCE = 'lilas.0192d3a1-7c44-7a10-8f00-1234567890ab';

it('every text of ours is known again by its Message-ID and its reply address', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      expect(first.referenceOf(first.messageId(`lilas.${uuid}`, 'lilas.example'))).toBe(`lilas.${uuid}`);
      const address = first.replyAddress(`lilas.${uuid}`, 'lilas.example')!;
      expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
      expect(first.outboxOf(address)).toBe(uuid);
      expect(first.outboxOf(address.toUpperCase())).toBe(uuid);
    }),
  );
});

it('what was changed, or made with another key, is not ours', () => {
  const id = first.messageId(REFERENCE, 'lilas.example');
  expect(first.referenceOf(id.replace('8f00', '8f01'))).toBeNull();
  expect(createMailIdentity(['another secret of thirty-two letters']).referenceOf(id)).toBeNull();
  expect(createMailIdentity([]).referenceOf(id)).toBeNull();
  expect(first.referenceOf('1@example.org')).toBeNull();
  expect(first.outboxOf('reply+abc@lilas.example')).toBeNull();
});

it('a key that was changed still opens what it signed', () => {
  const both = createMailIdentity(['another secret of thirty-two letters', 'a secret of thirty-two characters']);
  expect(both.referenceOf(first.messageId(REFERENCE, 'lilas.example'))).toBe(REFERENCE);
  expect(both.outboxOf(first.replyAddress(REFERENCE, 'x.example')!)).toBe('0192d3a1-7c44-7a10-8f00-1234567890ab');
});
