// What managers who wish it get by mail.
import type { Text } from '../keys.ts';

export const mail = {
  'mail.new_ticket': (w) =>
    [
      `Demande ${w.ticket} : ${w.problem} (${w.urgency}).`,
      `${w.address || 'Adresse inconnue'}.`,
      w.reporterPhone && `Contact : ${w.reporterPhone}.`,
      w.reported && `"${long(w.reported)}"`,
      `Lire et répondre : ${w.desk}`,
    ]
      .filter(Boolean)
      .join('\n'),
  'mail.look': (w) => `Demande ${w.ticket} : ${w.problem}.\nUn regard est attendu.\nLire et répondre : ${w.desk}`,
  'mail.digest': (w) => `Demandes depuis hier : ${w.count}. Closes : ${w.n}. En cours en tout : ${w.of}.`,
  'mail.digest_ticket': (w) => `\n${w.ticket} : ${w.problem} (${w.urgency})\n${w.desk}`,
  'mail.digest_more': (w) => `\nEt ${w.count} de plus dans Slack.`,
} satisfies Record<string, Text>;

/** A mail has room; what is longer is on the page. */
function long(words: string): string {
  const letters = [...words.trim()];
  return letters.length <= 800 ? letters.join('') : `${letters.slice(0, 797).join('')}...`;
}
