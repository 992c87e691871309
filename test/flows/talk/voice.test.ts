import { describe, expect, it } from 'vitest';
import type { Heard } from '#flows/heard.ts';
import { hear, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';
import { FACTS, STRANGER } from '../support/settings.ts';

const spoken = (voice: NonNullable<Heard['voice']>, more: Partial<Heard> = {}) =>
  hear({ voice, empty: true, words: 0, ...more });
const words = (heard: Heard): Heard => ({ ...heard, voice: 'transcribed' });

describe('a voice note', () => {
  it('is waited for, and its words are read like a text', () => {
    const talk = play();
    expect(talk.message(spoken('pending')).effects).toEqual([]);
    expect(talk.pass(20_000).effects).toEqual([]);
    expect(talk.message(words(reports('plumbing', 'urgent')), undefined, 'message-1').effects).toEqual([]);
    const { effects, texts } = talk.pass(16_000);
    expect(only(effects, 'open_ticket')).toMatchObject([
      { category: 'plumbing', urgency: 'urgent', messages: ['message-1'] },
    ]);
    expect(texts).toHaveLength(1);
    expect(only(effects, 'alert')).toEqual([]);
  });

  it('is answered with what we understood, and how to put it right', () => {
    const talk = play();
    talk.message(spoken('pending'));
    const { texts } = talk.tell(words(reports('plumbing')));
    expect(texts[0]).toContain('Demande 1042 notée : eau ou plomberie.');
    expect(texts[0]).toContain('Si nous avons mal compris votre message vocal');
  });

  it('whose words tell of a danger is answered at once', () => {
    const talk = play();
    talk.message(spoken('pending'));
    talk.pass(5_000);
    const gas = words(reports('gas', 'emergency', { hazards: ['gas'] }));
    const { effects, texts } = talk.message(gas, gas, 'message-1');
    expect(only(effects, 'open_ticket')).toMatchObject([{ urgency: 'emergency', hazards: ['gas'] }]);
    expect(texts[0]).toMatch(/gaz/i);
  });

  it('that nobody could make words of in time is a ticket, and a person listens', () => {
    const talk = play();
    talk.message(spoken('pending'));
    expect(talk.pass(49_000).effects).toEqual([]);
    const { effects, texts } = talk.pass(2_000);
    const [ticket] = only(effects, 'open_ticket');
    expect(ticket).toMatchObject({ category: 'other', messages: ['message-1'] });
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at', ticket: ticket!.ticket, message: 'message-1' }]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("Votre message vocal a le numéro 1042. Une personne l'écoutera.");
  });

  it('that nobody will make words of is not waited for', () => {
    const talk = play();
    talk.message(spoken('pending'));
    talk.pass(2_000);
    talk.message(spoken('unheard'), spoken('unheard'), 'message-1');
    const { effects } = talk.pass(16_000);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at', message: 'message-1' }]);
  });

  it('is waited for where texts are not gathered, too', () => {
    const talk = play({ settings: { burstMs: 0 } });
    expect(talk.message(spoken('pending')).effects).toEqual([]);
    const { effects } = talk.message(words(reports('lift')), words(reports('lift')), 'message-1');
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'lift' }]);
  });

  it('is heard once: what comes when it is on its ticket opens no second one', () => {
    const talk = play();
    talk.message(spoken('pending'));
    talk.pass(51_000);
    const { effects } = talk.message(words(reports('plumbing')), undefined, 'message-1');
    expect(only(effects, 'note')).toHaveLength(1);
    expect(talk.pass(60_000).effects).toEqual([]);
  });

  it('raises and corrects its ticket where its words come late', () => {
    const talk = play();
    talk.message(spoken('pending'));
    talk.pass(51_000);
    const before = spoken('transcribed');
    const fire = words(reports('fire_safety', 'emergency', { hazards: ['fire'] }));
    const { effects, texts } = talk.hears({ type: 'READ', message: 'message-1', heard: fire, before });
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ urgency: 'emergency', hazards: ['fire'] }]);
    expect(only(effects, 'say')[0]?.lines[0]?.text).toBe('safety.fire.can_leave');
    expect(texts).toHaveLength(1);
  });

  it('that cannot be heard is added to the open ticket, and the question stays open', () => {
    const talk = play();
    const { texts } = talk.tell(reports('heating', 'urgent'));
    expect(texts[0]).toContain('1042');
    const { asked } = talk.context;
    expect(asked).not.toBeNull();
    const { effects, texts: then } = talk.tell(spoken('unheard'));
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ messages: ['message-2'] }]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at', message: 'message-2' }]);
    expect(then[0]).toContain('est ajouté à la demande 1042');
    expect(talk.context.asked?.key).toBe(asked!.key);
  });

  it('of somebody unknown: who it is, is asked as with a text', () => {
    const talk = play({ facts: { sender: STRANGER } });
    const { texts } = talk.tell(spoken('unheard'));
    expect(texts[0]).toContain('Quels sont vos nom et adresse ?');
  });

  it('beside a text is listened to by a person, whatever the text says', () => {
    const talk = play();
    talk.message(reports('plumbing'));
    const both = reports('plumbing', 'routine', { voice: 'unheard' });
    talk.message(spoken('unheard'), both);
    const { effects } = talk.pass(16_000);
    const [ticket] = only(effects, 'open_ticket');
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at', ticket: ticket!.ticket }]);
  });

  it('of a manager takes charge of no emergency before it is heard', () => {
    const alarms = [{ ticket: 'ticket-9', reference: 1099 }];
    const around = { references: { 'ticket-9': 1099 } };
    const talk = play({ facts: { sender: { kind: 'manager', manager: 'claire' }, alarms }, around });
    const first = talk.message(spoken('pending'));
    expect(only(first.effects, 'acknowledge')).toEqual([]);
    const second = talk.message(spoken('unheard'), spoken('unheard'), 'message-1');
    expect(only(second.effects, 'acknowledge')).toEqual([]);
    expect(only(second.effects, 'alert')).toMatchObject([{ kind: 'look_at' }]);
    const third = talk.message(words(hear()), words(hear()), 'message-1');
    expect(only(third.effects, 'acknowledge')).toMatchObject([{ ticket: 'ticket-9', manager: 'claire' }]);
  });

  it('says when a person listens, out of hours', () => {
    const later = play().at + 15 * 3_600_000;
    const talk = play({ facts: { ...FACTS, openAt: later } });
    expect(talk.tell(spoken('unheard')).texts[0]).toContain('En danger : 18 ou 112.');
  });
});
