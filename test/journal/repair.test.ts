// `loge why` of a repair: ordered by whom, offered to whom and why, refused, accepted, when, done, not repaired, judged; in sentences.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { findTrail } from '#journal/trail.ts';
import { inAgency } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { AGENCY, type EngineWorld, engineWorld, tenant } from '../support/engine-world.ts';

const HOUR = 3_600_000;
let world: EngineWorld;
let told: string[] = [];

beforeAll(async () => {
  world = await engineWorld();
  const csv = `company,trades,areas,phone\nPlombier Express,plomberie,,+33639981001\nAqua Pro,plomberie,,+33639981002`;
  await importContractors(world.db, world.clock, AGENCY, Buffer.from(csv));
  const known = await world.query<{ id: string; talk: string; company: string }>(
    'select id, conversation_id as talk, company from contractors',
  );
  const of = (company: string) => known.find((one) => one.company === company)!;
  const [express, aqua] = [of('Plombier Express'), of('Aqua Pro')];
  await world.receive(tenant(1), 'Bonjour, il y a une fuite sous mon évier');
  await world.settle();
  const [ticket] = await world.query<{ id: string; reference: number }>('select id, reference from tickets');
  const does = async (type: EventType, refs: Record<string, unknown>) => {
    const acted = await act(world.engine, {
      agency: AGENCY,
      mailbox: ticket!.id,
      kind: 'case',
      type,
      key: newId(),
      refs,
    });
    expect(acted.kind, type).toBe('done');
    await world.settle();
    world.clock.advance(60_000);
  };
  const order = newId();
  const manager = newId();
  const says = (who: typeof express, said: string, more: object = {}) =>
    does('CONTRACTOR_SAID', {
      order,
      contractor: who.id,
      said,
      slots: [],
      reason: null,
      cents: 0,
      supplement: null,
      message: null,
      ...more,
    });
  const fixed = (value: string) => does('ANSWERED', { ref: `fixed:${ticket!.id}`, question: 'fixed', value });
  await does('ORDERED', {
    order,
    contractor: express.id,
    talk: express.talk,
    payer: 'landlord',
    ceilingCents: 30_000,
    asksFirst: 'manager',
    why: [{ code: 'favourite' }, { code: 'load', n: 2, of: null }],
    manager,
  });
  await does('ORDER_GRANTED', { order, manager, person: null });
  await says(express, 'refuse', { reason: 'busy' });
  await does('CHOSEN', {
    order,
    contractor: aqua.id,
    talk: aqua.talk,
    byRule: false,
    payer: 'landlord',
    ceilingCents: null,
    why: [{ code: 'rating', mean: 4.5, n: 2 }],
  });
  const from = world.clock.now().getTime() + 48 * HOUR;
  await says(aqua, 'accept', { slots: [{ from, to: from + 2 * HOUR }] });
  await does('SCHEDULED', { visitAt: from, manager });
  await says(aqua, 'done');
  await fixed('no');
  await says(aqua, 'done');
  await fixed('yes');
  world.clock.advance(HOUR);
  await world.settle();
  const trail = await inAgency(world.db, AGENCY, (tx) => findTrail(tx, String(ticket!.reference)));
  told = trail!.lines.flatMap(({ words, details }) => [words, ...details]);
});
afterAll(() => world.close());

describe('the story of a repair', () => {
  it('says each turn of it in order', () => {
    const turns = [
      /^Un gestionnaire commande les travaux/,
      'Pour Plombier Express : attend l’accord d’un collègue, au-dessus de la limite',
      'Plafond : 300 €',
      'Pourquoi ce prestataire : favori, 2 en cours',
      /^L’accord est donné/,
      'Proposé à Plombier Express',
      'Refusé par le prestataire : pas disponible',
      'Personne ne l’a : un autre prestataire est cherché',
      'Proposé à Aqua Pro',
      'Accepté par le prestataire',
      /^Visite \p{L}+ \d+.* à \d+ h/u,
      'Travaux terminés, dit le prestataire',
      /^Ordre : de « travaux terminés, le locataire confirme » à « accepté, dates attendues »/,
      'Travaux terminés, dit le prestataire',
      'Ordre terminé',
    ];
    let from = 0;
    for (const turn of turns) {
      const at = told.findIndex(
        (line, i) =>
          i >= from && (typeof turn === 'string' ? line.replaceAll('\u00a0', ' ') === turn : turn.test(line)),
      );
      expect(at, `${turn} after "${told[from - 1]}"`).toBeGreaterThanOrEqual(from);
      from = at + 1;
    }
    expect(told.some((line) => line.startsWith('Avis :'))).toBe(true);
    expect(told).toContain('Pourquoi ce prestataire : note 4,5 (2 avis)');
  });

  it('has no code of ours in its sentences, but the names of texts', () => {
    const ids = /[0-9a-f]{8}-[0-9a-f]{4}/;
    const isText = (line: string) => /^(?:Écrit|Fait dire|Texte|Envoyé|Va partir|Gardé|Pas envoyé|Dit avec)/.test(line);
    expect(told.filter((line) => ids.test(line) || /\{"|« \w*[_{]/.test(line))).toEqual([]);
    expect(told.filter((line) => !isText(line) && /[a-z]_[a-z]/.test(line))).toEqual([]);
    expect(told.filter((line) => /^(?:order|delay|survey|supplement|quotes) :/.test(line))).toEqual([]);
  });
});
