// Finds the answer in what a model said: bare JSON, JSON in a fence, after its thoughts, or in the middle of chatter.
// The schema decides: the first object that fits is the answer.
import type { ZodType } from 'zod';

export type JsonAnswer<T> = { kind: 'value'; value: T } | { kind: 'unfit'; problem: string };

const THOUGHTS = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi;
/** Objects tried in a text of chatter; no honest answer needs more. */
const TRIES = 20;

export function readJsonAnswer<T>(said: string, schema: ZodType<T>): JsonAnswer<T> {
  let problem = 'there is no JSON object in it';
  for (const candidate of candidates(said.replace(THOUGHTS, ''))) {
    const parsed = parse(candidate);
    if (parsed === undefined) continue;
    const fit = schema.safeParse(parsed);
    if (fit.success) return { kind: 'value', value: fit.data };
    // Paths and what was expected only: what was received may hold words of a tenant.
    problem = fit.error.issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join('.') || 'the root'}: ${expectation(issue.message)}`)
      .join('; ');
  }
  return { kind: 'unfit', problem };
}

function* candidates(text: string): Generator<string> {
  yield text.trim();
  let from = 0;
  for (let tried = 0; tried < TRIES; tried++) {
    const start = text.indexOf('{', from);
    if (start < 0) return;
    const end = closingBrace(text, start);
    if (end > 0) yield text.slice(start, end + 1);
    // A balanced object that is no answer may hold none either: go on behind it. An unbalanced one may be mere chatter.
    from = end > 0 ? end + 1 : start + 1;
  }
}

/** The brace that closes the one at `start`, braces inside strings not counted; -1 where nothing closes it. */
function closingBrace(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter === '\\') at++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return at;
  }
  return -1;
}

function parse(text: string): unknown {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function expectation(message: string): string {
  return message.replace(/, received .*$/, '').slice(0, 300);
}
