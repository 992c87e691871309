// What a tenant reads about the company that comes, in English.
import type { Text } from '../keys.ts';

export const visit = {
  'visit.company': (w) => `Request ${w.ticket}: ${w.company} will do the repair. We will write with possible dates.`,
  'q.slot': (w) =>
    w.onlySlot !== ''
      ? `${w.company} can come ${w.onlySlot}. Does that suit you? If not, write another day.`
      : `${w.company} can come:\n${w.slots}\nWhich suits you? Write a number or another day.`,
  'q.slot.again': (w) => `Which day suits you for ${w.company}? For example: 1, or Thursday morning.\n${w.slots}`,
  'slot.other': () => 'All right, we are asking for another date.',
  'slot.wish': () => 'All right, we are asking whether that date is possible.',
  'visit.agreed': (w) => `${w.company} comes ${w.window}. ${doorWords(w)} To change, write: another day.`,
  'visit.common': (w) =>
    `${w.company} comes ${w.window}. It is for request ${w.ticket}. There is nothing for you to do.`,
  'visit.tomorrow': (w) => `Reminder: ${w.company} comes ${w.window}. ${doorWords(w)} To change, write: another day.`,
  'visit.today': (w) => `${w.company} comes ${w.window}. ${doorWords(w)} Any trouble: write it here.`,
  'visit.on_the_way': (w) => `${w.visitor || w.company} is on the way to your home. ${doorWords(w)}`,
  'visit.late': (w) => `${w.company} is late. They still come today. Any trouble: ${w.phone}.`,
  'visit.absent': (w) =>
    `${w.company} came and found nobody. We are looking for another date. Were you there? Write it here.`,
  'visit.again': (w) => `Request ${w.ticket}: ${w.company} has to come back to finish. We will write with the date.`,
  'visit.moving': (w) => `Request ${w.ticket}: the visit is moved. ${w.company} will propose other dates.`,
  'visit.wish': (w) => `You prefer ${w.window}. We are asking ${w.company}.`,
  'visit.he_knows': (w) =>
    `We are writing to ${w.company} now that you are at home. If nobody comes back, call ${w.phone}.`,
  'visit.no_show': (w) => `Request ${w.ticket}: we are sorry for this wait. We are asking ${w.company} for a date.`,
  'visit.come_back': (w) => `Request ${w.ticket}: we are sorry. We are asking ${w.company} to come back.`,
  'visit.off': (w) =>
    `Request ${w.ticket}: the visit of ${w.company} is off. A person of the agency will write to you.`,
} satisfies Record<string, Text>;

function doorWords({ visitor, passcode }: { visitor: string; passcode: string }): string {
  return `${visitor || 'They'} must tell you ${passcode}. If not, do not open.`;
}
