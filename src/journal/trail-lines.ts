// The record as sentences, in order of time: received, understood, decided, sent, delivered.
import type { Language } from '#flows/codes.ts';
import type { FactRow, MessageRow, NoteRow, ReadingRow, TextRow, TrailRecord } from './trail-record.ts';
import { LANGUAGE } from './words/language.ts';
import { repairWords } from './words/repair.ts';
import { machineWord, stateWord } from './words/states.ts';
import {
  categoryWord,
  channelWord,
  effectWords,
  eventWord,
  factWord,
  hazardWord,
  intentWord,
  MANNER,
  NOTE_KIND,
  RECEIPT,
  ROLE,
  STATE,
  UNANSWERABLE,
  urgencyWord,
  word,
} from './words/trail.ts';

export type TrailKind = 'received' | 'understood' | 'decided' | 'sent' | 'delivered' | 'trouble' | 'person';

export interface TrailLine {
  at: Date;
  kind: TrailKind;
  words: string;
  /** What stands behind it, a sentence each. */
  details: string[];
}

/** At one instant: first what came, then what was understood, decided, sent. */
const ORDER: readonly TrailKind[] = ['received', 'understood', 'decided', 'person', 'sent', 'delivered', 'trouble'];

export function linesOf(record: TrailRecord): TrailLine[] {
  const lines = [
    ...record.messages.map(receivedLine),
    ...record.readings.map(readingLine),
    ...record.facts.flatMap((fact) => factLine(fact, record)),
    ...record.texts.flatMap(textLines),
    ...record.alerts.flatMap(alertLines),
    ...record.notes.map((note) => noteLine(note, record)),
  ];
  return lines
    .map((line, i) => ({ line, i }))
    .sort(
      (a, b) =>
        a.line.at.getTime() - b.line.at.getTime() ||
        ORDER.indexOf(a.line.kind) - ORDER.indexOf(b.line.kind) ||
        a.i - b.i,
    )
    .map(({ line }) => line);
}

const quoted = (words: string) => `« ${words.length > 400 ? `${words.slice(0, 400).toWellFormed()}…` : words} »`;

function receivedLine(message: MessageRow): TrailLine {
  const { at, channel, text, media, value, name, role, dwelling, unanswerable, opt_out_type } = message;
  const files = media === 0 ? [] : [media === 1 ? '1 fichier joint' : `${media} fichiers joints`];
  const words = [
    `Reçu par ${channelWord(channel)} de ${value} : ${text === '' ? '(sans texte)' : quoted(text)}`,
    ...files,
  ].join(', ');
  const who =
    name === null
      ? 'Expéditeur : inconnu, ou plusieurs personnes ont ce numéro'
      : `Expéditeur : ${[name, role === null ? '' : word(ROLE, role), dwelling ?? ''].filter(Boolean).join(', ')}`;
  return {
    at,
    kind: 'received',
    words,
    details: [
      who,
      ...(unanswerable === '' ? [] : [`Mis à part : ${word(UNANSWERABLE, unanswerable)}`]),
      ...(opt_out_type === null ? [] : [`L’opérateur a déjà répondu lui-même à ${opt_out_type}`]),
    ],
  };
}

function readingLine({ at, by, reading }: ReadingRow): TrailLine {
  const list = (name: string) => (Array.isArray(reading[name]) ? (reading[name] as unknown[]) : []);
  const problems = (list('problems') as { category: unknown; urgency: unknown }[]).map(
    ({ category, urgency }) => `${categoryWord(category)} (${urgencyWord(urgency)})`,
  );
  const hazards = list('hazards').map(hazardWord);
  const past = list('pastHazards').map(hazardWord);
  const because = (list('because') as { rule: string; words: string }[]).map(
    ({ rule, words }) => `${quoted(words)} (${rule})`,
  );
  const reader = by === 'model' ? 'le modèle' : 'les règles et la lecture hors ligne';
  const sure = typeof reading.confidence === 'number' ? `, sûr à ${Math.round(reading.confidence * 100)} %` : '';
  return {
    at,
    kind: 'understood',
    words: `Compris par ${reader} : ${[intentWord(String(reading.intent)), ...problems].join(', ')}${sure}`,
    details: [
      ...(hazards.length > 0 ? [`Danger : ${hazards.join(', ')}`] : []),
      ...(past.length > 0 ? [`Danger passé ou nié : ${past.join(', ')}`] : []),
      ...(reading.vulnerable === true ? ['Personne fragile'] : []),
      ...(reading.unsure === true ? ['Lecture incertaine'] : []),
      ...(because.length > 0 ? [`À cause de ${because.join(', ')}`] : []),
      ...(reading.language && reading.language !== 'unknown'
        ? [`Langue : ${word(LANGUAGE, reading.language as Language)}`]
        : []),
    ],
  };
}

interface Move {
  machine: string;
  from: string;
  to: string;
}

function factLine(
  { at, fact, data, by, actor, reference }: FactRow,
  { references, ...names }: TrailRecord,
): TrailLine[] {
  const about = reference === null ? '' : ` (demande ${reference})`;
  const who = by === null ? '' : ` par ${by}`;
  const event = typeof data.event === 'string' ? eventWord(data.event) : '';
  if (fact === 'stepped') {
    const moves = (data.moves as Move[] | undefined) ?? [];
    const effects = (data.effects as Record<string, unknown>[] | undefined) ?? [];
    return [
      {
        at,
        kind: actor.startsWith('manager:') ? 'person' : 'decided',
        words: `${event}${who}${about}`,
        details: [
          ...moves.flatMap(({ machine, from, to }) =>
            from === to
              ? []
              : [`${machineWord(machine)} : de « ${stateWord(machine, from)} » à « ${stateWord(machine, to)} »`],
          ),
          ...effects.flatMap((effect) => repairWords(effect, names) ?? effectWords(effect, references)),
        ],
      },
    ];
  }
  const trouble =
    fact === 'dead' ||
    fact === 'file_failed' ||
    fact === 'refused' ||
    fact === 'not_delivered' ||
    fact === 'given_up' ||
    fact === 'blocked';
  return [
    {
      at,
      kind: trouble ? 'trouble' : 'decided',
      words: `${factWord(fact, data)}${event === '' ? '' : ` : ${event}`}${who}${about}`,
      details: [],
    },
  ];
}

function textLines(text: TextRow): TrailLine[] {
  const { created_at, due_at, sent_at, state, channel, value, attempts, detail, key, manner } = text;
  const tries = attempts > 1 ? [`${attempts} essais`] : [];
  const why = [
    `Texte ${key}, ${word(MANNER, manner)}`,
    ...tries,
    ...(detail === '' || detail.startsWith('with ') ? [] : [`Code ${detail}`]),
  ];
  if (state === 'sent' && sent_at !== null) {
    const sent: TrailLine = {
      at: sent_at,
      kind: 'sent',
      words: `Envoyé par ${channelWord(channel)} à ${value ?? '?'} : ${quoted(text.text)}`,
      details: why,
    };
    return [sent, ...receiptLines(text, sent_at)];
  }
  if (state === 'due') {
    const held = due_at.getTime() > created_at.getTime() + 60_000;
    return [
      {
        at: created_at,
        kind: 'sent',
        words: held ? `Gardé pour plus tard (${key})` : `Va partir (${key})`,
        details: why,
      },
    ];
  }
  return [
    {
      at: sent_at ?? created_at,
      kind: detail.startsWith('with ') ? 'sent' : 'trouble',
      words: detail.startsWith('with ')
        ? `Dit avec un autre texte (${key})`
        : `Pas envoyé : ${word(STATE, state)} (${key})`,
      details: why,
    },
  ];
}

function receiptLines({ receipt, receipt_at, detail }: TextRow, sentAt: Date): TrailLine[] {
  if (receipt === '' || receipt === 'sent' || receipt === 'queued') return [];
  const failed = receipt === 'failed';
  return [
    {
      at: receipt_at ?? sentAt,
      kind: failed ? 'trouble' : 'delivered',
      words: word(RECEIPT, receipt),
      details: failed && detail !== '' ? [`Code ${detail}`] : [],
    },
  ];
}

function alertLines({
  kind,
  raised_at,
  settled_at,
  settled_by,
  reference,
}: TrailRecord['alerts'][number]): TrailLine[] {
  const about = reference === null ? '' : ` (demande ${reference})`;
  const raised: TrailLine = {
    at: raised_at,
    kind: 'trouble',
    words: `Alerte aux gestionnaires : ${alertWordOf(kind)}${about}`,
    details: [],
  };
  if (settled_at === null) return [raised];
  return [
    raised,
    {
      at: settled_at,
      kind: 'person',
      words: `Alerte réglée${settled_by === '' ? '' : ` par ${settled_by}`}${about}`,
      details: [],
    },
  ];
}

function alertWordOf(kind: string): string {
  return factWord(`alert_${kind}`, {});
}

function noteLine({ at, author, kind, words, reference }: NoteRow, { companies }: TrailRecord): TrailLine {
  const by = companies.get(author.replace('contractor:', '')) ?? author;
  return {
    at,
    kind: 'person',
    words: `${word(NOTE_KIND, kind)} de ${by} (demande ${reference}) : ${quoted(words)}`,
    details: [],
  };
}
