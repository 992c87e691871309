// What a shape cannot say about the agency file: names that must exist, numbers that must ring, days that must be days.
import { parsePhone } from '#lib/phone.ts';
import { daysOf } from '#lib/week.ts';
import type { Path } from './read-file.ts';
import { smsAddress } from './senders.ts';
import type { AgencySettings } from './settings.ts';

export function checkSettings(settings: AgencySettings): { path: Path; reason: string }[] {
  const problems: { path: Path; reason: string }[] = [];
  const problem = (path: Path, reason: string) => problems.push({ path, reason });
  const { agency, senders, slack, on_call } = settings;
  const rings = (path: Path, number: string | undefined) => {
    if (number !== undefined && parsePhone(number) === undefined)
      problem(path, `"${number}" is no telephone number; write it as "+33612345678"`);
  };
  rings(['agency', 'phone'], agency.phone);
  rings(['agency', 'night_phone'], agency.night_phone);
  checkDays(['agency', 'office_hours', 'days'], agency.office_hours.days, problem);

  if (senders.sms === undefined && senders.whatsapp === undefined && senders.email === undefined) {
    problem(['senders'], 'at least one of sms, whatsapp and email is needed: nobody could write');
  }
  if (typeof senders.sms === 'string' && smsAddress(senders.sms) === undefined) {
    problem(
      ['senders', 'sms'],
      /[a-z]/i.test(senders.sms)
        ? `"${senders.sms}" is a name, which cannot be answered: write { name: "${senders.sms}", inbound: "+33757000000" }`
        : `"${senders.sms}" is neither a short code nor a telephone number`,
    );
  }
  if (typeof senders.sms === 'object') rings(['senders', 'sms', 'inbound'], senders.sms.inbound);

  const managers = new Set(slack.managers.map((manager) => manager.slack));
  const known = (path: Path, user: string | undefined) => {
    if (user !== undefined && !managers.has(user))
      problem(path, `${user} is not one of slack.managers: add them there first`);
  };
  const seen = { slack: new Map<string, number>(), phone: new Map<string, number>() };
  slack.managers.forEach((manager, i) => {
    const path = ['slack', 'managers', i];
    rings([...path, 'phone'], manager.phone);
    const phone = manager.phone === undefined ? undefined : parsePhone(manager.phone)?.address;
    const twice = seen.slack.get(manager.slack);
    if (twice !== undefined) problem([...path, 'slack'], `${manager.slack} is slack.managers[${twice}] already`);
    const same = phone === undefined ? undefined : seen.phone.get(phone);
    if (same !== undefined)
      problem(
        [...path, 'phone'],
        `it is the number of slack.managers[${same}] too: who answers an alert could not be told apart`,
      );
    if ((manager.mails ?? 'never') !== 'never') {
      if (manager.email === undefined) problem([...path, 'mails'], 'a manager who is mailed needs an email');
      if (senders.email === undefined) problem([...path, 'mails'], 'mails leave from senders.email, which is missing');
    }
    seen.slack.set(manager.slack, i);
    if (phone !== undefined) seen.phone.set(phone, i);
    if (manager.away === undefined) return;
    known([...path, 'away', 'stand_in'], manager.away.stand_in);
    if (manager.away.stand_in === manager.slack)
      problem([...path, 'away', 'stand_in'], 'nobody stands in for themselves');
    if (manager.away.to < manager.away.from)
      problem([...path, 'away', 'to'], 'the last day away lies before the first');
  });
  known(['slack', 'stand_in'], slack.stand_in);
  slack.routing.forEach((rule, i) => {
    for (const [j, user] of rule.managers.entries()) known(['slack', 'routing', i, 'managers', j], user);
    if (rule.residence === undefined && rule.trade === undefined) {
      problem(['slack', 'routing', i], 'it fits everything: say for which residence or trade, or use slack.channel');
    }
  });
  on_call.forEach((entry, i) => {
    rings(['on_call', i, 'phone'], entry.phone);
    checkDays(['on_call', i, 'days'], entry.days, problem);
  });
  return problems;
}

function checkDays(path: Path, days: string, problem: (path: Path, reason: string) => void): void {
  try {
    daysOf(days);
  } catch (error) {
    problem(path, (error as Error).message);
  }
}
