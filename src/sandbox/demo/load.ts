// The demo agency: applied and imported like any other, and then given some months of history. A second time nothing changes.
import { importContractors } from '#contractors/import.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows } from '#lib/db.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { importPeople } from '#people/import/import.ts';
import { importPlaces } from '#places/import.ts';
import type { ImportReport } from '#places/import-report.ts';
import { DEMO_AGENCY, demoFile, demoSettings } from './files.ts';
import { writeHistory } from './history.ts';
import { writeRatings } from './ratings.ts';

export async function loadDemo(db: Db, clock: Clock): Promise<void> {
  const applied = await applyAgency(db, clock, demoSettings());
  if (applied.kind === 'refused') throw new Error(`the demo agency cannot be applied: ${applied.reasons.join('; ')}`);
  done('places', await importPlaces(db, DEMO_AGENCY, demoFile('places.csv')));
  done('people', await importPeople(db, clock, DEMO_AGENCY, demoFile('people.csv')));
  done('contractors', await importContractors(db, clock, DEMO_AGENCY, demoFile('contractors.csv')));
  await inAgency(db, DEMO_AGENCY, async (tx) => {
    const [any] = await rows(tx, 'select 1 from tickets where agency_id = $1 limit 1', DEMO_AGENCY);
    if (any !== undefined) return;
    await writeHistory(tx, clock.now());
    await writeRatings(tx);
  });
}

function done(what: string, report: ImportReport): void {
  if (report.kind === 'refused')
    throw new Error(`the demo agency's ${what} are wrong: ${JSON.stringify(report.problems)}`);
}
