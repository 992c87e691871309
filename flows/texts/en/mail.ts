// English of what managers get by mail.
import type { mail as french } from '../fr/mail.ts';
import type { Text } from '../keys.ts';

export const mail = {
  'mail.new_ticket': (w) =>
    [
      `Request ${w.ticket}: ${w.problem} (${w.urgency}).`,
      `${w.address || 'Unknown address'}.`,
      w.reporterPhone && `Contact: ${w.reporterPhone}.`,
      w.reported && `"${long(w.reported)}"`,
      `Read and reply: ${w.desk}`,
    ]
      .filter(Boolean)
      .join('\n'),
  'mail.look': (w) => `Request ${w.ticket}: ${w.problem}.\nSomebody should look at it.\nRead and reply: ${w.desk}`,
  'mail.digest': (w) => `Requests since yesterday: ${w.count}. Closed: ${w.n}. Open in all: ${w.of}.`,
  'mail.digest_ticket': (w) => `\n${w.ticket}: ${w.problem} (${w.urgency})\n${w.desk}`,
  'mail.digest_more': (w) => `\nAnd ${w.count} more in Slack.`,
} satisfies Record<keyof typeof french, Text>;

function long(words: string): string {
  const letters = [...words.trim()];
  return letters.length <= 800 ? letters.join('') : `${letters.slice(0, 797).join('')}...`;
}
