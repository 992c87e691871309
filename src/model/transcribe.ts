// A voice note in words. The caller keeps the audio and marks the transcript as automatic.
import type OpenAI from 'openai';
import { toFile } from 'openai';
import { z } from 'zod';
import { type Attempt, atMostTwice, deadlineOf, type Spent } from './attempt.ts';
import { failed, type ModelResult } from './model.ts';
import { readFailure } from './read-failure.ts';

export interface Transcribing {
  openai: OpenAI;
  model: string;
  timeoutMs: number;
}

const Heard = z.object({
  text: z.string(),
  /** By tokens from newer models, by seconds or not at all from others. */
  usage: z.object({ input_tokens: z.number(), output_tokens: z.number() }).nullish().catch(null),
});

export function transcribe(
  { openai, model, timeoutMs }: Transcribing,
  audio: Buffer,
  name: string,
  spent: Spent,
  signal: AbortSignal | undefined,
): Promise<ModelResult<string>> {
  return atMostTwice<string, Attempt<string>>(signal, async () => {
    spent.attempts++;
    const deadline = deadlineOf(timeoutMs, signal);
    try {
      const file = await toFile(audio, name);
      const heard = Heard.safeParse(
        await openai.audio.transcriptions.create({ file, model }, { timeout: timeoutMs, signal: deadline }),
      );
      if (!heard.success) return { ...failed('invalid', 'no transcript came back'), again: true };
      spent.in += heard.data.usage?.input_tokens ?? 0;
      spent.out += heard.data.usage?.output_tokens ?? 0;
      return { kind: 'answer', value: heard.data.text.trim(), tokens: { in: spent.in, out: spent.out } };
    } catch (error) {
      return readFailure(error, deadline);
    }
  });
}
