// The pages over a real database, engine and inbox: an agency with a residence, tenants and a caretaker, and a browser that keeps
// cookies, follows redirects and fills in forms as they stand on the page.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createAgencyRegistry } from '#agency/registry.ts';
import { type Engine, runBatch } from '#engine/batch.ts';
import { ringTimers } from '#engine/timers.ts';
import { createInbox } from '#inbox/receive.ts';
import { testClock } from '#lib/clock.ts';
import { inAgency, rows, run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { createLogger } from '#lib/log.ts';
import { createSigner } from '#lib/signed-link.ts';
import { openDiskStore } from '#media/disk-store.ts';
import { createFileLinks, FILES_PATH } from '#media/links.ts';
import { mediaRouter } from '#media/routes.ts';
import type { OutboxRow } from '#outbox/store.ts';
import { createPageLinks, createPortal } from '#portal/portal.ts';
import { createReferences } from '#tickets/references.ts';
import { startWeb } from '#web/server.ts';
import { createOrderDocuments } from '#work-orders/documents.ts';
import { addTenant, insert, makeWorld, type World } from '../console/world.ts';
import { freshDatabase } from '../support/database.ts';

export type PortalWorld = Awaited<ReturnType<typeof portalWorld>>;

/** Monday 23 November 2026, 11:00 in Paris. */
export async function portalWorld() {
  const database = await freshDatabase({ max: 8 });
  const { db } = database;
  const clock = testClock('2026-11-23T10:00:00Z');
  const world: World = await makeWorld(db);
  await unscoped(db, async (tx) => {
    await run(tx, `insert into senders (channel, address, agency_id) values ('sms', '38123', $1)`, world.agency);
    // Far from those that tests give to tickets which they write themselves.
    await run(tx, 'insert into ticket_references (agency_id, last) values ($1, 5000)', world.agency);
  });
  const agencies = createAgencyRegistry(db);
  const logged: string[] = [];
  const log = createLogger({
    level: 'debug',
    destination: new Writable({
      write(chunk, _, done) {
        logged.push(String(chunk));
        done();
      },
    }),
  });
  const outbox: OutboxRow[] = [];
  const engine: Engine = {
    db,
    clock,
    log,
    agencies,
    references: createReferences(db),
    hasModel: false,
    onWritten: (written) => void outbox.push(...written.outbox),
    beforeCommit: async () => undefined,
  };
  let running: Promise<void> = Promise.resolve();
  const settle = () => {
    running = running.then(async () => {
      do await ringTimers(engine);
      while ((await runBatch(engine)) > 0);
    });
    return running;
  };
  const inbox = createInbox({ db, clock, agencies, wake: () => void settle(), counted: () => undefined });
  const signer = createSigner(['a secret of at least thirty-two characters']);
  const folder = await mkdtemp(join(tmpdir(), 'loge-portal-'));
  const store = await openDiskStore(folder);
  const publicUrl = 'http://loge.test';
  const files = createFileLinks({ signer, clock, publicUrl });
  const guessing: Date[] = [];
  const onGuessing = () => void guessing.push(clock.now());
  const links = createPageLinks({ signer, clock, publicUrl });
  const portal = createPortal({
    documents: createOrderDocuments({ db, clock, agencies, store, ...links }),
    db,
    clock,
    log,
    agencies,
    engine,
    inbox,
    signer,
    store,
    files,
    publicUrl,
    onGuessing,
  });
  const server = await startWeb({
    port: 0,
    log,
    routers: [
      { path: FILES_PATH, router: mediaRouter({ db, clock, signer, store, log }) },
      { path: '/', router: portal.router },
    ],
  });
  const origin = `http://127.0.0.1:${server.port}`;
  const { pageOf } = links;
  const sql = <T>(text: string, ...params: unknown[]) =>
    inAgency(db, world.agency, (tx) => rows<T>(tx, text, ...params));

  return {
    db,
    clock,
    world,
    signer,
    origin,
    logged,
    outbox,
    guessing,
    portal,
    inbox,
    engine,
    settle,
    sql,
    /** A path, as it would stand in a text to that person. */
    pathOf: (person: string) => new URL(pageOf(world.agency, person)).pathname,
    /** A manager's page about a ticket. */
    deskOf: (manager: string, ticket: string) => new URL(pageOf(world.agency, manager, ticket)).pathname,
    /** Nobody has told anything yet. */
    async forget() {
      for (const table of [
        'tickets',
        'ticket_messages',
        'ticket_notes',
        'messages',
        'outbox',
        'cards',
        'alerts',
        'timers',
      ])
        await sql(`delete from ${table} where agency_id = $1`, world.agency);
      await sql(`update mailboxes set machines = '{}', timers = '{}' where agency_id = $1`, world.agency);
      await sql(`update conversations set held_by = null, language = '' where agency_id = $1`, world.agency);
    },
    async caretaker() {
      const person = await addTenant(db, world, {
        name: 'Manuel Costa',
        phone: '+33639980115',
        dwelling: world.dwelling,
      });
      await sql(
        `update person_roles set role = 'caretaker', dwelling_id = null, residence_id = $2 where agency_id = $1 and person_id = $3`,
        world.agency,
        world.residence,
        person.person,
      );
      return person;
    },
    async neighbour(name: string, phone: string, dwellingName: string) {
      const dwelling = newId();
      await inAgency(db, world.agency, (tx) =>
        insert(tx, 'dwellings', {
          agency_id: world.agency,
          id: dwelling,
          residence_id: world.residence,
          building_id: world.building,
          entrance_id: null,
          name: dwellingName,
          floor: '2',
        }),
      );
      return addTenant(db, world, { name, phone, dwelling });
    },
    tickets: () =>
      sql<{
        id: string;
        reference: number;
        category: string;
        urgency: string;
        status: string;
        scope: string;
        hazards: string[];
        conversation_id: string;
        person_id: string | null;
        incident_id: string | null;
      }>(
        `select id, reference, category, urgency, status, scope, hazards, conversation_id, person_id, incident_id from tickets where agency_id = $1 order by reference`,
        world.agency,
      ),
    messages: () =>
      sql<{ id: string; text: string; subject: string; conversation_id: string; kind: string; media_count: number }>(
        `select id, text, subject, conversation_id, kind, media_count from messages where agency_id = $1 and channel = 'form' order by received_at, id`,
        world.agency,
      ),
    browser: (headers: Record<string, string> = {}) => createBrowser(origin, headers),
    async close() {
      await portal.idle();
      await running;
      await server.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

export interface Page {
  status: number;
  path: string;
  html: string;
  headers: Headers;
  /** Without markup, as it is read. */
  text: string;
}

export interface Browser {
  cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  /** The form with that action, with its hidden fields; what is given is filled in. Files make it multipart. */
  send(
    page: Page,
    action: string,
    fields?: Record<string, string>,
    files?: { name: string; bytes: Buffer }[],
  ): Promise<Page>;
}

export function createBrowser(origin: string, headers: Record<string, string> = {}): Browser {
  const cookies = new Map<string, string>();

  async function request(path: string, init: RequestInit = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(origin + path, {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(cookie === '' ? {} : { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location !== null && response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return request(new URL(location, origin + path).href.slice(origin.length));
    }
    const html = await response.text();
    return { status: response.status, path, html, headers: response.headers, text: textOf(html) };
  }

  return {
    cookies,
    get: (path) => request(path),
    async send(page, action, fields = {}, files = []) {
      const form = formOf(page.html, action);
      const body = new FormData();
      for (const [name, value] of [...form.hidden, ...Object.entries(fields)]) body.append(name, value);
      for (const { name, bytes } of files) body.append('photos', new Blob([new Uint8Array(bytes)]), name);
      if (form.multipart) return request(action, { method: 'POST', body });
      const plain = new URLSearchParams([...body].map(([name, value]) => [name, String(value)]));
      return request(action, { method: 'POST', body: plain });
    },
  };
}

function formOf(html: string, action: string): { hidden: [string, string][]; multipart: boolean } {
  const form = [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)]
    .map(([whole]) => whole)
    .find((one) => one.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`the page has no form that goes to ${action}`);
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return {
    hidden: hidden.map(([, name = '', value = '']) => [name, value]),
    multipart: form.includes('enctype="multipart/form-data"'),
  };
}

function textOf(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ');
}
