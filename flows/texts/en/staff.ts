// English of what the people of the agency read by SMS.
import type { staff as french } from '../fr/staff.ts';
import type { Text } from '../keys.ts';

export const staff = {
  'staff.alarm': (w) =>
    [
      `EMERGENCY ${w.hazards || 'to check'}.`,
      w.stuck && 'CANNOT GET OUT.',
      `${w.address || 'Unknown address'}.`,
      w.reporterPhone && `Tenant: ${w.reporterPhone}.`,
      w.reported && `"${short(w.reported)}"`,
      'Answer OK to take charge.',
    ]
      .filter(Boolean)
      .join(' '),
  'staff.acknowledged': (w) => `Thank you. You are in charge of emergency ${w.ticket}. The details are in Slack.`,
  'staff.how': (w) => `The details are in Slack. Answer OK to take charge of emergency ${w.ticket}.`,
  'staff.refused': (w) => `Noted. Emergency ${w.ticket} still waits for somebody.`,
  'staff.refused_next': (w) => `Noted. The next person is called about emergency ${w.ticket}.`,
  'staff.nothing': () => 'No emergency is waiting. Your message is kept.',
  'staff.by_mail': () => 'Your message is kept. An emergency is taken by text message or in Slack, never by email.',
} satisfies Record<keyof typeof french, Text>;

function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= 50 ? line : `${[...line].slice(0, 47).join('')}...`;
}
