// Every correction that was made a test (`loge correction-test`): what managers corrected once must be read right ever after.
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CORRECTIONS_FILE } from '#commands/correction-test.ts';
import { contextOf } from '#triage/evaluate/evaluate.ts';
import { readExamples } from '#triage/offline/training/examples.ts';
import { readOffline } from '#triage/read-offline.ts';

it('there is a file of corrections', () => {
  expect(existsSync(CORRECTIONS_FILE)).toBe(true);
});

it.each(readExamples(CORRECTIONS_FILE).map((example) => [example.id, example] as const))(
  '%s is read as its manager corrected it',
  (_, example) => {
    const { problems, hazards } = readOffline(example.text, contextOf(example));
    const told = problems.map(({ category, urgency }) => ({ category, urgency }));
    expect(new Set(told)).toEqual(new Set(example.expect.problems));
    expect(hazards).toEqual(example.expect.hazards);
  },
);
