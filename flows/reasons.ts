// Why this contractor: what spoke for them, in codes, numbers and names of areas; put into words for managers.
import type { Category } from './codes.ts';

export type Reason =
  | { code: 'rule'; trade: Category; areas: readonly string[]; withinHours: number | null }
  /** `area`: as the contractor's list has it; null: works everywhere. */
  | { code: 'area'; area: string | null }
  | { code: 'place_unknown' }
  | { code: 'in_house' }
  | { code: 'favourite' }
  /** Works at this hour, or comes for emergencies. */
  | { code: 'comes_now'; emergency: boolean }
  | { code: 'load'; n: number; of: number | null }
  /** Mean of what tenants gave, 1 to 5; n 0: nobody yet. */
  | { code: 'rating'; mean: number; n: number }
  /** As good as the next one: what decided between the two. `with`: their company, shown and not kept. */
  | { code: 'tie'; by: 'load' | 'ratings' | 'name'; with?: string }
  /** A manager's own choice, where another one was proposed or nobody was. */
  | { code: 'by_hand' }
  /** Their quote was accepted. */
  | { code: 'quote' };
