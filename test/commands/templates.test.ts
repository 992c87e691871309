// What `loge templates` prints is what Twilio and Meta are given, and how far each has come.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { submissions } from '#channels/whatsapp/content.ts';
import type { CommandContext } from '../../src/commands/command.ts';
import { command, type Listed } from '../../src/commands/templates.ts';
import { type OutboxWorld, outboxWorld } from '../support/outbox-world.ts';

const made = submissions({ id: 'lilas', signature: 'LILAS' });
const versionOf = (name: string, language = 'fr') =>
  made.find((one) => one.name === name && one.language === language)!.version;
const setting = (name: string, state: string, version = versionOf(name)) => ({
  name,
  language: 'fr',
  sid: `HX${'a'.repeat(32)}`,
  state,
  version,
});

let world: OutboxWorld;
beforeAll(async () => {
  world = await outboxWorld({
    content: [
      setting('ticket_resolved', 'approved'),
      setting('ticket_taken', 'rejected'),
      setting('visit_moved', 'approved', '00000000'),
      setting('answer_yes_no', 'submitted'),
    ],
  });
});
afterAll(() => world.close());

async function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const context = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    database: async () => world.db,
  };
  const code = await command(args, context as Partial<CommandContext> as CommandContext);
  return { code, out, err: err.join('\n') };
}

it('one JSON line each: what to create, what to have approved, and how far it is', async () => {
  const { code, out } = await run('--json');
  expect(code).toBe(0);
  const listed = out.map((line) => JSON.parse(line) as Listed);
  expect(listed).toHaveLength(made.length);
  const state = (name: string) => listed.find((one) => one.name === name && one.language === 'fr')!.state;
  expect(['ticket_resolved', 'ticket_taken', 'visit_moved', 'answer_yes_no', 'ticket_reopened'].map(state)).toEqual([
    'approved',
    'rejected',
    'outdated',
    'submitted',
    'missing',
  ]);
  expect(listed.find(({ name }) => name === 'ticket_resolved')).toMatchObject({
    agency: 'lilas',
    sid: `HX${'a'.repeat(32)}`,
    create: {
      friendly_name: 'loge_lilas_ticket_resolved_fr',
      language: 'fr',
      variables: { 1: '1042' },
      types: {
        'twilio/text': {
          body: 'LILAS : Votre demande {{1}} est terminée. Si le problème continue, écrivez-le ici.',
        },
      },
    },
    approve: { name: 'loge_lilas_ticket_resolved_fr', category: 'UTILITY' },
  });
});

it('for people: what is ready is one line, what is not brings what must be submitted', async () => {
  const { code, out, err } = await run();
  expect(code).toBe(0);
  const at = (head: string) => out.findIndex((line) => line.includes(head));
  expect(out[at('ticket_resolved  fr') + 1]).toBe('');
  expect(out[at('answer_yes_no  fr') + 1]).toBe('');
  const missing = at('ticket_reopened  fr');
  expect(out[missing]).toContain('missing');
  expect(JSON.parse(out[missing + 1]!.replace(/^ *1\. /, ''))).toEqual(
    made.find(({ name, language }) => name === 'ticket_reopened' && language === 'fr')!.create,
  );
  expect(err).toContain(`${made.length - 2} of ${made.length} are not ready`);
});

it('an agency that does not exist, and wrong words, are said', async () => {
  expect(await run('--agency', 'roses')).toMatchObject({ code: 1, err: expect.stringContaining('roses') });
  expect(await run('lilas')).toMatchObject({ code: 2, err: expect.stringContaining('usage') });
  expect(await run('--all')).toMatchObject({ code: 2 });
});
