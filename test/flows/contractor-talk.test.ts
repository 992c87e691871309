import { describe, expect, it } from 'vitest';
import { step } from '#engine/step.ts';
import type { OrderState } from '#flows/codes.ts';
import { contractorTalk } from '#flows/contractor-talk.ts';
import type { Effect } from '#flows/effects.ts';
import type { TalkFacts } from '#flows/events.ts';
import type { Heard } from '#flows/heard.ts';
import type { KnownOrder } from '#flows/order-events.ts';
import { readContractorSaid } from '#triage/answers/contractor-said.ts';
import { hear } from './support/heard.ts';
import { FACTS, SETTINGS } from './support/settings.ts';

/** Monday 23 November 2026, 11:00 in Paris. */
const MONDAY = Date.UTC(2026, 10, 23, 10);
const HOUR = 3_600_000;

const order = (n: number, state: OrderState, visitFrom = 0): KnownOrder => ({
  id: `order-${n}`,
  ticket: `ticket-${n}`,
  reference: 1040 + n,
  state,
  offeredAt: MONDAY - HOUR,
  visitFrom,
});

function contractor(orders: KnownOrder[], more: Partial<TalkFacts> = {}) {
  const flow = { name: 'contractor', version: 1, machine: contractorTalk };
  let stored: Parameters<typeof step>[1];
  let at = MONDAY;
  let due: { id: string; at: number } | null = null;
  let n = 0;
  const said: string[] = [];
  let facts: TalkFacts = { ...FACTS, sender: { kind: 'contractor', contractor: 'k1' }, orders, ...more };

  function hears(event: Record<string, unknown>): Effect[] {
    const fresh = ['fresh-1', 'fresh-2'];
    const stepped = step(flow, stored, { burst: null, ...event, at, settings: SETTINGS, fresh, facts });
    if (!stepped.handled) return [];
    stored = JSON.parse(JSON.stringify(stepped.stored));
    return stepped.commands.flatMap((command) => {
      if (command.kind === 'effect') return [command.effect];
      due = command.kind === 'arm' ? { id: command.timer, at: at + command.delayMs } : null;
      return [];
    });
  }
  const heardAs = (text: string, extra: Partial<Heard>): Heard =>
    hear({ empty: text === '', contractor: readContractorSaid(text, new Date(at), 'Europe/Paris'), ...extra });
  const talk = {
    know: (known: KnownOrder[]) => {
      facts = { ...facts, orders: known };
    },
    hears,
    now: () => at,
    pass: (ms: number) => {
      at += ms;
    },
    /** One text, read with those of the same burst. */
    write(text: string, extra: Partial<Heard> = {}): Effect[] {
      said.push(text);
      const event = {
        type: 'MESSAGE',
        message: `m${++n}`,
        heard: heardAs(text, extra),
        burst: heardAs(said.join('\n'), extra),
      };
      return hears(event);
    },
    pause(extra: Partial<Heard> = {}): Effect[] {
      if (due === null) return [];
      at = due.at;
      const { id } = due;
      due = null;
      const burst = heardAs(said.splice(0).join('\n'), extra);
      return hears({ type: id, burst });
    },
    tell(text: string, extra: Partial<Heard> = {}) {
      const effects = [...talk.write(text, extra), ...talk.pause(extra)];
      const told = effects.flatMap((effect) => (effect.type === 'tell_order' ? [effect] : []));
      const lines = effects.flatMap((effect) => (effect.type === 'say' ? effect.lines.map((line) => line.text) : []));
      const alerts = effects.flatMap((effect) => (effect.type === 'alert' ? [effect.kind] : []));
      return { effects, told, lines, alerts };
    },
  };
  return talk;
}

const acts = (told: { said: string; order: string }[]) => told.map(({ said, order }) => `${said} ${order}`);

describe('with one order', () => {
  it('a word is about it, and the order says the rest', () => {
    for (const [text, said] of [
      ['OK', 'accept'],
      ['1', 'accept'],
      ['non trop de boulot', 'refuse'],
      ['jeudi matin ou ven 14h', 'slots'],
    ] as const) {
      const { told, lines } = contractor([order(2, 'offered')]).tell(text);
      expect(acts(told), text).toEqual([`${said} order-2`]);
      expect(lines, text).toEqual([]);
    }
  });

  it('dates sent in two texts are one word', () => {
    const talk = contractor([order(2, 'accepted')]);
    expect(talk.write('jeudi matin')).toEqual([]);
    talk.pass(3000);
    const { told, lines } = talk.tell('ou vendredi 14h');
    expect(told).toHaveLength(1);
    expect(told[0]!.slots).toHaveLength(2);
    expect(lines).toEqual(['contractor.slots']);
  });

  it('a contractor at a door does not wait for longer than six seconds', () => {
    const talk = contractor([order(2, 'scheduled', MONDAY)]);
    talk.write('personne à la porte');
    expect(talk.pause().some(({ type }) => type === 'tell_order')).toBe(true);
    expect(talk.now() - MONDAY).toBe(6000);
    expect(SETTINGS.burstMs).toBeGreaterThan(6000);
  });

  it('a day gone by is asked again, and accepts nothing', () => {
    const { told, lines } = contractor([order(2, 'offered')]).tell('hier 14h');
    expect(told).toEqual([]);
    expect(lines).toEqual(['contractor.dates_past']);
  });

  it('"ok" to a confirmed visit is no act, "non" to it gives nothing back', () => {
    expect(contractor([order(2, 'scheduled')]).tell('ok merci').told).toEqual([]);
    const { told, lines } = contractor([order(2, 'scheduled')]).tell('non');
    expect(acts(told)).toEqual(['question order-2']);
    expect(lines).toEqual(['contractor.help']);
  });

  it('more work without an amount is asked for the amount, and the number alone then says it', () => {
    const talk = contractor([order(2, 'scheduled', MONDAY), order(3, 'scheduled', MONDAY)]);
    expect(talk.tell('1042 il faut un supplément').lines).toEqual(['contractor.how_much']);
    const { told, lines } = talk.tell('180 €');
    expect(acts(told)).toEqual(['supplement order-2']);
    expect(told[0]).toMatchObject({ cents: 18_000, supplement: 'fresh-1' });
    expect(lines).toEqual(['contractor.supplement']);
  });

  it('what the order says is answered at once, before acceptance without the street', () => {
    expect(contractor([order(2, 'offered')]).tell("c'est quelle adresse ?").lines).toEqual(['contractor.commune']);
    expect(contractor([order(2, 'scheduled')]).tell("c'est quelle adresse ?").lines).toEqual(['contractor.address']);
    const code = contractor([order(2, 'scheduled')]).tell('quel est le code ?');
    expect(acts(code.told)).toEqual(['question order-2']);
    expect(code.lines).toEqual(['contractor.noted']);
  });

  it('a picture alone is put on the ticket and ends nothing', () => {
    const { effects, lines } = contractor([order(2, 'scheduled')]).tell('', { hasPhoto: true });
    expect(effects.map(({ type }) => type)).toEqual(['add_to_ticket', 'keep_files', 'say']);
    expect(lines).toEqual(['contractor.photo']);
  });

  it('what nobody understands reaches a person, and is explained once', () => {
    const talk = contractor([order(2, 'scheduled')]);
    const first = talk.tell('la cliente me dit que son cousin a déjà vu ça avec votre collègue');
    expect(acts(first.told)).toEqual(['question order-2']);
    expect(first.lines).toEqual(['contractor.help']);
    expect(talk.tell('vous voyez lequel sans doute le grand du bureau').lines).toEqual(['contractor.noted']);
  });
});

describe('with several orders', () => {
  const two = [order(2, 'offered'), order(3, 'offered')];

  it('we ask which, and the number alone brings back what was said', () => {
    const talk = contractor(two);
    const asked = talk.tell('ok jeudi 14h');
    expect(asked.told).toEqual([]);
    expect(asked.lines).toEqual(['contractor.which']);
    const { told } = talk.tell('1043');
    expect(acts(told)).toEqual(['accept order-3']);
    expect(told[0]!.slots).toHaveLength(1);
  });

  it('the place in our list counts too', () => {
    const talk = contractor(two);
    talk.tell('ok');
    expect(acts(talk.tell('2').told)).toEqual(['accept order-3']);
  });

  it('"1043 ok" names it at once, whatever the order of the words', () => {
    for (const text of ['1043 ok', 'ok 1043', 'OK pour le 1043', '1043-1 ok'])
      expect(acts(contractor(two).tell(text).told), text).toEqual(['accept order-3']);
  });

  it('a number that is none of theirs gets a clear word and their list', () => {
    const { told, lines } = contractor(two).tell('ok 1177');
    expect(told).toEqual([]);
    expect(lines).toEqual(['contractor.not_yours']);
    expect(contractor([]).tell('ok 1177').lines).toEqual(['contractor.none']);
  });

  it('who does not say which after being asked is read by a person', () => {
    const talk = contractor(two);
    talk.tell('ok');
    const again = talk.tell('ok');
    expect(again.alerts).toEqual(['look_at']);
    expect(again.lines).toEqual(['contractor.help']);
  });

  it('only one can be meant: the offer by "ok", the visit of today by "personne à la porte"', () => {
    const mixed = [order(1, 'offered'), order(2, 'scheduled', MONDAY), order(3, 'scheduled', MONDAY + 72 * HOUR)];
    expect(acts(contractor(mixed).tell('ok').told)).toEqual(['accept order-1']);
    expect(acts(contractor(mixed).tell('personne à la porte').told)).toEqual(['absent order-2']);
    expect(acts(contractor(mixed).tell('fini').told)).toEqual(['done order-2']);
  });
});

describe('too late', () => {
  it('a word about an order that somebody else has is answered so, by number or without', () => {
    expect(contractor([order(2, 'called_off')]).tell('ok 1042').lines).toEqual(['order.gone']);
    expect(contractor([order(2, 'called_off')]).tell('ok').lines).toEqual(['order.gone']);
    expect(contractor([order(2, 'called_off')]).tell('ok').told).toEqual([]);
  });

  it('without any order the message reaches a person', () => {
    const { alerts, lines } = contractor([]).tell('bonjour je cherche du travail');
    expect(alerts).toEqual(['look_at']);
    expect(lines).toEqual(['contractor.nothing']);
  });
});

describe('what is not for this machine', () => {
  it('dangers, STOP and everybody else are left to the other one', () => {
    const talk = contractor([order(2, 'scheduled')]);
    const message = (heard: Heard) => talk.hears({ type: 'MESSAGE', message: 'x', heard, burst: heard });
    expect(message(hear({ hazards: ['gas'] }))).toEqual([]);
    expect(message(hear({ optOut: { to: 'stop', provider: false } }))).toEqual([]);
    const tenant = contractor([], { sender: FACTS.sender });
    expect(tenant.tell('fini').effects).toEqual([]);
  });

  it('an automatic answer accepts nothing', () => {
    const { told, alerts, lines } = contractor([order(2, 'offered')], { answerable: false }).tell('ok bien reçu');
    expect(told).toEqual([]);
    expect(lines).toEqual([]);
    expect(alerts).toEqual(['look_at']);
  });

  it('a recording that nobody can hear reaches a person', () => {
    const { alerts, lines } = contractor([order(2, 'offered')]).tell('', { voice: 'unheard' });
    expect(alerts).toEqual(['look_at']);
    expect(lines).toEqual(['contractor.noted']);
  });
});

describe('what an order has to say', () => {
  const told = { type: 'CONTRACTOR_TOLD', ticket: 'ticket-2', order: 'order-2', text: 'order.offer', params: {} };
  const mannerOf = (effects: Effect[]) => effects.flatMap((one) => (one.type === 'say' ? [one.manner] : []));

  it('leaves in the day; an emergency at once; after their own words as an answer', () => {
    const talk = contractor([order(2, 'offered')]);
    expect(mannerOf(talk.hears(told))).toEqual(['change']);
    expect(mannerOf(talk.hears({ ...told, params: { urgent: 1 } }))).toEqual(['staff']);
    talk.tell('ok');
    expect(mannerOf(talk.hears({ ...told, text: 'order.won_dates' }))).toEqual(['answer']);
    talk.pass(HOUR);
    expect(mannerOf(talk.hears(told))).toEqual(['change']);
  });

  it('is said while they write, and does not end their burst', () => {
    const talk = contractor([order(2, 'accepted')]);
    talk.write('jeudi matin');
    expect(mannerOf(talk.hears(told))).toEqual(['change']);
    expect(talk.pause().some(({ type }) => type === 'tell_order')).toBe(true);
  });
});

describe('whatever they write', () => {
  const words = [
    'ok',
    'non',
    'non trop loin',
    '1',
    '2',
    '1042',
    'ok 1043',
    '1177',
    'jeudi 14h',
    'hier',
    'en route',
    'retard',
    'fini',
  ];
  const more = [
    'personne',
    'je repasse',
    'supplément',
    '180 € en plus',
    'adresse ?',
    'merci',
    'blabla truc machin',
    '',
    '?',
    '👍',
  ];
  const states: OrderState[] = ['offered', 'accepted', 'agreeing', 'scheduled', 'done', 'closed', 'called_off'];
  const situations = [[], ...states.map((one) => [one]), ...states.flatMap((a) => states.map((b) => [a, b]))];

  it('is never lost: it is told to an order, answered, shown to a person, or left alone for a reason that is kept', () => {
    const lost: string[] = [];
    for (const situation of situations) {
      const talk = contractor(situation.map((state, i) => order(i + 2, state, MONDAY)));
      for (const text of [...words, ...more]) {
        const { effects, told, lines, alerts } = talk.tell(text);
        const name = `${situation.join()} ${text}`;
        if (effects.length === 0) lost.push(name);
        if (effects.some(({ type }) => type === 'note') || told.length + lines.length + alerts.length > 0) continue;
        lost.push(name);
      }
    }
    expect(lost).toEqual([]);
  });

  it('no order that is not theirs any more ever hears of it, and none hears twice', () => {
    for (const situation of situations) {
      const orders = situation.map((state, i) => order(i + 2, state, MONDAY));
      const talk = contractor(orders);
      for (const text of [...words, ...more]) {
        const { told } = talk.tell(text);
        expect(told.length, `${situation.join()} ${text}`).toBeLessThanOrEqual(1);
        for (const { order: id } of told)
          expect(['closed', 'called_off'], text).not.toContain(orders.find((one) => one.id === id)!.state);
      }
    }
  });
});
