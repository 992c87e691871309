// The files of mails, for whoever fetches files: out of the mail as it was kept, or from the mailbox where it was too large for that.
import { Readable } from 'node:stream';
import type { MediaSource } from '../media-source.ts';
import type { EmailChannel } from './channel.ts';
import { IN_MAILBOX, IN_RAW } from './media.ts';

export function mailMedia(channel: Pick<EmailChannel, 'openMedia'>): MediaSource {
  return {
    owns: (source) => source.startsWith(IN_RAW) || source.startsWith(IN_MAILBOX),
    async open(source, signal, raw) {
      const needed = source.startsWith(IN_RAW) ? await raw() : null;
      try {
        const bytes = await channel.openMedia(source, needed);
        if (bytes === null) return { kind: 'missing', detail: 'the mail or its part is gone' };
        // Nobody says what it is or how long: the mail's own words stand in the row.
        return {
          kind: 'open',
          stream: Readable.from(bytes, { signal, objectMode: false }),
          contentType: '',
          size: null,
        };
      } catch (error) {
        if (error instanceof TypeError) throw error;
        const { code, name } = error as { code?: unknown; name?: unknown };
        return { kind: 'later', detail: String(code ?? name) };
      }
    },
  };
}
