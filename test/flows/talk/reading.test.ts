import { describe, expect, it } from 'vitest';
import type { Heard } from '#flows/heard.ts';
import { hear, problem, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';

const later = (message: string, heard: Heard, before: Heard) => ({ type: 'READ', message, heard, before });

describe('a later reading of a message', () => {
  it('that agrees changes nothing', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    expect(talk.hears(later('message-1', reports('plumbing'), reports('plumbing'))).effects).toEqual([
      { type: 'note', reason: 'read_without_consequence' },
    ]);
  });

  it('that finds a danger sends the instruction at once and raises the ticket', () => {
    const talk = play();
    talk.tell(reports('heating', 'urgent'));
    const heard = reports('heating', 'emergency', { hazards: ['carbon_monoxide'] });
    const { effects, texts } = talk.hears(later('message-1', heard, reports('heating', 'urgent')));
    expect(texts[0]).toContain("1. Sortez tout de suite à l'air libre");
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ urgency: 'emergency', hazards: ['carbon_monoxide'] }]);
    expect(talk.context.asked).toBeNull();
  });

  it('that finds a danger while they still write ends the burst', () => {
    const talk = play();
    talk.message(reports('heating', 'urgent'));
    const heard = reports('gas', 'emergency', { hazards: ['gas'] });
    const { effects, texts } = talk.hears(later('message-1', heard, reports('heating', 'urgent')));
    expect(texts[0]).toContain('Sortez');
    expect(only(effects, 'open_ticket')).toMatchObject([{ messages: ['message-1'] }]);
    expect(talk.pass(60_000).effects).toEqual([]);
  });

  it('in time for the receipt changes nothing by itself', () => {
    const talk = play();
    talk.message(reports('heating', 'urgent'));
    expect(talk.hears(later('message-1', reports('plumbing'), reports('heating', 'urgent'))).effects).toEqual([
      { type: 'note', reason: 'read_in_time' },
    ]);
    expect(talk.value).toBe('gathering');
  });

  it('that names another trade corrects it, in words where it was named', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects, texts } = talk.hears(later('message-1', reports('heating', 'urgent'), reports('plumbing')));
    expect(only(effects, 'correct_case')).toMatchObject([{ category: 'heating' }]);
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ urgency: 'urgent' }]);
    expect(texts).toEqual([
      'Agence des Lilas : Correction pour la demande 1042. Nous notons : chauffage ou eau chaude.',
    ]);
  });

  it('that names another trade corrects it in silence where none was named', () => {
    const talk = play();
    talk.tell(reports('other'));
    const { effects, texts } = talk.hears(later('message-1', reports('heating'), reports('other')));
    expect(only(effects, 'correct_case')).toHaveLength(1);
    expect(texts).toEqual([]);
  });

  it('finds the second problem of a message, and says so', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const heard = hear({ intent: 'report', problems: [problem('plumbing'), problem('lift', 'urgent')] });
    const { effects, texts } = talk.hears(later('message-1', heard, reports('plumbing')));
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'lift', messages: ['message-1'] }]);
    expect(texts).toEqual(["Agence des Lilas : C'est aussi noté : ascenseur. Cette demande a le numéro 1043."]);
  });

  it('finds a problem in words that had joined another ticket', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    talk.tell(hear({ answer: { kind: 'unsure' } }));
    const { effects } = talk.hears(later('message-2', reports('lift', 'urgent'), hear()));
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'lift', messages: ['message-2'] }]);
    expect(only(effects, 'correct_case')).toEqual([]);
  });

  it('that is not sure corrects nothing', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const heard = hear({ intent: 'report', problems: [problem('heating', 'routine', 0.4)] });
    expect(only(talk.hears(later('message-1', heard, reports('plumbing'))).effects, 'correct_case')).toEqual([]);
  });

  it('never lowers, and shows a person that the two differ', () => {
    const talk = play();
    const gas = reports('gas', 'emergency', { hazards: ['gas'] });
    talk.message(gas);
    const { effects, texts } = talk.hears(later('message-1', reports('gas', 'routine'), gas));
    expect(texts).toEqual([]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'readings_differ' }]);
    expect(only(effects, 'add_to_ticket')).toEqual([]);
  });

  it('finds a report that was missed', () => {
    const talk = play();
    talk.tell(hear({ intent: 'not_for_us' }));
    const { effects, texts } = talk.hears(
      later('message-1', reports('lift', 'urgent'), hear({ intent: 'not_for_us' })),
    );
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'lift', messages: ['message-1'] }]);
    expect(texts).toHaveLength(1);
  });

  it('makes out what we were asking about', () => {
    const talk = play();
    const riddle = hear({ intent: 'report', unsure: true });
    talk.tell(riddle);
    const { effects } = talk.hears(later('message-1', reports('damp'), riddle));
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'damp', messages: ['message-1'] }]);
    expect(talk.context.asked?.key).toBe('damp.drips');
  });

  it('of distress that was missed brings a person, and silence', () => {
    const talk = play();
    talk.tell(reports('other'));
    const { effects } = talk.hears(
      later('message-1', reports('other', 'emergency', { hazards: ['distress'] }), reports('other')),
    );
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'call_person' }]);
    expect(talk.value).toBe('held');
  });
});
