// Whole stories on the whole app: texts by signed webhooks, managers by signed clicks, each on a fresh demo agency. The files of
// this folder are the same that `loge rehearse` plays.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setLogLevel } from '#lib/log.ts';
import { type Dialogue, parseDialogues } from '#sandbox/rehearsal/dialogue.ts';
import { rehearse } from '#sandbox/rehearsal/rehearse.ts';
import { printed } from '#sandbox/rehearsal/transcript.ts';
import { type RehearsalApps, rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { readConfig } from '../../src/config.ts';
import { testServerUrl } from '../support/test-server.ts';
import { Expectation, faultsOf } from './expectation.ts';

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));

let apps: RehearsalApps;
beforeAll(async () => {
  setLogLevel('error');
  apps = rehearsalApps(readConfig({}), await testServerUrl());
});
afterAll(() => apps.close());

for (const file of files) {
  describe(file.replace('.jsonl', ''), () => {
    for (const parsed of parseDialogues(readFileSync(join(import.meta.dirname, file), 'utf8'))) {
      if (parsed.kind === 'fault') throw new Error(`${file}, line ${parsed.line}: ${parsed.fault}`);
      it(`${parsed.dialogue.id}: ${parsed.dialogue.title}`, { timeout: 90_000 }, () => play(parsed.dialogue));
    }
  });
}

async function play(dialogue: Dialogue): Promise<void> {
  const expected = Expectation.parse(dialogue.expect);
  const app = await apps.make();
  try {
    const played = await rehearse(app, dialogue);
    const everybody = await app.play.directory.everybody();
    const numberOf = (who: string) => everybody.find(({ name }) => name === who)?.phone ?? who;
    const faults = faultsOf(played, expected, numberOf);
    expect(faults, printed(played, 'Europe/Paris').join('\n')).toEqual([]);
  } finally {
    await app.stop();
  }
}
