// Compatible servers differ in what they accept: one refuses `temperature`, another `max_completion_tokens`, an old one
// `json_schema`. What a server refused once is not sent to it again; the words of its refusal say which it was.

export interface Dialect {
  format: 'json_schema' | 'json_object' | 'text';
  limit: 'max_completion_tokens' | 'max_tokens' | 'none';
  temperature: boolean;
  effort: boolean;
  images: boolean;
}

export interface DialectLearner {
  current(): Dialect;
  /** `sent` is what the refused request used. True when something of it is now left out: ask again. */
  learn(complaint: string, sent: Dialect): boolean;
}

const NEXT_FORMAT = { json_schema: 'json_object', json_object: 'text', text: 'text' } as const;
const NEXT_LIMIT = { max_completion_tokens: 'max_tokens', max_tokens: 'none', none: 'none' } as const;

/** In this order: a complaint about a schema may mention the content, one about the content no schema. */
const COMPLAINTS: readonly [keyof Dialect, RegExp][] = [
  ['format', /response_format|json_schema|json_object|structured output/i],
  ['limit', /max_(completion_)?tokens/i],
  ['effort', /reasoning/i],
  ['temperature', /temperature/i],
  ['images', /image|vision|multimodal|content/i],
];

export function createDialect(): DialectLearner {
  let dialect: Dialect = {
    format: 'json_schema',
    limit: 'max_completion_tokens',
    temperature: true,
    effort: true,
    images: true,
  };
  return {
    current: () => dialect,
    learn(complaint, sent) {
      const feature = COMPLAINTS.find(([name, words]) => canYield(sent, name) && words.test(complaint))?.[0];
      if (feature === undefined) return false;
      // Another question may have learnt it while this one was on its way.
      if (dialect[feature] === sent[feature]) dialect = without(dialect, feature);
      return true;
    },
  };
}

function canYield(sent: Dialect, feature: keyof Dialect): boolean {
  return sent[feature] !== false && sent[feature] !== 'none' && sent[feature] !== 'text';
}

function without(dialect: Dialect, feature: keyof Dialect): Dialect {
  if (feature === 'format') return { ...dialect, format: NEXT_FORMAT[dialect.format] };
  if (feature === 'limit') return { ...dialect, limit: NEXT_LIMIT[dialect.limit] };
  return { ...dialect, [feature]: false };
}
