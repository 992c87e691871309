// Mails to managers through the whole app: a report, the link of its mail, a reply from the page, the digest when the clock passes eight.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inAgency, rows } from '#lib/db.ts';
import { setLogLevel } from '#lib/log.ts';
import type { RehearsalApp } from '#sandbox/rehearsal/rehearse.ts';
import { type RehearsalApps, rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { readConfig } from '../../src/config.ts';
import { createBrowser } from '../portal/world.ts';
import { testServerUrl } from '../support/test-server.ts';

const CLAIRE = { slack: 'U0LILAS0001', email: 'claire.morel@lilas.example' };
const MARC = { slack: 'U0LILAS0002', email: 'marc.vidal@lilas.example' };
let apps: RehearsalApps;
let app: RehearsalApp;

beforeAll(async () => {
  setLogLevel('error');
  apps = rehearsalApps(readConfig({}), await testServerUrl());
  app = await apps.make();
  await app.play.moveTo('2027-01-05T10:00');
}, 120_000);
afterAll(async () => {
  await app.stop();
  await apps.close();
});

// biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever comes
async function call(path: string, body?: unknown): Promise<any> {
  const response = await fetch(`${app.url}/sandbox/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
  return response.json();
}
const received = (address: string) => call(`/received?address=${encodeURIComponent(address)}`);
const wish = (slack: string, mails: string) =>
  inAgency(app.db, app.agency, (tx) =>
    rows(
      tx,
      'update managers set mails_chosen = $3, mails_since = $4 where agency_id = $1 and slack_user = $2 returning id',
      app.agency,
      slack,
      mails,
      new Date('2027-01-05T08:00:00Z'),
    ),
  );

describe('mails to managers', { timeout: 60_000 }, () => {
  it('a new ticket comes at once with a link, from which the tenant is answered under the manager’s name', async () => {
    expect(await wish(CLAIRE.slack, 'at_once')).toHaveLength(1);
    expect(await wish(MARC.slack, 'daily')).toHaveLength(1);
    const [someone] = await inAgency(app.db, app.agency, (tx) =>
      rows<{ phone: string }>(
        tx,
        `select a.value as phone from addresses a join person_addresses l on l.address_id = a.id join person_roles r on r.person_id = l.person_id
         where a.agency_id = $1 and a.kind = 'phone' and a.line = 'mobile' and r.role = 'tenant' and r.to_date is null order by a.value limit 1`,
        app.agency,
      ),
    );
    await call('/say', { from: someone!.phone, channel: 'sms', text: 'La serrure de ma porte est cassée' });
    await call('/clock', { advance_s: 120 });
    const mails = (await received(CLAIRE.email)) as { subject: string; text: string; channel: string }[];
    const mail = mails.find(({ text }) => text.includes('serrure'))!;
    expect(mail).toMatchObject({ channel: 'email', subject: expect.stringMatching(/^Demande \d+ : /) });
    expect((await received(MARC.email)).some(({ text }: { text: string }) => text.includes('serrure'))).toBe(true);
    const path = /https?:\/\/[^\s]+(\/gestion\/\S+)/.exec(mail.text)![1]!;
    const browser = createBrowser(app.url);
    const page = await browser.get(path);
    expect(page.text).toContain('La serrure de ma porte est cassée');
    const done = await browser.send(page, path, { message: 'Bonjour, le serrurier passe demain.' });
    expect(done.status).toBe(200);
    await call('/clock', { advance_s: 60 });
    const texts = (await received(someone!.phone)) as { text: string }[];
    expect(texts.at(-1)!.text).toContain('le serrurier passe demain.');
  });

  it('the digest comes when the clock passes eight, to who wishes it, once', async () => {
    const digests = async (email: string) =>
      ((await received(email)) as { subject: string; text: string }[]).filter(({ subject }) => /hier/.test(subject));
    expect(await digests(MARC.email)).toHaveLength(0);
    await call('/clock', { to: '2027-01-06T09:00' });
    const [digest, ...more] = await digests(MARC.email);
    expect(more).toHaveLength(0);
    expect(digest!.text).toMatch(/Demandes depuis hier : \d+\./);
    expect(digest!.text).toMatch(/\/gestion\//);
    expect(await digests(CLAIRE.email)).toHaveLength(0);
    await call('/clock', { to: '2027-01-07T09:00' });
    expect((await digests(MARC.email)).length).toBeLessThanOrEqual(2);
  });
});
