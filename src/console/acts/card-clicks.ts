// Buttons of a card that act at once.
import type { EventType } from '#flows/events.ts';
import { oneStatement } from '#lib/writes.ts';
import { cardsWanted } from '#tickets/card-wanted.ts';
import { type Ground, whisper } from '../ground.ts';
import type { Click } from './click.ts';
import { actOnCase, actOnTalk, type Performed } from './perform.ts';
import { type Acting, allowedTicket, type TicketState } from './rights.ts';

type ClickAct = (ground: Ground, click: Click, acting: Acting, state: TicketState) => Promise<Performed>;

const onCase =
  (type: EventType): ClickAct =>
  (ground, click, acting, state) =>
    actOnCase(ground, acting, click, { ticket: state.id, type });
const onTalk =
  (type: EventType): ClickAct =>
  (ground, click, acting, state) =>
    actOnTalk(ground, acting, click, { conversation: state.conversation_id, type });
const wantCards = oneStatement([cardsWanted]);

const CLICKS: Readonly<Record<string, ClickAct>> = {
  take: onCase('TAKEN'),
  resolve: onCase('RESOLVED'),
  reopen: onCase('REOPENED'),
  release: onTalk('RELEASED'),
  /** The holder lets go; a colleague may not let go for them. */
  drop: async (ground, click, acting, state) => {
    if (state.holder_id !== null && state.holder_id !== acting.manager.id)
      return {
        kind: 'refused',
        why: `C’est ${state.holder} qui s’en occupe : seule cette personne peut s’en défaire.`,
      };
    return onCase('DROPPED')(ground, click, acting, state);
  },
  hold: async (ground, click, acting, state) => {
    if (state.held_by === acting.manager.id) return { kind: 'refused', why: 'Vous tenez déjà cette conversation.' };
    if (state.held_by !== null) return { kind: 'refused', why: `${state.held_name} tient déjà cette conversation.` };
    return onTalk('HELD')(ground, click, acting, state);
  },
  part_this: part,
};

export const isCardClick = (action: string): boolean => Object.hasOwn(CLICKS, action);

export async function cardClick(ground: Ground, click: Click): Promise<void> {
  const right = await allowedTicket(ground, click, click.value);
  const performed: Performed =
    right.kind === 'refused' ? right : await CLICKS[click.action]!(ground, click, right.acting, right.found);
  if (performed.kind === 'refused') ground.afterwards(() => whisper(ground, click, performed.why));
}

/** Out of its group: from now on it needs a card of its own. */
export async function part(
  ground: Ground,
  click: Pick<Click, 'key'>,
  acting: Acting,
  { id, urgency }: Pick<TicketState, 'id' | 'urgency'>,
): Promise<Performed> {
  const card = {
    agency_id: acting.agency,
    ticket_id: id,
    rank: urgency === 'emergency' ? 0 : urgency === 'urgent' ? 1 : 2,
    due_at: ground.clock.now(),
  };
  const parted = await actOnCase(ground, acting, click, { ticket: id, type: 'PARTED', part: `:${id}` }, (tx) =>
    wantCards(tx, { cards: [card] }),
  );
  ground.wake();
  return parted;
}
