// Calls to our numbers are passed on: to the agency while it is open, at night to whoever is on call, one after the other, and never
// end dead: who reaches nobody hears when they are called back, and that is a task for the managers.
import express, { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { nextOpening } from '#agency/office-hours.ts';
import type { AgencyRegistry, KnownAgency } from '#agency/registry.ts';
import type { AgencySettings } from '#agency/settings.ts';
import { ladderAt } from '#alerts/rota.ts';
import type { RawRequest } from '#channels/channel.ts';
import { type Call, parseCall } from '#channels/voice/call.ts';
import { askForKey, goOn, hangUp, ring, say } from '#channels/voice/twiml.ts';
import { momentOf } from '#flows/texts/dates.ts';
import { SPOKEN } from '#flows/texts/spoken.ts';
import type { Clock } from '#lib/clock.ts';
import { type Db, inAgency, run, unscoped } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { displayPhone, parsePhone } from '#lib/phone.ts';
import { createAddresses } from './addresses.ts';

export const VOICE_PATH = '/webhooks/twilio/voice';

export interface VoiceOptions {
  db: Db;
  clock: Clock;
  log: Logger;
  agencies: AgencyRegistry;
  publicUrl: string;
  isAuthentic(request: RawRequest): boolean;
  /** A task for the managers was written. */
  raised(): void;
}

export interface Rung {
  number: string;
  /** Somebody's own telephone, behind which a machine may answer. */
  own: boolean;
}

/** More would let it ring for minutes. */
const MOST_RUNG = 4;
const LARGEST_BODY = '64kb';

/** In the order in which they are rung. A number of ours that is forwarded to itself would ring for ever. */
export function numbersToRing(settings: AgencySettings, at: Date, { from, to }: Pick<Call, 'from' | 'to'>): Rung[] {
  const { phone, night_phone: night } = settings.agency;
  const open = nextOpening(settings, at) <= at;
  const house = open ? [phone] : night === undefined ? [] : [night];
  const onCall = ladderAt(settings, at);
  const numbers = [...house.map((number) => parsePhone(number)?.address ?? number), ...onCall];
  return [...new Set(numbers)]
    .filter((number) => number !== from && number !== to)
    .slice(0, MOST_RUNG)
    .map((number) => ({ number, own: onCall.includes(number) }));
}

export function voiceRouter(options: VoiceOptions): Router {
  const { clock, log, agencies, publicUrl, isAuthentic } = options;
  const router = Router();
  router.use(express.raw({ type: () => true, limit: LARGEST_BODY }));
  router.use((request, response, next) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (isAuthentic({ url: publicUrl + request.originalUrl, headers: request.headers, body })) next();
    else response.status(403).type('text/plain').send('wrong signature\n');
  });

  router.post('/', async (request, response) => {
    const call = parseCall(request.body as Buffer);
    const agency = await agencyOf(call.to);
    if (agency === null) {
      log.warn('a call to a number that belongs to no agency');
      return answer(response, say(SPOKEN.fr.unknownNumber, 'fr'));
    }
    const tried = Math.max(0, Math.trunc(Number(request.query.tried) || 0));
    if (tried > 0 && call.answered) return answer(response, goOn());
    const next = call.ended ? undefined : numbersToRing(agency.settings, clock.now(), call)[tried];
    if (next !== undefined) {
      const screen = `${publicUrl}${VOICE_PATH}/screen?agency=${encodeURIComponent(agency.id)}`;
      const after = `${publicUrl}${VOICE_PATH}?tried=${tried + 1}`;
      return answer(response, ring({ number: next.number, next: after, screen: next.own ? screen : null }));
    }
    await missed(agency.id, call);
    answer(response, call.ended ? goOn() : say(goodbye(agency, call), agency.settings.agency.language));
  });

  router.post('/screen', async (request, response) => {
    const { settings } = await agencies.get(String(request.query.agency ?? ''));
    const { name, language } = settings.agency;
    answer(response, askForKey(SPOKEN[language].pressOne(name), language, `${publicUrl}${VOICE_PATH}/screened`));
  });

  router.post('/screened', (request: Request, response: Response) => {
    answer(response, parseCall(request.body as Buffer).digits === '1' ? goOn() : hangUp());
  });

  return router;

  async function agencyOf(to: string): Promise<KnownAgency | null> {
    const id = (await agencies.ofSender('sms', to)) ?? (await agencies.ofSender('whatsapp', `whatsapp:${to}`));
    return id === null ? null : agencies.get(id);
  }

  function goodbye({ settings }: KnownAgency, { from }: Call): string {
    const { name, language, timezone, phone } = settings.agency;
    const words = SPOKEN[language];
    if (from === '') return words.nobodyKnown(name);
    const now = clock.now();
    const opens = nextOpening(settings, now);
    const when = { zone: timezone, language, now: now.getTime() };
    const moment = opens <= now ? { fr: "aujourd'hui", en: 'today' }[language] : momentOf(opens.getTime(), when);
    return words.nobody(name, moment, displayPhone(parsePhone(phone)?.address ?? phone));
  }

  /** Twilio may ask twice: a call is missed once. */
  async function missed(agency: string, { id, from }: Call): Promise<void> {
    const { db } = options;
    const now = clock.now();
    if (from !== '') await unscoped(db, (tx) => createAddresses(tx, [{ agency, kind: 'phone', value: from }], now));
    await inAgency(db, agency, (tx) => run(tx, MISSED, agency, newId(), from, JSON.stringify({ call: id }), now, id));
    options.raised();
  }
}

// $1 agency, $2 id, $3 caller, $4 data, $5 now, $6 call
const MISSED = `
insert into alerts (agency_id, id, kind, conversation_id, data, raised_at)
select $1, $2, 'missed_call', (select a.conversation_id from addresses a where a.agency_id = $1 and a.kind = 'phone' and a.value = $3), $4::jsonb, $5
where not exists (select 1 from alerts k where k.agency_id = $1 and k.kind = 'missed_call' and k.data ->> 'call' = $6)`;

function answer(response: Response, twiml: string): void {
  response.status(200).type('text/xml').send(twiml);
}
