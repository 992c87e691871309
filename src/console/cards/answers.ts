// What the person answered to our follow-up questions, in the managers' words.
import { answerLabel, questionLabel } from '#flows/texts/labels.ts';
import type { Block } from '../block-limits.ts';
import { section } from '../blocks.ts';
import { inline } from '../mrkdwn.ts';
import type { CardRecord } from './record.ts';

export function answered(record: CardRecord): Block[] {
  const lines = Object.entries(record.answers).map(
    ([question, value]) => `• ${inline(questionLabel(question), 120)} : *${inline(answerLabel(value), 120)}*`,
  );
  return lines.length === 0 ? [] : [section(`*Réponses :*\n${lines.join('\n')}`)];
}
