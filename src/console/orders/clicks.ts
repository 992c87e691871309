// Buttons about orders that act at once. A button carries ids alone; what they stand for is looked up anew, and the case decides.
import { reasonsFor } from '#dispatch/reasons.ts';
import { PAYERS, type Payer } from '#flows/codes.ts';
import type { EventType } from '#flows/events.ts';
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { isId, newId } from '#lib/ids.ts';
import { type AsksFirst, asksFirst, mayGrant } from '#work-orders/agreement.ts';
import type { Click } from '../acts/click.ts';
import { actOnCase, type Performed } from '../acts/perform.ts';
import { type Acting, allowed, type TicketState, ticketState } from '../acts/rights.ts';
import { type Ground, type Interaction, whisper } from '../ground.ts';
import { amountWord } from './words.ts';

type Found = TicketState & Standing;

/** What an order needs to know about this manager, this contractor and this dwelling. */
interface Standing {
  limitCents: number | null;
  /** The landlord's conversation; null: none is known. */
  landlord: string | null;
  order: { id: string; ceilingCents: number | null; payer: Payer; waitsFor: string; ended: boolean } | null;
}

type OrderClick = (ground: Ground, click: Click, acting: Acting, found: Found, words: string[]) => Promise<Performed>;

const REFUSED = { kind: 'refused' } as const;

const CLICKS: Readonly<Record<string, OrderClick>> = {
  order_now: async (ground, click, acting, found, [contractor = '', payer = '', ceiling = '', within = '']) =>
    order(ground, click, acting, found, {
      contractor,
      payer,
      ceilingCents: ceiling === '-' ? null : Number(ceiling),
      withinMs: Number(within) * 3_600_000,
    }),
  order_grant: async (ground, click, acting, found, [id = '']) => {
    const { order: known, limitCents } = found;
    if (known?.id !== id) return { ...REFUSED, why: 'Cet ordre n’attend plus d’accord.' };
    // The landlord may have said so on the telephone: any manager can note it.
    if (known.waitsFor === 'manager' && !mayGrant(limitCents, known.ceilingCents))
      return {
        ...REFUSED,
        why: `Votre limite est de ${amountWord(limitCents ?? 0)} : il faut l’accord d’un collègue qui peut davantage.`,
      };
    const toldToo = known.waitsFor === 'manager' && firstToAgree(acting, found, known) === 'landlord';
    const landlord = toldToo ? found.landlord : null;
    return decide(ground, click, acting, found, 'ORDER_GRANTED', { order: id, person: null, landlord });
  },
  order_deny: (ground, click, acting, found, [id = '']) =>
    decide(ground, click, acting, found, 'ORDER_DENIED', { order: id, person: null }),
  order_off: (ground, click, acting, found, [id = '']) =>
    decide(ground, click, acting, found, 'ORDER_CALLED_OFF', { order: id }),
  supplement_grant: (ground, click, acting, found, [id = '']) =>
    decide(ground, click, acting, found, 'SUPPLEMENT_DECIDED', { supplement: id, granted: true }),
  supplement_refuse: (ground, click, acting, found, [id = '']) =>
    decide(ground, click, acting, found, 'SUPPLEMENT_DECIDED', { supplement: id, granted: false }),
};

export const isOrderClick = (action: string): boolean => Object.hasOwn(CLICKS, action);

export async function orderClick(ground: Ground, click: Click): Promise<void> {
  const [ticket = '', ...words] = click.value.split(' ');
  const right = await allowedOrder(ground, click, ticket);
  const performed: Performed =
    right.kind === 'refused' ? right : await CLICKS[click.action]!(ground, click, right.acting, right.found, words);
  if (performed.kind === 'refused') ground.afterwards(() => whisper(ground, click, performed.why));
}

/** The ticket with all that decides about its order. */
export function allowedOrder(ground: Ground, by: Interaction, ticket: string) {
  return allowed<Found>(ground, by, async (tx, agency) => {
    const state = await ticketState(tx, agency, ticket);
    return state === undefined
      ? undefined
      : { ...state, ...(await standingOf(tx, agency, ticket, by.user, ground.clock.now())) };
  });
}

// $1 agency, $2 ticket, $3 Slack user, $4 now
const STANDING = `
select (select m."limit" * 100 from managers m where m.agency_id = $1 and m.slack_user = $3 and m.removed_at is null) as "limitCents",
  (select p.conversation_id from tickets t join person_roles r on r.agency_id = $1 and r.dwelling_id = t.dwelling_id and r.role = 'landlord'
    join people p on p.agency_id = $1 and p.id = r.person_id
    where t.agency_id = $1 and t.id = $2 and (r.to_date is null or r.to_date >= $4::date) order by r.id limit 1) as landlord,
  (select json_build_object('id', o.id, 'ceilingCents', o.ceiling_cents, 'payer', o.payer, 'waitsFor', o.waits_for, 'ended', o.state in ('closed', 'called_off')) from work_orders o
    where o.agency_id = $1 and o.ticket_id = $2 order by o.n desc limit 1) as "order"`;

async function standingOf(tx: Tx, agency: string, ticket: string, user: string, at: Date): Promise<Standing> {
  const [found] = await rows<Standing>(tx, STANDING, agency, ticket, user, at);
  return found!;
}

export interface Wish {
  contractor: string;
  payer: string;
  ceilingCents: number | null;
  withinMs?: number;
  /** What is to be done, in the manager's words. */
  words?: string;
}

/** Orders the work: at once, or once somebody else has agreed. */
export async function order(
  ground: Ground,
  click: Pick<Interaction, 'key'>,
  acting: Acting,
  found: Found,
  wish: Wish,
): Promise<Performed> {
  const { ceilingCents, withinMs, words = '' } = wish;
  const payer = PAYERS.find((one): one is Payer => one === wish.payer);
  if (payer === undefined || !isId(wish.contractor) || Number.isNaN(ceilingCents ?? 0))
    return { ...REFUSED, why: 'Ce bouton n’est plus à jour : utilisez la carte la plus récente.' };
  if (payer === 'tenant') return { ...REFUSED, why: 'À la charge du locataire : l’agence ne commande pas à sa place.' };
  const talk = await talkOf(ground, acting.agency, wish.contractor);
  if (talk === null) return { ...REFUSED, why: 'Ce prestataire a été retiré de la liste : choisissez-en un autre.' };
  const id = newId();
  const first = firstToAgree(acting, found, { ceilingCents, payer });
  const refs = {
    order: id,
    contractor: wish.contractor,
    talk,
    payer,
    ceilingCents,
    asksFirst: first,
    landlord: found.landlord,
    why: await whyOf(ground, acting, found.id, wish.contractor),
    ...(withinMs ? { withinMs } : {}),
  };
  const done = words === '' ? undefined : keepWords(acting.agency, id, words);
  return decide(ground, click, acting, found, 'ORDERED', refs, done);
}

/** Besides this manager. */
export function firstToAgree(
  { settings }: Acting,
  { limitCents, landlord, urgency }: Pick<Found, 'limitCents' | 'landlord' | 'urgency'>,
  { ceilingCents, payer }: { ceilingCents: number | null; payer: Payer },
): AsksFirst {
  return asksFirst({
    ceilingCents,
    limitCents,
    payer,
    landlordCents: settings.orders.landlord_euros * 100,
    hasLandlord: landlord !== null,
    isEmergency: urgency === 'emergency',
  });
}

/** Why this contractor, as it stands now. */
export function whyOf({ db, clock }: Ground, { agency, settings }: Acting, ticket: string, contractor: string) {
  return inAgency(db, agency, (tx) => reasonsFor(tx, { settings, ticket, at: clock.now() }, contractor));
}

/** Free words never travel in an event: they are written beside the row that the act made. */
function keepWords(agency: string, id: string, words: string) {
  return async (tx: Tx): Promise<void> => {
    await run(tx, 'update work_orders set words = $3 where agency_id = $1 and id = $2', agency, id, words);
  };
}

export function decide(
  ground: Ground,
  click: Pick<Interaction, 'key'>,
  acting: Acting,
  found: Pick<TicketState, 'id'>,
  type: EventType,
  refs: Record<string, unknown>,
  done?: (tx: Tx) => Promise<void>,
): Promise<Performed> {
  return actOnCase(ground, acting, click, { ticket: found.id, type, refs }, undefined, done);
}

export async function talkOf({ db }: Ground, agency: string, contractor: string): Promise<string | null> {
  const [found] = await inAgency(db, agency, (tx) =>
    rows<{ talk: string }>(
      tx,
      'select conversation_id as talk from contractors where agency_id = $1 and id = $2 and removed_at is null',
      agency,
      contractor,
    ),
  );
  return found?.talk ?? null;
}
