// loge rehearse FILE.jsonl [--json]: plays dialogues, each on a fresh demo agency, and prints what everybody said and what came of it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#lib/embedded-postgres.ts';
import { describe } from '#lib/errors.ts';
import { setLogLevel } from '#lib/log.ts';
import { parseDialogues } from '#sandbox/rehearsal/dialogue.ts';
import { type RehearsalApp, rehearse } from '#sandbox/rehearsal/rehearse.ts';
import { printed } from '#sandbox/rehearsal/transcript.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { rehearsalApps } from './rehearsal-apps.ts';

const USAGE = `usage: loge rehearse FILE.jsonl [--json]
  one dialogue a line: {"id", "title", "turns": [{"from", "channel", "at_s", "text", "media"?}]}
  "from" is a name of the demo agency, a number or a mail address; a turn may also be a manager's: {"manager", "at_s", "click", "fill"?}`;

export const command: Command = async (args, context) => {
  const json = args.includes('--json');
  const [file, ...others] = args.filter((arg) => arg !== '--json');
  if (file === undefined || others.length > 0) {
    context.err(USAGE);
    return 2;
  }
  const text = read(file);
  if (text === null) {
    context.err(`cannot read ${file}: give the path of a file of JSON lines`);
    return 1;
  }
  // Every start and send of every app would be told; what goes wrong is.
  setLogLevel('error');
  const dataDir = mkdtempSync(join(tmpdir(), 'loge-rehearse-'));
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const apps = rehearsalApps(context.config, server.url);
  try {
    return await playAll(text, json, context, apps.make);
  } finally {
    await apps.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

async function playAll(
  text: string,
  json: boolean,
  { out, err }: CommandContext,
  make: () => Promise<RehearsalApp>,
): Promise<ExitCode> {
  let failed = false;
  for (const parsed of parseDialogues(text)) {
    if (parsed.kind === 'fault') {
      err(`line ${parsed.line}: ${parsed.fault}`);
      failed = true;
      continue;
    }
    const app = await make();
    try {
      const zone = await app.play.directory.zone();
      const rehearsed = await rehearse(app, parsed.dialogue);
      if (json) out(JSON.stringify(rehearsed));
      else for (const line of printed(rehearsed, zone)) out(line);
    } catch (error) {
      err(`${parsed.dialogue.id}: ${describe(error)}`);
      failed = true;
    } finally {
      await app.stop();
    }
  }
  return failed ? 1 : 0;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
