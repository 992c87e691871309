// Lifts stored snapshots of older versions of a flow to the shape that this program knows. One lifter a step: from version n to n + 1.

export interface Snapshot {
  flow: string;
  version: number;
  value: unknown;
  context: unknown;
}

/** Written by a newer program, as in a rolling restart: try again later, never touch it. */
export class NewerSnapshot extends Error {
  override readonly name = 'NewerSnapshot';
  readonly flow: string;
  readonly version: number;

  constructor(flow: string, version: number, known: number) {
    super(
      `a snapshot of ${flow} has version ${version}, this program knows ${known}: a newer program wrote it, retry there`,
    );
    this.flow = flow;
    this.version = version;
  }
}

/** No lifter leads from that version to mine: a manager has to look at the ticket. */
export class UnliftableSnapshot extends Error {
  override readonly name = 'UnliftableSnapshot';

  constructor(flow: string, version: number) {
    super(`a snapshot of ${flow} has version ${version}, and flows/migrate.ts has no lifter from there`);
  }
}

export type Lifter = (stored: Snapshot) => Pick<Snapshot, 'value' | 'context'>;
/** Flow, then the version that the lifter starts from. */
export type Lifters = Readonly<Record<string, Readonly<Record<number, Lifter>>>>;

const LIFTERS: Lifters = {};

export function lift(flow: string, version: number, stored: Snapshot, lifters: Lifters = LIFTERS): Snapshot {
  if (stored.version > version) throw new NewerSnapshot(flow, stored.version, version);
  let lifted = stored;
  while (lifted.version < version) {
    const lifter = lifters[flow]?.[lifted.version];
    if (lifter === undefined) throw new UnliftableSnapshot(flow, lifted.version);
    lifted = { flow, version: lifted.version + 1, ...lifter(lifted) };
  }
  return lifted;
}
