// What comes instead of words: a thumb up is no answer, a file goes to the ticket at hand, what nobody can open is looked at.
import { describe, expect, it } from 'vitest';
import { hear, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';

const came = (kind: 'reaction' | 'place' | 'file' | 'unreadable') => hear({ empty: true, words: 0, came: kind });
const HOUR = 3_600_000;

describe('a reaction', () => {
  it('opens nothing and is not answered', () => {
    const { effects, texts } = play().tell(came('reaction'));
    expect(texts).toEqual([]);
    expect(effects.filter(({ type }) => type === 'open_ticket' || type === 'alert')).toEqual([]);
  });

  it('answers no question: the question stays open, and its ticket shows it', () => {
    const talk = play();
    talk.tell(reports('windows'));
    const asked = talk.context.asked;
    expect(asked?.kind).toBe('yes_no');
    const { effects, texts } = talk.tell({ ...came('reaction'), answer: { kind: 'value', value: 'yes' } });
    expect(texts).toEqual([]);
    expect(talk.context.asked?.key).toBe(asked?.key);
    expect(only(effects, 'add_to_ticket')).toHaveLength(1);
    expect(only(effects, 'note_answer')).toEqual([]);
  });

  it('that tells of a fire is an alarm all the same', () => {
    const { effects } = play().tell({ ...came('reaction'), alarming: true });
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'call_person' }]);
  });
});

describe('a video, a document, a contact or a place', () => {
  it.each(['file', 'place'] as const)(
    '%s goes to the ticket at hand, and is thanked for when it comes later',
    (kind) => {
      const talk = play();
      talk.tell(reports('plumbing'));
      const at = talk.tell(came(kind));
      expect(only(at.effects, 'add_to_ticket')).toHaveLength(1);
      expect(at.texts).toEqual([]);
      talk.pass(30 * HOUR);
      const later = talk.tell(came(kind));
      expect(later.texts[0]).toContain('ajouté à votre demande');
      expect(only(later.effects, 'add_to_ticket')).toHaveLength(1);
    },
  );

  it('without a ticket is asked about, in words that do not call it empty; the second is looked at', () => {
    const talk = play();
    expect(talk.tell(came('file')).texts[0]).toContain('Votre envoi est arrivé. Décrivez');
    const { effects, texts } = talk.tell(came('file'));
    expect(texts).toEqual([]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at' }]);
  });

  it('so is a photo without a word', () => {
    const { texts } = play().tell(hear({ empty: true, words: 0, hasPhoto: true }));
    expect(texts[0]).toContain('Votre envoi est arrivé');
    expect(play().tell(hear({ empty: true, words: 0 })).texts[0]).toContain('arrivé vide');
  });
});

describe('what no program can open', () => {
  it('is looked at by a person, and they are asked to write it', () => {
    const { effects, texts } = play().tell(came('unreadable'));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at' }]);
    expect(texts[0]).toContain('ne pouvons pas lire');
  });

  it('is looked at with its ticket, also while a question is open, and every time', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    for (let i = 0; i < 2; i++) {
      const { effects } = talk.tell(came('unreadable'));
      expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at', ticket: expect.any(String) }]);
      expect(only(effects, 'add_to_ticket')).toHaveLength(1);
    }
  });
});
