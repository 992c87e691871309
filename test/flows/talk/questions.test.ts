import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '#flows/codes.ts';
import { answers, hear, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';
import { STRANGER } from '../support/settings.ts';

const unclear = hear({ answer: { kind: 'unsure' }, words: 2 });

describe('follow-up questions', () => {
  it.each(CATEGORIES)('about %s are at most three, the one about who writes included', (category) => {
    for (const sender of [undefined, STRANGER]) {
      const talk = play({ facts: sender === undefined ? {} : { sender } });
      talk.tell(reports(category));
      let asked = 0;
      while (talk.context.asked !== null) {
        asked++;
        expect(asked).toBeLessThanOrEqual(3);
        talk.tell(talk.context.asked.kind === 'identity' ? hear({ candidates: ['p1'] }) : hear({ meta: 'dont_know' }));
      }
    }
  });

  it('say how many there are', () => {
    const talk = play();
    expect(talk.tell(reports('plumbing')).texts[0]).toContain('Question 1 sur 3 :');
    expect(talk.tell(answers('no')).texts[0]).toContain('Question 2 sur 3 :');
    // The kitchen has no toilet: the third is not asked.
    expect(talk.tell(answers('kitchen')).texts).toEqual(["Agence des Lilas : Merci, c'est noté."]);
  });

  it('keep each answer on the ticket, with the words', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects } = talk.tell(answers('yes'));
    expect(only(effects, 'note_answer')).toMatchObject([{ question: 'plumbing.spreads', value: 'yes' }]);
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ messages: ['message-2'], urgency: 'urgent' }]);
  });

  it('bring the instruction at once when the answer tells of a danger', () => {
    const talk = play();
    talk.tell(reports('lift', 'urgent'));
    const { effects, texts } = talk.tell(answers('yes'));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('1. Appelez le 18 ou le 112.');
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ urgency: 'emergency', hazards: ['trapped'] }]);
    expect(talk.context.asked).toBeNull();
  });

  it('take words that fit no option as an answer that a person reads', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    talk.tell(answers('no'));
    const { effects } = talk.tell(hear({ answer: { kind: 'unsure' } }));
    expect(only(effects, 'note_answer')).toMatchObject([{ question: 'plumbing.where', value: 'words' }]);
  });

  it('are dropped with the ticket', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    talk.setStatus(only(talk.all, 'open_ticket')[0]!.ticket, 'resolved');
    const { texts } = talk.tell(hear({ intent: 'thanks' }));
    expect(talk.context.asked).toBeNull();
    expect(texts[0] ?? '').not.toContain('?');
  });
});

describe('an answer that is not understood', () => {
  it('is asked in other words, then with numbers, then goes to a person', () => {
    const talk = play();
    talk.tell(reports('lift', 'urgent'));
    expect(talk.tell(unclear).texts).toEqual([
      'Agence des Lilas : Une personne est-elle enfermée dedans, oui ou non ?',
    ]);
    expect(talk.tell(unclear).texts[0]).toContain('Répondez par un chiffre : 1 oui, 2 non.');
    expect(talk.expected()?.options).toEqual(['yes', 'no']);
    const { effects, texts } = talk.tell(unclear);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'unclear' }]);
    expect(texts).toEqual(["Agence des Lilas : Une personne de l'agence va lire vos messages."]);
    expect(talk.context.asked).toBeNull();
    expect(talk.context.agenda).toEqual([]);
  });

  it('is never reworded more than twice, whatever the question', () => {
    for (const category of CATEGORIES) {
      const talk = play();
      talk.tell(reports(category));
      if (talk.context.asked === null) continue;
      const key = talk.context.asked.key;
      for (let i = 0; i < 3; i++) talk.tell(hear({ meta: 'not_understood' }));
      expect(talk.context.asked?.key === key).toBe(false);
      expect(only(talk.all, 'alert').some(({ kind }) => kind === 'unclear')).toBe(true);
    }
  });
});

describe('words about a question', () => {
  it('"pourquoi" is told, and the question comes again without counting', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const [text] = talk.tell(hear({ meta: 'why' })).texts;
    expect(text).toBe(
      "Agence des Lilas : Nous demandons cela pour savoir si c'est pressé. L'eau coule-t-elle sur le sol ou chez un voisin ?",
    );
    expect(talk.context.asked?.tries).toBe(0);
  });

  it('"qui êtes-vous" is told, and the question comes again', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const [text] = talk.tell(hear({ meta: 'who_are_you' })).texts;
    expect(text).toContain(
      'Nous sommes Agence des Lilas. Je suis son assistant automatique. Une personne : 01 23 45 67 89.',
    );
    expect(text).toContain('?');
  });

  it('"je ne sais pas" is an answer, and the next one is asked', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects, texts } = talk.tell(hear({ meta: 'dont_know' }));
    expect(only(effects, 'note_answer')).toMatchObject([{ value: 'dont_know' }]);
    expect(texts[0]).toContain("Ce n'est pas grave.");
    expect(talk.context.asked?.key).toBe('plumbing.where');
  });

  it('"plus tard" leaves it open', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    expect(talk.tell(hear({ meta: 'later' })).texts).toEqual([
      "Agence des Lilas : D'accord. Répondez quand vous pourrez.",
    ]);
    expect(talk.context.asked?.key).toBe('plumbing.spreads');
  });

  it('"je me suis trompée" asks the last one again, then goes on', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    talk.tell(answers('yes'));
    const [text] = talk.tell(hear({ meta: 'correction' })).texts;
    expect(text).toContain("D'accord, nous corrigeons.");
    expect(text).toContain('Question 1 sur 3');
    expect(text).toContain("L'eau coule-t-elle");
    const then = talk.tell(answers('no'));
    expect(only(then.effects, 'note_answer')).toMatchObject([{ question: 'plumbing.spreads', value: 'no' }]);
    expect(talk.context.asked?.key).toBe('plumbing.where');
  });

  it('"je me suis trompée" works too when nothing is asked any more', () => {
    const talk = play();
    talk.tell(reports('other'));
    talk.tell(answers('home'));
    expect(talk.context.asked).toBeNull();
    talk.tell(hear({ meta: 'correction', words: 4 }));
    expect(talk.context.asked?.key).toBe('other.where');
  });

  it('"je me suis trompée, c\'est la chambre" is kept in their words', () => {
    const talk = play();
    talk.tell(reports('other'));
    talk.tell(answers('home'));
    const { effects, texts } = talk.tell(reports('windows', 'routine', { meta: 'correction', words: 8 }));
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(only(effects, 'correct_case')).toMatchObject([{ category: 'windows' }]);
    expect(texts).toEqual(["Agence des Lilas : D'accord, votre correction est ajoutée à la demande 1042."]);
  });

  it('"en fait laissez tomber, j\'ai réparé" corrects nothing', () => {
    const talk = play();
    talk.tell(reports('other'));
    talk.tell(answers('home'));
    const { effects } = talk.tell(hear({ meta: 'correction', intent: 'resolved', words: 6 }));
    expect(only(effects, 'tell_case')).toMatchObject([{ said: 'resolved' }]);
  });

  it('one word that fits no option is asked again', () => {
    const talk = play();
    talk.tell(reports('heating'));
    expect(talk.tell(hear({ answer: { kind: 'unsure' }, words: 1 })).texts[0]).toContain('?');
    expect(talk.context.asked).toMatchObject({ key: 'heating.missing', tries: 1 });
  });

  it('a correction of the report itself is kept and told', () => {
    const talk = play();
    talk.tell(reports('administrative'));
    const { effects, texts } = talk.tell(hear({ meta: 'correction' }));
    expect(only(effects, 'add_to_ticket')).toHaveLength(1);
    expect(texts).toEqual(["Agence des Lilas : D'accord, votre correction est ajoutée à la demande 1042."]);
  });

  it('"je n\'ai pas d\'appareil photo" is no matter', () => {
    const talk = play();
    talk.tell(reports('administrative'));
    expect(talk.tell(hear({ meta: 'no_photo' })).texts).toEqual(['Agence des Lilas : Pas de photo, pas grave.']);
  });

  it('a status question in the middle is answered, and the question stays', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    talk.pass(3_600_000);
    const [text] = talk.tell(hear({ intent: 'status' })).texts;
    expect(text).toContain("Votre demande 1042 est notée aujourd'hui.");
    expect(text).toContain("L'eau coule-t-elle");
  });

  it('"merci" in the middle is no answer and gets none', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    expect(talk.tell(hear({ intent: 'thanks' })).texts).toEqual([]);
    expect(talk.context.asked?.key).toBe('plumbing.spreads');
  });

  it('"c\'est réparé" in the middle closes the ticket and its questions', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects, texts } = talk.tell(hear({ intent: 'resolved', reply: 'done' }));
    expect(only(effects, 'tell_case')).toMatchObject([{ said: 'resolved' }]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).not.toContain('?');
    expect(talk.context.asked).toBeNull();
    expect(talk.context.agenda).toEqual([]);
  });
});

describe('silence', () => {
  it('after a follow-up question asks nothing more', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects, texts } = talk.pass(25 * 3_600_000);
    expect(texts).toEqual([]);
    expect(only(effects, 'note')).toEqual([{ type: 'note', reason: 'no_answer_to_plumbing.spreads' }]);
    expect(talk.value).toBe('quiet');
    expect(talk.context.agenda).toEqual([]);
  });

  it('after "which ticket?" brings a person', () => {
    const talk = play();
    talk.tell(reports('lift', 'urgent'));
    talk.tell(reports('damp'));
    talk.pass(5 * 86_400_000);
    talk.tell(hear({ intent: 'unresolved' }));
    expect(talk.context.asked?.key).toBe('which_ticket');
    const { effects } = talk.pass(25 * 3_600_000);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'which_ticket', message: 'message-3' }]);
  });

  it('after "what is it?" makes a ticket of the words, and brings a person', () => {
    const talk = play();
    talk.tell(hear({ intent: 'report', unsure: true }));
    const { effects, texts } = talk.pass(25 * 3_600_000);
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'other', messages: ['message-1'] }]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'unclear' }]);
    expect(texts).toEqual([]);
  });
});

describe('words that nobody can read', () => {
  it('are asked about, reworded twice, then a ticket for a person with all of them', () => {
    const talk = play();
    const riddle = hear({ intent: 'report', unsure: true });
    expect(talk.tell(riddle).texts[0]).toContain("Nous n'avons pas bien compris.");
    talk.tell(riddle);
    talk.tell(riddle);
    const { effects } = talk.tell(riddle);
    const [ticket] = only(effects, 'open_ticket');
    expect(ticket).toMatchObject({ category: 'other', messages: ['message-1', 'message-2', 'message-3', 'message-4'] });
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'unclear', ticket: ticket!.ticket }]);
  });

  it('are understood when they are said again', () => {
    const talk = play();
    talk.tell(hear({ intent: 'report', unsure: true }));
    const { effects, texts } = talk.tell(reports('heating', 'urgent'));
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'heating', messages: ['message-1', 'message-2'] }]);
    expect(texts).toHaveLength(1);
  });

  it('a greeting alone is greeted, and asked what the problem is', () => {
    const talk = play();
    const { texts } = talk.tell(hear({ intent: 'thanks' }));
    expect(texts[0]).toContain('Quel est le problème dans votre logement ?');
    expect(only(talk.tell(reports('damp')).effects, 'open_ticket')).toMatchObject([
      { messages: ['message-1', 'message-2'] },
    ]);
  });

  it('an empty message is answered once, then a person looks', () => {
    const talk = play();
    const empty = hear({ empty: true });
    expect(talk.tell(empty).texts[0]).toContain('Votre message est arrivé vide.');
    expect(talk.tell(empty).texts).toEqual([]);
    talk.pass(30 * 3_600_000);
    const again = talk.tell(empty);
    expect(again.texts).toEqual([]);
    expect(only(again.effects, 'alert')).toMatchObject([{ kind: 'look_at' }]);
  });

  it('"?" alone tells where things stand', () => {
    const talk = play();
    talk.tell(reports('administrative'));
    talk.pass(86_400_000);
    expect(talk.tell(hear({ questionMark: true, words: 0 })).texts[0]).toContain('Votre demande 1042');
  });

  it('a flame alone brings a person, and asks', () => {
    const talk = play();
    const { effects, texts } = talk.tell(hear({ alarming: true, empty: true }));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'call_person' }]);
    expect(texts).toHaveLength(1);
  });
});
