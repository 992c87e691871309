// Which buttons make sense in the present state of a ticket. A button on an old card is judged again when it is clicked.
import type { Block } from '../block-limits.ts';
import { actions, type Button } from '../blocks.ts';
import type { CardRecord } from './record.ts';

const LABEL = {
  take: 'Prendre en charge',
  drop: 'Ne plus m’en occuper',
  reply: 'Répondre',
  ask: 'Poser une question',
  schedule: 'Planifier',
  resolve: 'Résolu',
  correct: 'Catégorie / urgence',
  cancel: 'Annuler',
  join: 'Joindre à…',
  part: 'Détacher…',
  hold: 'Prendre la conversation',
  release: 'Rendre à Loge',
  reopen: 'Rouvrir',
} as const;
export type CardAction = keyof typeof LABEL;

export function cardButtons(record: CardRecord): Block[] {
  const button = (id: CardAction, style?: Button['style']): Button => ({
    id,
    label: labelOf(id, record),
    value: record.id,
    ...(style ? { style } : {}),
  });
  const talk = record.held_by === null ? button('hold') : button('release');
  const grouped = (record.grouped?.length ?? 0) > 0;
  switch (record.status) {
    case 'new':
    case 'accepted':
    case 'scheduled': {
      const first = record.status === 'new' ? button('take', 'primary') : button('drop');
      return [
        ...actions('first', [first, button('reply'), button('ask'), button('schedule'), button('resolve')]),
        ...actions('more', [
          button('correct'),
          button('join'),
          ...(grouped ? [button('part')] : []),
          talk,
          button('cancel', 'danger'),
        ]),
      ];
    }
    default:
      return actions('first', [button('reopen'), button('reply'), ...(record.held_by === null ? [] : [talk])]);
  }
}

/** A ticket that is shown on another one's card needs one button: out again. */
export function groupedButtons(record: CardRecord): Block[] {
  return actions('first', [{ id: 'part_this', label: 'Détacher', value: record.id }]);
}

function labelOf(id: CardAction, record: CardRecord): string {
  const others = record.grouped?.length ?? 0;
  if (id === 'reply' && others > 0) return `Répondre aux ${others + 1}`;
  return id === 'schedule' && record.status === 'scheduled' ? 'Replanifier' : LABEL[id];
}
