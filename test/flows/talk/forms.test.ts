import { describe, expect, it } from 'vitest';
import type { CommonTicket } from '#flows/events.ts';
import { segmentsOf } from '#flows/texts/gsm.ts';
import { hear, problem, reports } from '../support/heard.ts';
import { play } from '../support/play.ts';

const LIFTS: CommonTicket[] = ['lead-1', 'lead-2'].map((id) => ({
  id,
  category: 'lift',
  urgency: 'urgent',
  status: 'new',
  reporters: 2,
  promisedAt: 0,
}));
const opened = (effects: readonly { type: string }[]) => effects.filter(({ type }) => type === 'open_ticket');

describe('a form', () => {
  it('is whole as it is: nothing more is waited for', () => {
    const talk = play({ facts: { whole: true } });
    const heard = reports('heating', 'urgent', { filled: true });
    expect(opened(talk.message(heard).effects)).toHaveLength(1);
  });

  it('ends the burst of the texts that came before it', () => {
    const talk = play();
    talk.message(reports('heating'));
    talk.know({ whole: true });
    expect(opened(talk.message(reports('heating', 'urgent', { filled: true })).effects)).toHaveLength(1);
  });

  it('is a report, whatever is asked; the question stays', () => {
    const talk = play();
    talk.tell(reports('heating'));
    const asked = talk.context.asked!.key;
    const told = talk.tell(hear({ ...reports('other', 'routine'), filled: true, unsure: true, problems: [] }));
    expect(opened(told.effects)).toHaveLength(1);
    expect(talk.context.asked!.key).toBe(asked);
  });

  it('"me too" joins the ticket that was pressed, not another of its trade', () => {
    const talk = play({ facts: { common: LIFTS } });
    const told = talk.tell(reports('lift', 'routine', { filled: true, also: 'lead-2', scope: 'common' }));
    expect(opened(told.effects)).toMatchObject([{ lead: 'lead-2', scope: 'common' }]);
    expect(told.texts.join()).toContain('Nous le savons, 2 voisins');
  });

  it('"me too" is asked nothing, though a ticket of that trade is open already', () => {
    const talk = play({ facts: { common: LIFTS } });
    talk.tell(reports('lift', 'urgent'));
    talk.pass(3_600_000);
    const told = talk.tell(
      hear({ intent: 'report', filled: true, also: 'lead-2', scope: 'common', problems: [problem('lift')] }),
    );
    expect(opened(told.effects)).toMatchObject([{ lead: 'lead-2' }]);
  });

  it('"me too" about a danger of the building brings the instruction, and one emergency that its lead answers for', () => {
    const gas: CommonTicket = { ...LIFTS[0]!, category: 'gas', urgency: 'emergency', hazards: ['gas'] };
    const talk = play({ facts: { common: [gas], whole: true } });
    const told = talk.message(
      reports('gas', 'emergency', { filled: true, also: 'lead-1', scope: 'common', hazards: ['gas'] }),
    );
    expect(told.effects[0]).toMatchObject({ type: 'say', manner: 'safety' });
    expect(opened(told.effects)).toMatchObject([{ lead: 'lead-1', urgency: 'emergency', hazards: ['gas'] }]);
  });

  it('an emergency is never grouped under something that does not press', () => {
    const talk = play({ facts: { common: LIFTS, whole: true } });
    const told = talk.message(reports('lift', 'emergency', { filled: true, also: 'lead-1', hazards: ['trapped'] }));
    expect(opened(told.effects)).toMatchObject([{ lead: null, urgency: 'emergency' }]);
  });

  it('adds a photo without words to the ticket that it names', () => {
    const talk = play();
    talk.tell(reports('heating'));
    const first = talk.facts.tickets[0]!.id;
    talk.pass(3_600_000);
    talk.tell(reports('windows', 'routine'));
    talk.pass(3_600_000);
    const told = talk.tell(hear({ empty: true, hasPhoto: true, ticket: first, words: 0 }));
    expect(told.effects).toContainEqual(expect.objectContaining({ type: 'add_to_ticket', ticket: first }));
  });
});

describe('the link to a page of one’s own', () => {
  it('is said when it is asked for, in the middle of anything, and changes nothing else', () => {
    const talk = play();
    talk.tell(reports('heating'));
    const asked = talk.context.asked;
    const said = talk.hears({ type: 'LINK_ASKED' });
    expect(said.texts).toEqual([expect.stringContaining('https://loge.example.fr/p/0')]);
    expect(talk.context.asked).toEqual(asked);
  });

  it('says, where it is the first text of all, that a machine writes; and fits with it', () => {
    const [text] = play().hears({ type: 'LINK_ASKED' }).texts;
    expect(text).toContain('Assistant automatique. Une personne : 01 23 45 67 89.');
    const page = `https://demandes.regie-fonciere-du-canal.example/p/${'a1B2c3D4e5'.repeat(7)}`;
    const long = play({ around: { signature: 'Régie Foncière du Canal', name: 'Mme Lefebvre-Dubois', page } });
    expect(segmentsOf(long.hears({ type: 'LINK_ASKED' }).texts[0]!)).toBeLessThanOrEqual(2);
  });

  it('is not said after a STOP, and nobody is called in', () => {
    const talk = play({ facts: { optedOut: true } });
    const said = talk.hears({ type: 'LINK_ASKED' });
    expect(said.effects).toEqual([{ type: 'note', reason: 'opted_out' }]);
  });
});
