// What the people of the agency read by SMS.
import type { Text } from '../keys.ts';

export const staff = {
  'staff.alarm': (w) =>
    [
      `URGENCE ${w.hazards || 'à voir'}.`,
      w.stuck && 'NE PEUT PAS SORTIR.',
      `${w.address || 'Adresse inconnue'}.`,
      w.reporterPhone && `Locataire : ${w.reporterPhone}.`,
      w.reported && `"${short(w.reported)}"`,
      'Répondez OK pour prendre en charge.',
    ]
      .filter(Boolean)
      .join(' '),
  'staff.acknowledged': (w) => `Merci. Vous avez en charge l'urgence ${w.ticket}. Le détail est dans Slack.`,
  'staff.how': (w) => `Le détail est dans Slack. Répondez OK pour prendre en charge l'urgence ${w.ticket}.`,
  'staff.refused': (w) => `C'est noté. L'urgence ${w.ticket} reste à prendre.`,
  'staff.refused_next': (w) => `C'est noté. La personne suivante est appelée pour l'urgence ${w.ticket}.`,
  'staff.nothing': () => `Aucune urgence n'attend. Votre message est gardé.`,
  'staff.by_mail': () => `Votre message est gardé. Une urgence se prend par SMS ou dans Slack, jamais par e-mail.`,
} satisfies Record<string, Text>;

/** The alarm must fit in two segments: the rest of the words is in Slack. */
function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= 50 ? line : `${[...line].slice(0, 47).join('')}...`;
}
