// A rehearsal as people read it: who said what when, and what came of it.
import type { Rehearsed, TranscriptLine } from './rehearse.ts';

export function printed({ id, title, started_at, transcript, tickets, cards }: Rehearsed, zone: string): string[] {
  const start = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(started_at),
  );
  return [
    `== ${id}${title === '' ? '' : `  ${title}`}`,
    `   ${start}`,
    ...transcript.flatMap((line) => indented(`${elapsed(line.at_s)}  `, wordsOf(line))),
    '',
    tickets.length === 0
      ? '   Aucune demande.'
      : `   ${tickets.length === 1 ? '1 demande' : `${tickets.length} demandes`} :`,
    ...tickets.map(({ reference, category, urgency, status, person, lead, hazards }) => {
      const more = [
        person ?? 'personne inconnue',
        ...(hazards.length > 0 ? [`danger : ${hazards.join(', ')}`] : []),
        ...(lead === null ? [] : [`regroupée avec ${lead}`]),
      ];
      return `   ${reference}  ${category}, ${urgency}, ${status}, ${more.join(', ')}`;
    }),
    ...cards.map(({ channel, text }) => `   #${channel}  ${text.replaceAll('\n', ' / ')}`),
    '',
  ];
}

function wordsOf(line: TranscriptLine): string {
  switch (line.kind) {
    case 'said':
      return `${line.who} (${line.channel}) : ${headed(line)}${line.media === undefined ? '' : ` [${line.media} fichier]`}`;
    case 'received':
      return `  -> ${line.who} (${line.channel}) : ${headed(line)}${(line.attachments ?? []).map((name) => ` [${name}]`).join('')}`;
    case 'acted':
      return `[Slack] ${line.who} : ${line.what}${line.outcome === '' ? '' : ` -> ${line.outcome}`}`;
    case 'ticket':
      return `  * ${line.ticket} : ${line.what}`;
    case 'card':
      return `  # ${line.channel} : ${line.text}`;
  }
}

/** A mail begins with its subject. */
function headed({ subject, text }: { subject?: string; text: string }): string {
  return [subject === undefined ? '' : `« ${subject} »`, text].filter((one) => one !== '').join('\n');
}

/** "+0:15", "+3 h 04:00" */
function elapsed(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = `${Math.floor((whole % 3600) / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return (whole < 3600 ? `+${rest}` : `+${Math.floor(whole / 3600)}h${rest.padStart(5, '0')}`).padStart(10);
}

function indented(prefix: string, words: string): string[] {
  return words.split('\n').map((line, i) => (i === 0 ? prefix : ' '.repeat(prefix.length + 4)) + line);
}
