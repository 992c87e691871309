// The body of one Chat Completions request, in the dialect that the server speaks.
import type {
  ChatCompletionContentPart,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { Dialect } from './dialect.ts';
import type { Part, Question } from './model.ts';
import { plainText } from './plain-text.ts';
import { strictSchema } from './strict-schema.ts';

export interface Correction {
  said: string;
  problem: string;
}

export interface RequestOptions {
  model: string;
  maxTokens: number;
  reasoningEffort?: 'minimal' | 'low' | 'medium' | 'high' | undefined;
}

export function requestBody(
  question: Question<unknown>,
  options: RequestOptions,
  dialect: Readonly<Dialect>,
  correction?: Correction,
): ChatCompletionCreateParamsNonStreaming {
  const schema = strictSchema(question.schema);
  const told =
    dialect.format === 'json_schema'
      ? question.system
      : `${question.system}\n\nAnswer with one JSON object and nothing else. Its JSON Schema:\n${JSON.stringify(schema)}`;
  const messages: ChatCompletionMessageParam[] = [
    { role: 'system', content: plainText(told) },
    { role: 'user', content: content(question.user, dialect.images) },
  ];
  if (correction) {
    if (correction.said.trim() !== '')
      messages.push({ role: 'assistant', content: plainText(correction.said.slice(0, 4000)) });
    messages.push({
      role: 'user',
      content: `That cannot be used: ${correction.problem}. Answer again, with one JSON object of the required shape and nothing else.`,
    });
  }
  return {
    model: options.model,
    messages,
    ...(dialect.format === 'json_schema' && {
      response_format: { type: 'json_schema', json_schema: { name: question.purpose, strict: true, schema } },
    }),
    ...(dialect.format === 'json_object' && { response_format: { type: 'json_object' } }),
    ...(dialect.limit !== 'none' && { [dialect.limit]: options.maxTokens }),
    ...(dialect.temperature && { temperature: 0 }),
    ...(dialect.effort && options.reasoningEffort && { reasoning_effort: options.reasoningEffort }),
  };
}

export function hasImages(question: Question<unknown>): boolean {
  return question.user.some((part) => part.kind === 'image');
}

/** Rough on purpose: budgets reserve with it, and correct themselves from what the server counted. */
export function estimateTokens(question: Question<unknown>): number {
  const letters = question.system.length + question.user.reduce((sum, part) => sum + letterCount(part), 0);
  return Math.ceil(letters / 3.5) + 400;
}

function letterCount(part: Part): number {
  return part.kind === 'text' ? part.text.length : 4000;
}

/** One string where there is only text: small servers refuse lists of parts. */
function content(parts: readonly Part[], images: boolean): string | ChatCompletionContentPart[] {
  const sent = images ? parts : parts.filter((part) => part.kind === 'text');
  if (sent.every((part) => part.kind === 'text')) return sent.map((part) => plainText(part.text)).join('\n\n');
  return sent.map((part): ChatCompletionContentPart => {
    if (part.kind === 'text') return { type: 'text', text: plainText(part.text) };
    return { type: 'image_url', image_url: { url: `data:${part.mime};base64,${part.bytes.toString('base64')}` } };
  });
}
