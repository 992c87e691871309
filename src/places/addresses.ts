// Where the street address of each line belongs: with the residence and the building where all have the same, with the entrance
// or the dwelling where they differ. A list of some dwellings only never moves the others to another street.

import type { Touched } from './shelf.ts';
import type { BuildingRow, DwellingRow, EntranceRow, PlaceRows, ResidenceRow } from './store.ts';

interface AddressedLine {
  address: string;
  residence: Touched<ResidenceRow>;
  building: Touched<BuildingRow> | undefined;
  entrance: Touched<EntranceRow> | undefined;
  dwelling: Touched<DwellingRow> | undefined;
}

export function spreadAddresses({ lines, known }: { lines: AddressedLine[]; known: PlaceRows }): void {
  const inFile = new Set(lines.flatMap(({ dwelling }) => (dwelling === undefined ? [] : [dwelling.row.id])));
  const all = (belongs: (dwelling: DwellingRow) => boolean) =>
    known.dwellings.every((row) => !belongs(row) || inFile.has(row.id));
  for (const { row, given } of byHolder(lines, (line) => line.residence.row)) {
    row.address = settled(
      row.address,
      given,
      all((dwelling) => dwelling.residence_id === row.id),
    );
  }
  for (const { row, given } of byHolder(lines, (line) => line.building?.row)) {
    row.address = settled(
      row.address,
      given,
      all((dwelling) => dwelling.building_id === row.id),
    );
  }
  for (const { row, given, line } of byHolder(lines, (line) => line.entrance?.row)) {
    const whole = all((dwelling) => dwelling.entrance_id === row.id);
    const building = line.building?.row.address ?? '';
    const own = settled(row.address || building, given, whole);
    row.address = own === building ? '' : own;
  }
  for (const { address, building, entrance, dwelling } of lines) {
    if (dwelling === undefined) continue;
    dwelling.row.address = address === (entrance?.row.address || building?.row.address) ? '' : address;
  }
}

function settled(current: string, given: ReadonlySet<string>, whole: boolean): string {
  const [first = ''] = given;
  if (current === '') return first;
  return given.has(current) || !whole ? current : first;
}

function byHolder<R>(lines: readonly AddressedLine[], holder: (line: AddressedLine) => R | undefined) {
  const groups = new Map<R, { row: R; given: Set<string>; line: AddressedLine }>();
  for (const line of lines) {
    const row = holder(line);
    if (row === undefined) continue;
    const group = groups.get(row) ?? { row, given: new Set<string>(), line };
    group.given.add(line.address);
    groups.set(row, group);
  }
  return groups.values();
}
