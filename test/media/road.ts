// The road of a file: an inbound message, the jobs that it brings, the engine that hears of them. The network and the model are played.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createAgencyRegistry } from '#agency/registry.ts';
import { mailMedia } from '#channels/email/media-source.ts';
import { twilioMedia } from '#channels/twilio/media.ts';
import { mediaJobs } from '#engine/media-jobs.ts';
import { messageReader } from '#engine/read-message.ts';
import { startEngine } from '#engine/worker.ts';
import { createInbox } from '#inbox/receive.ts';
import type { JobName } from '#jobs/catalog.ts';
import type { Handlers } from '#jobs/queue.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { RetryLater } from '#lib/errors.ts';
import { createLogger } from '#lib/log.ts';
import { openDiskStore } from '#media/disk-store.ts';
import type { FileStore } from '#media/file-store.ts';
import type { MediaRow } from '#media/store.ts';
import { failed, type Model, type ModelResult } from '#model/model.ts';
import { createReferences } from '#tickets/references.ts';
import { makeWorld } from '../console/world.ts';
import { freshDatabase } from '../support/database.ts';
import { type FileAnswer, startFakeMedia } from '../support/fake-media.ts';

const ACCOUNT = { accountSid: 'AC00000000000000000000000000000001', authToken: 'secret-token' };
const PHONE = '+33611223344';

interface Job {
  name: JobName;
  payload: object;
}

export async function openRoad({ hasModel = true, maxWait = 300 }: { hasModel?: boolean; maxWait?: number } = {}) {
  const fresh = await freshDatabase({ max: 8 });
  const { db } = fresh;
  const world = await makeWorld(db);
  await unscoped(db, (tx) =>
    run(tx, `insert into senders (channel, address, agency_id) values ('whatsapp', 'whatsapp:+33757000000', 'lilas')`),
  );
  const folder = mkdtempSync(join(tmpdir(), 'loge-road-'));
  const disk = await openDiskStore(folder);
  const api = await startFakeMedia();
  const clock = testClock('2026-11-23T09:00:00Z');
  const log = createLogger({ level: 'silent' });
  const agencies = createAgencyRegistry(db);
  const source = twilioMedia({ ...ACCOUNT, apiBaseUrl: api.origin, timeoutMs: maxWait });
  // A mail that is nothing but its file.
  const mail = mailMedia({ openMedia: async (_, raw) => (raw === null ? null : Readable.from([raw])) });
  const jobs: Job[] = [];
  let hears: () => ModelResult<string> = () => failed('unreachable', 'nobody there');
  const model: Model = {
    name: 'played',
    canSee: false,
    ask: async () => failed('invalid', 'it only listens'),
    transcribe: async () => hears(),
  };
  // Tests put their own in its place, to see what a store that is away does.
  const store: FileStore = { ...disk };
  const engine = startEngine({
    db,
    clock,
    log,
    agencies,
    references: createReferences(db),
    hasModel,
    onWritten: () => undefined,
    beforeCommit: async () => undefined,
  });
  const inbox = createInbox({
    db,
    clock,
    agencies,
    wake: () => engine.wake(),
    counted: () => undefined,
    fetchFiles: async (_tx, files) =>
      void jobs.push(...files.map((payload) => ({ name: 'media.fetch', payload }) as const)),
  });
  const handlers: Partial<Handlers> = {
    ...mediaJobs({
      db,
      clock,
      log,
      fetching: { store, sources: [source, mail] },
      model: hasModel ? model : undefined,
      queue: {
        enqueue: async (_tx, name, payloads) => void jobs.push(...payloads.map((payload) => ({ name, payload }))),
      },
      wake: () => engine.wake(),
    }),
    'message.read': messageReader({ db, clock, model, wake: () => engine.wake() }),
  };
  let serial = 0;

  return {
    ...world,
    db,
    clock,
    api,
    jobs,
    store,
    disk,
    /** What the model server makes of voice notes from now on. */
    model(answer: string | ModelResult<string>): void {
      hears = () =>
        typeof answer === 'string' ? { kind: 'answer', value: answer, tokens: { in: 0, out: 0 } } : answer;
    },
    /** The tenant sends files by WhatsApp: the answers of the network to each. The message's id. */
    async sends(
      kind: 'photo' | 'audio' | 'text',
      files: readonly (readonly FileAnswer[])[],
      text = '',
    ): Promise<string> {
      const providerId = `MM${++serial}`;
      const media = files.map((answers, i) => {
        const path = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Messages/${providerId}/Media/ME${i}`;
        api.answers.set(path, [...answers]);
        return {
          source: `https://api.twilio.com${path}`,
          contentType: kind === 'audio' ? 'audio/ogg' : 'image/jpeg',
          name: '',
        };
      });
      const inbound = {
        channel: 'whatsapp',
        providerId,
        from: { kind: 'phone', value: PHONE },
        to: 'whatsapp:+33757000000',
        kind,
        text,
        subject: '',
        media,
        sentAt: null,
        optOutType: null,
        unanswerable: '',
        extra: {},
      } as const;
      await inbox.receive({ inbound: { ...inbound, media }, raw: Buffer.from(text), headers: {} });
      await engine.settle();
      const [message] = await inAgency(db, 'lilas', (tx) =>
        rows<{ id: string }>(tx, 'select id from messages where provider_id = $1', providerId),
      );
      return message!.id;
    },
    /** The jobs that wait, as the queue runs them: what must be tried again waits again. The reasons why. */
    async work(): Promise<string[]> {
      const reasons: string[] = [];
      const again: Job[] = [];
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
        try {
          await handlers[job.name]!(job.payload as never);
        } catch (error) {
          reasons.push(error instanceof RetryLater ? error.message : `crashed: ${(error as Error).message}`);
          again.push(job);
        }
      }
      jobs.push(...again);
      await engine.settle();
      return reasons;
    },
    async pass(seconds: number): Promise<void> {
      clock.advance(seconds * 1000);
      await engine.settle();
    },
    media: (message: string) =>
      inAgency(db, 'lilas', (tx) =>
        rows<MediaRow>(tx, 'select * from media where message_id = $1 order by id', message),
      ),
    read: <T>(sql: string, ...params: unknown[]) => inAgency(db, 'lilas', (tx) => rows<T>(tx, sql, ...params)),
    async close(): Promise<void> {
      await engine.stop();
      await source.close();
      await api.close();
      await fresh.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Road = Awaited<ReturnType<typeof openRoad>>;
