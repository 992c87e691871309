import { describe, expect, it } from 'vitest';
import { createLanes } from '#outbox/lanes.ts';

/** Work that ends when it is told. */
function works() {
  const running: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<void>((done) => {
      running.push(name);
      ends.set(name, done);
    });
  const end = async (name: string) => {
    ends.get(name)!();
    running.splice(running.indexOf(name), 1);
    await new Promise((done) => setImmediate(done));
  };
  return { running, work, end };
}

const never = (error: unknown) => {
  throw error;
};

describe('lanes', () => {
  it('hold no more than so many at once, one of each person', async () => {
    const { running, work, end } = works();
    const lanes = createLanes(2, never);
    for (const name of ['a1', 'a2', 'b1', 'c1']) lanes.add(name[0]!, false, work(name));
    expect(running).toEqual(['a1', 'b1']);
    await end('a1');
    expect(running).toEqual(['b1', 'c1']);
    await end('b1');
    expect(running).toEqual(['c1', 'a2']);
    expect(lanes.size()).toBe(2);
    let idle = false;
    const waiting = lanes.idle().then(() => (idle = true));
    await end('c1');
    expect(idle).toBe(false);
    await end('a2');
    await waiting;
    expect(lanes.size()).toBe(0);
  });

  it('let what is urgent pass, even where all others hang', async () => {
    const { running, work, end } = works();
    const lanes = createLanes(2, never);
    for (const name of ['a', 'b', 'c']) lanes.add(name, false, work(name));
    for (const name of ['u', 'v']) lanes.add(name, true, work(name));
    expect(running).toEqual(['a', 'b', 'u', 'v']);
    await end('a');
    expect(running).toEqual(['b', 'u', 'v']);
    await end('u');
    await end('v');
    expect(running).toEqual(['b', 'c']);
  });

  it('grow narrow when the network is busy, and wide again with what it takes', async () => {
    const { running, work, end } = works();
    const lanes = createLanes(16, never);
    lanes.slower();
    lanes.slower();
    for (let i = 0; i < 100; i++) lanes.add(`n${i}`, false, work(`n${i}`));
    expect(running).toHaveLength(8);
    for (let i = 0; i < 60; i++) await end(running[0]!);
    expect(running.length).toBeGreaterThan(12);
    expect(running.length).toBeLessThanOrEqual(16);
  });

  it('a throw is reported and stops nobody', async () => {
    const failed: unknown[] = [];
    const lanes = createLanes(1, (error) => failed.push(error));
    const order: string[] = [];
    lanes.add('a', false, async () => {
      throw new Error('broken');
    });
    lanes.add('a', false, async () => void order.push('a2'));
    lanes.add('b', false, async () => void order.push('b'));
    await lanes.idle();
    expect(failed).toHaveLength(1);
    expect(order.sort()).toEqual(['a2', 'b']);
  });
});
