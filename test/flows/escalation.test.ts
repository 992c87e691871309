import { describe, expect, it } from 'vitest';
import { brief, CANCELLED, type CaseInput, OPENED, playCase, RESOLVED, TAKEN } from './support/case.ts';
import { SETTINGS } from './support/settings.ts';

const EMERGENCY: CaseInput = { ...OPENED, urgency: 'emergency', hazards: ['gas'] };
const RUNG: CaseInput = { type: 'xstate.after.rung.alarm.climbing' };
const settings = (rungs: number) => ({ settings: { ...SETTINGS, rungs } });

describe('the ladder of an emergency', () => {
  it('calls the first person at once, then the next and once more the one before, round and round', () => {
    const alarm = playCase('alarm');
    expect(brief(alarm.hears(EMERGENCY))).toEqual(['call_on_duty 0']);
    expect(alarm.timers.get('xstate.after.rung.alarm.climbing')).toBe(SETTINGS.rungMs);
    expect(brief(alarm.hears(RUNG))).toEqual(['call_on_duty 1', 'call_on_duty 0 again']);
    expect(brief(alarm.hears(RUNG))).toEqual(['call_on_duty 2', 'call_on_duty 1 again']);
    expect(brief(alarm.hears(RUNG))).toEqual(['call_on_duty 0 again', 'call_on_duty 2 again']);
    expect(brief(alarm.hears(RUNG))).toEqual(['call_on_duty 1 again', 'call_on_duty 0 again']);
    expect(alarm.timers.has('xstate.after.rung.alarm.climbing')).toBe(true);
  });

  it('calls the only person again and again', () => {
    const alarm = playCase('alarm');
    alarm.hears({ ...EMERGENCY, ...settings(1) });
    for (let i = 0; i < 5; i++)
      expect(brief(alarm.hears({ ...RUNG, ...settings(1) }))).toEqual(['call_on_duty 0 again']);
  });

  it.each([
    ['acknowledged', { type: 'ACKNOWLEDGED', manager: 'claire', by: 'text' }, 'answered'],
    ['taken', TAKEN, 'answered'],
    ['resolved', RESOLVED, 'calm'],
    ['cancelled', CANCELLED, 'calm'],
    [
      'corrected to something less',
      { type: 'CORRECTED', field: 'urgency', value: 'urgent', manager: 'claire' },
      'calm',
    ],
  ])('stands down when it is %s, and calls nobody any more', (_, event, after) => {
    const alarm = playCase('alarm');
    alarm.hears(EMERGENCY);
    alarm.hears(RUNG);
    expect(brief(alarm.hears(event))).toEqual(['stand_down claire']);
    expect(alarm.state).toBe(after);
    expect([...alarm.timers]).toEqual([]);
    expect(alarm.hears(RUNG)).toBe('refused');
  });

  it('calls the next person at once when the one who was called cannot come, once for each no', () => {
    const alarm = playCase('alarm');
    alarm.hears(EMERGENCY);
    const no = (manager: string): CaseInput => ({ type: 'DECLINED', manager });
    expect(brief(alarm.hears(no('claire')))).toEqual(['call_on_duty 1']);
    expect(alarm.timers.get('xstate.after.rung.alarm.climbing')).toBe(SETTINGS.rungMs);
    expect(brief(alarm.hears(no('claire')))).toEqual(['note nobody_else_to_call']);
    expect(brief(alarm.hears(RUNG))).toEqual(['call_on_duty 2', 'call_on_duty 1 again']);
    expect(brief(alarm.hears(no('marc')))).toEqual(['call_on_duty 0 again']);
    alarm.hears(TAKEN);
    expect(alarm.hears(no('paul'))).toBe('refused');
  });

  it('goes on calling the only person who said no, no faster than before', () => {
    const alarm = playCase('alarm');
    alarm.hears({ ...EMERGENCY, ...settings(1) });
    expect(brief(alarm.hears({ type: 'DECLINED', manager: 'claire', ...settings(1) }))).toEqual([
      'note nobody_else_to_call',
    ]);
    expect(alarm.timers.has('xstate.after.rung.alarm.climbing')).toBe(true);
  });

  it('is that of the lead where an emergency is grouped, and its own once it is taken out', () => {
    const alarm = playCase('alarm', { urgency: 'emergency', lead: 'lead-1' });
    expect(alarm.hears({ ...EMERGENCY, lead: 'lead-1' })).toBe('refused');
    expect(brief(alarm.hears({ type: 'PARTED', manager: 'claire' }))).toEqual(['call_on_duty 0']);
  });

  it('tells the second who answers that it is too late', () => {
    const alarm = playCase('alarm');
    alarm.hears(EMERGENCY);
    alarm.hears({ type: 'ACKNOWLEDGED', manager: 'claire', by: 'text' });
    expect(alarm.hears({ type: 'ACKNOWLEDGED', manager: 'paul', by: 'slack' })).toBe('refused');
  });

  it('begins when a ticket becomes an emergency later', () => {
    const byWords = playCase('alarm');
    expect(byWords.hears(OPENED)).toBe('refused');
    expect(brief(byWords.hears({ type: 'ADDED', message: 'm', urgency: 'emergency', hazards: ['flood'] }))).toEqual([
      'call_on_duty 0',
    ]);
    const byManager = playCase('alarm');
    expect(
      brief(byManager.hears({ type: 'CORRECTED', field: 'urgency', value: 'emergency', manager: 'claire' })),
    ).toEqual(['call_on_duty 0']);
  });

  it('begins again when whoever had it lets go', () => {
    const alarm = playCase('alarm');
    alarm.hears(EMERGENCY);
    alarm.hears(TAKEN);
    expect(brief(alarm.hears({ type: 'DROPPED', manager: 'claire' }))).toEqual(['call_on_duty 0']);
    expect(alarm.state).toBe('climbing');
  });
});
