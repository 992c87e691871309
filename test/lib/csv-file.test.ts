import { expect, test } from 'vitest';
import { readColumns } from '#lib/columns.ts';
import { readCsv } from '#lib/csv-file.ts';

const cells = (bytes: Uint8Array) => {
  const file = readCsv(bytes);
  if (file.kind !== 'read') throw new Error(file.reason);
  return file;
};
const utf8 = (text: string) => Buffer.from(text, 'utf8');

test.each([
  ['UTF-8', utf8('nom;ville\nRené;Orléans\n'), 'utf-8'],
  ['UTF-8 with its mark', utf8('\ufeffnom;ville\nRené;Orléans\n'), 'utf-8'],
  ['Windows-1252', Buffer.from('nom;ville\r\nRené;Orléans\r\n', 'latin1'), 'windows-1252'],
  ['UTF-16 with its mark', Buffer.from('\ufeffnom;ville\nRené;Orléans\n', 'utf16le'), 'utf-16le'],
  ['UTF-16 without', Buffer.from('nom;ville\nRené;Orléans\n', 'utf16le'), 'utf-16le'],
  ['UTF-16 of the other order', Buffer.from('\ufeffnom;ville\nRené;Orléans\n', 'utf16le').swap16(), 'utf-16be'],
  [
    'Excel for the Mac',
    Buffer.from([...Buffer.from('nom;ville\rRen'), 0x8e, ...Buffer.from(';Orl'), 0x8e, ...Buffer.from('ans\r')]),
    'macintosh',
  ],
] as const)('%s is found out', (_name, bytes, encoding) => {
  const file = cells(bytes);
  expect(file.encoding).toBe(encoding);
  expect(file.records.map((record) => record.cells)).toEqual([
    ['nom', 'ville'],
    ['René', 'Orléans'],
  ]);
});

test.each([
  ['a,b,c\n"1;2",x,y\n', ','],
  ['a;b;c\n1,5;2,5;3\n', ';'],
  ['a\tb\tc\nDupont, Jean\t2\t3\n', '\t'],
  ['sep=|\na|b\n1|2\n', '|'],
  ['seule\n1\n', ';'],
])('the separator of %j is %j', (text, separator) => {
  expect(cells(utf8(text)).separator).toBe(separator);
});

test('lines keep their number where a cell runs over several lines and empty lines stand between', () => {
  const file = cells(utf8('nom;besoins\n"Petit";"monte mal\nl\'escalier"\n\n;;;\nRoux;"dit ""oui"""\n\n\n'));
  expect(file.records).toEqual([
    { line: 1, cells: ['nom', 'besoins'] },
    { line: 2, cells: ['Petit', "monte mal\nl'escalier"] },
    { line: 6, cells: ['Roux', 'dit "oui"'] },
  ]);
});

test('the line that declares the separator is counted', () => {
  expect(cells(utf8('sep=;\r\na;b\r\n1;2\r\n')).records.map((record) => record.line)).toEqual([2, 3]);
});

test('a quotation mark that is never closed is said with its line, and a workbook is recognised', () => {
  expect(readCsv(utf8('a;b\n0;0\n"1;2\n3;4\n'))).toMatchObject({
    kind: 'unreadable',
    line: 3,
    reason: expect.stringContaining('never closed'),
  });
  expect(readCsv(Buffer.from('PK\u0003\u0004rest'))).toMatchObject({
    kind: 'unreadable',
    reason: expect.stringContaining('.xlsx'),
  });
});

test('columns are found by any name, below a title, and two of one meaning come together', () => {
  const { records } = cells(utf8('Liste au 31/12;;;\nNOM;Téléphone 1;Téléphone 2;Couleur\nRoux;01;02;bleu\n'));
  const sheet = readColumns(records, { name: ['nom'], phone: ['téléphone'], email: ['courriel'] });
  expect(sheet).toEqual({
    lines: [{ line: 3, cells: { name: 'Roux', phone: '01\n02', email: '' } }],
    found: new Set(['name', 'phone']),
    unknown: ['Couleur'],
  });
});
