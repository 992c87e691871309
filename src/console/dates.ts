// Instants as managers read them, in French and in the clocks of the place.
const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(kind: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${kind} ${zone}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, ...options });
    formats.set(key, known);
  }
  return known;
}

/** "10 h 02", "14 h" */
export function timeOf(at: Date, zone: string): string {
  const [hour = '', minute = ''] = format('time', zone, { hour: '2-digit', minute: '2-digit' }).format(at).split(':');
  return `${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}`;
}

/** "mardi 14 janvier", "dimanche 1er mars" */
export function dayOf(at: Date, zone: string): string {
  return withFirst(format('day', zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(at));
}

/** "12 mars 2026" */
export function dateOf(at: Date, zone: string): string {
  return withFirst(format('date', zone, { day: 'numeric', month: 'long', year: 'numeric' }).format(at));
}

const withFirst = (text: string): string => text.replace(/\b1(?= \p{L})/u, '1er');

/** "10 h 02" today, "hier à 10 h 02", else "mardi 14 janvier à 10 h 02". */
export function momentOf(at: Date, now: Date, zone: string): string {
  const time = timeOf(at, zone);
  if (dateOf(at, zone) === dateOf(now, zone)) return time;
  if (dateOf(at, zone) === dateOf(new Date(now.getTime() - DAY_MS), zone)) return `hier à ${time}`;
  return `${dayOf(at, zone)} à ${time}`;
}

/** "12 min", "3 h 05", "2 jours" */
export function lengthOf(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(minutes / 1440)} jours`;
}

/** How long ago, kept up to date by the reader's own Slack; as it was when the card was made where that cannot. */
export function ago(at: Date, now: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{ago}|il y a ${lengthOf(now.getTime() - at.getTime())}>`;
}
