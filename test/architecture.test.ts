// Who may import whom. A folder imports its own files and any lower row; never its own row (types aside), never above.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROWS: Record<string, number> = Object.fromEntries(
  [
    ['generated'],
    ['flows', 'lib'],
    ['journal', 'model'],
    ['agency', 'jobs', 'channels', 'web'],
    ['places', 'media', 'triage'],
    ['people'],
    ['contractors', 'outbox'],
    ['tickets'],
    ['work-orders'],
    ['dispatch'],
    ['alerts'],
    ['engine'],
    ['inbox', 'notices', 'signals', 'inspections', 'kpi'],
    ['console', 'portal', 'dashboard', 'sandbox'],
    ['config.ts', 'metrics.ts'],
    [
      'open-database.ts',
      'open-email.ts',
      'open-files.ts',
      'open-portal.ts',
      'open-sandbox.ts',
      'open-portal.ts',
      'greeting.ts',
      'rest.ts',
    ],
    ['app.ts'],
    ['commands'],
    ['main.ts'],
  ].flatMap((folders, i) => folders.map((folder) => [folder, i])),
);

interface Import {
  file: string;
  from: string;
  to: string;
  onlyTypes: boolean;
}

const IMPORT =
  /(?:^|\n)(?:import|export)\s+(type\s+)?([\w$*{}\s,]+?)\s+from\s+'([^']+)'|\bimport\(\s*()()'([^']+)'\s*\)/g;

function folderOf(file: string): string {
  const [top, next] = file.split('/');
  return top === 'flows' ? 'flows' : next!;
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(IMPORT)].flatMap(([, type, names = '', target, , , lazily]) => {
    const to = resolve(file, target ?? lazily!);
    if (to === undefined) return [];
    const named = names.match(/^\{([^}]*)\}$/)?.[1];
    const onlyTypes = type !== undefined || named?.split(',').every((name) => /^\s*(type\s|$)/.test(name)) === true;
    return [{ file, from: folderOf(file), to: folderOf(to), onlyTypes }];
  });
}

function resolve(file: string, target: string): string | undefined {
  if (target === '#db') return 'src/generated/prisma/client.ts';
  if (target.startsWith('#flows/')) return target.slice(1);
  if (target.startsWith('#')) return `src/${target.slice(1)}`;
  if (target.startsWith('.')) return relative('.', join(file, '..', target));
  return undefined;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => join(folder, name));
}

const files = [...filesOf('src'), ...filesOf('flows')];

describe('the house', () => {
  it('has a row for every folder', () => {
    const unknown = [...new Set(files.map(folderOf))].filter((folder) => ROWS[folder] === undefined);
    expect(unknown, 'add the folder to the row table of this test, and say why in the commit').toEqual([]);
  });

  it('lets a folder import only what lies below it', () => {
    const wrong = files
      .flatMap(importsOf)
      .filter(
        ({ from, to, onlyTypes }) => from !== to && ROWS[to]! >= ROWS[from]! && !(onlyTypes && ROWS[to] === ROWS[from]),
      )
      .map(({ file, to }) => `${file} imports ${to}/: move what it needs to a lower folder, or hand it in from app.ts`);
    expect(wrong).toEqual([]);
  });

  it('keeps the flows pure: they import xstate and their own files', () => {
    const impure = filesOf('flows').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(IMPORT)]
        .map(([, , , target, , , lazily]) => target ?? lazily!)
        .filter((target) => target !== 'xstate' && !target.startsWith('./') && !target.startsWith('../'))
        .map((target) => `${file} imports ${target}: flows know no clock, database or channel`),
    );
    expect(impure).toEqual([]);
  });

  it('reads the environment in config.ts only', () => {
    // The built-in PostgreSQL is started with our PATH.
    const mayRead = ['src/config.ts', 'src/lib/postgres-programs.ts'];
    const readers = files.filter((file) => !mayRead.includes(file) && /process\.env/.test(readFileSync(file, 'utf8')));
    expect(readers, 'take the setting from config.ts').toEqual([]);
  });

  it('asks the machine for the time in lib/clock.ts only', () => {
    const askers = files.filter(
      (file) => !file.startsWith('src/lib/') && /\bDate\.now\(\)|new Date\(\)/.test(readFileSync(file, 'utf8')),
    );
    expect(askers, 'take a Clock: sandbox and tests move the time').toEqual([]);
  });

  it('keeps code files under 300 lines', () => {
    const long = files
      .filter((file) => !isData(file))
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 300);
    expect(long, 'one idea a file').toEqual([]);
  });
});

/** Lists of words and sentences are data. */
function isData(file: string): boolean {
  return /texts\/|words\/|lexicon\/|-phrases\.ts$|demo\//.test(file);
}
