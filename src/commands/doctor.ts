// loge doctor: looks whether everything is set up to go live, and says what to mend. Changes nothing.
import type { KnownAgency } from '#agency/registry.ts';
import { createAgencyRegistry } from '#agency/registry.ts';
import { ladderAt } from '#alerts/rota.ts';
import { rosterOf } from '#dispatch/roster.ts';
import { ruleWarnings } from '#dispatch/rules.ts';
import { VOICE_PATH } from '#inbox/voice.ts';
import { type Db, inAgency, rows, unscoped } from '#lib/db.ts';
import { parsePhone } from '#lib/phone.ts';
import { localDate } from '#lib/zone.ts';
import type { Config } from '../config.ts';
import type { Command } from './command.ts';
import { mail, storage } from './doctor-storage.ts';

export type Finding = { ok: true; says: string } | { ok: false; says: string; mend: string };

export const command: Command = async (_args, { config, clock, out, database }) => {
  const findings: Finding[] = [...settings(config)];
  const db = await database();
  const agencies = await createAgencyRegistry(db).all();
  if (agencies.length === 0)
    findings.push({
      ok: false,
      says: 'no agency',
      mend: 'write an agency file and run: npm run loge -- apply FILE.yaml',
    });
  for (const agency of agencies) findings.push(...(await ofAgency(db, agency, clock.now())));
  if (config.twilio !== undefined) findings.push(...(await twilio(config)));
  if (config.slack !== undefined) findings.push(await slack(config));
  if (config.model?.baseURL !== undefined || config.model?.apiKey !== undefined) findings.push(await model(config));
  findings.push(...(await mail(config)), ...(await storage(config)));
  for (const finding of findings) out(finding.ok ? `ok    ${finding.says}` : `mend  ${finding.says}: ${finding.mend}`);
  return findings.every((finding) => finding.ok) ? 0 : 1;
};

function settings(config: Config): Finding[] {
  const set = (present: boolean, says: string, mend: string): Finding =>
    present ? { ok: true, says } : { ok: false, says: `${says} is missing`, mend };
  return [
    set(
      config.publicUrl?.startsWith('https://') === true,
      'PUBLIC_URL',
      'set it to the https address under which Twilio and Slack reach this server',
    ),
    set(
      config.secretKeys.length > 0,
      'SECRET_KEY',
      'set 32 characters or more, for example from `openssl rand -hex 32`',
    ),
    set(
      config.twilio !== undefined,
      'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN',
      'copy them from the first page of the Twilio console',
    ),
    set(config.slack !== undefined, 'SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET', 'copy them from your Slack app'),
    set(
      config.databaseUrl !== undefined,
      'DATABASE_URL',
      'fine on one machine (a built-in PostgreSQL is used); set it to keep the data on a server with backups',
    ),
  ];
}

async function ofAgency(db: Db, { id, settings }: KnownAgency, now: Date): Promise<Finding[]> {
  const ladder = ladderAt(settings, now);
  const sms = settings.senders.sms;
  const [counted] = await unscoped(db, (tx) =>
    rows<{ people: number; dead: number; waiting: number }>(
      tx,
      `select (select count(*) from people where agency_id = $1) as people, (select count(*) from events where agency_id = $1 and state = 'dead') as dead,
         (select count(*) from alerts where agency_id = $1 and settled_at is null and slack_ts = '') as waiting`,
      id,
    ),
  );
  const { people, dead } = counted!;
  const findings: Finding[] = [
    ladder.length > 0
      ? { ok: true, says: `${id}: ${ladder.length} on call` }
      : {
          ok: false,
          says: `${id}: nobody is on call`,
          mend: 'add on_call to its file: without it an emergency wakes nobody',
        },
    people > 0
      ? { ok: true, says: `${id}: ${people} people in the directory` }
      : {
          ok: false,
          says: `${id}: the directory is empty`,
          mend: 'npm run loge -- import places FILE.csv, then import people FILE.csv',
        },
    dead === 0
      ? { ok: true, says: `${id}: no dead events` }
      : {
          ok: false,
          says: `${id}: ${dead} dead events`,
          mend: 'look at the alerts in Slack; npm run loge -- why MESSAGE tells more',
        },
  ];
  findings.push(...(await ofContractors(db, { id, settings }, now)));
  if (typeof sms === 'string' && /^\+33[67]/.test(parsePhone(sms)?.address ?? sms)) {
    findings.push({
      ok: false,
      says: `${id}: texts leave from ${sms}`,
      mend: 'French operators block application traffic from mobile numbers: use a short code, or a name with an inbound number',
    });
  }
  return findings;
}

/** Rules that do nothing, and insurances that end: both are found out too late otherwise. */
async function ofContractors(
  db: Db,
  { id, settings }: Pick<KnownAgency, 'id' | 'settings'>,
  now: Date,
): Promise<Finding[]> {
  const roster = await inAgency(db, id, rosterOf);
  const warnings = ruleWarnings(settings, roster);
  const today = localDate(now, settings.agency.timezone);
  const ended = roster.all.filter(({ insuredUntil }) => insuredUntil !== null && insuredUntil < today);
  return [
    ...warnings.map(
      (warning): Finding => ({
        ok: false,
        says: `${id}: ${warning}`,
        mend: 'write the name as in the list of contractors, or import that list',
      }),
    ),
    ...(settings.rules.length > 0 && warnings.length === 0
      ? [{ ok: true, says: `${id}: ${settings.rules.length} standing rules` } as const]
      : []),
    ...ended.map(
      ({ company, insuredUntil }): Finding => ({
        ok: false,
        says: `${id}: the insurance of "${company}" ended on ${insuredUntil}`,
        mend: 'no order goes there until its new end is entered: /loge prestataires in Slack, or the list',
      }),
    ),
  ];
}

async function twilio({ twilio: account, publicUrl }: Config): Promise<Finding[]> {
  const base = account!.baseUrl ?? 'https://api.twilio.com';
  const response = await ask(
    `${base}/2010-04-01/Accounts/${account!.accountSid}/IncomingPhoneNumbers.json?PageSize=100`,
    {
      authorization: `Basic ${Buffer.from(`${account!.accountSid}:${account!.authToken}`).toString('base64')}`,
    },
  );
  if (typeof response === 'string') return [{ ok: false, says: 'Twilio does not answer', mend: response }];
  if (response.status === 401)
    return [{ ok: false, says: 'Twilio refuses the account', mend: 'check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN' }];
  const { incoming_phone_numbers: numbers = [] } = (await response.json()) as {
    incoming_phone_numbers?: { phone_number: string; sms_url: string; voice_url?: string }[];
  };
  const wanted = `${publicUrl ?? ''}/webhooks/twilio/messages`;
  const calls = `${publicUrl ?? ''}${VOICE_PATH}`;
  return [
    { ok: true, says: 'Twilio accepts the account' },
    ...numbers
      .filter((number) => number.sms_url !== wanted)
      .map(
        (number): Finding => ({
          ok: false,
          says: `Twilio sends texts to ${number.phone_number} to ${number.sms_url || 'nobody'}`,
          mend: `set "A message comes in" of that number to ${wanted}`,
        }),
      ),
    ...numbers
      .filter((number) => number.voice_url !== calls)
      .map(
        (number): Finding => ({
          ok: false,
          says: `Twilio sends calls to ${number.phone_number} to ${number.voice_url || 'nobody'}`,
          mend: `set "A call comes in" of that number to ${calls}`,
        }),
      ),
  ];
}

async function slack({ slack: app }: Config): Promise<Finding> {
  const base = app!.apiUrl ?? 'https://slack.com/api/';
  const response = await ask(
    new URL('auth.test', base.endsWith('/') ? base : `${base}/`).href,
    { authorization: `Bearer ${app!.botToken}` },
    'POST',
  );
  if (typeof response === 'string') return { ok: false, says: 'Slack does not answer', mend: response };
  const said = (await response.json()) as { ok: boolean; error?: string; team?: string };
  if (!said.ok)
    return {
      ok: false,
      says: `Slack refuses the token (${said.error})`,
      mend: 'install the app again and copy SLACK_BOT_TOKEN',
    };
  return { ok: true, says: `Slack accepts the token${said.team ? ` (${said.team})` : ''}` };
}

async function model({ model: server }: Config): Promise<Finding> {
  const base = server!.baseURL ?? 'https://api.openai.com/v1';
  const response = await ask(
    `${base.replace(/\/$/, '')}/models`,
    server!.apiKey ? { authorization: `Bearer ${server!.apiKey}` } : {},
  );
  if (typeof response === 'string')
    return {
      ok: false,
      says: 'the model server does not answer',
      mend: `${response} (messages are read offline meanwhile)`,
    };
  return response.ok
    ? { ok: true, says: 'the model server answers' }
    : {
        ok: false,
        says: `the model server answers ${response.status}`,
        mend: 'check OPENAI_API_KEY and OPENAI_BASE_URL',
      };
}

/** The answer, or why there is none. */
async function ask(url: string, headers: Record<string, string>, method = 'GET'): Promise<Response | string> {
  try {
    return await fetch(url, { method, headers, signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    return `${new URL(url).host}: ${error instanceof Error ? error.message : String(error)}`;
  }
}
