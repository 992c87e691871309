import { describe, expect, it } from 'vitest';
import type { Heard, StatusReply } from '#flows/heard.ts';
import { STATUS_REPLIES } from '#flows/heard.ts';
import { TICKET } from '../support/case.ts';
import { answers, hear, problem, reports } from '../support/heard.ts';
import { only, play } from '../support/play.ts';
import { TUESDAY } from '../support/settings.ts';

const DAY = 86_400_000;
const reply = (said: StatusReply, more: Partial<Heard> = {}) => hear({ reply: said, intent: 'add_info', ...more });

/** One ticket, reported yesterday, about which something was told an hour ago. */
function told(status: 'accepted' | 'scheduled' | 'resolved' = 'scheduled') {
  const talk = play();
  talk.tell(reports('administrative'));
  const ticket = only(talk.all, 'open_ticket')[0]!.ticket;
  talk.pass(DAY);
  talk.setStatus(ticket, status, { promisedAt: TUESDAY + 3 * DAY, toldAt: talk.at });
  talk.hears({
    type: 'INFORM',
    ticket,
    text: `ticket.${status === 'accepted' ? 'taken' : status}`,
    params: { ticket, visitAt: TUESDAY + 3 * DAY },
    onlyIf: [status],
  });
  talk.pass(3_600_000);
  return { talk, ticket };
}

describe('a short reply to a text about a ticket', () => {
  const CASES: Record<StatusReply, { said?: string; text?: RegExp; alert?: string }> = {
    human: { text: /vous appelle/, alert: 'hand_over' },
    not_mine: { said: 'not_mine', text: /Une personne va vérifier/ },
    cancel: { said: 'cancel', text: /est annulée/ },
    no_show: { said: 'no_show', text: /désolés pour cette attente/ },
    worse: { text: /cela empire/, alert: 'look_at' },
    not_fixed: { said: 'unresolved', text: /n'est pas réglée/ },
    absent: { said: 'schedule', text: /répondra pour la date/ },
    reschedule: { said: 'schedule', text: /répondra pour la date/ },
    late: { text: /désolés/, alert: 'look_at' },
    when: { text: /la visite est prévue vendredi 16 janvier à 10 h/ },
    who: { text: /la visite est prévue/ },
    access: { text: /ajouté à la demande 1042 pour la visite/ },
    done: { said: 'resolved', text: /c'est réparé/ },
    thanks: { text: /Avec plaisir/ },
    ack: {},
  };
  it.each(STATUS_REPLIES)('"%s" reaches its ticket', (said) => {
    const { talk, ticket } = told();
    const intent = said === 'thanks' || said === 'ack' ? 'thanks' : said === 'human' ? 'human' : 'add_info';
    const { effects, texts } = talk.tell(reply(said, { intent }));
    const expected = CASES[said];
    if (expected.said !== undefined)
      expect(only(effects, 'tell_case')).toMatchObject([{ ticket, said: expected.said }]);
    else expect(only(effects, 'tell_case')).toEqual([]);
    if (expected.text !== undefined) expect(texts.join()).toMatch(expected.text);
    if (expected.alert !== undefined) expect(only(effects, 'alert')).toMatchObject([{ kind: expected.alert }]);
    const attached = [...only(effects, 'add_to_ticket'), ...only(effects, 'tell_case')];
    expect(attached.length).toBeGreaterThan(0);
    expect(attached.every((effect) => effect.ticket === ticket)).toBe(true);
    expect(texts.length).toBeLessThanOrEqual(1);
  });

  it('"il est pas venu" after it was closed opens it again', () => {
    const { talk, ticket } = told('resolved');
    const { effects, texts } = talk.tell(reply('no_show', { intent: 'unresolved' }));
    expect(only(effects, 'tell_case')).toMatchObject([{ ticket, said: 'no_show' }]);
    expect(texts[0]).toContain('Votre demande 1042 est rouverte.');
  });

  it('"merci mais quand ?" tells the date', () => {
    const { talk } = told();
    expect(talk.tell(reply('when', { intent: 'status' })).texts[0]).toContain('vendredi 16 janvier');
  });
});

describe('a repair that the tenant pays', () => {
  it('is asked about no further, and a later word is an addition', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const ticket = only(talk.all, 'open_ticket')[0]!.ticket;
    expect(talk.context?.asked?.source).toBe('follow_up');
    talk.hears({ type: 'INFORM', ticket, text: 'payer.tenant', params: { ticket }, onlyIf: ['new'] });
    expect(talk.context).toMatchObject({ asked: null, agenda: [] });
    talk.pass(60_000);
    expect(talk.tell(hear({ intent: 'add_info' })).texts.join()).toMatch(/ajouté à votre demande 1042/);
  });

  it('and that they will not pay goes to a person who calls', () => {
    const talk = play();
    talk.tell(reports('plumbing'));
    const { effects, texts } = talk.tell(hear({ ...reports('administrative'), unsure: true, disputes: true }));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'hand_over' }]);
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(texts.join()).toMatch(/vous appelle/);
  });
});

describe('a word about one of several tickets', () => {
  function three() {
    const talk = play();
    talk.tell(hear({ intent: 'report', problems: [problem('lift'), problem('damp'), problem('pests')] }));
    const tickets = only(talk.all, 'open_ticket').map(({ ticket }) => ticket);
    talk.pass(3 * DAY);
    return { talk, tickets };
  }

  it('that names it goes there', () => {
    const { talk, tickets } = three();
    const { effects } = talk.tell(hear({ intent: 'unresolved', ticket: tickets[1]! }));
    expect(only(effects, 'tell_case')).toMatchObject([{ ticket: tickets[1], said: 'unresolved' }]);
  });

  it('that names none goes to the one told of a while after the others', () => {
    const { talk, tickets } = three();
    talk.setStatus(tickets[2]!, 'scheduled', { toldAt: talk.at - 3_600_000 });
    const { effects } = talk.tell(hear({ intent: 'schedule' }));
    expect(only(effects, 'tell_case')).toMatchObject([{ ticket: tickets[2], said: 'schedule' }]);
  });

  it('otherwise the person is asked, and their number settles it', () => {
    const { talk, tickets } = three();
    const { texts } = talk.tell(hear({ intent: 'unresolved' }));
    expect(texts[0]).toContain(
      "C'est pour quelle demande ? Écrivez un chiffre : 1 (1042 ascenseur), 2 (1043 humidité), 3 (1044 insectes).",
    );
    const { effects } = talk.tell(answers(tickets[1]!));
    expect(only(effects, 'tell_case')).toEqual([
      { type: 'tell_case', ticket: tickets[1], said: 'unresolved', message: 'message-2' },
    ]);
  });

  it('still unclear after two more tries goes to a person', () => {
    const { talk } = three();
    talk.tell(hear({ intent: 'unresolved' }));
    for (let i = 0; i < 3; i++) talk.tell(hear({ answer: { kind: 'unsure' }, words: 1, intent: 'add_info' }));
    expect(only(talk.all, 'alert')).toMatchObject([{ kind: 'which_ticket' }]);
  });

  it('asked where things stand, all are told', () => {
    const { talk } = three();
    const [text] = talk.tell(hear({ intent: 'status' })).texts;
    for (const reference of ['1042', '1043', '1044']) expect(text).toContain(reference);
  });
});

describe('where things stand', () => {
  it.each([
    ['new', {}, 'est notée depuis mardi 13 janvier. Elle attend un gestionnaire.'],
    ['accepted', { taken: true }, 'est suivie par un gestionnaire. Pas encore de date.'],
    ['scheduled', { promisedAt: TUESDAY + 2 * DAY }, 'la visite est prévue jeudi 15 janvier à 10 h.'],
    ['scheduled', {}, 'La date reste à confirmer.'],
    ['resolved', {}, 'est terminée. Si le problème continue, écrivez-le ici.'],
    ['cancelled', {}, 'est annulée.'],
  ] as const)('of a %s ticket', (status, more, expected) => {
    const talk = play();
    talk.tell(reports('administrative'));
    talk.pass(DAY);
    talk.setStatus(only(talk.all, 'open_ticket')[0]!.ticket, status, more);
    expect(talk.tell(hear({ intent: 'status' })).texts[0]).toContain(expected);
  });

  it('of nothing is said too', () => {
    expect(play().tell(hear({ intent: 'status' })).texts[0]).toContain(
      "Nous n'avons pas de demande ouverte pour ce numéro.",
    );
  });

  it('names who has it', () => {
    const talk = play({
      around: { holders: { 'ticket-9': 'Claire Morel' } },
      facts: {
        tickets: [
          {
            id: 'ticket-9',
            reference: 1001,
            category: 'lift',
            urgency: 'urgent',
            status: 'accepted',
            scope: 'common',
            openedAt: TUESDAY - DAY,
            toldAt: TUESDAY - DAY,
            promisedAt: 0,
            taken: true,
          },
        ],
      },
    });
    expect(talk.tell(hear({ intent: 'status' })).texts[0]).toContain('est suivie par Claire Morel.');
  });
});

describe('words about nothing that we know', () => {
  it.each(['unresolved', 'add_info'] as const)('"%s" becomes a ticket', (intent) => {
    const { effects, texts } = play().tell(hear({ intent }));
    expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'other' }]);
    expect(texts).toHaveLength(1);
  });
  it.each(['cancel', 'schedule', 'resolved'] as const)('"%s" goes to a person, and is answered', (intent) => {
    const { effects, texts } = play().tell(hear({ intent }));
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at', message: 'message-1' }]);
    expect(texts[0]).toContain("Une personne de l'agence lira votre message.");
  });
});

describe('a message on a closed ticket', () => {
  it('that says it is not fixed opens it again', () => {
    const { talk, ticket } = told('resolved');
    const { effects } = talk.tell(hear({ intent: 'unresolved' }));
    expect(only(effects, 'tell_case')).toMatchObject([{ ticket, said: 'unresolved' }]);
  });
  it('that adds something is added, and a person looks', () => {
    const { talk, ticket } = told('resolved');
    const { effects, texts } = talk.tell(hear());
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ ticket }]);
    expect(only(effects, 'alert')).toMatchObject([{ kind: 'look_at' }]);
    expect(texts).toHaveLength(1);
  });
  it('closed too long ago becomes a new one that follows it', () => {
    const { talk, ticket } = told('resolved');
    talk.pass(60 * DAY);
    const { effects } = talk.tell(hear({ intent: 'unresolved' }));
    expect(only(effects, 'open_ticket')).toMatchObject([{ follows: ticket }]);
    expect(only(effects, 'tell_case')).toEqual([]);
  });
});

describe('what cases and managers say', () => {
  it('a change leaves as one, with its condition', () => {
    const talk = play();
    talk.tell(reports('administrative'));
    const ticket = only(talk.all, 'open_ticket')[0]!.ticket;
    const { effects, texts } = talk.hears({
      type: 'INFORM',
      ticket,
      text: 'ticket.taken',
      params: { ticket },
      onlyIf: ['accepted'],
    });
    expect(effects).toEqual([
      {
        type: 'say',
        lines: [{ text: 'ticket.taken', params: { ticket } }],
        manner: 'change',
        ticket,
        onlyIf: ['accepted'],
      },
    ]);
    expect(texts).toEqual(["Agence des Lilas : Un gestionnaire s'occupe de votre demande 1042."]);
  });

  it('about an emergency leaves at any hour', () => {
    const talk = play();
    talk.message(reports('gas', 'emergency', { hazards: ['gas'] }));
    const ticket = only(talk.all, 'open_ticket')[0]!.ticket;
    const { effects } = talk.hears({
      type: 'INFORM',
      ticket,
      text: 'ticket.emergency_taken',
      params: { ticket },
      onlyIf: ['accepted'],
    });
    expect(effects).toMatchObject([{ manner: 'answer' }]);
  });

  it("a case's question waits for the one that is open, and its answer goes back", () => {
    const talk = play();
    talk.tell(reports('other'));
    const ticket = only(talk.all, 'open_ticket')[0]!.ticket;
    expect(
      talk.hears({ type: 'ASK', ticket, ref: 'rate_repair', question: 'rate_repair', params: { ticket } }).texts,
    ).toEqual([]);
    const { texts } = talk.tell(answers('home'));
    expect(texts[0]).toContain('Quelle note pour la réparation');
    const { effects } = talk.tell(answers(5));
    expect(only(effects, 'answer_case')).toEqual([
      { type: 'answer_case', ticket, ref: 'rate_repair', question: 'rate_repair', value: 5 },
    ]);
  });

  it('whether it is repaired takes the place of what we wanted to know before', () => {
    const talk = play();
    talk.tell(reports('other'));
    const ticket = only(talk.all, 'open_ticket')[0]!.ticket;
    const { texts } = talk.hears({ type: 'ASK', ticket, ref: 'fixed', question: 'fixed', params: { ticket } });
    expect(texts).toEqual([expect.stringContaining('Pour la demande 1042, est-ce que tout est réparé ?')]);
    expect(only(talk.tell(answers('yes')).effects, 'answer_case')).toMatchObject([{ ref: 'fixed', value: 'yes' }]);
  });

  it("a case's question at rest is asked as a text of its own", () => {
    const { talk, ticket } = told();
    const { effects } = talk.hears({ type: 'ASK', ticket, ref: 'fixed', question: 'fixed', params: { ticket } });
    expect(only(effects, 'say')).toMatchObject([{ manner: 'proactive', lines: [{ text: 'q.fixed' }] }]);
    expect(talk.value).toBe('asking');
  });

  it("a manager's words leave as they are", () => {
    const { talk, ticket } = told();
    talk.tell(hear());
    const { effects } = talk.hears({ type: 'MANAGER_WROTE', ticket, note: 'note-1', manager: 'claire' });
    expect(only(effects, 'say')).toEqual([
      {
        type: 'say',
        lines: [{ text: 'manager.free', params: { note: 'note-1' } }],
        manner: 'answer',
        ticket,
        onlyIf: [],
      },
    ]);
  });

  it("a manager's words out of the blue wait for the morning", () => {
    const { talk, ticket } = told();
    expect(
      only(talk.hears({ type: 'MANAGER_WROTE', ticket, note: 'note-1', manager: 'claire' }).effects, 'say'),
    ).toMatchObject([{ manner: 'change' }]);
  });

  it("a manager's question is asked, and its answer stands on the ticket", () => {
    const { talk, ticket } = told();
    expect(
      talk.hears({ type: 'MANAGER_ASKED', ticket, question: 'plumbing.spreads', manager: 'claire' }).texts[0],
    ).toContain("L'eau coule-t-elle");
    expect(only(talk.tell(answers('no')).effects, 'note_answer')).toMatchObject([
      { ticket, question: 'plumbing.spreads', value: 'no' },
    ]);
  });

  it('what did not arrive brings a person', () => {
    expect(play().hears({ type: 'UNDELIVERED', outbox: 'o', ticket: null, safety: false }).effects).toMatchObject([
      { kind: 'undelivered' },
    ]);
    expect(
      play().hears({ type: 'UNDELIVERED', outbox: 'o', ticket: 't', safety: false, landline: true }).effects,
    ).toMatchObject([{ type: 'alert', kind: 'to_call', ticket: 't' }]);
    expect(play().hears({ type: 'UNDELIVERED', outbox: 'o', ticket: 't', safety: true }).effects).toMatchObject([
      { kind: 'safety_blocked' },
    ]);
  });

  it('who it is, said by a manager, ends the question', () => {
    const talk = play({ facts: { sender: { kind: 'unknown', candidates: [] } } });
    talk.tell(reports('heating', 'urgent'));
    const { effects } = talk.hears({ type: 'IDENTIFIED', person: 'person-3', manager: 'claire' });
    expect(only(effects, 'identify')).toMatchObject([{ person: 'person-3', lasting: true }]);
    expect(talk.context.asked?.key ?? 'none').not.toBe('identity');
  });
});

describe('what the words speak of', () => {
  const heating = { ...TICKET, id: 'h', reference: 1001, category: 'heating' as const, toldAt: TUESDAY - 3_600_000 };
  const lift = { category: 'lift' as const, urgency: 'urgent' as const, confidence: 0.95, isTold: true };

  it.each(['unresolved', 'add_info', 'status'] as const)(
    'is a report of its own where no ticket is about it: %s',
    (intent) => {
      const { effects } = play({ facts: { tickets: [heating] } }).tell(hear({ intent, topic: lift }));
      expect(only(effects, 'open_ticket')).toMatchObject([{ category: 'lift' }]);
      expect(only(effects, 'tell_case')).toEqual([]);
    },
  );
  it('is about the ticket of that trade, closed or not, and not about another that is open', () => {
    const closed = { ...TICKET, id: 'l', reference: 1002, category: 'lift' as const, status: 'resolved' as const };
    const { effects } = play({ facts: { tickets: [closed, heating] } }).tell(
      hear({ intent: 'unresolved', topic: lift }),
    );
    expect(only(effects, 'tell_case')).toMatchObject([{ ticket: 'l', said: 'unresolved' }]);
  });
  it('is not believed where it is a guess, or only a place', () => {
    for (const topic of [
      { ...lift, confidence: 0.4 },
      { ...lift, isTold: false },
    ]) {
      const { effects } = play({ facts: { tickets: [heating] } }).tell(hear({ intent: 'add_info', topic }));
      expect(only(effects, 'open_ticket')).toEqual([]);
      expect(only(effects, 'add_to_ticket')).toMatchObject([{ ticket: 'h' }]);
    }
  });
  it('after a text about a ticket, makes no report of a few words that could hardly be read', () => {
    const doubted = hear({ intent: 'report', confidence: 0.1, unsure: true, problems: [{ ...lift, confidence: 0.1 }] });
    const { effects } = play({ facts: { tickets: [heating] } }).tell(doubted);
    expect(only(effects, 'open_ticket')).toEqual([]);
    expect(only(effects, 'add_to_ticket')).toMatchObject([{ ticket: 'h' }]);
  });
  it('closes nothing where the words say that it is not repaired', () => {
    const { effects } = play({ facts: { tickets: [heating] } }).tell(hear({ intent: 'resolved', reply: 'not_fixed' }));
    expect(only(effects, 'tell_case')).toMatchObject([{ ticket: 'h', said: 'unresolved' }]);
  });
});

it('thanks answer no question, which stays open', () => {
  const talk = play();
  talk.tell(reports('plumbing', 'urgent'));
  const asked = talk.context.asked?.key;
  const { texts } = talk.tell(hear({ intent: 'thanks', bareThanks: true, answer: { kind: 'value', value: 'yes' } }));
  expect(texts).toEqual([]);
  expect(asked).toBeDefined();
  expect(talk.context.asked?.key).toBe(asked);
});
