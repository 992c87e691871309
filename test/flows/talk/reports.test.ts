import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '#flows/codes.ts';
import { INCIDENTS } from '#flows/incidents/index.ts';
import { answers, hear, problem, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';
import { TUESDAY } from '../support/settings.ts';

describe('a burst of texts', () => {
  it('is one ticket and one answer, after the pause', () => {
    const talk = play();
    expect(talk.message(hear({ intent: 'thanks' })).effects).toEqual([]);
    talk.pass(5_000);
    expect(talk.message(reports('plumbing')).effects).toEqual([]);
    talk.pass(5_000);
    talk.message(hear(), reports('plumbing', 'urgent'));
    expect(talk.pass(14_000).effects).toEqual([]);
    const { effects, texts } = talk.pass(2_000);
    const [ticket] = only(effects, 'open_ticket');
    expect(ticket).toMatchObject({
      category: 'plumbing',
      urgency: 'urgent',
      messages: ['message-1', 'message-2', 'message-3'],
    });
    expect(texts).toHaveLength(1);
  });

  it('ends within the minute, however long they write on', () => {
    const talk = play();
    for (let i = 0; i < 5; i++) {
      talk.message(reports('plumbing'));
      talk.pass(10_000);
    }
    expect(talk.texts).toHaveLength(1);
    expect(only(talk.all, 'open_ticket')).toHaveLength(1);
  });

  it('of somebody slow has a longer pause', () => {
    const talk = play({ facts: { slow: true } });
    talk.message(reports('plumbing'));
    talk.pass(25_000);
    expect(talk.texts).toHaveLength(0);
    talk.pass(6_000);
    expect(talk.texts).toHaveLength(1);
  });

  it('without a pause is answered at once', () => {
    const talk = play({ settings: { burstMs: 0 } });
    expect(talk.message(reports('plumbing')).texts).toHaveLength(1);
  });

  it.each([15, 60, 180])(
    'with gaps of %i seconds is one ticket with one receipt, and no later word meets silence',
    (gap) => {
      const talk = play();
      talk.message(reports('plumbing'));
      talk.pass(gap * 1000);
      talk.message(hear({ answer: { kind: 'unsure' } }));
      talk.pass(gap * 1000);
      talk.message(reports('plumbing', 'urgent'));
      talk.pass(gap * 1000);
      expect(only(talk.all, 'open_ticket')).toHaveLength(1);
      expect(talk.texts.filter((text) => text.includes('a le numéro 1042'))).toHaveLength(1);
      expect(talk.texts.slice(1).every((text) => text.includes("c'est ajouté à votre demande 1042"))).toBe(true);
      expect(talk.texts).toHaveLength(gap > 45 ? 3 : 1);
      const messages = [...only(talk.all, 'open_ticket'), ...only(talk.all, 'add_to_ticket')].flatMap(
        (effect) => effect.messages,
      );
      expect(new Set(messages)).toEqual(new Set(['message-1', 'message-2', 'message-3']));
    },
  );

  it('that says the same twice is one ticket', () => {
    const talk = play();
    talk.message(reports('lift', 'urgent'));
    talk.pass(5_000);
    talk.message(reports('lift', 'urgent'));
    talk.pass(30_000);
    expect(only(talk.all, 'open_ticket')).toHaveLength(1);
  });
});

describe('a report', () => {
  it.each(CATEGORIES)('of %s gets a receipt with its number and what happens next', (category) => {
    const talk = play();
    const { effects, texts } = talk.tell(reports(category));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('1042');
    expect(only(effects, 'say')[0]!.lines.some(({ text }) => text.startsWith('next.'))).toBe(true);
    const asked = only(effects, 'say')[0]!.lines.some(({ text }) => text.startsWith('q.'));
    expect(asked).toBe(INCIDENTS[category].followUps.length > 0);
  });

  it('at night says when a person reads it, and asks in the morning', () => {
    const talk = play({ facts: { openAt: TUESDAY + 10 * 3_600_000, quiet: true } });
    const says = only(talk.tell(reports('pests')).effects, 'say');
    expect(says.map(({ manner }) => manner)).toEqual(['answer', 'proactive']);
    expect(talk.texts[0]).toContain("Une personne vous lira aujourd'hui à 20 h. En danger : 18 ou 112.");
    expect(talk.texts[0]).not.toContain('?');
    expect(talk.texts[1]).toContain('?');
  });

  it('that is urgent is asked about even at night', () => {
    const talk = play({ facts: { openAt: TUESDAY + 10 * 3_600_000, quiet: true } });
    const says = only(talk.tell(reports('heating', 'urgent')).effects, 'say');
    expect(says).toHaveLength(1);
    expect(talk.texts[0]).toContain('Avant, appelez le 01 23 45 67 89.');
    expect(talk.texts[0]).toContain('?');
  });

  it('invites a photo only where one can arrive and helps', () => {
    const lines = (photos: boolean, heard = reports('damp')) =>
      only(play({ facts: { photos } }).tell(heard).effects, 'say')[0]!.lines.map(({ text }) => text);
    expect(lines(true)).toContain('photo.invite');
    expect(lines(false)).not.toContain('photo.invite');
    expect(lines(true, reports('damp', 'routine', { hasPhoto: true }))).not.toContain('photo.invite');
    expect(lines(true, reports('heating'))).not.toContain('photo.invite');
  });

  it('of several problems makes a ticket of each and one answer', () => {
    const talk = play();
    const heard = hear({ intent: 'report', problems: [problem('pests'), problem('heating', 'urgent')] });
    const { effects, texts } = talk.tell(heard);
    expect(only(effects, 'open_ticket').map(({ category }) => category)).toEqual(['pests', 'heating']);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('1042 insectes, 1043 chauffage');
    // The most pressing is asked about first.
    expect(talk.context.asked?.key).toBe('heating.missing');
  });

  it('of seven problems makes five tickets', () => {
    const talk = play();
    const problems = CATEGORIES.slice(0, 7).map((category) => problem(category));
    const { effects, texts } = talk.tell(hear({ intent: 'report', problems }));
    expect(only(effects, 'open_ticket')).toHaveLength(5);
    expect(texts).toHaveLength(1);
  });

  it('of another trade right after the receipt is a ticket of its own, and the open question stays', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const asked = talk.context.asked?.key;
    const { effects, texts } = talk.tell(reports('lift', 'urgent', { answer: { kind: 'unsure' } }));
    expect(only(effects, 'open_ticket').map(({ category }) => category)).toEqual(['lift']);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("C'est aussi noté : ascenseur.");
    expect(talk.context.asked?.key).toBe(asked);
    expect(texts[0]).toContain("L'eau coule-t-elle");
  });

  it('that nobody is sure of, right after the receipt, goes on with it', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects } = talk.tell(hear({ intent: 'report', problems: [problem('structure', 'routine', 0.3)] }));
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(only(effects, 'add_to_ticket')).toHaveLength(1);
  });

  it('that takes the answer along is both', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects, texts } = talk.tell(reports('lift', 'urgent', { answer: { kind: 'value', value: 'no' } }));
    expect(only(effects, 'note_answer')).toMatchObject([{ question: 'plumbing.spreads', value: 'no' }]);
    expect(only(effects, 'open_ticket').map(({ category }) => category)).toEqual(['lift']);
    expect(texts).toHaveLength(1);
  });

  it('that resembles an open ticket is kept there, and the person is asked', () => {
    const talk = play();
    talk.tell(reports('other'));
    talk.tell(reports('plumbing'));
    talk.pass(3 * 86_400_000);
    const { effects, texts } = talk.tell(reports('plumbing'));
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(only(effects, 'add_to_ticket')).toHaveLength(1);
    expect(texts[0]).toContain('Est-ce la suite de la demande 1043, ou un nouveau problème ?');
    const then = talk.tell(answers('new'));
    expect(only(then.effects, 'open_ticket')).toMatchObject([
      { category: 'plumbing', messages: only(effects, 'add_to_ticket')[0]!.messages },
    ]);
    expect(then.texts[0]).toContain('1044');
  });

  it('that resembles an open ticket and is the same stays there', () => {
    const talk = play();
    talk.tell(reports('damp'));
    talk.pass(3 * 86_400_000);
    talk.tell(reports('damp'));
    const then = talk.tell(answers('same'));
    expect(only(then.effects, 'open_ticket')).toEqual([]);
    expect(then.texts).toEqual(["Agence des Lilas : Merci, c'est noté."]);
  });

  it('of what was closed lately is linked to it', () => {
    const talk = play();
    talk.tell(reports('heating'));
    const first = only(talk.all, 'open_ticket')[0]!.ticket;
    talk.pass(86_400_000);
    talk.setStatus(first, 'resolved');
    const { effects, texts } = talk.tell(reports('heating', 'urgent'));
    expect(only(effects, 'open_ticket')).toMatchObject([{ follows: first }]);
    expect(texts[0]).toContain("C'est noté, à la suite de la demande 1042. Nouveau numéro : 1043.");
  });

  it('whose sender cannot be answered makes its ticket in silence', () => {
    const talk = play({ facts: { answerable: false } });
    const { effects, texts } = talk.tell(reports('plumbing'));
    expect(only(effects, 'open_ticket')).toHaveLength(1);
    expect(texts).toEqual([]);
    expect(talk.context.asked).toBeNull();
    expect(only(effects, 'note')).toContainEqual({ type: 'note', reason: 'not_answerable' });
  });

  it('of somebody who wants no texts is shown to a person', () => {
    const talk = play({ facts: { optedOut: true } });
    const { effects, texts } = talk.tell(reports('plumbing'));
    expect(only(effects, 'open_ticket')).toHaveLength(1);
    expect(texts).toEqual([]);
    expect(only(effects, 'alert').map(({ kind }) => kind)).toEqual(['look_at']);
  });
});

describe('what neighbours told of already', () => {
  const lead = {
    id: 'lead-1',
    category: 'lift',
    urgency: 'urgent',
    status: 'new',
    reporters: 12,
    promisedAt: 0,
  } as const;
  const february = Date.UTC(2026, 1, 3, 8);

  it('is grouped, and the known date is told at once', () => {
    const talk = play({ facts: { common: [{ ...lead, promisedAt: february }] } });
    const { effects, texts } = talk.tell(reports('lift', 'urgent'));
    expect(only(effects, 'open_ticket')).toMatchObject([{ lead: 'lead-1', scope: 'common' }]);
    expect(texts[0]).toContain("Nous le savons, 12 voisins l'ont signalé. Le technicien vient mardi 3 février.");
    expect(texts[0]).not.toContain('?');
    expect(talk.context.asked).toBeNull();
  });

  it('without a date is told without one', () => {
    const { texts } = play({ facts: { common: [{ ...lead, reporters: 1 }] } }).tell(reports('lift'));
    expect(texts[0]).toContain("Nous le savons, un voisin l'a signalé. Nous vous écrirons dès que la date est connue.");
  });

  it('is only what is shared: heating of the stairs, not of the flat', () => {
    const common = [{ ...lead, category: 'heating' as const }];
    const own = play({ facts: { common } }).tell(reports('heating'));
    expect(only(own.effects, 'open_ticket')[0]!.lead).toBeNull();
    const shared = play({ facts: { common } }).tell(reports('heating', 'routine', { scope: 'common' }));
    expect(only(shared.effects, 'open_ticket')[0]!.lead).toBe('lead-1');
  });

  it('is not another thing that the same desk looks after', () => {
    const common = [{ ...lead, category: 'common_areas' as const, thing: 'light' }];
    const leadOf = (thing?: string) => {
      const told = reports('common_areas', 'routine', thing === undefined ? {} : { thing });
      return only(play({ facts: { common } }).tell(told).effects, 'open_ticket')[0]!.lead;
    };
    expect(leadOf('cleaning')).toBeNull();
    expect(leadOf('light')).toBe('lead-1');
    expect(leadOf()).toBe('lead-1');
  });

  it('never swallows an emergency', () => {
    const talk = play({ facts: { common: [lead] } });
    const { effects } = talk.tell(reports('lift', 'emergency', { hazards: ['trapped'] }));
    expect(only(effects, 'open_ticket')).toMatchObject([{ lead: null, urgency: 'emergency' }]);
  });
});
