import { expect, test } from 'vitest';
import { describeProblem, readAgencyFile } from '#agency/read-file.ts';
import { sendersOf, senderWarnings } from '#agency/senders.ts';

const SMALLEST = `agency: { id: lilas, name: "Agence des Lilas", timezone: Europe/Paris, language: fr, phone: "+33 1 23 45 67 89" }
senders: { sms: "38123", whatsapp: "whatsapp:+33757000000", email: "tickets@lilas.example" }
slack: { channel: C0000000001, emergencies: C0000000002, managers: [ { slack: U0000000001, name: "Claire Morel", limit: 500 } ] }
on_call: [ { name: "Claire Morel", phone: "+33611000000", days: mon-sun, from: "00:00", to: "24:00" } ]
burst_window_s: 15
quiet_hours: { from: "20:00", to: "08:00" }
`;

const settings = (text: string) => {
  const read = readAgencyFile(text);
  if (read.kind === 'invalid')
    throw new Error(read.problems.map((problem) => describeProblem('f', problem)).join('\n'));
  return read.settings;
};
const problems = (text: string) => {
  const read = readAgencyFile(text);
  return read.kind === 'read' ? [] : read.problems.map((problem) => describeProblem('a.yaml', problem));
};

test('the smallest file is enough', () => {
  expect(settings(SMALLEST)).toMatchObject({
    agency: { id: 'lilas', office_hours: { from: '09:00' } },
    burst_window_s: 15,
  });
  expect(sendersOf(settings(SMALLEST))).toEqual([
    { channel: 'sms', address: '38123', agency_id: 'lilas' },
    { channel: 'whatsapp', address: 'whatsapp:+33757000000', agency_id: 'lilas' },
    { channel: 'email', address: 'tickets@lilas.example', agency_id: 'lilas' },
  ]);
});

test.each([
  ['sms: "38123"', 'sms: "+33 7 57 00 00 01"', '+33757000001'],
  ['sms: "38123"', 'sms: { name: "LILAS", inbound: "+33757000000" }', '+33757000000'],
  ['sms: "38123"', 'sms: "01 99 00 00 01"', '+33199000001'],
])('texts come in at the number that Twilio writes in To', (from, to, address) => {
  expect(sendersOf(settings(SMALLEST.replace(from, to)))[0]).toEqual({ channel: 'sms', address, agency_id: 'lilas' });
});

test('a French mobile number as sender is warned about, a short code is not', () => {
  expect(senderWarnings(settings(SMALLEST.replace('"38123"', '"+33757000001"')))).toEqual([
    expect.stringContaining('operators block'),
  ]);
  expect(senderWarnings(settings(SMALLEST))).toEqual([]);
});

test.each([
  ['phone: "+33 1 23 45 67 89"', 'phone: 0123456789', 'a.yaml:1: agency.phone: expected text, found the number'],
  [', name: "Agence des Lilas"', '', 'a.yaml:1: agency.name: it is missing: add it (text)'],
  ['quiet_hours:', 'quiet_hour:', 'a.yaml:6: quiet_hour: this setting is not known: did you mean "quiet_hours"?'],
  ['limit: 500', 'limits: 500', 'a.yaml:3: slack.managers[0].limits: this setting is not known: did you mean "limit"?'],
  ['Europe/Paris', 'Paris', 'a.yaml:1: agency.timezone: an IANA time zone such as Europe/Paris; found "Paris"'],
  ['limit: 500', 'mails: daily', 'a.yaml:3: slack.managers[0].mails: a manager who is mailed needs an email'],
  ['language: fr', 'language: de', 'a.yaml:1: agency.language: expected one of fr, en; found "de"'],
  ['sms: "38123"', 'sms: 38123', 'a.yaml:2: senders.sms: expected a number such as "38123"'],
  [
    'sms: "38123"',
    'sms: "LILAS"',
    'a.yaml:2: senders.sms: "LILAS" is a name, which cannot be answered: write { name: "LILAS"',
  ],
  ['sms: "38123"', 'sms: { name: "LILAS" }', 'a.yaml:2: senders.sms.inbound: it is missing'],
  ['days: mon-sun', 'days: lun-dim', 'a.yaml:4: on_call[0].days: "lun-dim": days are written as mon-fri'],
  ['"+33611000000"', '"+336110"', 'a.yaml:4: on_call[0].phone: "+336110" is no telephone number'],
  [
    'channel: C0000000001',
    'channel: "#lilas", stand_in: U0000000009',
    'a.yaml:3: slack.channel: a Slack channel id looks like C0123456789',
  ],
  [
    'channel: C0000000001',
    'channel: C0000000001, stand_in: U0000000009',
    'a.yaml:3: slack.stand_in: U0000000009 is not one of slack.managers',
  ],
  ['from: "20:00"', 'from: "20h"', 'a.yaml:6: quiet_hours.from: write a time as "08:00"'],
  ['burst_window_s: 15', 'burst_window_s: [', 'this is not YAML'],
])('%s -> %s is refused with path, line and remedy', (from, to, expected) => {
  const found = problems(SMALLEST.replace(from, to));
  expect(
    found.some((problem) => problem.includes(expected)),
    found.join('\n'),
  ).toBe(true);
});

test('an empty file and a list are refused', () => {
  expect(problems('')).toEqual([expect.stringContaining('a.yaml')]);
  expect(problems('- a\n')).toEqual([expect.stringContaining('expected a group of settings')]);
});
