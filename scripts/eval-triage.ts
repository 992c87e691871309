import { run } from '../src/commands/eval-triage.ts';

process.exitCode = await run(process.argv.slice(2));
