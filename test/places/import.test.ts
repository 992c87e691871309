import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Db, inAgency, rows } from '#lib/db.ts';
import { importPlaces } from '#places/import.ts';
import { loadPlaces } from '#places/store.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
});
afterAll(() => fresh.drop());

const csv = (text: string) => Buffer.from(text, 'utf8');
const places = (agency: string) => inAgency(db, agency, loadPlaces);

const FILE = `residence,building,entrance,dwelling,address,postcode,city,floor
Les Lilas,A,1,A11,12 rue des Lilas,75011,Paris,1
Les Lilas,A,1,A12,12 rue des Lilas,75011,Paris,1
Les Lilas,A,2,A21,14 rue des Lilas,75011,Paris,2
Les Lilas,B,,B1,,75011,Paris,RDC
Les Roses,,,1,3 allee des Roses,1000,Bourg,
`;

test('a list makes residences, buildings, entrances and dwellings, and the same list again changes nothing', async () => {
  const first = await importPlaces(db, 'twice', csv(FILE));
  expect(first).toMatchObject({ kind: 'imported', problems: [], unknownColumns: [] });
  expect(first.counts.dwellings).toEqual({ new: 5, changed: 0, same: 0 });
  const before = await places('twice');
  expect(before.residences.map(({ name, postcode }) => [name, postcode])).toEqual([
    ['Les Lilas', '75011'],
    ['Les Roses', '01000'],
  ]);
  const again = await importPlaces(db, 'twice', csv(FILE));
  expect(again.counts).toEqual({
    residences: { new: 0, changed: 0, same: 2 },
    buildings: { new: 0, changed: 0, same: 3 },
    entrances: { new: 0, changed: 0, same: 2 },
    dwellings: { new: 0, changed: 0, same: 5 },
  });
  expect(await places('twice')).toEqual(before);
});

test('an entrance of another street number keeps it, and its dwellings have none of their own', async () => {
  await importPlaces(db, 'numbers', csv(FILE));
  const { buildings, entrances, dwellings } = await places('numbers');
  expect(buildings.find((row) => row.name === 'A')?.address).toBe('12 rue des Lilas');
  expect(entrances.map((row) => row.address)).toEqual(['', '14 rue des Lilas']);
  expect(dwellings.every((row) => row.address === '')).toBe(true);
});

test('houses of one residence keep their numbers', async () => {
  await importPlaces(
    db,
    'houses',
    csv('residence;logement;adresse\nLe Clos;1;1 rue du Clos\nLe Clos;2;3 rue du Clos\n'),
  );
  // A later list of one house only does not move the other.
  await importPlaces(db, 'houses', csv('residence;logement;adresse\nLe Clos;2;5 rue du Clos\n'));
  const { buildings, dwellings } = await places('houses');
  expect(buildings[0]?.address).toBe('1 rue du Clos');
  expect(dwellings.map((row) => row.address)).toEqual(['', '5 rue du Clos']);
});

test('French headers, other spellings of the same place and a Windows file are the same places', async () => {
  await importPlaces(db, 'french', csv(FILE));
  const french = Buffer.from(
    'Résidence;Bâtiment;Entrée;Appartement;Adresse;Code postal;Ville;Étage;Loyer\r\nRésidence Les Lilas;Bât. A;Entrée 1;Appt n° A11;12 rue des Lilas;75011;Paris;1er;500\r\n',
    'latin1',
  );
  const report = await importPlaces(db, 'french', french);
  expect(report.unknownColumns).toEqual(['Loyer']);
  expect(report.counts.dwellings).toEqual({ new: 0, changed: 1, same: 0 });
  const { residences, dwellings } = await places('french');
  expect(residences).toHaveLength(2);
  expect(dwellings.find((row) => row.name === 'A11')?.floor).toBe('1er');
});

test('every bad line is reported with its number and reason, and nothing is imported', async () => {
  const report = await importPlaces(
    db,
    'bad',
    csv(
      'residence,dwelling,postcode,floor,address,timezone\n,A1,75011,,,\nR,A1,75011,1,,\nR,A1,75012,2,,\nR,A2,"7,5E+04",,,\nR,A3,,,,Paris\n',
    ),
  );
  expect(report.kind).toBe('refused');
  expect(report.problems.map(({ line, reason }) => [line, reason.slice(0, 22)])).toEqual([
    [2, 'no residence and no ad'],
    [4, 'postcode "75012" of "R'],
    [4, '"A1" is on floor "2" h'],
    [5, 'the spreadsheet has sh'],
    [6, '"Paris" is no time zon'],
  ]);
  expect((await places('bad')).residences).toEqual([]);
});

test('a dry run tells what would change and writes nothing', async () => {
  const report = await importPlaces(db, 'dry', csv(FILE), { dryRun: true });
  expect(report.kind).toBe('would_import');
  expect(report.counts.dwellings?.new).toBe(5);
  expect((await places('dry')).dwellings).toEqual([]);
});

test('a file without the column that it needs says which, under all its names', async () => {
  const report = await importPlaces(db, 'none', csv('couleur;taille\nbleu;3\n'));
  expect(report).toMatchObject({ kind: 'refused', unknownColumns: ['couleur', 'taille'] });
  expect(report.problems[0]?.reason).toMatch(/"residence" \(also: résidence, .*"address"/);
});

test('10,000 dwellings are imported in a few seconds', async () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, i) => `R${i % 200},B${i % 3},,${i},${i % 200} rue Neuve,69003,Lyon,${i % 9}`,
  );
  const file = csv(`residence,building,entrance,dwelling,address,postcode,city,floor\n${lines.join('\n')}\n`);
  const start = performance.now();
  const report = await importPlaces(db, 'large', file);
  expect(report.counts.dwellings?.new).toBe(10_000);
  expect(performance.now() - start).toBeLessThan(5_000);
  expect((await importPlaces(db, 'large', file)).counts.dwellings).toEqual({ new: 0, changed: 0, same: 10_000 });
});

test('another agency sees nothing of it', async () => {
  const seen = await inAgency(db, 'stranger', (tx) => rows(tx, 'select * from dwellings'));
  expect(seen).toEqual([]);
});
