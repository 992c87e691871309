// Times as they are shown, in French and in the agency's zone.
export interface Moments {
  /** "14:05" */
  time(at: Date): string;
  /** "dimanche 22 novembre" */
  day(at: Date): string;
  /** "dimanche 22 novembre 2026" */
  date(at: Date): string;
  /** "14:05:09" */
  exact(at: Date): string;
  /** For a field of a form: "2026-11-22T14:05" */
  field(at: Date): string;
}

export function moments(zone: string): Moments {
  const with_ = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, ...options });
    return (at: Date) => format.format(at);
  };
  const field = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return {
    time: with_({ hour: '2-digit', minute: '2-digit' }),
    day: with_({ weekday: 'long', day: 'numeric', month: 'long' }),
    date: with_({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    exact: with_({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    field: (at) => field.format(at).replace(' ', 'T'),
  };
}
