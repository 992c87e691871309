// What a command is: it gets its arguments and a context, and says how it ended.
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import type { Config } from '../config.ts';

/** 0 done, 1 it failed, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

export interface CommandContext {
  config: Config;
  clock: Clock;
  /** Results, a line each: standard output. */
  out(line: string): void;
  /** Everything else: standard error. */
  err(line: string): void;
  /** The database, migrated; opened at the first call, closed after the command. */
  database(): Promise<Db>;
}

export type Command = (args: string[], context: CommandContext) => Promise<ExitCode>;
