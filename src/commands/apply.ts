// loge apply FILE.yaml: the agency as its file says; a second time nothing changes.
import { describeProblem, readAgencyFile } from '#agency/read-file.ts';
import { rosterOf } from '#dispatch/roster.ts';
import { ruleWarnings } from '#dispatch/rules.ts';
import { inAgency } from '#lib/db.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { parseArgs } from './arguments.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { readInput } from './read-input.ts';

const USAGE = 'usage: loge apply FILE.yaml';

type Needs = Pick<CommandContext, 'clock' | 'out' | 'err' | 'database'>;

export async function command(args: string[], { clock, out, err, database }: Needs): Promise<ExitCode> {
  const { words, wrong } = parseArgs(args, {});
  const [file] = words;
  if (wrong !== undefined || file === undefined || words.length > 1) {
    if (wrong !== undefined) err(wrong);
    err(USAGE);
    return 2;
  }
  const input = await readInput(file);
  if (input.kind === 'missing') {
    err(input.reason);
    return 1;
  }
  const read = readAgencyFile(input.bytes.toString('utf8'));
  if (read.kind === 'invalid') {
    for (const problem of read.problems) err(describeProblem(file, problem));
    err('nothing was changed');
    return 1;
  }
  const db = await database();
  const applied = await applyAgency(db, clock, read.settings);
  if (applied.kind === 'refused') {
    for (const reason of applied.reasons) err(`${file}: ${reason}`);
    err('nothing was changed');
    return 1;
  }
  const { settings } = read;
  const ofRules = await inAgency(db, settings.agency.id, async (tx) => ruleWarnings(settings, await rosterOf(tx)));
  for (const warning of [...applied.warnings, ...ofRules]) err(`warning: ${warning}`);
  for (const change of applied.changes) out(change);
  if (applied.changes.length === 0) out('nothing changes');
  return 0;
}
