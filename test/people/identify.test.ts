import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAgencyRegistry } from '#agency/registry.ts';
import { testClock } from '#lib/clock.ts';
import { type Db, inAgency, rows } from '#lib/db.ts';
import { applyAgency } from '#people/apply-agency.ts';
import { identifyIn } from '#people/identify.ts';
import { importPeople } from '#people/import/import.ts';
import { importPlaces } from '#places/import.ts';
import { demoFile, demoSettings } from '#sandbox/demo/files.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

interface Case {
  text: string;
  who: string | null;
  among?: string[];
}

const CASES: Case[] = readFileSync('test/fixtures/people/identify.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

let fresh: FreshDatabase;
let db: Db;
let names: Map<string, string>;
const clock = testClock('2026-11-22T10:00:00Z');
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
  await applyAgency(db, clock, demoSettings());
  await importPlaces(db, 'lilas', demoFile('places.csv'));
  await importPeople(db, clock, 'lilas', demoFile('people.csv'));
  const people = await inAgency(db, 'lilas', (tx) =>
    rows<{ id: string; name: string }>(tx, 'select id, name from people'),
  );
  names = new Map(people.map(({ id, name }) => [id, name]));
});
afterAll(() => fresh.drop());

async function who(text: string, among: string[] = []): Promise<{ person: string | null; candidates: string[] }> {
  const ids = [...names].filter(([, name]) => among.includes(name)).map(([id]) => id);
  const engine = { clock, agencies: createAgencyRegistry(db) };
  const found = await inAgency(db, 'lilas', (tx) =>
    identifyIn(engine, tx, 'lilas', [{ message: 'm', text, candidates: ids }]),
  );
  const { person, candidates } = found.get('m')!;
  return { person: person === null ? null : names.get(person)!, candidates: candidates.map((id) => names.get(id)!) };
}

test('of more than 100 ways to say who one is, 95 % are understood, nobody is taken for another, and who is unsure is among the candidates', async () => {
  const wrong: string[] = [];
  let understood = 0;
  for (const { text, who: expected, among } of CASES) {
    const found = await who(text);
    const line = `${JSON.stringify(text)}: expected ${expected}, found ${found.person} of ${found.candidates.join(', ')}`;
    if (found.person !== null && found.person !== expected) wrong.push(`TAKEN FOR ANOTHER ${line}`);
    else if (
      found.person === expected &&
      (among === undefined || among.every((name) => found.candidates.includes(name)))
    )
      understood++;
    else wrong.push(line);
  }
  expect(CASES.length).toBeGreaterThanOrEqual(120);
  expect(
    wrong.filter((line) => line.startsWith('TAKEN')),
    wrong.join('\n'),
  ).toEqual([]);
  expect(understood / CASES.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
});

test('of thousands of messages in which strangers speak of anything, none is taken for a tenant', async () => {
  const files = ['fr-sms', 'fr-mail-whatsapp', 'other-languages', 'replies'];
  const texts = files.flatMap((file) =>
    readFileSync(`prompts/examples/${file}.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).text as string),
  );
  const taken = await inAgency(db, 'lilas', async (tx) => {
    const found = await identifyIn(
      { clock, agencies: createAgencyRegistry(db) },
      tx,
      'lilas',
      texts.map((text, i) => ({ message: String(i), text, candidates: [] })),
    );
    return [...found].flatMap(([i, { person }]) =>
      person === null ? [] : [`${names.get(person)} <- ${texts[Number(i)]}`],
    );
  });
  expect(texts.length).toBeGreaterThan(3_000);
  expect(taken).toEqual([]);
});

describe('behind a shared number', () => {
  const couple = ['M. Paul Garnier', 'Mme Odette Garnier'];
  test.each([
    ["c'est odette", 'Mme Odette Garnier'],
    ['Mme Garnier', 'Mme Odette Garnier'],
    ['je suis paul garnier, le robinet fuit', 'M. Paul Garnier'],
    ['M Garnier ici', 'M. Paul Garnier'],
    ['Le chauffage est froid.\nOdette G', 'Mme Odette Garnier'],
    ['le robinet fuit', null],
    ['Garnier', null],
    ['Jeanne Lefebvre', null],
  ])('%j is %s', async (text, expected) => {
    const found = await who(text, couple);
    expect(found.person).toBe(expected);
    if (expected === null) expect(found.candidates.sort()).toEqual(couple);
  });

  test('who has left is not asked for: the other one it is', async () => {
    expect(await who('plus de chauffage', ['Julien Perrin', 'Inès Carpentier'])).toEqual({
      person: 'Inès Carpentier',
      candidates: ['Inès Carpentier'],
    });
  });
});

test('who arrives today is known today, and who left yesterday no longer', async () => {
  const file = (line: string) => Buffer.from(`name,residence,building,dwelling,phone,from,to\n${line}\n`);
  await importPeople(db, clock, 'lilas', file('Zoé Quintin,Les Lilas,A,A132,,22/11/2026,'));
  await importPeople(db, clock, 'lilas', file('Yvon Kerbrat,Les Lilas,A,A132,,,21/11/2026'));
  const people = await inAgency(db, 'lilas', (tx) =>
    rows<{ id: string; name: string }>(tx, 'select id, name from people'),
  );
  for (const { id, name } of people) names.set(id, name);
  expect((await who('Zoé Quintin')).person).toBe('Zoé Quintin');
  expect(await who('Yvon Kerbrat A132')).toMatchObject({ person: null });
  expect((await who('Yvon Kerbrat')).candidates).not.toContain('Yvon Kerbrat');
});
