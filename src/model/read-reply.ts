// What a completion says: words to look for an answer in, a refusal, or words cut off. Trusts nothing about its shape,
// because any server may stand behind the base URL.
import { z } from 'zod';
import type { Tokens } from './model.ts';

export type Reply = { tokens: Tokens | undefined } & (
  | { kind: 'said'; text: string }
  | { kind: 'refused'; detail: string }
  | { kind: 'truncated' }
  | { kind: 'garbled' }
);

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});
const Usage = z.object({ usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }) });

/** "I'm sorry, but I can't help with that", where a server has no field for it. */
const DECLINES =
  /^\W*(i('m| am) (really )?(so )?sorry|sorry|i can('?t|not)|i('m| am) (unable|not able)|je (suis |)d[ée]sol[ée]e?|d[ée]sol[ée]|je ne (peux|suis))/i;

export function readReply(completion: unknown): Reply {
  const usage = Usage.safeParse(completion);
  const tokens = usage.success
    ? { in: usage.data.usage.prompt_tokens, out: usage.data.usage.completion_tokens }
    : undefined;
  const read = Completion.safeParse(completion);
  const choice = read.success ? read.data.choices[0] : undefined;
  if (!choice) return { kind: 'garbled', tokens };
  const { message, finish_reason: end } = choice;
  if (message.refusal) return { kind: 'refused', detail: 'the model declined', tokens };
  if (end === 'content_filter') return { kind: 'refused', detail: 'a content filter stopped it', tokens };
  if (end === 'length') return { kind: 'truncated', tokens };
  const text = message.content ?? '';
  if (!text.includes('{') && DECLINES.test(text.replaceAll('’', "'"))) {
    return { kind: 'refused', detail: 'the model declined in words', tokens };
  }
  return { kind: 'said', text, tokens };
}
