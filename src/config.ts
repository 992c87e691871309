// The only reader of the environment. Parsed once; a wrong or missing setting stops the start with a sentence that names it.
import { z } from 'zod';

const url = z.url({ error: 'an address such as https://loge.example.fr' });

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  SANDBOX: z.string().optional(),
  PORT: z.coerce.number({ error: 'a port number such as 3000' }).int().min(0).max(65535).default(3000),
  PUBLIC_URL: url.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'an address such as postgresql://user:password@host:5432/loge')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  SECRET_KEY: z.string().optional(),
  S3_URL: url.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-zA-Z]{20,40}$/, 'AC and 32 characters, from the first page of the Twilio console')
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_API_BASE_URL: url.optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'it begins with xoxb- (Slack app, "OAuth & Permissions")')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'it begins with xapp- (Slack app, "Basic information")')
    .optional(),
  SLACK_API_URL: url.optional(),
  OPERATOR_SLACK_CHANNEL: z.string().optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_MODEL: z.string().min(1).default('gpt-5-mini'),
  IMAP_URL: z
    .string()
    .regex(/^imaps?:\/\//, 'an address such as imaps://user:password@host')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'an address such as smtps://user:password@host')
    .optional(),
  MAIL_AUTHSERV_ID: z
    .string()
    .regex(
      /^[\w.-]{1,253}$/,
      'the name that our mail server begins its Authentication-Results with, such as mx.example.fr',
    )
    .optional(),
  METRICS_TOKEN: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface TwilioConfig {
  accountSid: string;
  authToken: string;
  baseUrl?: string;
}
export interface SlackConfig {
  botToken: string;
  signingSecret: string;
  appToken?: string;
  apiUrl?: string;
}
export interface ModelConfig {
  apiKey?: string;
  baseURL?: string;
  model: string;
}

export interface Config {
  production: boolean;
  /** Stand-ins may take the place of providers, and /sandbox is served. */
  sandbox: boolean;
  port: number;
  publicUrl: string | undefined;
  databaseUrl: string | undefined;
  dataDir: string;
  /** Newest first; an older one still opens what it signed. Empty: made and kept in dataDir. */
  secretKeys: string[];
  s3Url: string | undefined;
  /** Missing: the sandbox's stand-in. */
  twilio: TwilioConfig | undefined;
  slack: SlackConfig | undefined;
  model: ModelConfig | undefined;
  operatorSlackChannel: string | undefined;
  imapUrl: string | undefined;
  smtpUrl: string | undefined;
  /** How our mail server names itself in Authentication-Results. Missing: nobody's results are believed. */
  authservId: string | undefined;
  metricsToken: string | undefined;
  logLevel: string;
}

/** What is wrong with the settings, a sentence each. */
export class WrongSettings extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is a missing one: compose files and shells write them so.
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new WrongSettings(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} is wrong: write ${expected(issue.message)}.`),
    );
  }
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  const sandbox = !production || isTrue(e.SANDBOX);
  const twilio = pair(e.TWILIO_ACCOUNT_SID, e.TWILIO_AUTH_TOKEN, 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN');
  const slack = pair(e.SLACK_BOT_TOKEN, e.SLACK_SIGNING_SECRET, 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET');
  const email = pair(e.IMAP_URL, e.SMTP_URL, 'IMAP_URL', 'SMTP_URL');
  const secretKeys = (e.SECRET_KEY ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);
  const problems = [
    ...[twilio, slack, email].flatMap((provider) => (typeof provider === 'string' ? [provider] : [])),
    ...secretKeys
      .filter((key) => key.length < 32)
      .map(() => 'SECRET_KEY is too short: give 32 characters or more, for example from `openssl rand -hex 32`.'),
    ...(sandbox ? [] : missingInProduction({ ...e, twilio, slack })),
  ];
  if (problems.length > 0) throw new WrongSettings(problems);
  return {
    production,
    sandbox,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: e.DATABASE_URL,
    dataDir: e.DATA_DIR,
    secretKeys,
    s3Url: e.S3_URL,
    twilio:
      typeof twilio === 'object'
        ? {
            accountSid: twilio.first,
            authToken: twilio.second,
            ...(e.TWILIO_API_BASE_URL ? { baseUrl: e.TWILIO_API_BASE_URL } : {}),
          }
        : undefined,
    slack:
      typeof slack === 'object'
        ? {
            botToken: slack.first,
            signingSecret: slack.second,
            ...(e.SLACK_APP_TOKEN ? { appToken: e.SLACK_APP_TOKEN } : {}),
            ...(e.SLACK_API_URL ? { apiUrl: e.SLACK_API_URL } : {}),
          }
        : undefined,
    model:
      e.OPENAI_API_KEY || e.OPENAI_BASE_URL
        ? {
            model: e.OPENAI_MODEL,
            ...(e.OPENAI_API_KEY ? { apiKey: e.OPENAI_API_KEY } : {}),
            ...(e.OPENAI_BASE_URL ? { baseURL: e.OPENAI_BASE_URL } : {}),
          }
        : undefined,
    operatorSlackChannel: e.OPERATOR_SLACK_CHANNEL,
    imapUrl: e.IMAP_URL,
    smtpUrl: e.SMTP_URL,
    authservId: e.MAIL_AUTHSERV_ID,
    metricsToken: e.METRICS_TOKEN,
    logLevel: e.LOG_LEVEL,
  };
}

function expected(message: string): string {
  return message.replace(/^Invalid (option|input): expected /, '').replace(/\.$/, '');
}

function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(1|true|yes|on)$/i.test(value);
}

/** Both, neither, or a sentence about the one that is missing. */
function pair(first: string | undefined, second: string | undefined, firstName: string, secondName: string) {
  if (first !== undefined && second !== undefined) return { first, second };
  if (first !== undefined)
    return `${secondName} is missing: ${firstName} is set, and one is of no use without the other.`;
  if (second !== undefined)
    return `${firstName} is missing: ${secondName} is set, and one is of no use without the other.`;
  return undefined;
}

function missingInProduction(e: {
  PUBLIC_URL?: string | undefined;
  SECRET_KEY?: string | undefined;
  twilio: unknown;
  slack: unknown;
}): string[] {
  const or = 'or set SANDBOX=1 to run with stand-ins.';
  return [
    ...(e.PUBLIC_URL
      ? []
      : [
          `PUBLIC_URL is missing: give the address under which Twilio and Slack reach this server (https://...), ${or}`,
        ]),
    ...(e.SECRET_KEY
      ? []
      : [`SECRET_KEY is missing: give 32 characters or more, for example from \`openssl rand -hex 32\`, ${or}`]),
    ...(e.twilio
      ? []
      : [
          `TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are missing: copy them from the first page of the Twilio console, ${or}`,
        ]),
    ...(e.slack
      ? []
      : [
          `SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are missing: copy them from your Slack app ("OAuth & Permissions" and "Basic information"), ${or}`,
        ]),
  ];
}
