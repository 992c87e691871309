// The composition root: wires every part, and is the only file that knows them all. Tests override the clock.
import { Registry } from 'prom-client';
import { createAgencyRegistry } from '#agency/registry.ts';
import { peopleTidier } from '#alerts/alike.ts';
import { alertDeadJob } from '#alerts/dead-job.ts';
import { refuseWithoutOnCall } from '#alerts/rota.ts';
import type { Channel } from '#channels/channel.ts';
import { createSmsChannel } from '#channels/sms/channel.ts';
import { createTwilioClient } from '#channels/twilio/client.ts';
import { createWhatsAppChannel } from '#channels/whatsapp/channel.ts';
import { createConsole } from '#console/console.ts';
import { contractorChooser } from '#dispatch/choose-job.ts';
import type { Engine, Written } from '#engine/batch.ts';
import { mediaJobs } from '#engine/media-jobs.ts';
import { putCaseEvent } from '#engine/put-event.ts';
import { messageReader } from '#engine/read-message.ts';
import { newEvents } from '#engine/store.ts';
import { startEngine } from '#engine/worker.ts';
import type { ChannelName } from '#flows/codes.ts';
import { expireRecords } from '#inbox/expire.ts';
import { createInbox } from '#inbox/receive.ts';
import { reconcile } from '#inbox/reconcile.ts';
import { webhookRouter } from '#inbox/webhooks.ts';
import { startQueue } from '#jobs/queue.ts';
import { type Clock, systemClock } from '#lib/clock.ts';
import type { Db } from '#lib/db.ts';
import { listen } from '#lib/listen.ts';
import { logger } from '#lib/log.ts';
import { movableClock } from '#lib/movable-clock.ts';
import { FILES_PATH } from '#media/links.ts';
import { mediaRouter } from '#media/routes.ts';
import { createModel } from '#model/client.ts';
import { createNotices } from '#notices/notices.ts';
import { createSenders } from '#outbox/deliver.ts';
import { createReceipts } from '#outbox/receipts.ts';
import { createPageLinks } from '#portal/portal.ts';
import { createUploads } from '#portal/uploads.ts';
import type { Play } from '#sandbox/play.ts';
import { cardsWanted } from '#tickets/card-wanted.ts';
import { createReferences } from '#tickets/references.ts';
import { healthRouter } from '#web/health.ts';
import { startWeb } from '#web/server.ts';
import { createOrderDocuments } from '#work-orders/documents.ts';
import type { Config } from './config.ts';
import { greeting } from './greeting.ts';
import { createMetrics } from './metrics.ts';
import { openDatabase } from './open-database.ts';
import { openEmail } from './open-email.ts';
import { openFiles } from './open-files.ts';
import { openPortal } from './open-portal.ts';
import { openSandbox } from './open-sandbox.ts';
import { createRest } from './rest.ts';

export type Role = 'all' | 'web' | 'worker';

/** Processes of one deployment tell each other that there is something to do. */
const NOTICE = 'loge_work';

export interface App {
  /** What the start has to say: where to look, and who is a stand-in. */
  says: string[];
  port: number;
  db: Db;
  clock: Clock;
  /** Until nothing is pending, due or on its way at the clock's present time. */
  settle(): Promise<void>;
  /** The first instant later than `after` at which something falls due; null: nothing will, by itself. */
  nextDue(after: Date): Promise<Date | null>;
  /** What one can do in the sandbox, where there is one. */
  play: Play | undefined;
  stop(): Promise<void>;
}

export async function createApp(config: Config, role: Role = 'all', overrides: { clock?: Clock } = {}): Promise<App> {
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return { ...(await wire(config, role, overrides, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function wire(
  config: Config,
  role: Role,
  overrides: { clock?: Clock },
  stops: (() => Promise<void> | void)[],
): Promise<Omit<App, 'stop'>> {
  const log = logger('app');
  const says: string[] = [];
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const works = role !== 'web';
  const serves = role !== 'worker';

  const { db, close } = await openDatabase(config, (line) => says.push(line));
  stops.push(close);
  const metrics = new Registry();
  const counted = createMetrics(metrics, db);

  // ---- time, agencies, stand-ins ------------------------------------------------------------------------------------
  const movable = config.sandbox
    ? await movableClock(db, {
        moved: () => wakeAll(),
        onError: (err) => log.warn({ err }, 'the clock could not be read'),
      })
    : undefined;
  if (movable !== undefined) stops.push(() => movable.close());
  const clock = overrides.clock ?? movable ?? systemClock;
  const agencies = createAgencyRegistry(db);
  if (!config.sandbox) await refuseWithoutOnCall(agencies);
  const {
    sandbox,
    twilio: twilioConfig,
    slack: slackConfig,
    email: standIn,
  } = await openSandbox(config, { serves, works }, { db, clock, agencies });
  if (sandbox !== undefined) stops.push(() => sandbox.stop());

  // ---- slow work ----------------------------------------------------------------------------------------------------
  const queue = await startQueue({ db, log: logger('jobs'), onDead });
  stops.push(() => queue.stop());
  const model = config.model === undefined ? undefined : createModel({ ...config.model, onUse: counted.model });

  const email = await openEmail(config, { db, clock, agencies, standIn });
  stops.push(() => email.close());
  const files = await openFiles(config, { twilio: twilioConfig, clock, publicUrl, others: email.sources });
  stops.push(() => files.close());

  // ---- the road -----------------------------------------------------------------------------------------------------
  const references = createReferences(db);
  stops.push(() => references.giveBack());
  const engine: Engine = {
    db,
    clock,
    log: logger('engine'),
    agencies,
    references,
    hasModel: model !== undefined,
    onWritten,
    beforeCommit: async (tx, agency, messages, choices) => {
      const jobs = messages.map((message) => ({ agency, message }));
      if (choices.length > 0) await queue.enqueue(tx, 'contractor.choose', choices);
      if (model !== undefined) await queue.enqueue(tx, 'message.read', jobs);
    },
  };
  const twilio = createTwilioClient({ ...twilioConfig, apiBaseUrl: twilioConfig.baseUrl, publicUrl });
  stops.push(() => twilio.close());
  const sms = createSmsChannel({ client: twilio });
  const whatsapp = createWhatsAppChannel({ client: twilio });
  const channels = new Map<ChannelName, Channel>([['sms', sms], ['whatsapp', whatsapp], ...email.channels]);
  const leaving = { db, clock, log: logger('outbox'), agencies, alongside: { newEvents, cardsWanted }, wake };
  const pages = createPageLinks({ signer: files.signer, clock, publicUrl });
  const documents = createOrderDocuments({ db, clock, agencies, store: files.store, ...pages });
  stops.push(() => documents.close());
  const senders = createSenders({ ...leaving, channels, ...pages, attachmentsOf: documents.of });
  const receipts = createReceipts(leaving);
  const inbox = createInbox({
    db,
    clock,
    agencies,
    wake: wakeEngine,
    counted: (channel) => counted.received.inc({ channel }),
    fetchFiles: (tx, arrived) => queue.enqueue(tx, 'media.fetch', arrived),
  });
  const managers = createConsole({
    engine,
    db,
    clock,
    log: logger('console'),
    agencies,
    inbox,
    slack: slackConfig,
    operatorChannel: config.operatorSlackChannel,
    files: files.links,
    pageOf: pages.pageOf,
  });
  const loop = works ? startEngine(engine) : undefined;
  const mails =
    works && channels.has('email') ? createNotices({ db, clock, log: logger('notices'), agencies }) : undefined;
  const rest = createRest({ db, loop, queue, senders, receipts, managers, notices: mails });

  senders.start();
  receipts.start();
  mails?.start();
  stops.push(
    () => mails?.stop(),
    () => senders.stop(),
    () => receipts.stop(),
  );
  if (loop !== undefined) stops.push(() => loop.stop());
  await managers.start({ cards: works });
  stops.push(() => managers.stop());
  if (works) {
    email.listen({ inbox, takeReceipt: receipts.take, raised: () => managers.wake() });
    stops.push(() => email.stopListening());
    await queue.work({
      'message.read':
        model === undefined ? async () => undefined : messageReader({ db, clock, model, wake: wakeEngine }),
      'contractor.choose': contractorChooser({
        db,
        clock,
        agencies,
        put: (tx, event) => putCaseEvent(tx, { ...event, type: 'CHOSEN' }),
        wake: wakeEngine,
      }),
      ...mediaJobs({ db, clock, log: logger('media'), fetching: files, model, queue, wake }),
      'inbox.reconcile': async () =>
        void (await reconcile(
          { db, clock, agencies, twilio, receive: (received) => inbox.receive(received) },
          AbortSignal.timeout(240_000),
        )),
      'people.tidy': peopleTidier({ db, clock, changed: () => managers.wake() }),
      'records.expire': async () => {
        await expireRecords({ db, clock, agencies });
        await createUploads({ db, clock, store: files.store }).expire();
      },
    });
  }
  const notices = await listen(db.url, { [NOTICE]: () => wakeAll() }, (err) =>
    log.warn({ err }, 'other processes are not heard for now'),
  );
  stops.push(() => notices.close());

  // ---- doors --------------------------------------------------------------------------------------------------------
  let port = 0;
  if (serves) {
    const ready = async () => void (await db.pool.query('select 1'));
    const raised = () => managers.wake();
    const doors = { db, clock, log: logger('inbox'), agencies, publicUrl, sms, raised };
    const portal = openPortal({ db, clock, agencies, engine, inbox, files, publicUrl, documents, raised });
    stops.push(() => portal.idle());
    const server = await startWeb({
      port: config.port,
      log: logger('web'),
      routers: [
        { path: '/webhooks/twilio', router: webhookRouter({ ...doors, inbox, takeReceipt: receipts.take }) },
        { path: '/slack', router: managers.router },
        { path: FILES_PATH, router: mediaRouter({ db, clock, ...files, log: logger('media') }) },
        { path: '/', router: healthRouter({ metrics, metricsToken: config.metricsToken, ready }) },
        { path: '/', router: portal.router },
        ...(sandbox === undefined ? [] : [{ path: '/sandbox', router: sandbox.router }]),
      ],
    });
    port = server.port;
    stops.push(() => server.close());
  }
  let play: Play | undefined;
  if (sandbox !== undefined && movable !== undefined) {
    const reachedAt = `http://127.0.0.1:${port}`;
    play = await sandbox.connect({ publicUrl, reachedAt, db, clock: movable, agencies, ...rest });
  }
  says.push(...greeting(config, role, config.publicUrl ?? `http://localhost:${port}`));
  return { says, port, db, clock, ...rest, play };

  // ---- what the parts above call ------------------------------------------------------------------------------------

  function onWritten({ outbox, cards, alerts, more }: Written): void {
    counted.batches.inc();
    for (const text of outbox) counted.said.inc({ manner: text.manner });
    senders.handOver(outbox);
    if (cards || alerts) managers.wake();
    if (more) wakeEngine();
  }

  function wake({ events, cards }: { events: boolean; cards: boolean }): void {
    if (events) wakeEngine();
    if (cards) managers.wake();
  }

  function wakeEngine(): void {
    if (loop !== undefined) loop.wake();
    // It looks by itself every half second; this is only sooner.
    else
      db.pool
        .query('select pg_notify($1, null)', [NOTICE])
        .catch((err: unknown) => log.warn({ err }, 'the worker could not be woken'));
  }

  function wakeAll(): void {
    loop?.wake();
    managers.wake();
  }

  async function onDead(job: string, payload: object, why: string): Promise<void> {
    counted.jobs.inc({ job });
    log.error({ job, reason: why }, 'a job failed for good');
    await alertDeadJob({ db, clock }, job, payload, why);
    managers.wake();
  }
}
