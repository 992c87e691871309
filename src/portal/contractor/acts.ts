// What a contractor may say about an order at each moment, and what each word asks for. The machine of the order has the last word.
import type { ContractorSays } from '#flows/codes.ts';
import type { PageOrder } from '#work-orders/pages-record.ts';

export type Act = ContractorSays | 'invoice' | 'visitor';

export const ACTS: Readonly<Record<Act, ActForm>> = {
  accept: { slots: 'may', visitor: true },
  refuse: { reason: true, words: 'may' },
  slots: { slots: 'must', visitor: true },
  on_my_way: { visitor: true },
  late: { words: 'may' },
  absent: { files: 'photoAbsent', words: 'may', slots: 'may' },
  supplement: { amount: true, words: 'must', files: 'photos' },
  done: { files: 'photos', words: 'must', visitor: true },
  another_visit: { words: 'must', slots: 'may' },
  question: { words: 'must' },
  invoice: { number: true, amount: true, files: 'file' },
  visitor: { visitor: true },
};

export interface ActForm {
  slots?: 'may' | 'must';
  words?: 'may' | 'must';
  reason?: true;
  amount?: true;
  number?: true;
  visitor?: true;
  /** What the field of files is called. */
  files?: 'photos' | 'photoAbsent' | 'file';
}

/** The first is the next step; the others stand below. */
export function actsOf({ state, wish }: Pick<PageOrder, 'state' | 'wish'>): Act[] {
  switch (state) {
    case 'offered':
      return ['accept', 'refuse', 'question'];
    case 'accepted':
      return ['slots', 'on_my_way', 'done', 'supplement', 'visitor', 'question', 'refuse'];
    case 'agreeing':
      return ['slots', 'on_my_way', 'done', 'visitor', 'question', ...(wish === null ? (['refuse'] as const) : [])];
    case 'scheduled':
      return [
        'on_my_way',
        'done',
        'late',
        'absent',
        'supplement',
        'another_visit',
        'slots',
        'visitor',
        'question',
        'refuse',
      ];
    case 'done':
      return ['invoice', 'another_visit', 'question'];
    case 'closed':
      return ['invoice', 'question'];
    default:
      return [];
  }
}

/** What was asked has happened already: by another window, by text, by a colleague. */
export function isSaidAlready(act: Act, { state }: Pick<PageOrder, 'state'>): boolean {
  if (act === 'accept') return ['accepted', 'agreeing', 'scheduled', 'done', 'closed'].includes(state);
  return act === 'done' && (state === 'done' || state === 'closed');
}
