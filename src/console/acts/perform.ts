// One act of a manager on one ticket or one conversation: performed by the engine, refused with a word that helps.
import type { EventType } from '#flows/events.ts';
import type { Tx } from '#lib/db.ts';
import type { Ground, Interaction } from '../ground.ts';
import { refusal } from './refusal.ts';
import type { Acting } from './rights.ts';

export type Performed = { kind: 'done' } | { kind: 'refused'; why: string };

interface OnCase {
  ticket: string;
  type: EventType;
  refs?: Record<string, unknown>;
  /** Tells several acts of one click apart. */
  part?: string;
}

export async function actOnCase(
  ground: Ground,
  acting: Acting,
  { key }: Pick<Interaction, 'key'>,
  { ticket, type, refs = {}, part = '' }: OnCase,
  before?: (tx: Tx) => Promise<void>,
  done?: (tx: Tx) => Promise<void>,
): Promise<Performed> {
  const acted = await ground.perform(
    {
      agency: acting.agency,
      mailbox: ticket,
      kind: 'case',
      type,
      key: `slack:${key}${part}`,
      refs: { ...refs, manager: acting.manager.id },
    },
    before,
    done,
  );
  return acted.kind === 'done' || (acted.kind === 'repeated' && acted.state === 'done')
    ? { kind: 'done' }
    : { kind: 'refused', why: await refusal(ground, acting, { ticket, type, refs }) };
}

interface OnTalk {
  conversation: string;
  type: EventType;
  refs?: Record<string, unknown>;
  part?: string;
}

export async function actOnTalk(
  ground: Ground,
  acting: Acting,
  { key }: Pick<Interaction, 'key'>,
  { conversation, type, refs = {}, part = '' }: OnTalk,
  before?: (tx: Tx) => Promise<void>,
): Promise<Performed> {
  const acted = await ground.perform(
    {
      agency: acting.agency,
      mailbox: conversation,
      kind: 'conversation',
      type,
      key: `slack:${key}${part}`,
      refs: { ...refs, manager: acting.manager.id },
    },
    before,
  );
  if (acted.kind === 'done' || (acted.kind === 'repeated' && acted.state === 'done')) return { kind: 'done' };
  if (acted.kind === 'no_such_mailbox')
    return { kind: 'refused', why: 'Cette conversation n’existe pas encore : la personne ne nous a jamais écrit.' };
  return {
    kind: 'refused',
    why:
      type === 'RELEASED'
        ? 'Loge a déjà la conversation.'
        : 'Ce n’est pas possible en ce moment : un collègue tient peut-être déjà la conversation.',
  };
}
