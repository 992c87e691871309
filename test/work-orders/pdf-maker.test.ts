// PDFs are made beside the main thread: it goes on, whatever becomes of them.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createThreads } from '#lib/threads.ts';
import type { OrderDocument } from '#work-orders/document-record.ts';
import { createPdfMaker } from '#work-orders/pdf-maker.ts';
import { AT, ORDER } from './ordinary.ts';

const maker = createPdfMaker();
afterAll(() => maker.close());

let n = 0;
const another = (): OrderDocument => ({ ...ORDER, number: `1042-${++n}` });
const paper = (order: OrderDocument) => ({ order, link: 'https://loge.example/o/abc', at: AT });
const noPhotos = async () => [];

async function photos() {
  const jpeg = await sharp({ create: { width: 480, height: 360, channels: 3, background: '#88aacc' } })
    .jpeg()
    .toBuffer();
  return Array.from({ length: 4 }, () => ({ jpeg, width: 480, height: 360, at: AT }));
}

const AT_ONCE = 12;

/** While papers are made: the longest that anything else had to wait, and the main thread's own work for each; ms. */
async function cost(): Promise<{ stall: number; own: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.threadCpuUsage();
  const made = await Promise.all(Array.from({ length: AT_ONCE }, () => maker.make(paper(another()), photos)));
  const { user, system } = process.threadCpuUsage(before);
  delay.disable();
  for (const pdf of made) expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  return { stall: delay.max / 1e6, own: (user + system) / 1e3 / AT_ONCE };
}

describe('while PDFs are made', () => {
  it('nothing else waits 50 ms, and the main thread has next to nothing to do', async () => {
    await maker.make(paper(another()), noPhotos);
    // Others may use this machine: the quietest of ten counts.
    const costs = [await cost()];
    const least = (of: 'stall' | 'own') => Math.min(...costs.map((one) => one[of]));
    while (costs.length < 10 && (least('stall') >= 50 || least('own') >= 10)) costs.push(await cost());
    expect(least('stall')).toBeLessThan(50);
    expect(least('own')).toBeLessThan(10);
  }, 90_000);
});

describe('a paper', () => {
  it('that is asked for again is made once, and anew when anything on it has changed', async () => {
    let asked = 0;
    const counted = async () => {
      asked++;
      return [];
    };
    const order = another();
    const [first, second] = await Promise.all([maker.make(paper(order), counted), maker.make(paper(order), counted)]);
    expect(await maker.make({ ...paper(order), at: new Date(AT.getTime() + 60_000) }, counted)).toBe(first);
    expect(second).toBe(first);
    expect(asked).toBe(1);
    expect(await maker.make(paper({ ...order, state: 'called_off' }), counted)).not.toEqual(first);
    expect(asked).toBe(2);
  });

  it('whose pictures cannot be read now is made the next time', async () => {
    const order = another();
    await expect(maker.make(paper(order), () => Promise.reject(new Error('storage is away')))).rejects.toThrow('away');
    expect((await maker.make(paper(order), noPhotos)).length).toBeGreaterThan(1_000);
  });

  for (const [words, reason] of [
    ['EXIT', 'the maker ended'],
    ['HANG', 'not done within 400 ms'],
    ['THROW', 'Error: no such glyph'],
  ] as const) {
    it(`that breaks its maker (${words}) is told, and the others are made`, async () => {
      const one = createPdfMaker({
        threads: createThreads({
          script: new URL('./breaking-thread.ts', import.meta.url),
          name: 'the maker',
          most: 1,
          timeoutMs: 400,
          memoryMb: 64,
        }),
      });
      try {
        const [bad, good] = await Promise.allSettled([
          one.make(paper({ ...ORDER, words }), noPhotos),
          one.make(paper({ ...ORDER, words: 'good' }), noPhotos),
        ]);
        expect(bad).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining(reason) } });
        expect(good).toMatchObject({ status: 'fulfilled', value: Buffer.from('good') });
      } finally {
        await one.close();
      }
    });
  }
});
