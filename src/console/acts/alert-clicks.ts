// Buttons of an alert. Each settles it in the transaction of what it does, so that a second click finds it settled.
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { isId } from '#lib/ids.ts';
import { displayPhone } from '#lib/phone.ts';
import { mergePeople } from '#people/merge.ts';
import { wantCards } from '#tickets/card-wanted.ts';
import { openAgain, settleAlert } from '../alerts/settle.ts';
import { momentOf } from '../dates.ts';
import { type Ground, whisper } from '../ground.ts';
import { inline, phoneLink } from '../mrkdwn.ts';
import type { Click } from './click.ts';
import { identifySomebodyElse } from './identify.ts';
import { openModal } from './open-modal.ts';
import { actOnCase, actOnTalk, type Performed } from './perform.ts';
import { replyModal } from './reply.ts';
import { type Acting, type Allowed, allowed } from './rights.ts';

export interface AlertState {
  id: string;
  kind: string;
  ticket_id: string | null;
  reply_ticket: string | null;
  conversation_id: string | null;
  message_id: string | null;
  candidates: string[] | null;
  settled_at: Date | null;
  settler: string | null;
  phone: string | null;
}

const ALERT_STATE = `
select a.id, a.kind, a.ticket_id, coalesce(a.conversation_id, t.conversation_id) as conversation_id, a.message_id, a.data -> 'candidates' as candidates,
  coalesce(a.ticket_id, (select k.id from tickets k where k.agency_id = $1 and k.conversation_id = a.conversation_id order by k.closed_at is null desc, k.opened_at desc limit 1)) as reply_ticket,
  a.settled_at, s.name as settler, o.value as phone
from alerts a left join tickets t on t.agency_id = $1 and t.id = a.ticket_id
cross join lateral (select coalesce(a.conversation_id, t.conversation_id) as talk offset 0) k
left join conversations c on c.agency_id = $1 and c.id = k.talk
left join addresses o on o.agency_id = $1 and o.id = c.address_id
left join lateral (select case when a.settled_by like 'manager:%' then substr(a.settled_by, 9)::uuid end as settler offset 0) i on true
left join managers s on s.agency_id = $1 and s.id = i.settler
where a.agency_id = $1 and a.id = $2`;

const alertState = async (tx: Tx, agency: string, id: string): Promise<AlertState | undefined> =>
  isId(id) ? (await rows<AlertState>(tx, ALERT_STATE, agency, id))[0] : undefined;

type AlertAct = (ground: Ground, click: Click, acting: Acting, alert: AlertState, choice: string) => Promise<Performed>;

const NO_TALK: Performed = { kind: 'refused', why: 'Cette alerte n’a pas de conversation.' };

class AlreadySettled extends Error {
  override name = 'AlreadySettled';
}

/** Settles in the same transaction, before the machine hears of it: of two at once, one finds it settled and does nothing. */
const settling =
  (ground: Ground, { agency, manager }: Acting, alert: AlertState) =>
  async (tx: Tx) => {
    if (!(await settleAlert(tx, agency, alert.id, manager.id, ground.clock.now()))) throw new AlreadySettled();
  };

const hold: AlertAct = (ground, click, acting, alert) =>
  alert.conversation_id === null
    ? Promise.resolve(NO_TALK)
    : actOnTalk(
        ground,
        acting,
        click,
        { conversation: alert.conversation_id, type: 'HELD' },
        settling(ground, acting, alert),
      );

const ACTS: Readonly<Record<string, AlertAct>> = {
  acknowledge: (ground, click, acting, alert) =>
    alert.ticket_id === null
      ? settleOnly(ground, click, acting, alert)
      : actOnCase(
          ground,
          acting,
          click,
          { ticket: alert.ticket_id, type: 'ACKNOWLEDGED', refs: { by: 'slack' } },
          settling(ground, acting, alert),
        ),
  alert_hold: hold,
  alert_call_back: async (ground, click, acting, alert, choice) => {
    const performed = await hold(ground, click, acting, alert, choice);
    if (performed.kind === 'done')
      ground.afterwards(() =>
        whisper(
          ground,
          click,
          `${alert.phone === null ? 'La conversation est à vous' : `La conversation est à vous : ${phoneLink(alert.phone, displayPhone(alert.phone))}`}. Loge se tait jusqu’à « Rendre à Loge ».`,
        ),
      );
    return performed;
  },
  alert_release: (ground, click, acting, alert) =>
    alert.conversation_id === null
      ? Promise.resolve(NO_TALK)
      : actOnTalk(ground, acting, click, { conversation: alert.conversation_id, type: 'RELEASED' }),
  identify: async (ground, click, acting, alert, person) => {
    if (alert.conversation_id === null || !(alert.candidates ?? []).includes(person))
      return { kind: 'refused', why: 'Cette personne n’est plus proposée ici.' };
    return actOnTalk(
      ground,
      acting,
      click,
      { conversation: alert.conversation_id, type: 'IDENTIFIED', refs: { person } },
      settling(ground, acting, alert),
    );
  },
  attach: async (ground, click, acting, alert, ticket) => {
    const { message_id: message } = alert;
    if (message === null || !isId(ticket)) return { kind: 'refused', why: 'Ce message n’existe plus.' };
    return actOnCase(
      ground,
      acting,
      click,
      { ticket, type: 'ADDED', refs: { message, urgency: 'routine', hazards: [] } },
      async (tx) => {
        await run(
          tx,
          'insert into ticket_messages (agency_id, ticket_id, message_id) select $1, t.id, $3 from tickets t where t.agency_id = $1 and t.id = $2 on conflict do nothing',
          acting.agency,
          ticket,
          message,
        );
        await settling(ground, acting, alert)(tx);
      },
    );
  },
  settle: settleOnly,
  merge_people: mergeAlike,
};

async function settleOnly(ground: Ground, _click: Click, acting: Acting, alert: AlertState): Promise<Performed> {
  await inAgency(ground.db, acting.agency, settling(ground, acting, alert));
  return { kind: 'done' };
}

const NOT_NOW = {
  unknown: 'Une de ces deux fiches n’existe plus.',
  busy: 'Cette personne écrit en ce moment, ou un gestionnaire tient la conversation : réessayez dans une minute, ou rendez-la à Loge.',
  staff: 'Un de ces numéros est celui d’un gestionnaire ou d’un prestataire.',
} as const;

async function mergeAlike(ground: Ground, click: Click, acting: Acting, alert: AlertState): Promise<Performed> {
  const { clock, db } = ground;
  const people = alert.candidates ?? [];
  const merged = await inAgency(db, acting.agency, async (tx) => {
    const done = await mergePeople(tx, clock, { people, by: `manager:${acting.manager.id}` });
    if (done.kind !== 'merged') return done;
    await settling(ground, acting, alert)(tx);
    await wantCards(tx, done.tickets, clock.now());
    return done;
  });
  if (merged.kind !== 'merged') return { kind: 'refused', why: NOT_NOW[merged.kind] };
  ground.afterwards(() => whisper(ground, click, `C’est noté : une seule fiche, *${inline(merged.name)}*.`));
  return { kind: 'done' };
}

const nameOf = (action: string) => action.split(':')[0]!;
export const isAlertClick = (action: string): boolean =>
  Object.hasOwn(ACTS, nameOf(action)) || action === 'alert_reply' || action === 'somebody_else';

/** A value is "ALERT" or "ALERT CHOICE"; both are looked up. */
export async function alertClick(ground: Ground, click: Click): Promise<void> {
  const [id = '', choice = ''] = click.value.split(' ');
  const say = (why: string) => ground.afterwards(() => whisper(ground, click, why));
  const right = await allowedAlert(ground, click, id);
  if (right.kind === 'refused') return say(right.why);
  const { acting, found: alert } = right;
  if (alert.settled_at !== null && click.action !== 'alert_release') return say(settledWord(ground, acting, alert));
  if (click.action === 'alert_reply')
    return ground.afterwards(() => openModal(ground, click, () => replyModal(ground, click, alert.reply_ticket ?? '')));
  if (click.action === 'somebody_else')
    return ground.afterwards(() => openModal(ground, click, async () => identifySomebodyElse(click, alert.id)));
  const performed = await attempt(ground, click, acting, alert, choice);
  ground.wake();
  if (performed.kind === 'refused') say(performed.why);
}

async function attempt(
  ground: Ground,
  click: Click,
  acting: Acting,
  alert: AlertState,
  choice: string,
): Promise<Performed> {
  try {
    const performed = await ACTS[nameOf(click.action)]!(ground, click, acting, alert, choice);
    if (performed.kind === 'refused')
      await inAgency(ground.db, acting.agency, (tx) => openAgain(tx, acting.agency, alert.id, acting.manager.id));
    return performed;
  } catch (error) {
    if (!(error instanceof AlreadySettled)) throw error;
    const state = await inAgency(ground.db, acting.agency, (tx) => alertState(tx, acting.agency, alert.id));
    return { kind: 'refused', why: settledWord(ground, acting, state ?? alert) };
  }
}

export function allowedAlert(
  ground: Ground,
  by: Pick<Click, 'user' | 'channel'>,
  id: string,
): Promise<Allowed<AlertState>> {
  return allowed(
    ground,
    by,
    (tx, agency) => alertState(tx, agency, id),
    'Cette alerte n’existe plus, ou n’est pas de votre agence.',
  );
}

function settledWord({ clock }: Ground, { settings, manager }: Acting, { settled_at, settler }: AlertState): string {
  const by = settler === null ? '' : ` par ${settler === manager.name ? 'vous' : settler}`;
  return `Déjà réglé${by}${settled_at === null ? '' : ` à ${momentOf(settled_at, clock.now(), settings.agency.timezone)}`}.`;
}
