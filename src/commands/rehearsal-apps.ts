// Apps to rehearse on: each with a database of its own, cloned from one that has had its first start, with the demo agency in it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { DEMO_AGENCY } from '#sandbox/demo/files.ts';
import type { RehearsalApp } from '#sandbox/rehearsal/rehearse.ts';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';

export interface RehearsalApps {
  /** A fresh demo agency, played by nobody yet. */
  make(): Promise<RehearsalApp>;
  close(): Promise<void>;
}

/** `server`: a PostgreSQL where databases may be made and dropped. */
export function rehearsalApps(config: Config, server: string): RehearsalApps {
  const folder = mkdtempSync(join(tmpdir(), 'loge-rehearsal-'));
  const template = `loge_rehearsal_${randomBytes(5).toString('hex')}`;
  let made = 0;
  let prepared: Promise<void> | undefined;

  /** Everything from the stand-ins but the model, which is what one may want to hear. */
  const on = (database: string): Config => ({
    ...config,
    production: false,
    sandbox: true,
    port: 0,
    publicUrl: undefined,
    databaseUrl: withDatabase(server, database),
    dataDir: join(folder, database),
    twilio: undefined,
    slack: undefined,
    imapUrl: undefined,
    smtpUrl: undefined,
  });

  async function prepare(): Promise<void> {
    await onServer(server, `create database ${template}`);
    await (await createApp(on(template))).stop();
  }

  return {
    async make() {
      prepared ??= prepare();
      await prepared;
      const database = `${template}_${++made}`;
      await onServer(server, `create database ${database} template ${template}`);
      const app = await createApp(on(database));
      if (app.play === undefined) throw new Error('a rehearsal needs the sandbox');
      return {
        db: app.db,
        agency: DEMO_AGENCY,
        url: `http://127.0.0.1:${app.port}`,
        play: app.play,
        async stop() {
          await app.stop();
          await onServer(server, `drop database ${database} with (force)`);
        },
      };
    },
    async close() {
      if (prepared !== undefined) await onServer(server, `drop database if exists ${template} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function withDatabase(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
