// One message is asked about many times in a row, by readers who know nothing of each other: what was made of the last text is kept.

/** `read` must be pure, and nobody may change what it gives. */
export function lastRead<T>(read: (text: string) => T): (text: string) => T {
  let last: { text: string; made: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, made: read(text) };
    return last.made;
  };
}
