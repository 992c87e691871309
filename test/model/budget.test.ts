import { expect, it } from 'vitest';
import { type BudgetLimits, createBudget, type Turn } from '#model/budget.ts';

function budget(limits: BudgetLimits) {
  const clock = { at: 0 };
  return { clock, ...createBudget(limits, () => clock.at) };
}

const normal = { tokens: 100, urgent: false };
const urgent = { tokens: 100, urgent: true };

function end(turn: Turn, used: number): void {
  if (turn.kind !== 'granted') throw new Error('the turn was denied');
  turn.end(used);
}

it('a share of the minute is kept for emergencies', async () => {
  const { take } = budget({ tokensPerMinute: 400, urgentShare: 0.5 });
  expect((await take(normal)).kind).toBe('granted');
  expect((await take(normal)).kind).toBe('granted');
  expect(await take(normal)).toMatchObject({ kind: 'denied', retryAfterMs: 60_000 });
  expect((await take(urgent)).kind).toBe('granted');
  expect((await take(urgent)).kind).toBe('granted');
  expect((await take(urgent)).kind).toBe('denied');
});

it('a new minute opens the budget again, and the day keeps counting', async () => {
  const { clock, take } = budget({ tokensPerMinute: 100, tokensPerDay: 200, urgentShare: 0 });
  end(await take(normal), 100);
  expect(await take(normal)).toMatchObject({ kind: 'denied', detail: expect.stringContaining('minute') });
  clock.at = 60_000;
  end(await take(normal), 100);
  clock.at = 120_000;
  expect(await take(normal)).toMatchObject({ detail: expect.stringContaining('day'), retryAfterMs: 86_280_000 });
  clock.at = 86_400_000;
  expect((await take(normal)).kind).toBe('granted');
});

it('what was reserved and not used is given back', async () => {
  const { take } = budget({ tokensPerMinute: 100, urgentShare: 0 });
  end(await take(normal), 10);
  expect((await take({ tokens: 90, urgent: false })).kind).toBe('granted');
  expect((await take({ tokens: 1, urgent: false })).kind).toBe('denied');
});

it('what an answer of the last minute used is not counted in this one', async () => {
  const { clock, take } = budget({ tokensPerMinute: 100, urgentShare: 0 });
  const early = await take(normal);
  clock.at = 60_000;
  const late = await take(normal);
  end(early, 1_000);
  end(late, 50);
  expect((await take({ tokens: 50, urgent: false })).kind).toBe('granted');
});

it('so many at once, emergencies first, and each turn ends once', async () => {
  const { take } = budget({ concurrency: 1 });
  const first = await take(normal);
  const order: string[] = [];
  const waiting = [
    take(normal).then((turn) => {
      order.push('normal');
      return turn;
    }),
    take(urgent).then((turn) => {
      order.push('urgent');
      end(turn, 0);
      return turn;
    }),
  ];
  end(first, 0);
  end(first, 0);
  await Promise.all(waiting);
  expect(order).toEqual(['urgent', 'normal']);
});

it('who waits too long is sent away, and leaves no hole', async () => {
  const { take } = budget({ concurrency: 1, waitMs: 20 });
  const first = await take(normal);
  expect(await take(normal)).toMatchObject({ kind: 'denied', retryAfterMs: 20 });
  end(first, 0);
  expect((await take(normal)).kind).toBe('granted');
});

it('a pause asked for by the server holds for emergencies too, and never for longer than ten minutes', async () => {
  const { clock, take, pause } = budget({});
  pause(3_600_000);
  expect(await take(urgent)).toMatchObject({ kind: 'denied', retryAfterMs: 600_000 });
  pause(1_000);
  clock.at = 599_999;
  expect((await take(normal)).kind).toBe('denied');
  clock.at = 600_000;
  expect((await take(normal)).kind).toBe('granted');
});
