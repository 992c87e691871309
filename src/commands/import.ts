// loge import places|people|contractors FILE.csv: all of the list or nothing of it.
import { importContractors } from '#contractors/import.ts';
import type { Clock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { importPeople } from '#people/import/import.ts';
import { importPlaces } from '#places/import.ts';
import type { ImportOptions, ImportReport } from '#places/import-report.ts';
import { chooseAgency, parseArgs } from './arguments.ts';
import type { CommandContext, ExitCode } from './command.ts';
import { readInput } from './read-input.ts';

const USAGE = 'usage: loge import places|people|contractors FILE.csv [--agency ID] [--dry-run]';

type Needs = Pick<CommandContext, 'clock' | 'out' | 'err' | 'database'>;
type Import = (db: Db, clock: Clock, agency: string, file: Buffer, options: ImportOptions) => Promise<ImportReport>;

const IMPORTS: Record<string, Import> = {
  places: (db, _clock, agency, file, options) => importPlaces(db, agency, file, options),
  people: importPeople,
  contractors: importContractors,
};

/** More are counted, not listed. */
const MOST_LISTED = 200;

export async function command(args: string[], { clock, out, err, database }: Needs): Promise<ExitCode> {
  const { words, options, wrong } = parseArgs(args, { values: ['agency'], flags: ['dry-run'] });
  const [what, file] = words;
  const take = what === undefined || !Object.hasOwn(IMPORTS, what) ? undefined : IMPORTS[what];
  if (wrong !== undefined || take === undefined || file === undefined || words.length > 2) {
    if (wrong !== undefined) err(wrong);
    err(USAGE);
    return 2;
  }
  const db = await database();
  const chosen = await chooseAgency(db, options.get('agency'));
  if (chosen.kind === 'none') {
    err(chosen.reason);
    return 1;
  }
  const input = await readInput(file);
  if (input.kind === 'missing') {
    err(input.reason);
    return 1;
  }
  const report = await take(db, clock, chosen.agency, input.bytes, { dryRun: options.has('dry-run') });
  if (report.unknownColumns.length > 0)
    err(`${file}: columns that are not known and were not read: ${report.unknownColumns.join(', ')}`);
  tell(file, 'remark', report.remarks, err);
  tell(file, 'error', report.problems, err);
  if (report.kind === 'refused') {
    const lines = new Set(report.problems.map(({ line }) => line)).size;
    err(
      `nothing was imported: correct ${lines === 1 ? 'that line' : `those ${lines} lines`} and import the file again`,
    );
    return 1;
  }
  for (const [kind, count] of Object.entries(report.counts))
    out(`${kind}: ${count.new} new, ${count.changed} changed, ${count.same} same`);
  if (report.kind === 'would_import') out('dry run: nothing was written');
  return 0;
}

function tell(
  file: string,
  kind: 'remark' | 'error',
  list: ImportReport['problems'],
  err: (line: string) => void,
): void {
  for (const { line, reason } of list.slice(0, MOST_LISTED))
    err(`${line > 0 ? `${file}:${line}` : file}: ${kind === 'remark' ? 'remark: ' : ''}${reason}`);
  if (list.length > MOST_LISTED) err(`${file}: and ${list.length - MOST_LISTED} more such lines`);
}
