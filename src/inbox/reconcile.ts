// Takes in what the webhooks missed while we were down: Twilio tries one twice and then only notes it. The Messages list is read,
// and what we do not have is received as if it had just come.
import type { AgencyRegistry, KnownAgency } from '#agency/registry.ts';
import type { Inbound } from '#channels/channel.ts';
import type { Listed, TwilioClient } from '#channels/twilio/client.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, rows, run } from '#lib/db.ts';
import { sendingAddresses } from '#outbox/senders.ts';

export interface Reconciling {
  db: Db;
  clock: Clock;
  agencies: AgencyRegistry;
  twilio: TwilioClient;
  /** True: it was new. A second one of the same id is refused there. */
  receive(received: { inbound: Inbound; raw: Buffer; headers: Record<string, unknown> }): Promise<boolean>;
}

const MINUTE_MS = 60_000;
/** Twilio's list may lag behind. */
const OVERLAP_MS = 2 * 60 * MINUTE_MS;
/** The webhook of a message just sent may be on its way, and it tells more. */
const SETTLED_MS = MINUTE_MS;
/** Of a number that was never looked at, what is older belongs to whoever had it before. */
const FIRST_LOOK_MS = 15 * MINUTE_MS;
const FURTHEST_MS = 7 * 24 * 60 * MINUTE_MS;

/** How many messages it took in. Throws when Twilio cannot be asked. */
export async function reconcile(from: Reconciling, signal: AbortSignal): Promise<number> {
  let taken = 0;
  for (const agency of await from.agencies.all()) {
    for (const { channel, to } of inboundAddresses(agency)) {
      const began = from.clock.now();
      const since = await lookFrom(from, agency.id, channel, to);
      for (const { inbound, raw } of await missing(from, agency.id, channel, to, since, signal)) {
        if (await from.receive({ inbound, raw, headers: { reconciled: true } })) taken++;
      }
      await note(from, agency.id, channel, to, began);
    }
  }
  return taken;
}

function inboundAddresses({ settings }: KnownAgency): { channel: 'sms' | 'whatsapp'; to: string }[] {
  const { sms, whatsapp } = sendingAddresses(settings);
  return [
    ...(sms === undefined ? [] : [{ channel: 'sms' as const, to: sms.answerTo || sms.from }]),
    ...(whatsapp === undefined ? [] : [{ channel: 'whatsapp' as const, to: whatsapp.from }]),
  ];
}

async function lookFrom({ db, clock }: Reconciling, agency: string, channel: string, to: string): Promise<Date> {
  const [last] = await inAgency(db, agency, (tx) =>
    rows<{ until: Date }>(
      tx,
      `select until from reconciled where agency_id = $1 and channel = $2 and address = $3`,
      agency,
      channel,
      to,
    ),
  );
  const now = clock.now().getTime();
  if (last === undefined) return new Date(now - FIRST_LOOK_MS);
  return new Date(Math.max(now - FURTHEST_MS, last.until.getTime() - OVERLAP_MS));
}

async function note({ db }: Reconciling, agency: string, channel: string, to: string, until: Date): Promise<void> {
  await inAgency(db, agency, (tx) =>
    run(
      tx,
      `insert into reconciled values ($1, $2, $3, $4) on conflict (agency_id, channel, address) do update set until = excluded.until`,
      agency,
      channel,
      to,
      until,
    ),
  );
}

/** Oldest first. */
async function missing(
  from: Reconciling,
  agency: string,
  channel: string,
  to: string,
  since: Date,
  signal: AbortSignal,
): Promise<Listed[]> {
  const listed: Listed[] = [];
  const settled = from.clock.now().getTime() - SETTLED_MS;
  for await (const one of from.twilio.listInbound(to, since, signal)) {
    if (one.inbound.sentAt === null || one.inbound.sentAt.getTime() <= settled) listed.push(one);
  }
  if (listed.length === 0) return [];
  const ours = await inAgency(from.db, agency, (tx) =>
    rows<{ provider_id: string }>(
      tx,
      `select provider_id from messages where agency_id = $1 and channel = $2 and provider_id = any($3::text[])`,
      agency,
      channel,
      listed.map(({ inbound }) => inbound.providerId),
    ),
  );
  const known = new Set(ours.map(({ provider_id }) => provider_id));
  return listed.filter(({ inbound }) => !known.has(inbound.providerId)).reverse();
}
