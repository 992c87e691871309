#!/usr/bin/env node
import type { Command } from './commands/command.ts';
// The command line. Only finds the command and gives it what it needs; each command is a file in commands/.
import { open } from './commands/context.ts';
import { type ReadingCommand, withReader } from './commands/with-reader.ts';

const COMMANDS: Record<string, { load(): Promise<{ command: Command }>; says: string }> = {
  start: { load: () => import('./commands/start.ts'), says: 'serve everything in one process (what npm start does)' },
  web: { load: () => import('./commands/web.ts'), says: 'serve webhooks and pages only' },
  worker: { load: () => import('./commands/work.ts'), says: 'run engine, senders and jobs only' },
  apply: { load: () => import('./commands/apply.ts'), says: 'FILE.yaml: create or change an agency' },
  import: {
    load: () => import('./commands/import.ts'),
    says: 'places|people|contractors FILE.csv [--agency ID] [--dry-run]',
  },
  triage: {
    load: reading(() => import('./commands/triage.ts')),
    says: 'FILE.jsonl: read messages, one JSON line each',
  },
  'eval-triage': {
    load: reading(() => import('./commands/eval-triage.ts')),
    says: 'FILE.jsonl: how well messages are read, against their labels',
  },
  'correction-test': {
    load: () => import('./commands/correction-test.ts'),
    says: 'FILE.jsonl: turn corrections into regression tests',
  },
  'read-mail': {
    load: () => import('./commands/read-mail.ts'),
    says: 'PATH...: what we read in mails, a JSON line each',
  },
  rehearse: {
    load: () => import('./commands/rehearse.ts'),
    says: 'FILE.jsonl [--json]: play dialogues on a fresh demo agency',
  },
  why: { load: () => import('./commands/why.ts'), says: 'PHONE|EMAIL|TICKET|MESSAGE: what happened and why' },
  templates: {
    load: () => import('./commands/templates.ts'),
    says: '[--agency ID] [--json]: what WhatsApp must be given and has not approved yet',
  },
  doctor: {
    load: () => import('./commands/doctor.ts'),
    says: 'look whether everything is set up, and say what to mend',
  },
  export: {
    load: () => import('./commands/export.ts'),
    says: '[DIR] [--agency ID]: everything of an agency as JSON lines',
  },
  erase: {
    load: () => import('./commands/erase.ts'),
    says: 'PHONE|EMAIL|PERSON [--agency ID]: erase what is personal',
  },
};

/** Reads messages with the model where one is set. */
function reading(load: () => Promise<{ run: ReadingCommand }>) {
  return async () => ({ command: withReader((await load()).run) });
}

const [name = '', ...args] = process.argv.slice(2);
const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (found === undefined) {
  const wanted = name === '' || name === 'help' || name === '--help';
  const lines = Object.entries(COMMANDS).map(([key, { says }]) => `  ${key.padEnd(12)} ${says}`);
  process.stderr.write(`${wanted ? '' : `There is no command "${name}".\n\n`}loge COMMAND\n\n${lines.join('\n')}\n`);
  process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
} else {
  const { command } = await found.load();
  process.exitCode = await open(command, args);
}
