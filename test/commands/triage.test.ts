import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run as addTests } from '#commands/correction-test.ts';
import { run } from '#commands/triage.ts';
import { readOffline } from '#triage/read-offline.ts';

const folder = mkdtempSync(join(tmpdir(), 'loge-triage-'));

function streams() {
  const said = { out: '', err: '' };
  const out = (text: string) => {
    said.out += text;
  };
  const err = (text: string) => {
    said.err += text;
  };
  return { said, out, err };
}

function fileOf(name: string, ...lines: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`);
  return path;
}

it('prints one reading a line, in order, with the fields that scripts rely on', async () => {
  const io = streams();
  const file = fileOf(
    'good.jsonl',
    { id: 'a', text: 'ça sent le gaz' },
    { id: 2, text: 'oui', channel: 'whatsapp', context: 'awaiting_slot' },
  );
  expect(await run([file], { streams: io })).toBe(0);
  const [first, second] = io.said.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(Object.keys(first)).toEqual(['id', 'intent', 'problems', 'hazards', 'vulnerable', 'language', 'by']);
  expect(first).toMatchObject({
    id: 'a',
    problems: [{ category: 'gas', urgency: 'emergency' }],
    hazards: ['gas'],
    by: 'offline',
  });
  expect(second).toMatchObject({ id: 2, intent: 'schedule', problems: [] });
});

it('names the line that it cannot read, reads the others, and fails', async () => {
  const io = streams();
  const file = fileOf('bad.jsonl', { id: 'a', text: 'bonjour' }, 'no json', { id: 'b' }, { id: 'c', text: 'merci' });
  expect(await run([file], { streams: io })).toBe(1);
  expect(io.said.err).toMatch(/line 2: this is no JSON/);
  expect(io.said.err).toMatch(/line 3: text/);
  expect(io.said.out.trim().split('\n')).toHaveLength(2);
});

it('tells how it is used, and which file it cannot open', async () => {
  const io = streams();
  expect(await run([], { streams: io })).toBe(2);
  expect(await run([join(folder, 'nowhere.jsonl')], { streams: io })).toBe(1);
  expect(io.said.err).toContain('usage: loge triage');
  expect(io.said.err).toContain('nowhere.jsonl (ENOENT)');
});

it('reads with the model where one is given', async () => {
  const io = streams();
  const file = fileOf('model.jsonl', { id: 'a', text: 'bonjour' });
  await run([file], { streams: io, read: async (text, context) => ({ ...readOffline(text, context), by: 'model' }) });
  expect(JSON.parse(io.said.out)).toMatchObject({ id: 'a', by: 'model' });
});

it('adds a correction to the regression tests once, and refuses one that names somebody', async () => {
  const io = streams();
  const target = join(folder, 'corrections.jsonl');
  const line = (id: string, text: string) => ({
    id,
    channel: 'sms',
    lang: 'fr',
    text,
    context: 'none',
    expect: {
      intent: 'report',
      problems: [{ category: 'plumbing', urgency: 'urgent' }],
      hazards: [],
      vulnerable: false,
    },
  });
  expect(
    await addTests([fileOf('c1.jsonl', line('c1', 'plafond mouillé par le voisin'))], { target, streams: io }),
  ).toBe(0);
  expect(
    await addTests(
      [
        fileOf(
          'c2.jsonl',
          line('c1', 'plafond mouillé par le voisin'),
          line('c2', 'je suis Mme Durand, 06 12 34 56 78'),
        ),
      ],
      { target, streams: io },
    ),
  ).toBe(1);
  expect(readFileSync(target, 'utf8').trim().split('\n')).toHaveLength(1);
  expect(io.said.err).toContain('c2: the text still tells who wrote it');
});
