// Mails made to hang or burst whoever reads them: generated, as a mail of 140 MB has no place among fixtures.
import { deflateRawSync } from 'node:zlib';

export interface StressMail {
  name: string;
  /** In pieces, so that the big ones are never whole in memory. */
  pieces(): Iterable<Buffer>;
  /** Words that must be found in its text. */
  says?: string;
  /** In its subject. */
  subject?: string;
}

const HEAD =
  'From: Jeanne Durand <jeanne@example.org>\r\nTo: tickets@lilas.example\r\nMessage-ID: <stress@example.org>\r\nMIME-Version: 1.0\r\n';
const GAS = 'Il y a une odeur de gaz dans la cuisine.';

function one(name: string, head: string, body: string, expected: Partial<StressMail> = { says: GAS }): StressMail {
  return { name, pieces: () => [Buffer.from(`${HEAD}${head}\r\n${body}`)], ...expected };
}

const html = (body: string) => ['Subject: fuite\r\nContent-Type: text/html; charset=utf-8\r\n', body] as const;

function* big(parts: number, bytes: number): Iterable<Buffer> {
  yield Buffer.from(
    `${HEAD}Subject: photos\r\nContent-Type: multipart/mixed; boundary=grand\r\n\r\n--grand\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${GAS}\r\n`,
  );
  const line = Buffer.from(`${Buffer.alloc(57, 0xa5).toString('base64')}\r\n`.repeat(800));
  for (let part = 0; part < parts; part++) {
    yield Buffer.from(
      `--grand\r\nContent-Type: image/jpeg; name="photo${part}.jpg"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
    );
    for (let sent = 0; sent < bytes; sent += 57 * 800) yield line;
  }
  yield Buffer.from('--grand--\r\n');
}

/** Bytes that look random and are the same each time. */
function noise(length: number): Buffer {
  let state = 42;
  return Buffer.from(
    Uint8Array.from({ length }, () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return state >> 16;
    }),
  );
}

function nestedMultipart(depth: number): string {
  let body = `Content-Type: text/plain; charset=utf-8\r\n\r\n${GAS}\r\n`;
  for (let level = depth; level > 0; level--) {
    body = `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${body}`;
  }
  return body;
}

export const STRESS: readonly StressMail[] = [
  one('100,000 nested div', ...html(`${'<div>'.repeat(100_000)}${GAS}${'</div>'.repeat(100_000)}`)),
  one(
    '200,000 References',
    `Subject: fuite\r\nReferences:${' <0123456789abcdef@example.org>\r\n'.repeat(200_000)}`,
    GAS,
    { says: GAS, subject: 'fuite' },
  ),
  { name: 'four attachments of 25 MB', pieces: () => big(4, 25_000_000), says: GAS, subject: 'photos' },
  one(
    '63 KB of beginnings of quotes',
    'Subject: Re: fuite\r\n',
    `${GAS}\r\n\r\n${'On Mon, 3 Mar 2025 at 10:02, Agence Martin On Le 3 mars 2025 '.repeat(520)}\r\n${'> On '.repeat(6_000)}wrote\r\n`,
  ),
  one(
    'a quote on 30,000 lines, each of which could begin one',
    'Subject: Re: fuite\r\n',
    `${GAS}\r\n\r\n${'Le 3 mars 2025 à 10:02, Agence\r\n'.repeat(30_000)}`,
  ),
  { name: 'two megabytes of noise', pieces: () => [noise(2_000_000)] },
  one(
    'noise under a header',
    'Subject: fuite\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n',
    noise(2_000_000).toString('latin1'),
    { subject: 'fuite' },
  ),
  { name: 'multiparts nested 3,000 deep', pieces: () => [Buffer.from(HEAD + nestedMultipart(3_000))], says: GAS },
  one(
    '100,000 parts',
    'Subject: fuite\r\nContent-Type: multipart/mixed; boundary=x\r\n',
    `--x\r\n\r\n${GAS}\r\n${'--x\r\nContent-Type: text/plain\r\n\r\nun\r\n'.repeat(100_000)}--x--\r\n`,
  ),
  {
    name: 'one line of 30 MB',
    pieces: function* () {
      yield Buffer.from(`${HEAD}Subject: fuite\r\n\r\n${GAS} `);
      for (let i = 0; i < 300; i++) yield Buffer.alloc(100_000, 'a ');
    },
    says: GAS,
  },
  {
    name: 'a million header lines',
    pieces: function* () {
      yield Buffer.from(HEAD);
      for (let i = 0; i < 100; i++) yield Buffer.from('X-Nothing: nothing at all\r\n'.repeat(10_000));
      yield Buffer.from(`Subject: fuite\r\n\r\n${GAS}\r\n`);
    },
    says: GAS,
  },
  one(
    '300,000 tags never closed, and a style sheet of 100,000 rules',
    ...html(
      `<style>${'.a{display:none}'.repeat(100_000)}</style><p>${GAS}</p>${'<table><tr><td><font color=red>'.repeat(75_000)}`,
    ),
  ),
  {
    name: 'mails within mails, 1,500 deep',
    pieces: () => [
      Buffer.from(
        `${HEAD}Subject: Fwd: fuite\r\n${'Content-Type: message/rfc822\r\n\r\nSubject: x\r\n'.repeat(1_500)}\r\n${GAS}\r\n`,
      ),
    ],
  },
  one(
    'a million quote marks',
    'Subject: Re: fuite\r\n',
    `${GAS}\r\n\r\n${'>'.repeat(1_000_000)}\r\n${`${'> '.repeat(400)}x\r\n`.repeat(1_000)}`,
  ),
  one(
    '50,000 encoded words in the subject',
    `Subject: ${'=?utf-8?B?w6k=?= =?iso-8859-1?Q?=E9?= '.repeat(25_000)}\r\n`,
    GAS,
  ),
  one(
    '100,000 addresses, and parentheses without end',
    `Cc: ${'"a b" <a@example.org>, '.repeat(100_000)}\r\nReply-To: ${'('.repeat(20_000)}a@example.org${'"\\'.repeat(5_000)}\r\n`,
    GAS,
  ),
  one(
    'a winmail.dat that lies about its lengths',
    'Subject: fuite\r\nContent-Type: multipart/mixed; boundary=x\r\n',
    `--x\r\n\r\n${GAS}\r\n--x\r\nContent-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\n${lyingTnef().toString('base64')}\r\n--x--\r\n`,
  ),
  one(
    'HTML of 8 MB in base64',
    'Subject: fuite\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n',
    Buffer.from(`<p>${GAS}</p>${'<p>un deux trois</p>\n'.repeat(400_000)}`)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
  ),
  one('a million entities and comments', ...html(`<p>${GAS}</p>${'&amp;&#x41;<!-- -->'.repeat(150_000)}<!--`)),
];

function lyingTnef(): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(0x223e9f78, 0);
  const attribute = Buffer.alloc(9 + 4);
  attribute[0] = 1;
  attribute.writeUInt32LE(0x00069003, 1);
  attribute.writeUInt32LE(0xfffffff0, 5);
  attribute.writeUInt32LE(0xffffffff, 9);
  return Buffer.concat([head, attribute, deflateRawSync(noise(2_000))]);
}
