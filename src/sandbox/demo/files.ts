// The files of the demo agency, which stand beside the schema so that anybody can start their own from them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAgencyFile } from '#agency/read-file.ts';
import type { AgencySettings } from '#agency/settings.ts';
import { readColumns, type SheetLine } from '#lib/columns.ts';
import { readCsv } from '#lib/csv-file.ts';

export const DEMO_AGENCY = 'lilas';

type DemoFile = 'lilas.yaml' | 'places.csv' | 'people.csv' | 'contractors.csv' | 'history.csv';

export function demoFile(name: DemoFile): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../../prisma/demo/${name}`, import.meta.url)));
}

export function demoSettings(): AgencySettings {
  const read = readAgencyFile(demoFile('lilas.yaml').toString('utf8'));
  if (read.kind === 'invalid') throw new Error(`the demo agency's file is wrong: ${JSON.stringify(read.problems)}`);
  return read.settings;
}

export function demoTable<K extends string>(name: DemoFile, columns: readonly K[]): SheetLine<K>[] {
  const file = readCsv(demoFile(name));
  if (file.kind === 'unreadable') throw new Error(`${name}:${file.line}: ${file.reason}`);
  return readColumns(
    file.records,
    Object.fromEntries(columns.map((column) => [column, []])) as unknown as Record<K, readonly string[]>,
  ).lines;
}
