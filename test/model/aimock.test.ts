// A second opinion: a model server written by others.
import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { createModel } from '#model/client.ts';
import type { Model } from '#model/model.ts';

const Answer = z.object({ category: z.enum(['plumbing', 'gas']) });
let server: LLMock;
let model: Model;

beforeEach(async () => {
  server = new LLMock({ port: 0 });
  await server.start();
  const made = createModel({ apiKey: 'mock', baseURL: `${server.url}/v1`, model: 'gpt-4o', timeoutMs: 5_000 });
  if (!made) throw new Error('a key was given');
  model = made;
});
afterEach(() => server.stop());

const ask = (text: string) =>
  model.ask({ purpose: 'triage', schema: Answer, system: 'Sort.', user: [{ kind: 'text', text }] });

it('an answer comes through a server that is not ours, and a rate limit as well', async () => {
  server.onMessage('robinet', { content: '{"category":"plumbing"}' });
  expect(await ask('le robinet goutte')).toMatchObject({ kind: 'answer', value: { category: 'plumbing' } });
  server.nextRequestError(429, { message: 'slow down', type: 'rate_limit_error' });
  expect(await ask('le robinet goutte')).toMatchObject({ kind: 'failed', reason: 'rate_limited' });
});

it('an error of one request gets its second try', async () => {
  server.onMessage('robinet', { content: '{"category":"plumbing"}' });
  server.nextRequestError(500, { message: 'oops' });
  expect(await ask('le robinet goutte')).toMatchObject({ kind: 'answer' });
});

it('a voice note becomes words', async () => {
  server.onTranscription({ transcription: { text: 'ça sent le gaz' } });
  expect(await model.transcribe(Buffer.from('OggS'), 'note.ogg')).toMatchObject({ value: 'ça sent le gaz' });
});
