import { afterAll, beforeAll, expect, test } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { tradeOf } from '#contractors/trade-names.ts';
import { testClock } from '#lib/clock.ts';
import { type Db, inAgency, rows } from '#lib/db.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let db: Db;
const clock = testClock('2026-11-22T10:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
});
afterAll(() => fresh.drop());

const FILE = `Société;Métiers;Secteurs;Téléphone;Courriel;Astreinte;Favori
Plombier Express;Plomberie, Chauffage;"75015 ; 75011";01 99 00 12 34;contact@express.example;oui;x
Serrure 24;serrurier;Paris;06 39 98 12 34;;non;
`;

test('companies with trades, areas and a talk; the same list again changes nothing', async () => {
  const first = await importContractors(db, clock, 'one', Buffer.from(FILE));
  expect(first).toMatchObject({ kind: 'imported', counts: { contractors: { new: 2, changed: 0, same: 0 } } });
  const found = await inAgency(db, 'one', (tx) =>
    rows(
      tx,
      `select k.company, k.trades, k.areas, k.phone, k.emergency, k.favourite, count(a.id) as addresses from contractors k
      join mailboxes b on b.id = k.conversation_id left join addresses a on a.conversation_id = k.conversation_id group by k.agency_id, k.id order by k.company`,
    ),
  );
  expect(found).toEqual([
    {
      company: 'Plombier Express',
      trades: ['plumbing', 'heating'],
      areas: ['75015', '75011'],
      phone: '+33199001234',
      emergency: true,
      favourite: true,
      addresses: 2,
    },
    {
      company: 'Serrure 24',
      trades: ['locks'],
      areas: ['Paris'],
      phone: '+33639981234',
      emergency: false,
      favourite: false,
      addresses: 1,
    },
  ]);
  expect((await importContractors(db, clock, 'one', Buffer.from(FILE))).counts.contractors).toEqual({
    new: 0,
    changed: 0,
    same: 2,
  });
  const changed = Buffer.from(FILE.replace('Serrure 24;serrurier', 'SERRURE 24;"serrurier;vitrier"'));
  expect((await importContractors(db, clock, 'one', changed)).counts.contractors).toEqual({
    new: 0,
    changed: 1,
    same: 1,
  });
});

test('every bad line is reported with its reason, and nothing is imported', async () => {
  const report = await importContractors(
    db,
    clock,
    'bad',
    Buffer.from(
      'company,trades,phone,emergency\nA,astrologie,,\n,plomberie,,\nB,,,\nC,gaz,12,\nD,gaz,,peut-être\nE,gaz,,\ne,gaz,,\n',
    ),
  );
  expect(report.problems.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 8]);
  expect(await inAgency(db, 'bad', (tx) => rows(tx, 'select 1 from contractors'))).toEqual([]);
});

test.each([
  ['Plomberie générale', 'plumbing'],
  ["Contrôle d'accès", 'access'],
  ['Espaces verts', 'common_areas'],
  ['Ascensoriste', 'lift'],
  ['Électricité', 'electrical'],
  ['Dératisation', 'pests'],
  ["Tous corps d'état", 'other'],
  ['fire_safety', 'fire_safety'],
  ['astrologie', undefined],
])('the trade %j is %s', (name, trade) => {
  expect(tradeOf(name)).toBe(trade);
});

test('a list tells everything of a company: hours, days away, ceiling, insurance, how to reach it, a team of the house', async () => {
  const file =
    Buffer.from(`Raison sociale;Corps d'état;Communes;Portable;Horaires;Congés;Plafond (€);Fin d'assurance;Contact préféré;Régie;Capacité
Régie des Lilas;multiservices;Les Lilas;06 39 98 12 77;du lundi au vendredi 8h-17h;du 24/12/2026 au 03/01/2027;250 €;31/12/2026;sms et mail;oui;6
Vieille Maison;gaz;;06 39 98 12 78;;;;01/11/2026;;;
Au Fixe;gaz;;01 99 00 12 78;;;;;;;
`);
  const report = await importContractors(db, clock, 'full', file);
  expect(report).toMatchObject({ kind: 'imported', unknownColumns: [] });
  expect(report.remarks).toEqual([
    { line: 3, reason: 'the insurance of "Vieille Maison" has ended: no order goes there until it is renewed' },
    { line: 4, reason: 'no order can reach "Au Fixe": it has neither a mobile number nor an email' },
  ]);
  const [found] = await inAgency(db, 'full', (tx) =>
    rows(
      tx,
      `select work_days, work_from, work_to, away_from, away_to, ceiling_cents, insured_until, reach, in_house, capacity, availability
       from contractors where company = 'Régie des Lilas'`,
    ),
  );
  expect(found).toEqual({
    work_days: 'mon-fri',
    work_from: '08:00',
    work_to: '17:00',
    away_from: '2026-12-24',
    away_to: '2027-01-03',
    ceiling_cents: 25_000,
    insured_until: '2026-12-31',
    reach: 'both',
    in_house: true,
    capacity: 6,
    availability: 'available',
  });
  expect((await importContractors(db, clock, 'full', file)).counts.contractors).toMatchObject({ same: 3 });
});

test('an empty cell leaves what is known, and a column that is nonsense stops the whole list', async () => {
  const file = (plafond: string, horaires: string) =>
    Buffer.from(`société;métiers;plafond;horaires\nKept;gaz;${plafond};${horaires}\n`);
  await importContractors(db, clock, 'kept', file('300', 'lun-sam 7h-20h'));
  await importContractors(db, clock, 'kept', file('', ''));
  const kept = () =>
    inAgency(db, 'kept', (tx) => rows(tx, 'select ceiling_cents, work_days, work_from from contractors'));
  expect(await kept()).toEqual([{ ceiling_cents: 30_000, work_days: 'mon-sat', work_from: '07:00' }]);
  const refused = await importContractors(db, clock, 'kept', file('pas mal', 'jamais'));
  expect(refused.problems).toHaveLength(2);
  expect(await kept()).toEqual([{ ceiling_cents: 30_000, work_days: 'mon-sat', work_from: '07:00' }]);
});
