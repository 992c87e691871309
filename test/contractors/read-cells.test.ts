import { expect, test } from 'vitest';
import {
  readAvailability,
  readAway,
  readCount,
  readEuros,
  readHours,
  readInsurance,
  readYesNo,
} from '#contractors/read-cells.ts';

const hours = (work_days: string, work_from: string, work_to: string) => ({ value: { work_days, work_from, work_to } });

test.each([
  ['lun-ven 8h-18h', hours('mon-fri', '08:00', '18:00')],
  ['Du lundi au vendredi de 8h à 18h', hours('mon-fri', '08:00', '18:00')],
  ['du lundi au samedi, 7h30 - 19h', hours('mon-sat', '07:30', '19:00')],
  ['lundi, mardi et jeudi 9:00-17:30', hours('mon,tue,thu', '09:00', '17:30')],
  ['lun-ven, sam 8h-12h', hours('mon-fri,sat', '08:00', '12:00')],
  ['8h-17h', hours('mon-fri', '08:00', '17:00')],
  ['24h/24 7j/7', hours('mon-sun', '00:00', '24:00')],
  ['24/24', hours('mon-sun', '00:00', '24:00')],
  ['7j/7 8h-20h', hours('mon-sun', '08:00', '20:00')],
  ['lun-sam', hours('mon-sat', '08:00', '18:00')],
  ['nuits du vendredi au dimanche 20h à 6h', undefined],
  ['mon-fri 08:00-18:00', hours('mon-fri', '08:00', '18:00')],
  ['', { value: undefined }],
  ['8h', undefined],
  ['25h-26h', undefined],
  ['quand je peux', undefined],
])('hours %j', (text, expected) => {
  expect(readHours(text)).toEqual(expected ?? { reason: expect.stringContaining(text) });
});

test.each([
  ['300', 30_000],
  ['300 €', 30_000],
  ['1 200,50 euros', 120_050],
  ['89.9', 8_990],
  ['1.234,5', 123_450],
  ['250 € TTC', 25_000],
  ['', undefined],
])('%j is %j cents', (text, value) => {
  expect(readEuros(text)).toEqual({ value });
});

test.each(['beaucoup', '-5', '1.23.4', '12345678'])('%j is no amount', (text) => {
  expect(readEuros(text)).toHaveProperty('reason');
});

test.each([
  ['du 24/12/2026 au 03/01/2027', '', '', { from: '2026-12-24', to: '2027-01-03' }],
  ['24/12/2026 - 03/01/2027', '', '', { from: '2026-12-24', to: '2027-01-03' }],
  ["jusqu'au 3 janvier 2027", '', '', { from: null, to: '2027-01-03' }],
  ['24/12/2026', '', '', { from: '2026-12-24', to: '2026-12-24' }],
  ['', '2026-12-24', '', { from: '2026-12-24', to: null }],
  ['', '', '03/01/2027', { from: null, to: '2027-01-03' }],
  ['', '', '', undefined],
])('away %j %j %j', (cell, from, to, value) => {
  expect(readAway(cell, from, to)).toEqual({ value });
});

test.each([
  ['du 03/01/2027 au 24/12/2026', '', ''],
  ['en août', '', ''],
  ['du 24/12/2026 au 03/01/2027', '2026-12-24', ''],
])('no time away: %j %j %j', (cell, from, to) => {
  expect(readAway(cell, from, to)).toHaveProperty('reason');
});

test('the end of an insurance, yes and no, availability, numbers: an empty cell says nothing', () => {
  expect(readInsurance("Jusqu'au 31/12/2026")).toEqual({ value: '2026-12-31' });
  expect(readInsurance('oui')).toHaveProperty('reason');
  expect(readInsurance('')).toEqual({ value: undefined });
  expect(readYesNo('24/7')).toEqual({ value: true });
  expect(readYesNo('peut-être')).toHaveProperty('reason');
  expect(readAvailability('En vacances')).toEqual({ value: 'holiday' });
  expect(readCount('6')).toEqual({ value: 6 });
  expect(readCount('0')).toHaveProperty('reason');
  expect(readCount('')).toEqual({ value: undefined });
});
