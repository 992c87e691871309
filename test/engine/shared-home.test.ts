// A couple behind one telephone: who of them writes is not known, where they live is, and an alarm needs nothing else.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importPeople } from '#people/import/import.ts';
import { AGENCY, type EngineWorld, engineWorld } from '../support/engine-world.ts';

let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld();
  const people = [
    'name,role,residence,building,dwelling,phone',
    'M. Paul Garnier,tenant,Les Lilas,A,1,+33639980931',
    'Mme Odette Garnier,tenant,Les Lilas,A,1,+33639980931',
    'Jean Riva,tenant,Les Lilas,A,1,+33639980932',
    'Luc Riva,tenant,Les Lilas,A,2,+33639980932',
  ];
  await importPeople(world.db, world.clock, AGENCY, Buffer.from(people.join('\n')));
});
afterAll(() => world.close());

async function reported(from: string) {
  await world.receive(from, 'ça sent le gaz dans la cuisine');
  await world.settle();
  const [ticket] = await world.query<{ person: string | null; dwelling: string | null }>(
    `select t.person_id as person, d.name as dwelling from tickets t left join dwellings d on d.agency_id = t.agency_id and d.id = t.dwelling_id
     order by t.reference desc limit 1`,
  );
  return ticket;
}

it('has the address of their home, and no name', async () => {
  expect(await reported('+33639980931')).toEqual({ person: null, dwelling: '1' });
});

it('has none where they live in two homes', async () => {
  expect(await reported('+33639980932')).toEqual({ person: null, dwelling: null });
});
