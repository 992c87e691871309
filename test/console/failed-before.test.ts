// The thread under a card never shows a text as sent by the way that refused it.
import { expect, it } from 'vitest';
import { threadMessages } from '#console/cards/thread.ts';
import type { NewLine } from '#console/cards/thread-record.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

function shown(line: Partial<NewLine>): string {
  const whole: NewLine = {
    ticket_id: 't',
    source: 'text:o',
    kind: 'text',
    at: NOW.toISOString(),
    text: 'LILAS : Votre demande 12 est rouverte.',
    subject: null,
    channel: 'sms',
    state: 'sent',
    receipt: 'delivered',
    data: null,
    by: null,
    ...line,
  };
  return threadMessages([whole], NOW, 'Europe/Paris')[0]!.text;
}

it('a text that went another way says by which it had not arrived', () => {
  expect(shown({ data: { failedBy: ['whatsapp'] } })).toMatch(/par SMS, .*\*pas arrivé par WhatsApp\*/);
  expect(shown({})).not.toContain('pas arrivé par');
});

it('a text that was held back says why', () => {
  const held = shown({ state: 'blocked', receipt: '', channel: '', data: { heldBack: 'landline' } });
  expect(held).toContain('*n’est pas parti : ligne fixe, pas de SMS possible*');
});
