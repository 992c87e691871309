// Several tickets with one cause: joined under one card, and out again when that was wrong.
import { inAgency, rows, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { type ModalView, manyInput, modal, type Option, section, selectInput } from '../blocks.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { categoryWord } from '../words.ts';
import { part } from './card-clicks.ts';
import type { Submission } from './click.ts';
import { actOnCase } from './perform.ts';
import { allowedTicket, ticketState } from './rights.ts';

interface Choice {
  id: string;
  reference: number;
  category: string;
  urgency: string;
  name: string | null;
  building: string | null;
}

/** Open tickets that lead a group or stand alone: of the same building and trade first. */
const LEADS = `
select o.id, o.reference, o.category, o.urgency, p.name, b.name as building from tickets t
join tickets o on o.agency_id = $1 and o.id <> t.id and o.incident_id is null and o.status in ('new', 'accepted', 'scheduled')
left join people p on p.agency_id = $1 and p.id = o.person_id left join buildings b on b.agency_id = $1 and b.id = o.building_id
where t.agency_id = $1 and t.id = $2
order by (o.building_id is not distinct from t.building_id and o.category = t.category) desc, o.building_id is not distinct from t.building_id desc,
  o.residence_id is not distinct from t.residence_id desc, o.opened_at desc limit 100`;

const GROUPED = `
select o.id, o.reference, o.category, o.urgency, p.name, d.name as building from tickets o
left join people p on p.agency_id = $1 and p.id = o.person_id left join dwellings d on d.agency_id = $1 and d.id = o.dwelling_id
where o.agency_id = $1 and o.incident_id = $2 order by o.opened_at limit 100`;

const choices = (tx: Tx, sql: string, agency: string, ticket: string) => rows<Choice>(tx, sql, agency, ticket);

function optionOf({ id, reference, category, name, building }: Choice): Option {
  return {
    label: [`N° ${reference} ${categoryWord(category)}`, building, name].filter(Boolean).join(' · '),
    value: id,
  };
}

export async function joinModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const leads = await inAgency(ground.db, right.acting.agency, (tx) => choices(tx, LEADS, right.acting.agency, ticket));
  if (leads.length === 0) return 'Aucun autre signalement n’est ouvert en ce moment.';
  return modal({
    callback: 'join',
    title: 'Joindre à un autre',
    submit: 'Joindre',
    data: { ticket, channel: by.channel },
    blocks: [
      section(
        `Le n° ${right.found.reference} sera montré sur la carte de l’autre. Une réponse et chaque étape valent alors pour tous.`,
      ),
      selectInput({ id: 'lead', label: 'Le signalement qui a la même cause' }, leads.map(optionOf)),
    ],
  });
}

export async function join(ground: Ground, submission: Submission): Promise<Submitted> {
  const chosen = submission.values.chosen('lead');
  const right = await allowedTicket(ground, submission, String(submission.data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { lead: right.why } };
  const { acting, found } = right;
  const { lead, followers } = await inAgency(ground.db, acting.agency, async (tx) => ({
    lead: await ticketState(tx, acting.agency, chosen),
    followers: await choices(tx, GROUPED, acting.agency, found.id),
  }));
  if (lead === undefined) return { errors: { lead: 'Ce signalement n’existe pas.' } };
  // It may have been grouped itself since the list was shown.
  const target = lead.lead ?? lead.id;
  if (target === found.id) return { errors: { lead: 'Ce signalement est déjà regroupé ici.' } };
  for (const ticket of [...followers.map(({ id }) => id), found.id]) {
    const performed = await actOnCase(ground, acting, submission, {
      ticket,
      type: 'JOINED',
      refs: { lead: target },
      part: `:${ticket}`,
    });
    if (performed.kind === 'refused' && ticket === found.id) return { errors: { lead: performed.why } };
  }
  return undefined;
}

export async function partModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const grouped = await inAgency(ground.db, right.acting.agency, (tx) =>
    choices(tx, GROUPED, right.acting.agency, ticket),
  );
  if (grouped.length === 0) return 'Il n’y a plus rien à détacher.';
  return modal({
    callback: 'part',
    title: 'Détacher',
    submit: 'Détacher',
    data: { ticket, channel: by.channel },
    blocks: [
      section('Ceux qui ont une autre cause : chacun retrouve sa propre carte.'),
      manyInput({ id: 'tickets', label: 'Signalements à détacher' }, grouped.map(optionOf)),
    ],
  });
}

export async function partMany(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedTicket(ground, submission, String(submission.data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { tickets: right.why } };
  const { acting, found } = right;
  const grouped = await inAgency(ground.db, acting.agency, (tx) => choices(tx, GROUPED, acting.agency, found.id));
  const chosen = grouped.filter(({ id }) => submission.values.many('tickets').filter(isId).includes(id));
  if (chosen.length === 0) return { errors: { tickets: 'Choisissez au moins un signalement encore regroupé ici.' } };
  for (const one of chosen) {
    const performed = await part(ground, submission, acting, one);
    if (performed.kind === 'refused') return { errors: { tickets: performed.why } };
  }
  return undefined;
}
