// Asks a model what a message means. It sees the text, never who wrote it; what it says is codes and quotes. A failure is
// a value: the offline reading stands, and a person looks where the reason asks for one.
import { type Failed, failed, type Model, type Part, type Tokens } from '#model/model.ts';
import type { ReadingContext } from '../reading.ts';
import type { SafetyReading } from '../safety/read-safety.ts';
import { Answer } from './answer.ts';
import type { ModelReading } from './model-reading.ts';
import { messagePrompt, triagePrompt } from './prompt.ts';
import { quotesFrom } from './quote.ts';
import { shownText } from './shown-text.ts';
import { toReading } from './to-reading.ts';

export interface Photo {
  mime: string;
  bytes: Buffer;
}

export interface ToRead {
  text: string;
  context: ReadingContext;
  /** What the safety rules found in the same text: the model is asked to confirm it or to quote its denial. */
  rules?: SafetyReading;
  photos?: readonly Photo[];
  signal?: AbortSignal;
}

export type ModelReadingResult = { kind: 'reading'; reading: ModelReading; tokens: Tokens } | Failed;

const MOST_PHOTOS = 4;
const LARGEST_PHOTO = 4 * 1024 * 1024;
/** What every server that can see takes. */
const SEEN = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

export async function readWithModel(model: Model, message: ToRead): Promise<ModelReadingResult> {
  const shown = shownText(message.text);
  const photos = model.canSee ? photoParts(message.photos ?? []) : [];
  if (shown.text === '' && photos.length === 0) return failed('invalid', 'there is nothing to read');
  const rules = message.rules;
  const user: Part[] = [{ kind: 'text', text: messagePrompt(shown, message.context, rules, photos.length) }, ...photos];
  const result = await model.ask({
    purpose: 'triage',
    schema: Answer,
    system: triagePrompt(),
    user,
    urgent: rules !== undefined && (rules.alarming || rules.hazards.length > 0),
    ...(message.signal && { signal: message.signal }),
  });
  if (result.kind === 'failed') return result;
  return { kind: 'reading', reading: toReading(result.value, quotesFrom(shown.pieces)), tokens: result.tokens };
}

function photoParts(photos: readonly Photo[]): Part[] {
  return photos
    .filter(({ mime, bytes }) => SEEN.has(mime) && bytes.length <= LARGEST_PHOTO)
    .slice(0, MOST_PHOTOS)
    .map(({ mime, bytes }) => ({ kind: 'image', mime, bytes }));
}
