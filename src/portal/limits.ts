// How often pages may be tried. Links cannot be guessed; whoever tries is slowed down, and somebody hears of it.
import { createLimit, type Limit } from '#web/limits.ts';

export interface Limits {
  /** Links that are none of ours, by network address. */
  guesses: Limit;
  /** Reports of people without a link. */
  reports: Limit;
  /** The same, where the words tell of a danger. */
  dangers: Limit;
  /** Files that come with forms; what is more is not kept, and the form goes on without. */
  uploads: Limit;
  /** New links asked for, by network address and by the contact that was given. */
  links: Limit;
  linksOfContact: Limit;
  /** Counts a wrong link; tells when somebody seems to be guessing. */
  guessed(): Promise<void>;
}

const MINUTE = 60;

export function createLimits(onGuessing: () => void): Limits {
  const inAll = createLimit({ times: 100, seconds: MINUTE });
  const alarms = createLimit({ times: 1, seconds: 60 * MINUTE });
  return {
    guesses: createLimit({ times: 30, seconds: 10 * MINUTE }),
    reports: createLimit({ times: 20, seconds: 10 * MINUTE }),
    dangers: createLimit({ times: 20, seconds: 10 * MINUTE }),
    uploads: createLimit({ times: 60, seconds: 10 * MINUTE }),
    links: createLimit({ times: 10, seconds: 10 * MINUTE }),
    linksOfContact: createLimit({ times: 3, seconds: 60 * MINUTE }),
    async guessed() {
      if (!(await inAll.allows('all')) && (await alarms.allows('all'))) onGuessing();
    },
  };
}
