// What was understood and why: the words or the rule that decided, how sure, and both readings where they disagree.
import { type Disagreement, disagreements } from '#triage/disagreements.ts';
import { inline } from '../mrkdwn.ts';
import { categoryWord, hazardWord, urgencyWord } from '../words.ts';
import type { CardRecord } from './record.ts';

const MOST_REASONS = 4;
const READER: Readonly<Record<string, string>> = {
  safety: 'règle de sécurité',
  offline: 'lecture locale',
  model: 'modèle',
};
const FIELD: Readonly<Record<Disagreement['field'], string>> = {
  intent: 'intention',
  category: 'catégorie',
  urgency: 'urgence',
  hazards: 'dangers',
  vulnerable: 'personne fragile',
};

export function understood(record: CardRecord): string {
  const { reading } = record;
  const sure = typeof reading.confidence === 'number' ? ` · sûr à ${Math.round(reading.confidence * 100)} %` : '';
  const lines = [
    `*Compris :* ${categoryWord(record.category)}, ${urgencyWord(record.urgency)}${sure}${reading.unsure ? ' · *à vérifier*' : ''}`,
  ];
  if (record.hazards.length > 0)
    lines.push(
      `⚠️ *Danger :* ${record.hazards.map((code) => hazardWord(code)).join(', ')}${situation(record.situation)}`,
    );
  const over = reading.pastHazards ?? [];
  if (over.length > 0) lines.push(`Dit passé ou écarté : ${over.map((code) => hazardWord(code)).join(', ')}`);
  const reasons = (reading.because ?? []).filter(({ words }) => words !== '').slice(0, MOST_REASONS);
  if (reasons.length > 0)
    lines.push(
      `Parce que : ${reasons.map(({ rule, words }) => `« ${inline(words, 80)} » (${ruleName(rule)})`).join(', ')}`,
    );
  const differing = disagreementsOf(record);
  if (differing.length > 0) lines.push(`⚖️ *Deux lectures différentes :* ${differing.map(shown).join(' ; ')}`);
  return lines.join('\n');
}

function disagreementsOf({ reading, readings }: CardRecord): Disagreement[] {
  const offline = readings?.find(({ by }) => by === 'offline');
  const model = readings?.find(({ by }) => by === 'model');
  if (offline !== undefined && model !== undefined) return disagreements(offline.reading, model.reading);
  return reading.disagreements ?? [];
}

function shown({ field, offline, model }: Disagreement): string {
  return `${FIELD[field] ?? field} : règles *${codesIn(field, offline)}*, modèle *${codesIn(field, model)}*`;
}

function codesIn(field: Disagreement['field'], codes: string): string {
  if (codes === '') return 'aucun';
  if (field === 'vulnerable') return codes === 'true' ? 'oui' : 'non';
  const word = field === 'hazards' ? hazardWord : field === 'urgency' ? urgencyWord : categoryWord;
  return codes.split(', ').map(word).join(', ');
}

/** "safety/carbon-monoxide" is the rule of that file. */
function ruleName(rule: string): string {
  const [reader = '', about = ''] = rule.split('/');
  const code = about.replaceAll('-', '_');
  const word = hazardWord(code) === code ? categoryWord(code) : hazardWord(code);
  return `${READER[reader] ?? inline(reader, 30)}${word === code ? '' : ` : ${word}`}`;
}

function situation(code: string): string {
  if (code === 'cannot_leave') return ' · *ne peut pas sortir*';
  return code === 'outside_dwelling' ? ' · danger hors du logement' : '';
}
