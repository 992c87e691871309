// A few references in hand, so that a batch need not ask for each. What is left at a clean stop is given back.
import { type Db, rows, unscoped } from '#lib/db.ts';

const FIRST = 1001;
/** More at a time when they are used up quickly. */
const LARGEST_DRAW = 512;

export interface References {
  /** At least `most` of them can then be taken, one by one. */
  reserve(agency: string, most: number): Promise<() => number>;
  giveBack(): Promise<void>;
}

export function createReferences(db: Db): References {
  const hands = new Map<string, { left: number[]; drawn: number }>();
  return {
    async reserve(agency, most) {
      const hand = hands.get(agency) ?? { left: [], drawn: 0 };
      hands.set(agency, hand);
      if (hand.left.length < most) {
        const count = most <= 16 ? most : Math.min(LARGEST_DRAW, Math.max(most, hand.drawn * 2));
        hand.drawn = count;
        hand.left.push(...(await draw(db, agency, count)));
      }
      return () => {
        const next = hand.left.shift();
        if (next === undefined)
          throw new Error(`more tickets were opened at once than references were reserved (${most})`);
        return next;
      };
    },
    async giveBack() {
      for (const [agency, { left }] of hands) {
        const last = left.at(-1);
        if (last === undefined) continue;
        await unscoped(db, (tx) =>
          rows(
            tx,
            `update ticket_references set last = $3 where agency_id = $1 and last = $2`,
            agency,
            last,
            left[0]! - 1,
          ),
        );
      }
      hands.clear();
    },
  };
}

async function draw(db: Db, agency: string, count: number): Promise<number[]> {
  const [drawn] = await unscoped(db, (tx) =>
    rows<{ last: number }>(
      tx,
      `insert into ticket_references (agency_id, last) values ($1, ${FIRST - 1} + $2::int)
       on conflict (agency_id) do update set last = ticket_references.last + $2::int returning last`,
      agency,
      count,
    ),
  );
  return Array.from({ length: count }, (_, i) => drawn!.last - count + 1 + i);
}
