// The columns of a list of places, with the names that French programs give them.
import type { Columns } from '#lib/columns.ts';

export const PLACE_COLUMNS = {
  residence: [
    'résidence',
    'nom de la résidence',
    'nom résidence',
    'ensemble',
    'site',
    'programme',
    'groupe',
    'copropriété',
  ],
  building: ['bâtiment', 'bât', 'nom du bâtiment', 'immeuble', 'bloc', 'tour'],
  entrance: ['entrée', 'escalier', 'cage', "cage d'escalier", 'hall', 'montée', 'n° entrée'],
  dwelling: [
    'logement',
    'appartement',
    'appart',
    'appt',
    'apt',
    'lot',
    'n° logement',
    'numéro de logement',
    'n° appartement',
    "numéro d'appartement",
    'n° lot',
    'numéro de lot',
    'porte',
    'local',
  ],
  address: ['adresse', 'adresse postale', 'rue', 'voie', 'adresse 1', 'street'],
  postcode: ['code postal', 'cp', 'code_postal', 'zip'],
  city: ['ville', 'commune', 'localité', 'town'],
  floor: ['étage', 'niveau', 'étg'],
  timezone: ['fuseau', 'fuseau horaire'],
} as const satisfies Columns<string>;

export type PlaceColumn = keyof typeof PLACE_COLUMNS;
