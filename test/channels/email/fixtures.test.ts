import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMail } from '#channels/email/read-mail.ts';

interface Expected {
  reply?: string;
  contains?: string[];
  absent?: string[];
  textAbsent?: string[];
  setAside?: string | null;
  unanswerable?: string;
  subject?: string;
  from?: string;
  attachments?: string[];
  onlyQuote?: boolean;
  forwardedFrom?: string[];
  bounce?: Record<string, unknown>;
}

const FOLDER = 'test/fixtures/mails/';
const cases = JSON.parse(readFileSync(`${FOLDER}cases.json`, 'utf8')) as { file: string; expect: Expected }[];

describe('mails as programs write them', () => {
  for (const { file, expect: expected } of cases) {
    it(file, () => {
      const mail = readMail(readFileSync(FOLDER + file));
      if (expected.reply !== undefined) expect(mail.reply).toBe(expected.reply);
      for (const words of expected.contains ?? []) expect(mail.reply).toContain(words);
      for (const words of expected.absent ?? []) expect(mail.reply).not.toContain(words);
      for (const words of expected.textAbsent ?? []) expect(mail.text).not.toContain(words);
      if (expected.setAside !== undefined) expect(mail.setAside).toBe(expected.setAside);
      if (expected.unanswerable !== undefined) expect(mail.unanswerable).toBe(expected.unanswerable);
      if (expected.subject !== undefined) expect(mail.subject).toBe(expected.subject);
      if (expected.from !== undefined) expect(mail.from[0]?.address ?? '').toBe(expected.from);
      if (expected.attachments !== undefined)
        expect(mail.attachments.map(({ name }) => name)).toEqual(expected.attachments);
      if (expected.onlyQuote !== undefined) expect(mail.onlyQuote).toBe(expected.onlyQuote);
      if (expected.forwardedFrom !== undefined) expect(mail.forwardedFrom).toEqual(expected.forwardedFrom);
      if (expected.bounce !== undefined) expect(mail.bounce).toMatchObject(expected.bounce);
      expect(JSON.stringify(mail)).not.toMatch(/\\u0000|\\ud[89a-f]/);
    });
  }
});
