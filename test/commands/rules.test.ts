// Standing rules and contractors, as the commands tell of what is wrong with them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testClock } from '#lib/clock.ts';
import { loadDemo } from '#sandbox/demo/load.ts';
import { command as apply } from '../../src/commands/apply.ts';
import { command as doctor } from '../../src/commands/doctor.ts';
import type { Config } from '../../src/config.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let folder: string;
const clock = testClock('2026-12-20T10:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'loge-rules-'));
  await loadDemo(fresh.db, clock);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await fresh.drop();
});

function context() {
  const said = { out: [] as string[], err: [] as string[] };
  const needs = {
    clock,
    config: { secretKeys: [] } as unknown as Config,
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
    database: async () => fresh.db,
  };
  return { said, needs };
}
const about = (lines: string[], words: RegExp) => lines.filter((line) => words.test(line));

test('a rule whose company nobody knows is a warning when it is applied, and to be mended for the doctor', async () => {
  const well = context();
  await doctor([], well.needs);
  expect(about(well.said.out, /rules/)).toEqual(['ok    lilas: 2 standing rules']);
  expect(about(well.said.out, /insurance/)).toEqual([
    'mend  lilas: the insurance of "Bain & Fils" ended on 2026-12-15: no order goes there until its new end is entered: /loge prestataires in Slack, or the list',
  ]);

  const file = join(folder, 'lilas.yaml');
  const demo = readFileSync('prisma/demo/lilas.yaml', 'utf8');
  writeFileSync(file, demo.replace('contractor: "Plombier Express"', 'contractor: "Plombier Expres"'));
  const applied = context();
  expect(await apply([file], applied.needs)).toBe(0);
  expect(about(applied.said.err, /rules/)).toHaveLength(1);
  expect(applied.said.err[0]).toMatch(
    /^warning: rules\[1\]: there is no contractor "Plombier Expres", so this rule does nothing: known are .*"Plombier Express"/,
  );
  const ill = context();
  expect(await doctor([], ill.needs)).toBe(1);
  expect(about(ill.said.out, /rules\[1\]/)[0]).toMatch(/^mend {2}lilas: rules\[1\]: .*: write the name as in the list/);
});
