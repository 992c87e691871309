import { describe, expect, it } from 'vitest';
import type { TalkFacts } from '#flows/events.ts';
import { answers, hear, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';
import { FACTS, STRANGER, TUESDAY } from '../support/settings.ts';

const identified = hear({ person: 'person-9' });

describe('somebody we do not know', () => {
  it('is asked once for name and address, with the receipt', () => {
    const talk = play({ facts: { sender: STRANGER } });
    const { texts } = talk.tell(reports('heating', 'urgent'));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('1042');
    expect(texts[0]).toContain('Quels sont vos nom et adresse ?');
    const then = talk.tell(identified);
    expect(only(then.effects, 'identify')).toMatchObject([{ person: 'person-9' }]);
    expect(then.texts[0]).toContain('Merci, votre nom est bien noté.');
    expect(talk.context.asked?.key).toBe('heating.missing');
  });

  it('whom the directory is not sure of is checked by a person', () => {
    const talk = play({ facts: { sender: STRANGER } });
    talk.tell(reports('heating', 'urgent'));
    const { effects, texts } = talk.tell(hear({ candidates: ['a', 'b'], answer: { kind: 'value', value: 'words' } }));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'who', candidates: ['a', 'b'] }]);
    expect(texts[0]).toContain("Une personne de l'agence vérifie l'adresse.");
    expect(texts[0]).not.toContain('nom');
  });

  it('who cannot be found is looked for by a person, and not asked again', () => {
    const talk = play({ facts: { sender: STRANGER } });
    talk.tell(reports('heating', 'urgent'));
    const { effects } = talk.tell(hear({ answer: { kind: 'value', value: 'words' } }));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'who', candidates: [] }]);
    talk.pass(3 * 86_400_000);
    expect(talk.tell(reports('lift')).texts[0]).not.toContain('nom');
  });

  it('who says who they are in the first text is not asked', () => {
    const talk = play({ facts: { sender: STRANGER } });
    const { effects, texts } = talk.tell(reports('heating', 'urgent', { person: 'person-9' }));
    expect(only(effects, 'identify')).toMatchObject([{ person: 'person-9', lasting: true }]);
    expect(texts[0]).not.toContain('adresse ?');
  });

  it('who says nearly who they are in the first text is checked, and not asked', () => {
    const talk = play({ facts: { sender: STRANGER } });
    const { effects, texts } = talk.tell(reports('heating', 'urgent', { candidates: ['a', 'b'] }));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'who', candidates: ['a', 'b'] }]);
    expect(texts[0]).toContain("Une personne de l'agence vérifie l'adresse.");
    expect(texts[0]).not.toContain('adresse ?');
  });

  it('who keeps silent is looked for by a person', () => {
    const talk = play({ facts: { sender: STRANGER } });
    talk.tell(reports('heating', 'urgent'));
    expect(only(talk.pass(25 * 3_600_000).effects, 'alert')).toMatchObject([{ kind: 'who' }]);
  });

  it('who goes on with the story is let go on', () => {
    const talk = play({ facts: { sender: STRANGER } });
    talk.tell(reports('heating', 'urgent'));
    const { effects, texts } = talk.tell(hear({ answer: { kind: 'none' } }));
    expect(texts).toEqual([]);
    expect(only(effects, 'add_to_ticket')).toHaveLength(1);
    expect(talk.context.asked?.key).toBe('identity');
  });

  it('who writes for somebody else is not taken for them', () => {
    const talk = play({ facts: { sender: STRANGER } });
    const { effects } = talk.tell(reports('heating', 'urgent', { person: 'person-9', meta: 'for_other' }));
    expect(only(effects, 'identify')).toEqual([]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'who', candidates: ['person-9'] }]);
  });
});

describe('a number that several people share', () => {
  const sender = { kind: 'shared', candidates: ['person-1', 'person-2'] } as const;
  it('is not guessed: both are shown to a person, and the writer is asked', () => {
    const talk = play({ facts: { sender } });
    const { effects, texts } = talk.tell(reports('heating', 'urgent'));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'who', candidates: ['person-1', 'person-2'] }]);
    expect(texts[0]).toContain('Quels sont vos nom et adresse ?');
    expect(only(talk.tell(hear({ person: 'person-2' })).effects, 'identify')).toMatchObject([
      { person: 'person-2', lasting: false },
    ]);
  });
});

describe('somebody who writes for another', () => {
  it('as a neighbour is asked for whom', () => {
    const talk = play();
    const { texts } = talk.tell(reports('heating', 'urgent', { meta: 'for_other' }));
    expect(texts[0]).toContain("Quel est le nom et l'adresse de cette personne ?");
    const then = talk.tell(hear({ person: 'person-7', answer: { kind: 'value', value: 'words' } }));
    expect(only(then.effects, 'identify')).toEqual([]);
    expect(only(then.effects, 'alert')).toMatchObject([{ kind: 'who', candidates: ['person-7'] }]);
  });
  it('as their trusted person is known, and not asked', () => {
    const sender = { ...FACTS.sender, role: 'trusted', concerns: 'mother' } as typeof FACTS.sender;
    expect(
      play({ facts: { sender } }).tell(reports('heating', 'urgent', { meta: 'for_other' })).texts[0],
    ).not.toContain('cette personne');
  });
});

describe('somebody known', () => {
  it('is greeted by name and never asked who they are', () => {
    const { texts } = play({ around: { name: 'Mme Petit' } }).tell(reports('heating', 'urgent'));
    expect(texts[0]).toContain('Bonjour Mme Petit.');
    expect(texts[0]).not.toContain('adresse ?');
  });
});

describe('a person instead of the machine', () => {
  it('is announced: who calls, when, from which number; and the machine keeps quiet', () => {
    const talk = play();
    talk.tell(reports('administrative'));
    talk.pass(3_600_000);
    const { effects, texts } = talk.tell(hear({ intent: 'human', meta: 'human' }));
    expect(texts).toEqual([
      "Agence des Lilas : D'accord. Une personne de l'agence vous appelle aujourd'hui, du 01 23 45 67 89.",
    ]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'hand_over' }]);
    expect(only(effects, 'hold')).toHaveLength(1);
    const then = talk.tell(hear());
    expect(then.texts).toEqual([]);
    expect(only(then.effects, 'add_to_ticket')).toHaveLength(1);
    expect(talk.hears({ type: 'RELEASED', manager: 'claire' }).effects).toEqual([{ type: 'release' }]);
    expect(talk.value).toBe('quiet');
    expect(talk.tell(hear({ intent: 'status' })).texts).toHaveLength(1);
  });

  it('at night is announced for the morning, with a number for now', () => {
    const talk = play({ facts: { openAt: TUESDAY + 24 * 3_600_000 } });
    expect(talk.tell(hear({ meta: 'human' })).texts[0]).toContain(
      'Une personne vous appelle mercredi 14 janvier à 10 h. Avant, appelez le 01 23 45 67 89.',
    );
  });

  it('comes with the receipt when a problem is told along with it', () => {
    const talk = play();
    const { effects, texts } = talk.tell(reports('heating', 'urgent', { meta: 'human' }));
    expect(only(effects, 'open_ticket')).toHaveLength(1);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('1042');
    expect(texts[0]).toContain('vous appelle');
    expect(texts[0]).not.toContain('?');
  });

  it('comes after two angry messages', () => {
    const talk = play();
    talk.tell(
      hear({ angry: true, intent: 'report', problems: [{ category: 'heating', urgency: 'urgent', confidence: 0.9 }] }),
    );
    expect(talk.value).toBe('asking');
    talk.tell(hear({ angry: true }));
    expect(talk.value).toBe('held');
  });

  it('has every message of a held conversation', () => {
    const talk = play();
    talk.hears({ type: 'HELD', manager: 'claire' });
    const { effects } = talk.tell(hear());
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'more_words', message: 'message-1' }]);
    const report = talk.tell(reports('lift', 'urgent'));
    expect(only(report.effects, 'open_ticket')).toHaveLength(1);
    expect(report.texts).toEqual([]);
  });

  it('takes what was being written along when they take the conversation', () => {
    const talk = play();
    talk.message(reports('lift', 'urgent'));
    const { effects } = talk.hears({ type: 'HELD', manager: 'claire' });
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'lift' }]);
    expect(talk.value).toBe('held');
    expect(talk.context.burst).toEqual([]);
  });
});

describe('a wrong number', () => {
  it('is confirmed once, then a person unlinks it; nobody is named', () => {
    const talk = play({ around: { name: 'Mme Petit' } });
    const { texts } = talk.tell(hear({ intent: 'not_for_us', meta: 'wrong_number' }));
    expect(texts[0]).toContain("Ce numéro n'est-il plus celui d'un locataire de l'agence ?");
    expect(texts[0]).not.toContain('Petit');
    const { effects, texts: then } = talk.tell(answers('yes'));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'number_gone', message: 'message-1' }]);
    expect(then[0]).toBe('Agence des Lilas : Merci. Nous corrigeons notre liste.');
    expect(only(effects, 'disown')).toEqual([]);
    const stranger = talk.message(reports('plumbing', 'urgent'));
    expect(stranger.texts).toEqual([]);
    expect(only(stranger.effects, 'open_ticket')).toEqual([]);
    expect(only(stranger.effects, 'alert')).toMatchObject([{ kind: 'look_at', message: 'message-3' }]);
    expect(only(talk.pass(60_000).effects, 'disown')).toEqual([{ type: 'disown' }]);
    expect(talk.value).toBe('quiet');
    expect(talk.context).toMatchObject({ recent: [], about: null, introduced: false, parting: false });
  });
  it('is heard before any trade that few words may sound like', () => {
    const said = reports('pests', 'urgent', { meta: 'wrong_number', words: 5 });
    const { texts } = play().tell({ ...said, problems: [{ ...said.problems[0]!, confidence: 0.2 }] });
    expect(texts[0]).toContain("Ce numéro n'est-il plus celui");
  });
  it('in the midst of which somebody is in danger gets the instruction', () => {
    const talk = play();
    talk.tell(hear({ intent: 'not_for_us', meta: 'wrong_number' }));
    talk.tell(answers('yes'));
    const { texts } = talk.message(reports('gas', 'emergency', { hazards: ['gas'] }));
    expect(texts[0]).toContain('1. Sortez');
  });
  it('that was right after all is kept', () => {
    const talk = play();
    talk.tell(hear({ meta: 'wrong_number', intent: 'not_for_us' }));
    expect(talk.tell(answers('no')).texts[0]).toContain('nous gardons ce numéro');
  });
  it('of a stranger gets no answer, and is seen by a person', () => {
    const { effects, texts } = play({ facts: { sender: STRANGER } }).tell(hear({ intent: 'not_for_us' }));
    expect(texts).toEqual([]);
    expect(effects).toMatchObject([
      { type: 'alert', kind: 'look_at', ticket: null, message: 'message-1' },
      { reason: 'not_for_us' },
    ]);
  });
  it('of somebody known that may be advertising is seen by a person', () => {
    const { effects, texts } = play().tell(hear({ intent: 'not_for_us' }));
    expect(texts).toEqual([]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at' }]);
  });
});

describe('thanks', () => {
  it('get one short answer, then none', () => {
    const talk = play();
    talk.tell(reports('administrative'));
    expect(talk.tell(hear({ intent: 'thanks' })).texts).toEqual(['Agence des Lilas : Avec plaisir. Bonne journée.']);
    expect(talk.tell(hear({ intent: 'thanks' })).texts).toEqual([]);
    for (let i = 0; i < 5; i++) expect(talk.tell(hear({ intent: 'thanks' })).texts).toEqual([]);
  });
});

describe('STOP', () => {
  const stop = (provider: boolean, to: 'stop' | 'start' = 'stop') =>
    hear({ intent: 'opt_out', optOut: { to, provider } });
  it('is confirmed once, with the way back', () => {
    const talk = play();
    const { effects, texts } = talk.message(stop(false));
    expect(texts).toEqual([
      "Agence des Lilas : C'est noté, vous ne recevrez plus nos messages. Pour revenir, écrivez START.",
    ]);
    expect(only(effects, 'opt_out')).toHaveLength(1);
  });
  it('that the provider answered is not confirmed twice', () => {
    const { effects, texts } = play().message(stop(true));
    expect(texts).toEqual([]);
    expect(only(effects, 'opt_out')).toHaveLength(1);
  });
  it('with an open emergency goes to a person', () => {
    const talk = play();
    talk.message(reports('gas', 'emergency', { hazards: ['gas'] }));
    expect(only(talk.message(stop(false)).effects, 'alert')).toMatchObject([{ kind: 'safety_blocked' }]);
  });
  it('right after a report keeps the report', () => {
    const talk = play();
    talk.message(reports('lift', 'urgent'));
    const { effects } = talk.message(stop(false), reports('lift', 'urgent'));
    expect(only(effects, 'open_ticket')).toHaveLength(1);
  });
  it('and START is confirmed, and the texts come again', () => {
    const talk = play({ facts: { optedOut: true } });
    const { effects, texts } = talk.message(stop(false, 'start'));
    expect(only(effects, 'opt_in')).toHaveLength(1);
    expect(texts).toEqual(["Agence des Lilas : C'est noté, vous recevrez de nouveau nos messages."]);
    expect(play().message(stop(true, 'start')).texts).toEqual([]);
  });
  it('in other words is told how', () => {
    expect(play().tell(hear({ intent: 'opt_out' })).texts[0]).toContain('écrivez seulement STOP');
  });
});

describe('people of the agency', () => {
  const claire = { kind: 'manager', manager: 'claire' } as const;
  const one = [{ ticket: 'alarm-1', reference: 2001 }];
  const two = [...one, { ticket: 'alarm-2', reference: 2002 }];
  const around = { references: { 'alarm-1': 2001, 'alarm-2': 2002 } };

  it.each([
    ['ok', hear({ reply: 'ack', intent: 'thanks' })],
    ['1', answers(1)],
    ['oui', answers('yes')],
    [
      'je prends, ça sent le gaz ?',
      hear({ hazards: ['gas'], problems: [{ category: 'gas', urgency: 'emergency', confidence: 1 }] }),
    ],
    ['anything', hear({ intent: 'report' })],
  ])('take charge of the only alarm with "%s", at once', (_, heard) => {
    const talk = play({ facts: { sender: claire, alarms: one }, around });
    const { effects, texts } = talk.message(heard);
    expect(only(effects, 'acknowledge')).toEqual([{ type: 'acknowledge', ticket: 'alarm-1', manager: 'claire' }]);
    expect(only(effects, 'say')).toMatchObject([{ manner: 'staff' }]);
    expect(texts[0]).toContain("Vous avez en charge l'urgence 2001.");
  });

  it('do not with a no', () => {
    const { effects, texts } = play({ facts: { sender: claire, alarms: one }, around }).message(answers('no'));
    expect(only(effects, 'acknowledge')).toEqual([]);
    expect(only(effects, 'decline')).toEqual([{ type: 'decline', ticket: 'alarm-1', manager: 'claire' }]);
    expect(texts[0]).toContain("La personne suivante est appelée pour l'urgence 2001.");
  });

  it('are asked which of several alarms, and then no alarm is left for want of a number', () => {
    const talk = play({ facts: { sender: claire, alarms: two }, around });
    expect(talk.message(hear()).texts[0]).toContain(
      'Quelle urgence prenez-vous ? Écrivez un chiffre : 1 (2001), 2 (2002).',
    );
    expect(talk.expected()).toMatchObject({ kind: 'which_ticket', options: ['alarm-1', 'alarm-2'] });
    const chosen = play({ facts: { sender: claire, alarms: two }, around });
    chosen.message(hear());
    expect(only(chosen.message(answers('alarm-2')).effects, 'acknowledge')).toMatchObject([{ ticket: 'alarm-2' }]);
    expect(only(talk.message(hear()).effects, 'acknowledge')).toMatchObject([{ ticket: 'alarm-1' }]);
  });

  it('may name the alarm', () => {
    const talk = play({ facts: { sender: claire, alarms: two }, around });
    expect(only(talk.message(hear({ ticket: 'alarm-2' })).effects, 'acknowledge')).toMatchObject([
      { ticket: 'alarm-2' },
    ]);
  });

  it('without an alarm are kept for a person, and a danger they tell of is one', () => {
    const talk = play({ facts: { sender: claire } });
    expect(only(talk.message(hear()).effects, 'alert')).toMatchObject([{ kind: 'look_at' }]);
    expect(only(talk.message(reports('gas', 'emergency', { hazards: ['gas'] })).effects, 'open_ticket')).toHaveLength(
      1,
    );
  });

  it('of contractors and managers are no report, whatever a model makes of their words; a danger is one', () => {
    const senders: TalkFacts['sender'][] = [
      { kind: 'contractor', contractor: 'c1' },
      { kind: 'manager', manager: 'm1' },
    ];
    for (const sender of senders) {
      const talk = play({ facts: { sender } });
      const heard = reports('heating');
      const { effects } = talk.hears({ type: 'READ', message: 'message-1', heard, before: hear() });
      expect(effects.map(({ type }) => type)).toEqual(['note']);
      const gas = { ...reports('gas', 'emergency'), hazards: ['gas'] as const };
      const alarmed = talk.hears({ type: 'READ', message: 'message-2', heard: gas, before: hear() });
      expect(alarmed.effects.map(({ type }) => type)).toContain('open_ticket');
    }
  });
});
