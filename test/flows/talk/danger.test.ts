import { describe, expect, it } from 'vitest';
import { HAZARDS } from '#flows/codes.ts';
import { togetherOf } from '#flows/conversation.ts';
import { instructionsFor } from '#flows/talk/danger.ts';
import { answers, hear, problem, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';
import { STRANGER } from '../support/settings.ts';

const gas = reports('gas', 'emergency', { hazards: ['gas'] });

describe('a danger', () => {
  it.each(HAZARDS)('of %s gets its instruction at once, before anything else', (hazard) => {
    const talk = play();
    const { effects, texts } = talk.message(reports('other', 'emergency', { hazards: [hazard] }));
    expect(effects[0]).toMatchObject({
      type: 'say',
      manner: 'safety',
      lines: [{ text: `safety.${hazard}.can_leave` }, ...(hazard === 'violence' ? [] : [{}, {}, {}])],
    });
    expect(texts).toHaveLength(1);
    expect(texts[0]).not.toContain('?');
    expect(only(effects, 'open_ticket')).toMatchObject([{ urgency: 'emergency', hazards: [hazard] }]);
  });

  it('in the middle of a burst is not held back, and takes the burst along', () => {
    const talk = play();
    talk.message(reports('heating', 'urgent'));
    talk.pass(3_000);
    const both = hear({
      intent: 'report',
      problems: [problem('heating', 'urgent'), problem('gas', 'emergency')],
      hazards: ['gas'],
    });
    const { effects, texts } = talk.message(gas, both);
    expect(texts).toHaveLength(1);
    expect(only(effects, 'open_ticket').map(({ category, urgency }) => [category, urgency])).toEqual([
      ['gas', 'emergency'],
      ['heating', 'urgent'],
    ]);
    expect(talk.pass(60_000).texts).toEqual([]);
  });

  it('told in two texts is seen in the two together', () => {
    const talk = play();
    talk.message(hear());
    expect(talk.message(hear(), gas).texts[0]).toContain('1. Sortez tout de suite');
  });

  it('at night leaves at once', () => {
    const talk = play({ facts: { quiet: true, openAt: Number.MAX_SAFE_INTEGER } });
    expect(only(talk.message(gas).effects, 'say')).toMatchObject([{ manner: 'safety' }]);
  });

  it('tells who cannot leave to stay', () => {
    const talk = play();
    const { effects, texts } = talk.message({ ...gas, situation: 'cannot_leave' });
    expect(texts[0]).toContain('1. Fermez la porte de votre pièce.');
    expect(only(effects, 'open_ticket')).toMatchObject([{ situation: 'cannot_leave' }]);
  });

  it('without a name for it still says where to call', () => {
    const { texts } = play().message(reports('structure', 'emergency'));
    expect(texts[0]).toContain('appelez le 18 ou le 112');
  });

  it('raises the open ticket of its trade', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const ticket = only(talk.all, 'open_ticket')[0]!.ticket;
    const { effects } = talk.message(reports('plumbing', 'emergency', { hazards: ['flood'] }));
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(only(effects, 'add_to_ticket')).toMatchObject([
      { ticket, urgency: 'emergency', hazards: ['flood'], situation: 'can_leave' },
    ]);
    expect(talk.context.asked).toBeNull();
  });

  it('in a question about something else is heard: "where is my plumber? and now it smells of gas"', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects, texts } = talk.message(hear({ intent: 'status', hazards: ['gas'] }));
    expect(texts[0]).toContain('Urgence Gaz');
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ hazards: ['gas'], urgency: 'emergency' }]);
  });

  it('told again within ten minutes gets a short word, later the whole instruction', () => {
    const talk = play();
    talk.message(gas);
    expect(talk.message(gas).texts).toEqual([
      "Agence des Lilas : C'est ajouté à la demande 1042. Suivez les consignes. En danger : 18 ou 112.",
    ]);
    talk.pass(11 * 60_000);
    expect(talk.message(gas).texts[0]).toContain('1. Sortez');
  });

  it('that changes gets the instruction for what it has become', () => {
    const talk = play();
    talk.message(gas);
    expect(talk.message({ ...gas, situation: 'cannot_leave' }).texts[0]).toContain('Fermez la porte');
    expect(talk.message({ ...gas, hazards: ['gas', 'medical'] }).texts.join()).toContain('Appelez le 15');
  });

  it('that one cannot leave after all, told a minute later, gets the other instruction', () => {
    const talk = play();
    talk.message(gas);
    talk.pass(60_000);
    const words = reports('locks', 'urgent');
    const { effects, texts } = talk.hears({
      type: 'MESSAGE',
      message: 'message-2',
      heard: words,
      burst: words,
      together: { ...gas, situation: 'cannot_leave' },
    });
    expect(texts[0]).toContain('1. Fermez la porte de votre pièce.');
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ messages: ['message-2'], situation: 'cannot_leave' }]);
    expect(togetherOf(talk.context, talk.at)).toEqual(['message-1', 'message-2']);
    expect(togetherOf(talk.context, talk.at + 3_600_000)).toEqual([]);
    expect(togetherOf(undefined, 0)).toEqual([]);
  });

  it('goes on: what is told then stays with it, and whoever writes on is answered', () => {
    const talk = play();
    talk.message(gas);
    expect(talk.tell(reports('locks', 'urgent')).texts).toEqual([]);
    talk.pass(120_000);
    const { effects, texts } = talk.tell(reports('locks', 'urgent'));
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(texts).toEqual([
      "Agence des Lilas : C'est ajouté à la demande 1042. Suivez les consignes. En danger : 18 ou 112.",
    ]);
    talk.pass(120_000);
    expect(talk.tell(hear({ intent: 'thanks' })).texts).toEqual([]);
    talk.pass(3_600_000);
    expect(only(talk.tell(reports('locks', 'urgent')).effects, 'open_ticket')).toHaveLength(1);
  });

  it('is followed by no question', () => {
    const talk = play();
    talk.message(gas);
    expect(talk.context.asked).toBeNull();
    expect(talk.tell(hear()).texts.join()).not.toContain('?');
  });

  it('joined by two others makes two texts at most', () => {
    expect(instructionsFor(['fire', 'electrocution'])).toEqual(['fire']);
    expect(instructionsFor(['flood', 'electrocution'])).toEqual(['electrocution']);
    expect(instructionsFor(['lockout', 'fire'])).toEqual(['lockout']);
    expect(instructionsFor(['gas', 'medical', 'trapped'])).toEqual(['gas', 'medical']);
    expect(instructionsFor(['violence', 'medical'])).toEqual(['violence']);
    expect(instructionsFor([...HAZARDS]).length).toBe(1);
    expect(instructionsFor([])).toEqual([]);
  });

  it('of somebody who may not be answered brings a person', () => {
    const { effects, texts } = play({ facts: { answerable: false } }).message(gas);
    expect(texts).toEqual([]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'safety_blocked' }]);
    expect(only(effects, 'open_ticket')).toHaveLength(1);
  });

  it('of a stranger never waits for who they are', () => {
    const talk = play({ facts: { sender: STRANGER } });
    const { effects, texts } = talk.message(gas);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("Une fois à l'abri, écrivez votre nom et votre adresse.");
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'who' }]);
    const then = talk.tell(hear({ person: 'person-9' }));
    expect(only(then.effects, 'identify')).toMatchObject([{ person: 'person-9', lasting: true }]);
    expect(then.texts[0]).toContain('Merci, votre nom est bien noté.');
  });
});

describe('what only a person may answer', () => {
  it('violence gets neutral words once, then silence, and a person', () => {
    const talk = play();
    const violent = reports('neighbour', 'emergency', { hazards: ['violence', 'medical'] });
    const { effects, texts } = talk.message(violent);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toBe(
      'Agence des Lilas : Votre message est bien arrivé. Numéros utiles : 17 ou 112. Si vous ne pouvez pas parler ou entendre : SMS au 114.',
    );
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'call_person' }]);
    expect(only(effects, 'hold')).toEqual([{ type: 'hold', manager: null }]);
    expect(talk.value).toBe('held');
    const again = talk.message(violent);
    expect(again.texts).toEqual([]);
    expect(only(again.effects, 'alert')).toMatchObject([{ kind: 'call_person' }]);
    expect(talk.tell(hear()).texts).toEqual([]);
  });

  it('distress gets 3114 and 15, and a person at once', () => {
    const talk = play();
    const { effects, texts } = talk.message(reports('other', 'emergency', { hazards: ['distress'] }));
    expect(texts[0]).toContain('3114');
    expect(texts[0]).toContain('le 15');
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'call_person' }]);
    expect(talk.value).toBe('held');
  });

  it('a danger breaks the silence of a held conversation', () => {
    const talk = play();
    talk.hears({ type: 'HELD', manager: 'claire' });
    expect(talk.tell(reports('pests')).texts).toEqual([]);
    expect(talk.message(gas).texts).toHaveLength(1);
    expect(talk.value).toBe('held');
  });
});

describe('an answer that tells of a danger', () => {
  it('gets the instruction, and no further question', () => {
    const talk = play();
    talk.tell(reports('gas'));
    const { effects, texts } = talk.tell(answers('yes'));
    expect(texts[0]).toContain('1. Sortez tout de suite');
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ urgency: 'emergency', hazards: ['gas'] }]);
  });
});

describe('two dangers', () => {
  const both = hear({
    intent: 'report',
    hazards: ['flood', 'collapse'],
    problems: [problem('plumbing', 'emergency'), problem('structure', 'emergency')],
  });

  it('that fit together are one text, numbered on, which says nothing twice; each ticket has its own', () => {
    const { effects, texts } = play().message(both);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/4\. Appelez le 18 ou le 112\.\n5\. Éloignez-vous des prises/);
    expect(texts[0]?.match(/18 ou le 112/g)).toHaveLength(1);
    expect(only(effects, 'open_ticket').map(({ hazards }) => hazards)).toEqual([['flood'], ['collapse']]);
  });
  it('that do not fit are two', () => {
    const gasAndHurt = hear({ ...both, hazards: ['gas', 'medical'], problems: [problem('gas', 'emergency')] });
    expect(play({ facts: { language: 'ar' } }).message(gasAndHurt).texts).toHaveLength(2);
    expect(play({ facts: { language: 'fr' } }).message(gasAndHurt).texts).toHaveLength(1);
  });
});
