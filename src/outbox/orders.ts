// What texts say of the work orders that they name, as these stand when the text leaves.
import type { Category, Urgency } from '#flows/codes.ts';
import type { OrderAround } from '#flows/texts/order-words.ts';
import { rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { displayPhone } from '#lib/phone.ts';
import type { Held } from './held.ts';

export interface NamedOrder extends Omit<OrderAround, 'link' | 'passcode'> {
  id: string;
  passcode: number | null;
}

const COMMON = 'parties communes';

// Whom one finds at the door: the person whom the ticket is about; of the common parts nobody. $1 agency, $2 orders
export const ORDERS = `
select o.id, t.reference || '-' || o.n as number, t.category, t.urgency, coalesce(k.company, '') as company, o.visitor, o.passcode,
  concat_ws(' ', nullif(s.postcode, ''), nullif(s.city, '')) as commune, coalesce(s.name, '') as residence,
  coalesce(nullif(d.address, ''), nullif(e.address, ''), nullif(b.address, ''), s.address, '') as street,
  coalesce(b.name, '') as building, coalesce(e.name, '') as entrance, coalesce(d.floor, '') as floor, case when t.scope = 'dwelling' then coalesce(d.name, '') else '${COMMON}' end as dwelling,
  case when t.scope = 'dwelling' then coalesce(p.name, '') else '' end as occupant,
  case when t.scope = 'dwelling' then coalesce((select a.value from addresses a where a.agency_id = $1 and a.conversation_id = t.conversation_id and a.kind = 'phone' order by a.line = 'mobile' desc, a.id limit 1), '') else '' end as "occupantPhone"
from unnest($2::uuid[]) as wanted(id)
join work_orders o on o.agency_id = $1 and o.id = wanted.id
join tickets t on t.agency_id = $1 and t.id = o.ticket_id
left join contractors k on k.agency_id = $1 and k.id = o.contractor_id
left join residences s on s.agency_id = $1 and s.id = t.residence_id
left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id
left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
left join people p on p.agency_id = $1 and p.id = t.person_id`;

interface Row extends Omit<NamedOrder, 'address'> {
  category: Category;
  urgency: Urgency;
  residence: string;
  street: string;
  building: string;
  entrance: string;
  floor: string;
  dwelling: string;
}

export async function ordersNamed(
  tx: Tx,
  agency: string,
  texts: readonly Held[],
): Promise<ReadonlyMap<string, NamedOrder>> {
  const ids = [...new Set(texts.flatMap(({ lines }) => lines.flatMap(({ params }) => idsIn(params))))];
  if (ids.length === 0) return new Map();
  const found = await rows<Row>(tx, ORDERS, agency, ids);
  return new Map(found.map((row) => [row.id, named(row)]));
}

/** `order`, and the list order1, order2, ... */
function idsIn(params: Held['lines'][number]['params']): string[] {
  return Object.entries(params).flatMap(([name, value]) => (/^order\d*$/.test(name) && isId(value) ? [value] : []));
}

function named({ residence, street, building, entrance, floor, dwelling, ...row }: Row): NamedOrder {
  const parts = [
    street || residence,
    row.commune,
    called('bât.', building),
    called('entrée', entrance),
    called('étage', floor),
    dwelling === COMMON ? COMMON : called('logement', dwelling),
  ];
  return {
    ...row,
    address: [...new Set(parts.filter(Boolean))].join(', '),
    occupantPhone: row.occupantPhone === '' ? '' : displayPhone(row.occupantPhone),
  };
}

/** "bât. B", but "Bâtiment Est" as it is called. */
function called(kind: string, name: string): string {
  return name !== '' && name.length <= 5 ? `${kind} ${name}` : name;
}

/** `link`: the page of an order, for the contractor who reads. */
export function ordersAround(
  orders: ReadonlyMap<string, NamedOrder>,
  link: (order: string) => string,
): Record<string, OrderAround> {
  return Object.fromEntries(
    [...orders.values()].map((order) => [
      order.id,
      {
        ...order,
        passcode: order.passcode === null ? '' : String(order.passcode).padStart(4, '0'),
        link: link(order.id),
      },
    ]),
  );
}
