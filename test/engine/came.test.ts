// What a message brought instead of words, as the flows hear it.
import { expect, it } from 'vitest';
import type { Batch } from '#engine/box.ts';
import type { ClaimedMessage } from '#engine/claim.ts';
import { createHearing } from '#engine/hear.ts';

function came(...parts: [kind: string, text: string][]) {
  const at = new Date('2026-11-24T10:00:00Z');
  const messages = parts.map(
    ([kind, text], i): ClaimedMessage => ({
      id: `message-${i}`,
      text,
      subject: '',
      kind,
      channel: 'whatsapp',
      optOutType: null,
      unanswerable: '',
      sentAt: null,
      receivedAt: at.toISOString(),
      voice: null,
      files: 0,
      form: null,
    }),
  );
  const hearing = createHearing({
    batch: { agency: 'lilas', at } as unknown as Batch,
    texts: new Map(messages.map((message) => [message.id, message])),
    readings: new Map(),
    identities: new Map(),
  });
  return hearing.burst([...messages.map(({ id }) => id)], null, null)!.came;
}

it('a reaction, a place, a file and what nobody can open are told apart', () => {
  expect(came(['reaction', '👍'])).toBe('reaction');
  expect(came(['location', '📍 3 rue des Lilas (48.8, 2.3)'])).toBe('place');
  for (const kind of ['video', 'contact', 'document']) expect(came([kind, ''])).toBe('file');
  expect(came(['unsupported', ''])).toBe('unreadable');
});

it('words say more than what comes with them', () => {
  expect(came(['video', 'la fuite sous l’évier'])).toBeNull();
  expect(came(['reaction', '👍'], ['text', 'il y a une fuite'])).toBeNull();
  expect(came(['text', 'il y a une fuite'], ['location', '📍 ici'])).toBeNull();
  expect(came(['reaction', '👍'], ['video', ''])).toBe('file');
});

it('photos, stickers, recordings and empty messages go their own ways', () => {
  for (const kind of ['photo', 'sticker', 'audio', 'text']) expect(came([kind, ''])).toBeNull();
});
