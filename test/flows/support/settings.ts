// Settings and surroundings that tests of the flows share.
import type { FlowSettings, TalkFacts } from '#flows/events.ts';
import type { Around } from '#flows/texts/words.ts';

export const SETTINGS: FlowSettings = {
  burstMs: 15_000,
  joinMs: 600_000,
  answerMs: 24 * 3_600_000,
  unclaimedMs: { routine: 4 * 3_600_000, urgent: 1_800_000, emergency: 180_000 },
  rungMs: 180_000,
  rungs: 3,
  reopenMs: 30 * 24 * 3_600_000,
  orders: {
    byRule: false,
    offerMs: { routine: 24 * 3_600_000, urgent: 2 * 3_600_000, emergency: 900_000 },
    slotsMs: 24 * 3_600_000,
    grantMs: 24 * 3_600_000,
    supplementMs: 900_000,
    fixedMs: 5 * 24 * 3_600_000,
    quoteMs: 5 * 24 * 3_600_000,
    delayMs: { routine: 240 * 3_600_000, urgent: 48 * 3_600_000, emergency: 4 * 3_600_000 },
  },
};

/** A Tuesday, 10:00 in Paris. */
export const TUESDAY = Date.UTC(2026, 0, 13, 9);

export const FACTS: TalkFacts = {
  sender: {
    kind: 'known',
    person: 'person-petit',
    role: 'tenant',
    place: { residence: 'residence-1', building: 'building-1', dwelling: 'dwelling-1' },
    concerns: 'person-petit',
  },
  language: 'fr',
  tickets: [],
  common: [],
  alarms: [],
  openAt: 0,
  optedOut: false,
  photos: false,
  answerable: true,
  slow: false,
  quiet: false,
};

export const STRANGER: TalkFacts['sender'] = { kind: 'unknown', candidates: [] };

export const AROUND: Around = {
  signature: 'Agence des Lilas',
  agencyName: 'Agence des Lilas',
  phone: '01 23 45 67 89',
  answerTo: '',
  zone: 'Europe/Paris',
  fallback: 'fr',
  at: TUESDAY,
  references: {},
  name: '',
  page: 'https://loge.example.fr/p/0',
  holders: {},
  notes: { 'note-1': 'Le plombier passe demain.' },
  ticket: null,
};
