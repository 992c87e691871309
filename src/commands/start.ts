// npm start: everything in one process; with nothing configured, the sandbox.
import { createApp, type Role } from '../app.ts';
import type { Command } from './command.ts';

export const command: Command = serve('all');

export function serve(role: Role): Command {
  return async (_args, { config, err }) => {
    const app = await createApp(config, role);
    for (const line of app.says) err(line);
    await stopped(err);
    await app.stop();
    return 0;
  };
}

/** Until somebody asks us to end; a second time means at once. */
function stopped(err: (line: string) => void): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        err('stopping');
        process.once(signal, () => process.exit(1));
        done();
      });
    }
  });
}
