// Every example that stands beside the rules in src/triage/safety/ is a test.
import { describe, expect, it } from 'vitest';
import { ALL_HAZARDS } from '#triage/safety/index.ts';
import { readSafety } from '#triage/safety/read-safety.ts';

describe.each(ALL_HAZARDS)('$hazard', ({ hazard, examples }) => {
  it.each(examples.danger)('is heard in: %s', (text) => {
    expect(readSafety(text).hazards).toContain(hazard);
  });

  it.each(examples.past)('is over or absent in: %s', (text) => {
    const { hazards, pastHazards } = readSafety(text);
    expect(hazards).toEqual([]);
    expect(pastHazards).toContain(hazard);
  });

  it.each(examples.safe)('is not there in: %s', (text) => {
    expect(readSafety(text).hazards).toEqual([]);
  });
});
