// Bolt and its client log through ours, which masks; their "info" is our "debug", as it tells of every call.
import type { Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '#lib/log.ts';

export function boltLog(log: Logger): BoltLogger {
  const say =
    (level: 'debug' | 'warn') =>
    (...words: unknown[]) =>
      log[level]({ says: words.map(String).join(' ').slice(0, 500) }, 'Slack library');
  return {
    // Called with every body, already turned into text: nothing of it may be kept.
    debug: () => undefined,
    info: say('debug'),
    warn: say('warn'),
    error: say('warn'),
    setLevel: () => undefined,
    getLevel: () => 'warn' as LogLevel,
    setName: () => undefined,
  };
}
