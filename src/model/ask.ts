// One question to a chat model: the request in the server's dialect, its reply read, one second try that says what was wrong.
import type OpenAI from 'openai';
import { type Attempt, atMostTwice, deadlineOf, type FailedAttempt, type Spent } from './attempt.ts';
import type { DialectLearner } from './dialect.ts';
import { readJsonAnswer } from './json-answer.ts';
import { failed, type ModelResult, type Question } from './model.ts';
import { complaintOf, readFailure } from './read-failure.ts';
import { type Reply, readReply } from './read-reply.ts';
import { type Correction, estimateTokens, hasImages, type RequestOptions, requestBody } from './request.ts';

export interface Asking {
  openai: OpenAI;
  options: RequestOptions;
  dialect: DialectLearner;
  timeoutMs: number;
}

type AskAttempt<T> = Attempt<T> & { truncated?: boolean; correction?: Correction };

export function ask<T>(asking: Asking, question: Question<T>, spent: Spent): Promise<ModelResult<T>> {
  return atMostTwice<T, AskAttempt<T>>(question.signal, (before) => {
    const maxTokens = asking.options.maxTokens * (before?.truncated ? 2 : 1);
    return askOnce(asking, question, spent, maxTokens, before?.correction);
  });
}

async function askOnce<T>(
  asking: Asking,
  question: Question<T>,
  spent: Spent,
  maxTokens: number,
  correction: Correction | undefined,
): Promise<AskAttempt<T>> {
  spent.attempts++;
  const reply = await complete(asking, question, maxTokens, correction);
  if (reply.kind === 'failed') return reply;
  spent.in += reply.tokens?.in ?? estimateTokens(question);
  spent.out += reply.tokens?.out ?? 0;
  if (reply.kind === 'refused') return { ...failed('refused', reply.detail), again: false };
  if (reply.kind === 'truncated')
    return { ...failed('invalid', 'the answer was cut off'), again: true, truncated: true };
  if (reply.kind === 'garbled') return { ...failed('invalid', 'no chat completion came back'), again: true };
  const answer = readJsonAnswer(reply.text, question.schema);
  if (answer.kind === 'value') {
    return { kind: 'answer', value: answer.value, tokens: { in: spent.in, out: spent.out } };
  }
  const { problem } = answer;
  return { ...failed('invalid', problem), again: true, correction: { said: reply.text, problem } };
}

/** Asks again at once, within the same try, as long as the server names something that can be left out. */
async function complete(
  { openai, options, dialect, timeoutMs }: Asking,
  question: Question<unknown>,
  maxTokens: number,
  correction: Correction | undefined,
): Promise<Reply | FailedAttempt> {
  const deadline = deadlineOf(timeoutMs, question.signal);
  for (;;) {
    const spoken = dialect.current();
    const body = requestBody(question, { ...options, maxTokens }, spoken, correction);
    try {
      return readReply(await openai.chat.completions.create(body, { timeout: timeoutMs, signal: deadline }));
    } catch (error) {
      const complaint = complaintOf(error);
      const sent = { ...spoken, images: spoken.images && hasImages(question) };
      if (complaint === undefined || !dialect.learn(complaint, sent)) return readFailure(error, deadline);
    }
  }
}
