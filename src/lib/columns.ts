// From the header of a table to named cells: columns are recognised by any of their names, whatever case and accents.
// A column that nobody knows is reported, never guessed; several columns of one meaning (two phones) come as one cell.
import type { CsvRecord } from './csv-file.ts';

/** Each column with the names under which it may come. */
export type Columns<K extends string> = Readonly<Record<K, readonly string[]>>;

export interface SheetLine<K extends string> {
  line: number;
  cells: Readonly<Record<K, string>>;
}

export interface Sheet<K extends string> {
  lines: SheetLine<K>[];
  found: Set<K>;
  unknown: string[];
}

/** What one line of a file has that cannot be taken; `line` 0 is the file as a whole. */
export interface LineProblem {
  line: number;
  reason: string;
}

/** A title may stand above the header. */
const HEADER_WITHIN = 10;

export function readColumns<K extends string>(records: readonly CsvRecord[], columns: Columns<K>): Sheet<K> {
  const keys = Object.keys(columns) as K[];
  const names = new Map(keys.flatMap((key) => [key, ...columns[key]].map((name) => [headerKey(name), key] as const)));
  const keyOf = (cell: string) => names.get(headerKey(cell)) ?? names.get(headerKey(cell).replace(/\d+$/, ''));
  const recognised = (record: CsvRecord) => record.cells.filter((cell) => keyOf(cell) !== undefined).length;
  let at = 0;
  for (let i = 1; i < Math.min(HEADER_WITHIN, records.length); i++) {
    if (recognised(records[i]!) > recognised(records[at]!)) at = i;
  }
  const header = records[at]?.cells ?? [];
  const places = header.map(keyOf);
  const lines = records.slice(at + 1).map(({ line, cells }) => {
    const named = Object.fromEntries(keys.map((key) => [key, ''])) as Record<K, string>;
    cells.forEach((cell, i) => {
      const key = places[i];
      if (key === undefined || cell === '') return;
      named[key] = named[key] === '' ? cell : `${named[key]}\n${cell}`;
    });
    return { line, cells: named };
  });
  return {
    lines,
    found: new Set(places.filter((key) => key !== undefined)),
    unknown: header.filter((cell, i) => cell !== '' && places[i] === undefined),
  };
}

/** "N° de téléphone (portable)" -> "ndetelephoneportable" */
function headerKey(name: string): string {
  return folded(name).replace(/[^a-z0-9]/g, '');
}

/** Small letters without accents. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/đ/g, 'd');
}
