// A list of dwellings becomes places: all of it or nothing. What the file does not name stays as it is.
import { type Db, inAgency } from '#lib/db.ts';
import { PLACE_COLUMNS } from './columns.ts';
import { type ImportOptions, type ImportReport, readSheet } from './import-report.ts';
import { planPlaces } from './plan-import.ts';
import { loadPlaces, lockDirectory, writePlaces } from './store.ts';

export async function importPlaces(
  db: Db,
  agency: string,
  file: Uint8Array,
  { dryRun = false }: ImportOptions = {},
): Promise<ImportReport> {
  const read = readSheet(file, PLACE_COLUMNS, [['residence', 'address']]);
  if (read.kind === 'refused') return read.report;
  const { sheet } = read;
  return inAgency(db, agency, async (tx) => {
    await lockDirectory(tx);
    const plan = planPlaces(agency, await loadPlaces(tx), sheet.lines);
    const { counts, problems } = plan;
    const report = { counts, problems, remarks: [], unknownColumns: sheet.unknown };
    if (problems.length > 0) return { ...report, kind: 'refused' };
    if (dryRun) return { ...report, kind: 'would_import' };
    await writePlaces(tx, plan.changed);
    return { ...report, kind: 'imported' };
  });
}
