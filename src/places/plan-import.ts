// What a list of dwellings changes in the places that are known: pure, so that a dry run and an import cannot differ.
import type { LineProblem, SheetLine } from '#lib/columns.ts';
import { newId } from '#lib/ids.ts';
import { isZone } from '#lib/zone.ts';
import { spreadAddresses } from './addresses.ts';
import type { PlaceColumn } from './columns.ts';
import { type Count, countRow, nothingCounted } from './import-report.ts';
import { shelf, type Touched } from './shelf.ts';
import type { BuildingRow, DwellingRow, EntranceRow, PlaceRows, ResidenceRow } from './store.ts';

export interface PlacePlan {
  changed: PlaceRows;
  counts: Record<string, Count>;
  problems: LineProblem[];
}

const LONGEST_NAME = 120;

export function planPlaces(agency: string, known: PlaceRows, lines: readonly SheetLine<PlaceColumn>[]): PlacePlan {
  const problems: LineProblem[] = [];
  const residences = shelf<ResidenceRow>('residence', known.residences, () => '');
  const buildings = shelf<BuildingRow>('building', known.buildings, (row) => row.residence_id);
  const entrances = shelf<EntranceRow>('entrance', known.entrances, (row) => row.building_id);
  const dwellings = shelf<DwellingRow>(
    'dwelling',
    known.dwellings,
    (row) => `${row.building_id} ${row.entrance_id ?? ''}`,
  );
  const addressed: Parameters<typeof spreadAddresses>[0]['lines'] = [];

  for (const { line, cells } of lines) {
    const problem = (reason: string) => problems.push({ line, reason });
    const name = cells.residence || cells.address;
    const reason = whyNot(cells, name);
    if (reason !== undefined) {
      problem(reason);
      continue;
    }
    const id = newId();
    const residence = residences.take('', name, line, () => ({
      agency_id: agency,
      id,
      name,
      address: '',
      postcode: '',
      city: '',
      timezone: null,
    }));
    const settle = (field: 'postcode' | 'city' | 'timezone', value: string) => {
      if (value === '') return;
      const earlier = residences.said(residence, field, value, line);
      if (earlier !== undefined)
        problem(
          `${field} "${value}" of "${residence.row.name}" differs from "${earlier.value}" on line ${earlier.line}: give the two places names of their own`,
        );
      residence.row[field] = value;
    };
    settle('postcode', postcodeOf(cells.postcode));
    settle('city', oneLine(cells.city));
    settle('timezone', cells.timezone);
    // A line of a residence alone makes no building without a name.
    const inside = cells.building !== '' || cells.entrance !== '' || cells.dwelling !== '';
    const building = inside
      ? buildings.take(residence.row.id, oneLine(cells.building), line, () => ({
          agency_id: agency,
          id: newId(),
          residence_id: residence.row.id,
          name: oneLine(cells.building),
          address: '',
        }))
      : undefined;
    const entrance =
      building === undefined || cells.entrance === ''
        ? undefined
        : entrances.take(building.row.id, oneLine(cells.entrance), line, () => ({
            agency_id: agency,
            id: newId(),
            building_id: building.row.id,
            name: oneLine(cells.entrance),
            address: '',
          }));
    const dwelling =
      building === undefined || cells.dwelling === ''
        ? undefined
        : takeDwelling(building.row, entrance?.row, line, cells, problem);
    if (cells.address !== '')
      addressed.push({ address: oneLine(cells.address), residence, building, entrance, dwelling });
  }

  function takeDwelling(
    building: BuildingRow,
    entrance: EntranceRow | undefined,
    line: number,
    cells: SheetLine<PlaceColumn>['cells'],
    problem: (reason: string) => void,
  ) {
    const name = oneLine(cells.dwelling);
    const stairs =
      entrance === undefined
        ? [null, ...known.entrances.filter((one) => one.building_id === building.id).map((one) => one.id)]
        : [entrance.id, null];
    const homes = stairs.filter((stair) => dwellings.has(`${building.id} ${stair ?? ''}`, name));
    if (entrance === undefined && homes.length > 1) {
      problem(`"${name}" is in ${homes.length} entrances of this building: say which in the column entrance`);
      return undefined;
    }
    const home = homes[0] === undefined ? (entrance?.id ?? null) : homes[0];
    const dwelling = dwellings.take(`${building.id} ${home ?? ''}`, name, line, () => ({
      agency_id: agency,
      id: newId(),
      residence_id: building.residence_id,
      building_id: building.id,
      entrance_id: home,
      name,
      floor: '',
      address: '',
    }));
    if (entrance !== undefined) dwelling.row.entrance_id = entrance.id;
    const floor = oneLine(cells.floor);
    if (floor !== '') {
      const earlier = dwellings.said(dwelling, 'floor', floor, line);
      if (earlier !== undefined)
        problem(`"${name}" is on floor "${floor}" here and on "${earlier.value}" on line ${earlier.line}`);
      dwelling.row.floor = floor;
    }
    return dwelling;
  }

  spreadAddresses({ lines: addressed, known });
  const counts: Record<string, Count> = {};
  const changed = {
    residences: changedOf('residences', residences.touched(), counts),
    buildings: changedOf('buildings', buildings.touched(), counts),
    entrances: changedOf('entrances', entrances.touched(), counts),
    dwellings: changedOf('dwellings', dwellings.touched(), counts),
  };
  return { changed, counts, problems };
}

function whyNot(cells: SheetLine<PlaceColumn>['cells'], residence: string): string | undefined {
  if (residence === '') return 'no residence and no address: which place is it?';
  const long = Object.entries(cells).find(([, value]) => value.length > LONGEST_NAME);
  if (long !== undefined)
    return `the cell ${long[0]} has ${long[1].length} characters; at most ${LONGEST_NAME} are a name`;
  if (cells.timezone !== '' && !isZone(cells.timezone))
    return `"${cells.timezone}" is no time zone; write one as Indian/Reunion`;
  if (cells.postcode !== '' && /e\+/i.test(cells.postcode))
    return `the spreadsheet has shortened the postcode ("${cells.postcode}"): format the column as text`;
  return undefined;
}

function changedOf<R extends object>(table: string, touched: Iterable<Touched<R>>, counts: Record<string, Count>): R[] {
  const count = nothingCounted();
  counts[table] = count;
  return [...touched].filter(({ row, before }) => countRow(count, before, row) !== 'same').map(({ row }) => row);
}

/** Spreadsheets drop the leading 0 of "01000". */
function postcodeOf(text: string): string {
  const plain = oneLine(text).replace(/[.,]0+$/, '');
  return /^\d{4}$/.test(plain) ? `0${plain}` : plain;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
