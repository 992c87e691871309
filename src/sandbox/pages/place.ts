// Where one is in the sandbox, all of it in the address: a page can be reloaded, and works without script.

/** What one writes by. */
export type Canal = 'sms' | 'whatsapp' | 'email';

export interface Place {
  /** What a small screen shows. */
  vue: 'telephone' | 'slack' | 'journal';
  /** Whose telephone: a number, or the mail address of who has none. */
  de: string;
  canal: Canal;
  /** Which manager one is. */
  moi: string;
  salon: string;
  /** The thread that is open. */
  fil: string;
  onglet: '' | 'accueil';
  journal: string;
  /** Said once, after something went wrong. */
  erreur: string;
  /** Under which field of which modal. */
  manque: string;
}

const EMPTY: Place = {
  vue: 'telephone',
  de: '',
  canal: 'sms',
  moi: '',
  salon: '',
  fil: '',
  onglet: '',
  journal: '',
  erreur: '',
  manque: '',
};

export function readPlace(query: Readonly<Record<string, unknown>>): Place {
  const text = (name: keyof Place) => (typeof query[name] === 'string' ? query[name] : '');
  const vue = text('vue');
  return {
    vue: vue === 'slack' || vue === 'journal' ? vue : 'telephone',
    de: text('de'),
    canal: readCanal(text('canal')),
    moi: text('moi'),
    salon: text('salon'),
    fil: text('fil'),
    onglet: text('onglet') === 'accueil' ? 'accueil' : '',
    journal: text('journal'),
    erreur: text('erreur'),
    manque: text('manque'),
  };
}

export function readCanal(given: string): Canal {
  return given === 'whatsapp' || given === 'email' ? given : 'sms';
}

/** The address of the same place with some of it changed. What was said once is not said again. */
export function to(place: Place, changes: Partial<Place> = {}): string {
  const next: Place = { ...place, erreur: '', manque: '', ...changes };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) if (value !== EMPTY[name as keyof Place]) query.set(name, value);
  return `/sandbox${query.size > 0 ? `?${query}` : ''}`;
}

/** Carried by every form, so that one comes back to the same place. */
export function carried(place: Place): string {
  return to(place).slice('/sandbox'.length);
}
