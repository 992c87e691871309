import { describe, expect, it } from 'vitest';
import { formOf } from '#channels/twilio/form.ts';
import { parseInbound, parseStatus } from '#channels/twilio/parse.ts';
import { canBeAnswered } from '#channels/twilio/party.ts';
import inbound from '../../fixtures/twilio/twilio-inbound.json' with { type: 'json' };
import statuses from '../../fixtures/twilio/twilio-status.json' with { type: 'json' };

const URL_OF_STATUS = 'https://bot.example.fr/webhooks/twilio/status';

function recorded(name: string) {
  const entry = inbound.entries.find((one) => one.name === name);
  if (entry === undefined) throw new Error(`no recorded request ${name}`);
  const parsed = parseInbound(formOf(Buffer.from(entry.body)));
  if (parsed === null) throw new Error(`${name} was not read as a message`);
  return parsed;
}

function sms(fields: Record<string, string>) {
  const form = new URLSearchParams({
    MessageSid: 'SM1',
    SmsStatus: 'received',
    NumMedia: '0',
    From: '+33612345678',
    To: '38123',
    Body: '',
    ...fields,
  });
  return parseInbound(formOf(Buffer.from(form.toString())));
}

describe('a recorded message', () => {
  for (const entry of inbound.entries) {
    it(`${entry.name} keeps its id, sender, receiver and words`, () => {
      const parsed = recorded(entry.name);
      const params = entry.params as unknown as Record<string, string>;
      expect(parsed.providerId).toBe(params.MessageSid);
      expect(parsed.to).toBe(params.To);
      expect(parsed.from).toEqual({ kind: 'phone', value: params.From!.replace('whatsapp:', '') });
      expect(parsed.channel).toBe(params.From!.startsWith('whatsapp:') ? 'whatsapp' : 'sms');
      expect(parsed.unanswerable).toBe('');
      expect(JSON.stringify([parsed.text, parsed.media, parsed.extra])).toContain(
        JSON.stringify(params.Body).slice(1, -1),
      );
    });
  }

  it('a photo without words is a message', () => {
    const photo = recorded('wa_image_no_caption');
    expect(photo).toMatchObject({ kind: 'photo', text: '' });
    expect(photo.media).toEqual([
      { source: expect.stringContaining('/Media/ME'), contentType: 'image/jpeg', name: '' },
    ]);
  });

  it('kinds are told apart', () => {
    const kinds = Object.fromEntries(inbound.entries.map(({ name }) => [name, recorded(name).kind]));
    expect(kinds).toMatchObject({
      sms_text: 'text',
      sms_empty_body: 'text',
      mms_us_image: 'photo',
      wa_voice_note: 'audio',
      wa_document_pdf: 'document',
      wa_location: 'location',
      wa_button_reply: 'text',
      wa_list_reply: 'text',
      wa_ctwa_referral: 'text',
    });
  });

  it('a document has its name from where others have their words', () => {
    expect(recorded('wa_document_pdf')).toMatchObject({
      text: '',
      media: [{ name: 'bail.pdf', contentType: 'application/pdf' }],
    });
  });

  it('a place, a button, a list and the message answered to are kept apart from the words', () => {
    expect(recorded('wa_location').text).toMatch(/^📍 Résidence Rivoli .*\(48\.8566, 2\.3522\)$/);
    expect(recorded('wa_location').extra).toMatchObject({
      location: { latitude: 48.8566, longitude: 2.3522 },
      label: 'Résidence Rivoli',
    });
    expect(recorded('wa_button_reply')).toMatchObject({
      text: 'Urgent',
      extra: { payload: 'urgence:haute', repliesTo: 'MM025f253325b46929cd34f2a7c3c55e7c' },
    });
    expect(recorded('wa_list_reply')).toMatchObject({ text: 'Plomberie', extra: { payload: 'cat:plomberie' } });
    expect(recorded('wa_text').extra).toMatchObject({ profileName: 'Élodie Lefèvre' });
  });

  it('what the provider answered itself is said so', () => {
    expect(recorded('sms_stop_optout').optOutType).toBe('STOP');
    expect(recorded('sms_text').optOutType).toBeNull();
  });

  it('fields that nobody knows are kept', () => {
    expect(recorded('wa_business_scoped_user').extra).toMatchObject({
      other: { ExternalUserId: 'whatsapp:ID.4566546130240823' },
    });
    expect(recorded('wa_forwarded').extra).toMatchObject({ other: { Forwarded: 'true' } });
    expect(recorded('sms_text').extra).toEqual({});
  });
});

describe('a message from an unusual sender', () => {
  it('a short code is never answered', () => {
    expect(sms({ From: '36200' })).toMatchObject({ from: { value: '36200' }, unanswerable: 'short_code' });
  });

  it('a name is shown as such', () => {
    expect(sms({ From: 'IMPOTS' })).toMatchObject({ from: { value: 'IMPOTS' }, unanswerable: 'name' });
    expect(sms({ From: 'Ma Banque+' })).toMatchObject({ from: { value: 'Ma Banque+' }, unanswerable: 'name' });
  });

  it('a WhatsApp user without a number can be answered', () => {
    const message = sms({ From: 'whatsapp:ID.4566546130240823', To: 'whatsapp:+33757000000', Body: 'fuite' });
    expect(message).toMatchObject({ channel: 'whatsapp', from: { value: 'ID.4566546130240823' }, unanswerable: '' });
  });
});

describe('nasty words', () => {
  it('NUL, control characters and halves of emoji do not pass', () => {
    const body =
      'MessageSid=SM1&SmsStatus=received&From=%2B33612345678&To=38123&Body=ga%00z%07%ED%A0%BD%0D%0Aici&ProfileName=%00x';
    const message = parseInbound(formOf(Buffer.from(body)))!;
    expect(message.text).toMatch(/^gaz.*\nici$/s);
    expect(JSON.stringify(message)).not.toContain('\\u0000');
    expect(message.text.isWellFormed()).toBe(true);
  });

  it('broken percent signs are read as they stand', () => {
    const body = 'MessageSid=SM1&SmsStatus=received&From=%2B33612345678&To=38123&Body=100%+humide+%zz';
    expect(parseInbound(formOf(Buffer.from(body)))!.text).toBe('100% humide %zz');
  });

  it('1,600 letters stay 1,600, and a menu answer is taken from its title where the body is missing', () => {
    expect(sms({ Body: 'é'.repeat(1600) })!.text).toHaveLength(1600);
    expect(sms({ ListTitle: 'Plomberie', ListId: 'x' })!.text).toBe('Plomberie');
  });

  it('a sentence that ends like a file name is not taken for one', () => {
    const document = {
      MessageType: 'document',
      NumMedia: '1',
      MediaUrl0: 'https://x/y',
      MediaContentType0: 'application/pdf',
    };
    expect(sms({ ...document, Body: 'La facture. voir page 2.pdf' })!.text).toBe('La facture. voir page 2.pdf');
    expect(sms({ ...document, Body: 'Voici le constat' })!.text).toBe('Voici le constat');
  });

  it('stickers, contacts, reactions and what Meta does not support are told apart', () => {
    const media = { NumMedia: '1', MediaUrl0: 'https://x/y' };
    expect(sms({ ...media, MessageType: 'sticker', MediaContentType0: 'image/webp' })!.kind).toBe('sticker');
    expect(sms({ ...media, MediaContentType0: 'text/vcard' })!.kind).toBe('contact');
    expect(sms({ MessageType: 'reaction', Body: '👍' })!.kind).toBe('reaction');
    expect(sms({ MessageType: 'unsupported' })!.kind).toBe('unsupported');
    expect(sms({ MessageType: 'something new', Body: 'x' })!.kind).toBe('text');
    expect(sms({ ...media, NumMedia: '99999999', MediaContentType0: 'video/mp4' })).toMatchObject({
      kind: 'video',
      media: [{ source: 'https://x/y' }],
    });
  });
});

describe('what is no message', () => {
  it('a status callback, a form without an id, an empty form', () => {
    for (const { body } of statuses.entries) expect(parseInbound(formOf(Buffer.from(body)))).toBeNull();
    for (const body of ['', 'x', 'From=%2B33612345678&Body=hello', 'MessageSid=SM1'])
      expect(parseInbound(formOf(Buffer.from(body)))).toBeNull();
  });
});

describe('a receipt', () => {
  const statusOf = (name: string) =>
    parseStatus(
      formOf(Buffer.from(statuses.entries.find((one) => one.name === name)!.body)),
      `${URL_OF_STATUS}?text=lilas.0192`,
    );

  it('is told in our words, with the code and our reference', () => {
    expect(statusOf('sms_delivered')).toMatchObject({
      status: 'delivered',
      errorCode: '',
      from: 'GESTION',
      reference: 'lilas.0192',
    });
    expect(statusOf('sms_undelivered_30003')).toMatchObject({ status: 'failed', errorCode: '30003' });
    expect(statusOf('wa_read')).toMatchObject({ status: 'read' });
    expect(parseStatus(formOf(Buffer.from('MessageSid=SM1&MessageStatus=sent')), URL_OF_STATUS)).toMatchObject({
      reference: '',
    });
  });

  it('every status of Twilio is one of ours or nothing', () => {
    const told = Object.fromEntries(
      statuses.statuses.map((status) => [
        status,
        parseStatus(formOf(Buffer.from(`MessageSid=SM1&MessageStatus=${status}`)), URL_OF_STATUS)?.status ?? null,
      ]),
    );
    expect(told).toEqual({
      accepted: 'queued',
      scheduled: 'queued',
      queued: 'queued',
      sending: 'queued',
      sent: 'sent',
      delivered: 'delivered',
      undelivered: 'failed',
      failed: 'failed',
      read: 'read',
      canceled: 'failed',
      partially_delivered: 'delivered',
      receiving: null,
      received: null,
    });
  });
});

it('a number and a short code can be answered, a name cannot', () => {
  expect(['38123', '+33757000000', 'whatsapp:+33757000000', 'LILAS', 'LILAS 75'].map(canBeAnswered)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
