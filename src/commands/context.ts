// Opens what a command asks for, and turns what goes wrong into a sentence and an exit code.
import { systemClock } from '#lib/clock.ts';
import { describe } from '#lib/errors.ts';
import { setLogLevel } from '#lib/log.ts';
import { readConfig, WrongSettings } from '../config.ts';
import { type OpenDatabase, openDatabase } from '../open-database.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';

export async function open(command: Command, args: string[]): Promise<ExitCode> {
  const err = (line: string) => process.stderr.write(`${line}\n`);
  let opened: OpenDatabase | undefined;
  try {
    const config = readConfig();
    setLogLevel(config.logLevel as Parameters<typeof setLogLevel>[0]);
    const context: CommandContext = {
      config,
      clock: systemClock,
      out: (line) => process.stdout.write(`${line}\n`),
      err,
      async database() {
        opened ??= await openDatabase(config, err);
        return opened.db;
      },
    };
    return await command(args, context);
  } catch (error) {
    if (error instanceof WrongSettings) {
      for (const problem of error.problems) err(problem);
      return 1;
    }
    err(describe(error));
    return 1;
  } finally {
    await opened?.close();
  }
}
