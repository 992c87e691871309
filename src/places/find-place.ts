// From the words of a list to one place: residence, building, entrance, dwelling, each in any spelling.
import { looksNear } from '#lib/near.ts';
import { placeKey } from './place-keys.ts';
import type { PlaceRows } from './store.ts';

export interface NamedPlace {
  residence: string;
  building: string;
  entrance: string;
  dwelling: string;
}

export interface FoundPlace {
  residence: string;
  building: string | null;
  dwelling: string | null;
}

export type PlaceFound = { kind: 'found'; place: FoundPlace } | { kind: 'not_found'; reason: string };

export function placeFinder(places: PlaceRows): (named: NamedPlace) => PlaceFound {
  const residences = new Map(places.residences.map((row) => [placeKey('residence', row.name), row]));
  const buildings = Map.groupBy(places.buildings, (row) => row.residence_id);
  const dwellings = Map.groupBy(places.dwellings, (row) => `${row.residence_id} ${placeKey('dwelling', row.name)}`);
  const entranceKeys = new Map(places.entrances.map((row) => [row.id, placeKey('entrance', row.name)]));
  const buildingNames = new Map(places.buildings.map((row) => [row.id, row.name]));
  const lost = (reason: string): PlaceFound => ({ kind: 'not_found', reason });

  return (named) => {
    const only = named.residence === '' && places.residences.length === 1 ? places.residences[0] : undefined;
    const residence = only ?? residences.get(placeKey('residence', named.residence));
    if (residence === undefined) {
      if (named.residence === '') return lost('no residence: fill that column');
      const near = looksNear(
        named.residence,
        places.residences.map((row) => row.name),
      );
      return lost(
        `the residence "${named.residence}" is not known${near === undefined ? '' : ` (did you mean "${near}"?)`}: import the places first`,
      );
    }
    const inside = buildings.get(residence.id) ?? [];
    const building =
      named.building === ''
        ? undefined
        : inside.find((row) => placeKey('building', row.name) === placeKey('building', named.building));
    if (named.building !== '' && building === undefined) {
      const names = inside.map((row) => row.name).filter((name) => name !== '');
      return lost(
        `"${residence.name}" has no building "${named.building}"${names.length === 0 ? '' : ` (it has ${names.slice(0, 12).join(', ')})`}`,
      );
    }
    if (named.dwelling === '')
      return { kind: 'found', place: { residence: residence.id, building: building?.id ?? null, dwelling: null } };
    const here = (dwellings.get(`${residence.id} ${placeKey('dwelling', named.dwelling)}`) ?? [])
      .filter((row) => building === undefined || row.building_id === building.id)
      .filter(
        (row) =>
          named.entrance === '' ||
          row.entrance_id === null ||
          entranceKeys.get(row.entrance_id) === placeKey('entrance', named.entrance),
      );
    const [first] = here;
    if (first === undefined) {
      return lost(
        `"${residence.name}"${named.building === '' ? '' : ` building "${named.building}"`} has no dwelling "${named.dwelling}": import the places first`,
      );
    }
    if (here.length > 1) {
      const names = [...new Set(here.map((row) => buildingNames.get(row.building_id)))].join(', ');
      return lost(
        `"${named.dwelling}" is ${here.length} dwellings of "${residence.name}" (buildings ${names}): fill building and entrance`,
      );
    }
    return { kind: 'found', place: { residence: residence.id, building: first.building_id, dwelling: first.id } };
  };
}
