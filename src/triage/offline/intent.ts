// What the sender wants: the few messages that are decided by their form alone, then the trained model, which knows what we asked.
import { INTENTS, type Intent } from '#flows/codes.ts';
import { readOptOut } from '../answers/opt-out.ts';
import type { ReadingContext } from '../reading.ts';
import { tagged } from './features.ts';
import { best, scores, softmax } from './linear.ts';
import type { Models } from './models.ts';
import type { Observed } from './observe.ts';

export interface Wanted {
  intent: Intent;
  /** 0 to 1. */
  confidence: number;
  because: string;
}

const ONLY_A_NUMBER = /^(?:10|[0-9])(?: ?(?:sur|out of|de|em|\/) ?(?:10|5))?$/;
/** Somebody who sends a question mark alone asks where things stand. */
const ONLY_ASKS = /^[?؟!\s]*[?؟][?؟!\s]*$/;
const STARS_ONLY = /^(?:[⭐★🌟*]\s*){1,10}$/u;
const THUMB = /^(?:[👍👌🙏❤😊🙂💪]\p{M}*[\u{1F3FB}-\u{1F3FF}\uFE0F]*\s*)+$/u;

export function intentOf(observed: Observed, context: ReadingContext, models: Models): Wanted {
  const byForm = intentByForm(observed, context);
  if (byForm) return byForm;
  if (observed.whole.words.length === 0) return { intent: 'thanks', confidence: 0, because: 'nothing to read' };
  const { view } = observed.whole;
  const chances = softmax(scores(models.intent, view.all, tagged(view, context.awaited)));
  const likeliest = best(chances);
  return { intent: INTENTS[likeliest]!, confidence: chances[likeliest]!, because: 'intent model' };
}

function intentByForm({ row, text }: Observed, { awaited }: ReadingContext): Wanted | undefined {
  const certain = (intent: Intent, because: string): Wanted => ({ intent, confidence: 0.99, because });
  const said = text.trim();
  const bare = readOptOut(text);
  if (bare.kind === 'value' && bare.value === 'stop') return certain('opt_out', 'the bare word');
  if (awaited === 'rating' && (ONLY_A_NUMBER.test(row) || STARS_ONLY.test(said)))
    return certain('rating', 'a mark alone');
  if (ONLY_ASKS.test(said)) return certain('status', 'a question mark alone');
  if (awaited === 'none' && THUMB.test(said)) return certain('thanks', 'a sign of thanks alone');
  return undefined;
}
