// What the document of a work order is made of: everything that whoever does the work needs, and nothing that they do not.
import type { KnownAgency } from '#agency/registry.ts';
import type { Category, Hazard, OrderState, Payer, Urgency, WrittenLanguage } from '#flows/codes.ts';
import { rows, type Tx } from '#lib/db.ts';
import { displayPhone } from '#lib/phone.ts';

export interface OrderDocument {
  id: string;
  language: WrittenLanguage;
  zone: string;
  /** "1042-1". */
  number: string;
  state: OrderState;
  issuedAt: Date;
  agency: { name: string; phone: string; email: string };
  /** Who ordered it; '' where a standing rule did. */
  manager: string;
  company: { name: string; phone: string; email: string };
  payer: Payer | '';
  ceilingCents: number | null;
  category: Category;
  urgency: Urgency;
  hazards: Hazard[];
  /** What is to be done, as a manager put it; often ''. */
  words: string;
  /** What was reported, in the words of whoever did. */
  said: string[];
  answers: Record<string, string | number>;
  residence: string;
  street: string;
  town: string;
  building: string;
  entrance: string;
  floor: string;
  dwelling: string;
  isCommon: boolean;
  /** Whom one finds at the door. */
  occupant: { name: string; phone: string; needs: string[] } | null;
  visit: { from: Date; to: Date } | null;
  passcode: string;
  createdAt: Date;
  photos: Photo[];
}

export interface Photo {
  media: string;
  /** Key of the small picture in the file store. */
  preview: string;
  at: Date;
}

interface Row {
  id: string;
  number: string;
  state: OrderState;
  created_at: Date;
  approved_at: Date | null;
  payer: Payer | '';
  ceiling_cents: number | null;
  words: string;
  passcode: number | null;
  visit_from: Date | null;
  visit_to: Date | null;
  category: Category;
  urgency: Urgency;
  hazards: Hazard[];
  scope: string;
  answers: Record<string, string | number>;
  manager: string | null;
  company: string | null;
  company_phone: string | null;
  company_email: string | null;
  residence: string | null;
  street: string | null;
  town: string | null;
  building: string | null;
  entrance: string | null;
  floor: string | null;
  dwelling: string | null;
  zone: string | null;
  occupant: string | null;
  needs: string[] | null;
  phone: string | null;
  said: string[] | null;
  photos: { media: string; preview: string; at: string }[] | null;
}

const MOST_SAID = 4;
const MOST_PHOTOS = 4;

// What others than the reporter wrote (contractors, caretakers) is no part of the report. $1 agency, $2 order
const DOCUMENT = `
select o.id, t.reference || '-' || o.n as number, o.state, o.created_at, o.approved_at, o.payer, o.ceiling_cents, o.words, o.passcode, o.visit_from, o.visit_to,
  t.category, t.urgency, t.hazards, t.scope, t.answers, g.name as manager, k.company, k.phone as company_phone, k.email as company_email,
  s.name as residence, coalesce(nullif(d.address, ''), nullif(e.address, ''), nullif(b.address, ''), s.address) as street,
  concat_ws(' ', nullif(s.postcode, ''), nullif(s.city, '')) as town, b.name as building, e.name as entrance, d.floor, d.name as dwelling, s.timezone as zone,
  p.name as occupant, p.needs,
  coalesce((select a.value from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id
     where l.agency_id = $1 and l.person_id = t.person_id and a.kind = 'phone' order by a.line = 'mobile' desc, a.id limit 1),
   (select a.value from conversations c join addresses a on a.agency_id = $1 and a.id = c.address_id
     where c.agency_id = $1 and c.id = t.conversation_id and a.kind = 'phone')) as phone,
  (select json_agg(w.text order by w.received_at) from (select m.text, m.received_at from ticket_messages l join messages m on m.agency_id = $1 and m.id = l.message_id
     where l.agency_id = $1 and l.ticket_id = t.id and m.conversation_id = t.conversation_id and m.text <> '' order by m.received_at limit ${MOST_SAID}) w) as said,
  (select json_agg(json_build_object('media', f.id, 'preview', f.preview, 'at', f.created_at) order by f.created_at) from
     (select f.id, f.preview, f.created_at from ticket_messages l join messages m on m.agency_id = $1 and m.id = l.message_id join media f on f.agency_id = $1 and f.message_id = l.message_id
      where l.agency_id = $1 and l.ticket_id = t.id and m.conversation_id = t.conversation_id and f.state = 'stored' and f.preview <> '' and f.content_type like 'image/%'
      order by f.created_at limit ${MOST_PHOTOS}) f) as photos
from work_orders o join tickets t on t.agency_id = $1 and t.id = o.ticket_id
left join managers g on g.agency_id = $1 and g.id = o.manager_id
left join contractors k on k.agency_id = $1 and k.id = o.contractor_id
left join residences s on s.agency_id = $1 and s.id = t.residence_id left join buildings b on b.agency_id = $1 and b.id = t.building_id
left join dwellings d on d.agency_id = $1 and d.id = t.dwelling_id left join entrances e on e.agency_id = $1 and e.id = d.entrance_id
left join people p on p.agency_id = $1 and p.id = t.person_id
where o.agency_id = $1 and o.id = $2`;

/** Undefined: there is no such order. */
export async function orderDocument(tx: Tx, agency: KnownAgency, order: string): Promise<OrderDocument | undefined> {
  const [row] = await rows<Row>(tx, DOCUMENT, agency.id, order);
  if (row === undefined) return undefined;
  const { agency: file, senders } = agency.settings;
  const isCommon = row.scope === 'common';
  return {
    id: row.id,
    language: file.language,
    zone: row.zone ?? file.timezone,
    number: row.number,
    state: row.state,
    issuedAt: row.approved_at ?? row.created_at,
    agency: { name: file.name, phone: phoneOf(file.phone), email: senders.email ?? '' },
    manager: row.manager ?? '',
    company: { name: row.company ?? '', phone: phoneOf(row.company_phone), email: row.company_email ?? '' },
    payer: row.payer,
    ceilingCents: row.ceiling_cents,
    category: row.category,
    urgency: row.urgency,
    hazards: row.hazards,
    words: row.words,
    said: row.said ?? [],
    answers: row.answers,
    residence: row.residence ?? '',
    street: row.street ?? '',
    town: row.town ?? '',
    building: row.building ?? '',
    entrance: row.entrance ?? '',
    floor: row.floor ?? '',
    dwelling: row.dwelling ?? '',
    isCommon,
    occupant:
      isCommon || row.occupant === null
        ? null
        : { name: row.occupant, phone: phoneOf(row.phone), needs: row.needs ?? [] },
    visit: row.visit_from === null ? null : { from: row.visit_from, to: row.visit_to ?? row.visit_from },
    // Said at the door of an agreed visit, and of no other.
    passcode: row.visit_from === null || row.passcode === null ? '' : String(row.passcode).padStart(4, '0'),
    createdAt: row.created_at,
    photos: (row.photos ?? []).map(({ at, ...photo }) => ({ ...photo, at: new Date(at) })),
  };
}

function phoneOf(number: string | null): string {
  return number === null || number === '' ? '' : displayPhone(number);
}
