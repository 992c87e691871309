// Five hundred messages in many voices, written before the rules were tried on them (three rounds, see their ids).
// The bars are those of the judged set, and higher: what was heard once must stay heard.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSafety } from '#triage/safety/read-safety.ts';

interface Voice {
  id: string;
  lang: string;
  text: string;
  hazards: string[];
}

const VOICES = readFileSync(new URL('./voices.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Voice);

const read = VOICES.map((voice) => ({ ...voice, heard: [...readSafety(voice.text).hazards].sort().join() }));
const dangers = read.filter(({ hazards }) => hazards.length > 0);
const ordinary = read.filter(({ hazards }) => hazards.length === 0);

describe('the voices', () => {
  it('are heard when they tell of a danger, 98 in 100 at least', () => {
    const missed = dangers.filter(({ heard }) => heard === '');
    expect(
      missed.length / dangers.length,
      missed.map(({ id, text }) => `${id} ${text}`).join('\n'),
    ).toBeLessThanOrEqual(0.02);
  });

  it('raise no alarm when they tell of none, 98 in 100 at least', () => {
    const alarms = ordinary.filter(({ heard }) => heard !== '');
    expect(
      alarms.length / ordinary.length,
      alarms.map(({ id, text }) => `${id} ${text}`).join('\n'),
    ).toBeLessThanOrEqual(0.02);
  });

  it('are heard for exactly the dangers that they tell of, 96 in 100 at least', () => {
    const exact = dangers.filter(({ hazards, heard }) => [...hazards].sort().join() === heard);
    expect(exact.length / dangers.length).toBeGreaterThanOrEqual(0.96);
  });

  it.each(['fr', 'en', 'es', 'pt', 'ar', 'tr'])('are heard in %s, 9 in 10 at least', (lang) => {
    const spoken = dangers.filter((voice) => voice.lang === lang);
    expect(spoken.length).toBeGreaterThan(30);
    expect(spoken.filter(({ heard }) => heard !== '').length / spoken.length).toBeGreaterThanOrEqual(0.9);
  });
});
