#!/usr/bin/env node
// Writes the Prisma client to src/generated/ after an install. Plain JavaScript: an install may run under an older Node.
// `prisma generate` asks for an engine that it never uses and that only Prisma's own host serves: it gets a stub instead.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// Without the development packages (a production image) there is no Prisma command line: the client must have been
// generated before they were removed.
function prismaCommand() {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve('prisma/package.json');
    return join(dirname(manifest), 'build', 'index.js');
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

function stubEngine() {
  const stub = join(root, 'scripts', process.platform === 'win32' ? 'unused-engine.cmd' : 'unused-engine.sh');
  try {
    chmodSync(stub, 0o755);
  } catch (error) {
    // Somebody else's checkout: git keeps the executable bit, so that a refusal here is harmless.
    if (error.code !== 'EPERM' && error.code !== 'EROFS') throw error;
  }
  return stub;
}

const command = prismaCommand();
const generated = join(root, 'src', 'generated', 'prisma', 'client.ts');
if (command === undefined) {
  if (!existsSync(generated)) {
    console.error('The Prisma client is not generated and the package "prisma" is not installed.');
    console.error('Run `npm ci` with the development packages first, then `npm prune --omit=dev`.');
    process.exit(1);
  }
  process.exit(0);
}

const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' };
env.PRISMA_SCHEMA_ENGINE_BINARY ||= stubEngine();
const result = spawnSync(process.execPath, [command, 'generate', '--no-hints'], { cwd: root, env, encoding: 'utf8' });
if (result.error !== undefined || result.status !== 0) {
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  console.error(
    '`prisma generate` failed. Read its message above; `npm rebuild` or `node scripts/generate-client.mjs` tries again.',
  );
  process.exit(1);
}
