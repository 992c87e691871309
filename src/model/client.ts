// A thin client over Chat Completions, for any compatible server. One time-out, one second try, one budget; every
// outcome is a value. It holds no product knowledge: what is asked, and what an answer means, belongs to the asker.
import OpenAI from 'openai';
import { type Asking, ask } from './ask.ts';
import type { Spent } from './attempt.ts';
import { type Budget, type BudgetLimits, createBudget } from './budget.ts';
import { createDialect } from './dialect.ts';
import { failed, type Model, type ModelResult, type Use } from './model.ts';
import { estimateTokens, type RequestOptions } from './request.ts';
import { transcribe } from './transcribe.ts';

export interface ModelConfig {
  /** Missing together with `baseURL`: there is no model. */
  apiKey?: string | undefined;
  baseURL?: string | undefined;
  model: string;
  /** For each try. */
  timeoutMs?: number;
  /** An answer's length at most; the second try after a cut-off may use twice that. Reasoning counts. */
  maxTokens?: number;
  reasoningEffort?: RequestOptions['reasoningEffort'];
  visionEnabled?: boolean;
  transcriptionModel?: string;
  transcriptionTimeoutMs?: number;
  budget?: BudgetLimits;
  onUse?: (use: Use) => void;
  /** Milliseconds that only grow. */
  now?: () => number;
}

export function createModel(config: ModelConfig): Model | undefined {
  // Ollama and vLLM ask for no key: a base URL alone is a model too.
  if (!config.apiKey && !config.baseURL) return undefined;
  const now = config.now ?? (() => performance.now());
  const budget = createBudget(config.budget ?? {}, now);
  // Everything that the client would take from the environment is given here.
  const openai = new OpenAI({
    apiKey: config.apiKey || 'none',
    baseURL: config.baseURL || 'https://api.openai.com/v1',
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
  });
  const asking: Asking = {
    openai,
    options: { model: config.model, maxTokens: config.maxTokens ?? 2_000, reasoningEffort: config.reasoningEffort },
    dialect: createDialect(),
    timeoutMs: config.timeoutMs ?? 10_000,
  };

  const transcribing = {
    openai,
    model: config.transcriptionModel ?? 'whisper-1',
    timeoutMs: config.transcriptionTimeoutMs ?? 30_000,
  };

  async function counted<T>(
    purpose: string,
    request: { tokens: number; urgent: boolean; signal?: AbortSignal | undefined },
    work: (spent: Spent) => Promise<ModelResult<T>>,
  ): Promise<ModelResult<T>> {
    const startedAt = now();
    const spent: Spent = { in: 0, out: 0, attempts: 0 };
    const result = await inTurn(budget, request, spent, work);
    const outcome = result.kind === 'answer' ? 'answer' : result.reason;
    const ms = Math.round(now() - startedAt);
    config.onUse?.({ purpose, tokensIn: spent.in, tokensOut: spent.out, ms, attempts: spent.attempts, outcome });
    return result;
  }

  return {
    name: config.model,
    get canSee() {
      return (config.visionEnabled ?? false) && asking.dialect.current().images;
    },
    ask: (question) =>
      counted(
        question.purpose,
        { tokens: estimateTokens(question), urgent: question.urgent ?? false, signal: question.signal },
        (spent) => ask(asking, question, spent),
      ),
    transcribe: (audio, name, options = {}) =>
      // Audio is billed by the second: it takes a turn, and no tokens unless the server counts some.
      counted('transcribe', { tokens: 0, urgent: options.urgent ?? false, signal: options.signal }, (spent) =>
        transcribe(transcribing, audio, name, spent, options.signal),
      ),
  };
}

async function inTurn<T>(
  budget: Budget,
  request: Parameters<Budget['take']>[0],
  spent: Spent,
  work: (spent: Spent) => Promise<ModelResult<T>>,
): Promise<ModelResult<T>> {
  const turn = await budget.take(request);
  if (turn.kind === 'denied') return failed('rate_limited', turn.detail, turn.retryAfterMs);
  try {
    const result = await work(spent);
    if (result.kind === 'failed' && result.retryAfterMs) budget.pause(result.retryAfterMs);
    return result;
  } finally {
    turn.end(spent.in + spent.out);
  }
}
