// Two machines that both answer, on the whole road of a mail: out by SMTP, and in through the reading, the inbox and the flows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inAgency, rows } from '#lib/db.ts';
import { setLogLevel } from '#lib/log.ts';
import type { Letter } from '#sandbox/email/letter.ts';
import type { RehearsalApp } from '#sandbox/rehearsal/rehearse.ts';
import { type RehearsalApps, rehearsalApps } from '../../src/commands/rehearsal-apps.ts';
import { readConfig } from '../../src/config.ts';
import { testServerUrl } from '../support/test-server.ts';

let apps: RehearsalApps;
let app: RehearsalApp;

beforeAll(async () => {
  setLogLevel('error');
  apps = rehearsalApps(readConfig({}), await testServerUrl());
  app = await apps.make();
  await app.play.moveTo('2027-01-05T10:00');
}, 120_000);
afterAll(async () => {
  await app?.stop();
  await apps.close();
});

const REPORT = 'Bonjour, le radiateur du salon est froid depuis hier.';

let count = 0;
/** What a responder makes of a mail that it got. */
type Responder = (mail: Letter) => { head: Record<string, string>; body: string };

function answer({ head, body }: ReturnType<Responder>, from: string, to: string): Buffer {
  const headers = {
    From: from,
    To: to,
    'Message-ID': `<away-${++count}@${from.split('@')[1]}>`,
    'Content-Type': 'text/plain; charset=utf-8',
    ...head,
  };
  return Buffer.from(
    [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body, ''].join('\r\n'),
  );
}

/** Answers whatever comes, until nothing comes. How many mails that made, the person's own not counted. */
async function exchanged(address: string, responder: Responder, rounds = 8): Promise<number> {
  const sent = () => app.play.email.letters.of(address).filter(({ direction }) => direction === 'outbound');
  let answered = 0;
  for (let round = 0; round < rounds; round++) {
    const fresh = sent().slice(answered);
    if (fresh.length === 0) break;
    for (const mail of fresh) {
      answered++;
      await app.play.email.bring({
        from: address,
        to: mail.replyTo,
        source: answer(responder(mail), address, mail.replyTo),
      });
      await app.play.advance(60);
    }
  }
  return sent().length + answered;
}

const threaded = (mail: Letter) => ({ 'In-Reply-To': `<${mail.messageId}>`, References: `<${mail.messageId}>` });
const re = (mail: Letter) => ({ ...threaded(mail), Subject: `Re: ${mail.subject}` });

/** As programs of the wild mark their notices, or do not. */
const RESPONDERS: [name: string, responder: Responder][] = [
  [
    'Outlook, by all rules',
    (mail) => ({
      head: {
        ...threaded(mail),
        Subject: `Réponse automatique : ${mail.subject}`,
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
      },
      body: 'Je suis absente du bureau.',
    }),
  ],
  ['a vacation program', (mail) => ({ head: { ...re(mail), Precedence: 'bulk' }, body: 'En vacances !' })],
  [
    'one that only says so in its subject',
    (mail) => ({ head: { Subject: `Absence du bureau : ${mail.subject}` }, body: 'A bientôt.' }),
  ],
  [
    'one that marks nothing, and sends elsewhere in an emergency',
    (mail) => ({
      head: re(mail),
      body: 'Bonjour,\n\nJe suis actuellement en congés jusqu’au 19 janvier. En cas d’urgence, contactez Mme Durand au 01 99 00 00 99.\n\nCordialement',
    }),
  ],
  [
    'one that marks nothing, and will read it later',
    (mail) => ({ head: re(mail), body: 'Bonjour,\nje prendrai connaissance de votre message à mon retour.' }),
  ],
  [
    'a help desk that marks nothing',
    (mail) => ({
      head: { Subject: `Re: ${mail.subject} [#${++count}]`, ...threaded(mail) },
      body: `Bonjour,\n\nNous avons bien reçu votre message et nous vous répondrons dans les meilleurs délais.\nDossier ${count}.`,
    }),
  ],
  [
    'one in English that marks nothing',
    (mail) => ({ head: re(mail), body: 'I am out of the office until 19 January. For urgent matters contact Bob.' }),
  ],
];

describe('a responder that answers every mail of ours', () => {
  it.each(RESPONDERS)('%s: at most two mails are exchanged', async (_name, responder) => {
    const address = `absent${++count}@example.org`;
    await app.play.say({ from: address, channel: 'email', text: REPORT, subject: 'Radiateur' });
    await app.play.advance(60);
    expect(await exchanged(address, responder)).toBeLessThanOrEqual(2);
    // What a machine says of somebody is kept with the rest, and ends in front of a person where it holds a danger.
    const kept = await inAgency(app.db, app.agency, (tx) =>
      rows(
        tx,
        `select 1 from messages m join addresses a on a.agency_id = $1 and a.id = m.address_id where m.agency_id = $1 and a.value = $2`,
        app.agency,
        address,
      ),
    );
    expect(kept).toHaveLength(2);
  });

  it.each([
    'Notre équipe étudie votre dossier avec attention et reviendra vers vous, dossier NUMBER.',
    'Mon chauffage est encore en panne et il fait très froid ici, dossier NUMBER.',
    'Quand passez-vous ? Je voudrais parler à une personne de chez vous, dossier NUMBER.',
  ])('one that cannot be told from a person is not answered a second time: %s', async (words) => {
    const address = `perroquet${++count}@example.org`;
    await app.play.say({ from: address, channel: 'email', text: REPORT, subject: 'Radiateur' });
    await app.play.advance(60);
    const mails = await exchanged(address, (mail) => ({ head: re(mail), body: words.replace('NUMBER', `${++count}`) }));
    expect(mails).toBeLessThanOrEqual(4);
  });

  it('a danger in a notice still wakes a person', async () => {
    const address = 'veilleur@example.org';
    const source = answer(
      {
        head: { Subject: 'Réponse automatique : alarme', 'Auto-Submitted': 'auto-replied' },
        body: 'ALARME : odeur de gaz au sous-sol du bâtiment A.',
      },
      address,
      'tickets@lilas.example',
    );
    await app.play.email.bring({ from: address, to: 'tickets@lilas.example', source });
    await app.play.advance(60);
    expect(await app.play.received(address)).toEqual([]);
    const alerts = await inAgency(app.db, app.agency, (tx) =>
      rows<{ kind: string }>(
        tx,
        `select l.kind from alerts l join conversations c on c.agency_id = $1 and c.id = l.conversation_id join addresses a on a.agency_id = $1 and a.conversation_id = c.id
         where l.agency_id = $1 and a.value = $2`,
        app.agency,
        address,
      ),
    );
    expect(alerts.map(({ kind }) => kind)).toContain('emergency');
  });
});

describe('a house like ours at the other end', () => {
  it('the two exchange at most two mails, whoever began in the name of the other', async () => {
    const other = await apps.make();
    try {
      await other.play.moveTo('2027-01-05T10:00');
      // Each knows the other under this address, and itself under its own.
      const OTHER = 'contact@bellevue.example';
      const OWN = 'tickets@lilas.example';
      const crossing = (source: string) =>
        Buffer.from(
          Buffer.from(source, 'base64')
            .toString('latin1')
            .replaceAll(OTHER, '~')
            .replaceAll('@lilas.example', '@bellevue.example')
            .replaceAll('tickets@bellevue.example', OTHER)
            .replaceAll('~', OWN),
          'latin1',
        );
      const forged = answer({ head: { Subject: 'Chaudière' }, body: REPORT }, OTHER, OWN);
      await app.play.email.bring({ from: OTHER, to: OWN, source: forged });
      let passed = 0;
      for (let round = 0; round < 6; round++) {
        for (const [from, to] of [
          [app, other],
          [other, app],
        ] as const) {
          await from.play.advance(60);
          const mails = from.play.email.letters.of(OTHER).filter(({ direction }) => direction === 'outbound');
          for (const mail of mails.slice(from === app ? passed : mails.length)) {
            passed++;
            await to.play.email.bring({ from: OTHER, to: OWN, source: crossing(mail.source) });
          }
        }
      }
      expect(passed).toBeGreaterThan(0);
      expect(passed).toBeLessThanOrEqual(2);
      expect(other.play.email.letters.of(OTHER).filter(({ direction }) => direction === 'outbound')).toEqual([]);
    } finally {
      await other.stop();
    }
  }, 60_000);
});
