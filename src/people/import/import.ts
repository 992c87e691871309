// A list of people becomes the directory: all of it or nothing, and a second time nothing changes.
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency } from '#lib/db.ts';
import { isDuplicate } from '#lib/errors.ts';
import { placeFinder } from '#places/find-place.ts';
import { type ImportOptions, type ImportReport, readSheet } from '#places/import-report.ts';
import { loadPlaces, lockDirectory } from '#places/store.ts';
import { loadBook, saveBook } from '../load-book.ts';
import { PEOPLE_COLUMNS } from './columns.ts';
import { readDrafts } from './drafts.ts';
import { planPeople } from './plan-people.ts';

/** A stranger may write from one of these numbers while we read: then all is read again. */
const TRIES = 3;

export async function importPeople(
  db: Db,
  clock: Clock,
  agency: string,
  file: Uint8Array,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const read = readSheet(file, PEOPLE_COLUMNS, [['name']]);
  if (read.kind === 'refused') return read.report;
  const { sheet } = read;
  const once = () =>
    inAgency(db, agency, async (tx): Promise<ImportReport> => {
      await lockDirectory(tx);
      const drafted = readDrafts(sheet.lines, placeFinder(await loadPlaces(tx)));
      const book = await loadBook(tx, clock);
      const plan = planPeople(book, drafted.drafts);
      const report = {
        counts: plan.counts,
        problems: byLine([...drafted.problems, ...plan.problems]),
        remarks: byLine([...drafted.remarks, ...plan.remarks]),
        unknownColumns: sheet.unknown,
      };
      if (report.problems.length > 0) return { ...report, kind: 'refused' };
      if (options.dryRun) return { ...report, kind: 'would_import' };
      await saveBook(tx, book);
      return { ...report, kind: 'imported' };
    });
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (attempt === TRIES || !isDuplicate(error)) throw error;
    }
  }
}

function byLine<P extends { line: number }>(problems: P[]): P[] {
  return problems.sort((a, b) => a.line - b.line);
}
