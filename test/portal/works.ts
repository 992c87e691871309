// Contractors and orders over the pages' world: what a test of their pages needs, made on the real engine.
import { importContractors } from '#contractors/import.ts';
import { act } from '#engine/act.ts';
import type { EventType } from '#flows/events.ts';
import { newId } from '#lib/ids.ts';
import { createContractorLinks } from '#portal/contractor/links.ts';
import type { PortalWorld } from './world.ts';

export type Works = Awaited<ReturnType<typeof worksOf>>;

export interface Contractor {
  id: string;
  talk: string;
}

export async function worksOf(world: PortalWorld) {
  const { db, clock, world: place, signer, engine, sql } = world;
  const csv = 'company,trades,areas,phone\nPlombier Express,plomberie,,+33639981001\nAqua Pro,plomberie,,+33639981002';
  await importContractors(db, clock, place.agency, Buffer.from(csv));
  const contractor = async (company: string) =>
    (
      await sql<Contractor>(
        'select id, conversation_id as talk from contractors where agency_id = $1 and company = $2',
        place.agency,
        company,
      )
    )[0]!;
  const plumber = await contractor('Plombier Express');
  const other = await contractor('Aqua Pro');
  const links = createContractorLinks({ signer, clock, publicUrl: '' });

  async function does(ticket: string, type: EventType, refs: Record<string, unknown>) {
    const acted = await act(engine, { agency: place.agency, mailbox: ticket, kind: 'case', type, key: newId(), refs });
    await world.settle();
    return acted.kind;
  }

  /** A tenant reports a leak by form; its ticket. */
  async function reported(files: { name: string; bytes: Buffer }[] = [], person = place.person): Promise<string> {
    const browser = world.browser();
    const mine = world.pathOf(person);
    const form = await browser.get(`${mine}/signaler`);
    const fields = {
      mots: 'ça goutte sous l’évier depuis ce matin',
      categorie: 'plumbing',
      lieu: 'dwelling',
      sans_photo: 'oui',
    };
    await browser.send(form, `${mine}/signaler`, fields, files);
    await world.settle();
    return (await world.tickets()).at(-1)!.id;
  }

  return {
    plumber,
    other,
    links,
    does,
    reported,
    /** Ordered of the plumber and not yet answered. */
    async ordered(
      more: Record<string, unknown> = {},
      files: { name: string; bytes: Buffer }[] = [],
      person = place.person,
    ) {
      const ticket = await reported(files, person);
      const order = newId();
      await does(ticket, 'ORDERED', {
        order,
        contractor: plumber.id,
        talk: plumber.talk,
        payer: 'condominium',
        ceilingCents: 30_000,
        asksFirst: 'nobody',
        manager: place.claire,
        ...more,
      });
      return { ticket, order, page: links.order(place.agency, order, plumber.id) };
    },
    async row(order: string) {
      const [found] = await sql<{
        state: string;
        contractor_id: string | null;
        visitor: string;
        report: string;
        passcode: number | null;
        visit_from: Date | null;
      }>('select * from work_orders where agency_id = $1 and id = $2', place.agency, order);
      return found!;
    },
    async notes(ticket: string) {
      const found = await sql<{ words: string; kind: string; author: string }>(
        'select words, kind, author from ticket_notes where agency_id = $1 and ticket_id = $2 order by at, id',
        place.agency,
        ticket,
      );
      return found;
    },
    async forget() {
      await world.forget();
      for (const table of ['work_orders', 'offers', 'supplements', 'quotes', 'invoices', 'order_files'])
        await sql(`delete from ${table} where agency_id = $1`, place.agency);
    },
  };
}
