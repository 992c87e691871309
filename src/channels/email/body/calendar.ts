// An invitation's what, when and where, in a line each, so that its date is seen; it is never accepted by itself.

const LONGEST = 100_000;

export function calendarText(ics: string): string {
  const lines = ics
    .slice(0, LONGEST)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  const begin = lines.findIndex((line) => /^BEGIN:V(?:EVENT|TODO)/i.test(line));
  const event = begin < 0 ? [] : lines.slice(begin);
  const value = (name: string) => {
    const line = event.find((one) => new RegExp(`^${name}[;:]`, 'i').test(one));
    return line === undefined ? '' : unescaped(line.slice(line.indexOf(':') + 1));
  };
  const zone = /TZID="?([^":;]+)/i.exec(event.find((line) => /^DTSTART/i.test(line)) ?? '')?.[1] ?? '';
  const said = [
    value('SUMMARY'),
    [dateOf(value('DTSTART')), dateOf(value('DTEND'))].filter(Boolean).join(' - ') + (zone === '' ? '' : ` (${zone})`),
    value('LOCATION'),
  ];
  return said
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/** REQUEST, REPLY, CANCEL ...; empty for a calendar that asks nothing. */
export function calendarMethod(ics: string): string {
  return /^METHOD:\s*([A-Z-]+)/im.exec(ics.slice(0, LONGEST))?.[1]?.toUpperCase() ?? '';
}

function dateOf(text: string): string {
  const [, y, m, d, hour, minute, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z)?)?/.exec(text) ?? [];
  if (y === undefined) return '';
  return `${y}-${m}-${d}${hour === undefined ? '' : ` ${hour}:${minute}${utc === undefined ? '' : ' UTC'}`}`;
}

function unescaped(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_whole, letter: string) => (letter.toLowerCase() === 'n' ? ' ' : letter));
}
