import { describe, expect, it } from 'vitest';
import { readConfig, WrongSettings } from '#/config.ts';

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof WrongSettings) return error.problems;
    throw error;
  }
  return [];
}

const LIVE = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://loge.example.fr/',
  SECRET_KEY: 'k'.repeat(32),
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'token',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
};

describe('settings', () => {
  it('are the sandbox when nothing is set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ sandbox: true, production: false, port: 3000, dataDir: './data' });
    expect(config.twilio).toBeUndefined();
    expect(config.slack).toBeUndefined();
  });

  it('take an empty variable for a missing one', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ databaseUrl: undefined, port: 3000 });
  });

  it('are complete for production, and the address loses its last stroke', () => {
    expect(readConfig(LIVE)).toMatchObject({ sandbox: false, publicUrl: 'https://loge.example.fr' });
  });

  it.each(['PUBLIC_URL', 'SECRET_KEY'] as const)('stop a production start without %s, and say the remedy', (name) => {
    const problems = problemsOf({ ...LIVE, [name]: undefined });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).toMatch(/give|copy/);
  });

  it('stop a production start without its providers, all named at once', () => {
    const problems = problemsOf({ NODE_ENV: 'production', PUBLIC_URL: LIVE.PUBLIC_URL, SECRET_KEY: LIVE.SECRET_KEY });
    expect(problems.join('\n')).toContain('TWILIO_ACCOUNT_SID');
    expect(problems.join('\n')).toContain('SLACK_BOT_TOKEN');
  });

  it('let production run with stand-ins when it is asked to', () => {
    expect(readConfig({ NODE_ENV: 'production', SANDBOX: '1' }).sandbox).toBe(true);
  });

  it.each([
    ['PORT', '99999'],
    ['DATABASE_URL', 'mysql://x'],
    ['PUBLIC_URL', 'loge'],
    ['SLACK_BOT_TOKEN', 'token'],
    ['TWILIO_ACCOUNT_SID', 'SK1'],
    ['LOG_LEVEL', 'loud'],
  ])('name %s when it is wrong (%s)', (name, value) => {
    expect(problemsOf({ [name]: value })[0]).toContain(`${name} is wrong`);
  });

  it('want both halves of an account', () => {
    expect(problemsOf({ TWILIO_ACCOUNT_SID: LIVE.TWILIO_ACCOUNT_SID })[0]).toContain('TWILIO_AUTH_TOKEN is missing');
    expect(problemsOf({ SLACK_SIGNING_SECRET: 'x' })[0]).toContain('SLACK_BOT_TOKEN is missing');
  });

  it('refuse a short secret', () => {
    expect(problemsOf({ SECRET_KEY: 'short' })[0]).toContain('SECRET_KEY is too short');
  });
});
