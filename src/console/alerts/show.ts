// Brings alerts to Slack, emergencies first, and says there that they are settled.
import { inAgency } from '#lib/db.ts';
import { describe } from '#lib/errors.ts';
import { backOffMs } from '../cards/claim.ts';
import { linksOf } from '../cards/files.ts';
import { type Route, routeOf } from '../cards/route.ts';
import { type Showing, TOO_LONG } from '../cards/show.ts';
import { mention } from '../mrkdwn.ts';
import { loadOrderAlerts, ORDER_ALERTS } from '../orders/news.ts';
import type { Sent } from '../slack/api.ts';
import { findAgain } from '../slack/find-again.ts';
import { claimAlerts, markAlerts, NOWHERE, type ShownAlert, type UnshownAlert } from './claim.ts';
import { kindOf } from './kinds.ts';
import { alertMessage } from './message.ts';
import { type AlertRecord, loadAlerts } from './record.ts';
import { noticeChanged, raiseForOperator, settleTaken } from './settle.ts';
import { standIns } from './stand-in.ts';

export interface ShowingAlerts extends Showing {
  /** Where what belongs to no agency is shown. */
  operatorChannel: string | undefined;
}

export const OPERATOR = '~operator';
const ALERT_EVENT = 'loge_alert';
const MOST_AT_ONCE = 20;

export async function showAlerts(showing: ShowingAlerts): Promise<number> {
  const { db, clock } = showing;
  const now = clock.now();
  await settleTaken(db, now);
  await noticeChanged(db);
  if (showing.operatorChannel !== undefined) await raiseForOperator(db, OPERATOR, now);
  const claimed = await claimAlerts(db, now, MOST_AT_ONCE, (tx, agency, alerts) =>
    loadAlerts(
      tx,
      agency,
      alerts.map(({ id }) => id),
    ),
  );
  if (claimed === null) return 0;
  const { alerts, loaded } = claimed;
  const agency = alerts[0]!.agency_id;
  await addOrders(showing, agency, loaded);
  const shown: ShownAlert[] = [];
  // One after the other: few, and their order is what they say.
  const steps = new Set<string>();
  for (const alert of alerts) {
    const record = loaded.get(alert.id);
    const step = `${alert.ticket_id} ${alert.raised_at.getTime()}`;
    const isSecondOfStep = alert.kind === 'emergency' && alert.slack_ts === '' && steps.has(step);
    steps.add(step);
    shown.push(
      record === undefined || isSecondOfStep ? nowhere(alert) : await showAlert(showing, agency, alert, record, loaded),
    );
  }
  await markAlerts(db, agency, now, shown);
  return alerts.length;
}

/** Alerts about orders and quotes show how the repair stands now. */
async function addOrders(
  { db, clock, agencies, slack }: ShowingAlerts,
  agency: string,
  loaded: ReadonlyMap<string, AlertRecord>,
): Promise<void> {
  const about = [...loaded.values()].flatMap(({ id, kind, ticket_id, settled_at }) =>
    ORDER_ALERTS.has(kind) && ticket_id !== null && settled_at === null ? [{ id, kind, ticket: ticket_id }] : [],
  );
  if (about.length === 0) return;
  const { settings } = await agencies.get(agency);
  const orders = await inAgency(db, agency, (tx) => loadOrderAlerts(tx, agency, settings, about, clock.now()));
  for (const [id, order] of orders) loaded.get(id)!.order = order;
  // Links to cards need the address of the workspace.
  await slack.whoAmI();
}

async function showAlert(
  showing: ShowingAlerts,
  agency: string,
  alert: UnshownAlert,
  record: AlertRecord,
  all: ReadonlyMap<string, AlertRecord>,
): Promise<ShownAlert> {
  const { slack, pace, clock, failure } = showing;
  const now = clock.now();
  const settled = record.settled_at !== null;
  // Settled before anybody saw it: nothing to call anybody for.
  if (settled && (alert.slack_ts === NOWHERE || (alert.slack_ts === '' && !alert.doubt))) return nowhere(alert);
  const place = await placeFor(showing, agency, record);
  if (place === null) {
    showing.log.warn(
      { kind: alert.kind, agency },
      'an alert belongs to no agency: set OPERATOR_SLACK_CHANNEL to see such alerts',
    );
    return nowhere(alert);
  }
  const channel = alert.slack_ts === '' ? place.channel : record.slack_channel;
  let ts = alert.slack_ts;
  const done = (change: Partial<ShownAlert>): ShownAlert => ({
    id: alert.id,
    channel: ts === '' ? '' : channel,
    ts,
    settled: false,
    attempts: alert.attempts,
    due_at: null,
    doubt: false,
    saw: null,
    ...change,
  });
  const waitMs = pace.waitMs(channel);
  if (waitMs > 0) return done({ due_at: new Date(now.getTime() + waitMs), doubt: alert.doubt && ts === '' });
  try {
    if (ts === '' && alert.doubt) ts = (await findAgain(slack, channel, ALERT_EVENT, [alert.id])).get(alert.id) ?? '';
  } catch (error) {
    failure.failed(error);
    return done({
      attempts: alert.attempts + 1,
      due_at: new Date(now.getTime() + backOffMs(alert.attempts + 1)),
      doubt: true,
    });
  }
  const message = alertMessage(record, {
    zone: place.zone,
    now,
    calling: place.calling,
    files: linksOf(showing.files, agency),
    permalink: slack.permalink,
  });
  const metadata = { event_type: ALERT_EVENT, event_payload: { id: alert.id } };
  const first = record.first ?? firstOf(record, all);
  // A further rung is told under the first alert, and in the channel again.
  const thread =
    first !== null && first.channel === channel
      ? { thread_ts: first.ts, reply_broadcast: record.kind === 'emergency' }
      : {};
  const send = (shape: typeof message): Promise<Sent> =>
    ts === ''
      ? slack.post({ channel, metadata, ...thread, ...shape })
      : slack.update({ channel, metadata, ...shape, ts });
  let sent = await send(message);
  if (sent.kind === 'refused' && TOO_LONG.test(sent.error))
    sent = await send({ text: message.text, blocks: message.blocks.filter(({ type }) => type === 'actions') });
  switch (sent.kind) {
    case 'sent':
      failure.succeeded();
      record.slack_channel = channel;
      record.slack_ts = ts === '' ? sent.ts : ts;
      return done({ channel, ts: record.slack_ts, settled, attempts: 0, saw: record.saw ?? null });
    case 'gone':
      return done({ channel, ts: NOWHERE, settled: true });
    case 'later':
      pace.refused(channel, sent.afterMs);
      return done({ due_at: new Date(now.getTime() + sent.afterMs) });
    default:
      failure.failed(
        new Error(
          `Slack did not take an alert (${sent.kind}): ${'error' in sent ? sent.error : describe(sent.detail)}`,
        ),
      );
      return done({
        attempts: alert.attempts + 1,
        due_at: new Date(now.getTime() + backOffMs(alert.attempts + 1)),
        doubt: sent.kind === 'unknown' && ts === '',
      });
  }
}

/** An earlier alert of the same emergency, or of the person who goes on, that this very batch has posted. */
function firstOf(record: AlertRecord, all: ReadonlyMap<string, AlertRecord>): AlertRecord['first'] {
  if (record.kind !== 'emergency' && record.kind !== 'more_words') return null;
  const belongs = (other: AlertRecord) =>
    record.kind === 'emergency'
      ? other.kind === 'emergency' && other.ticket_id === record.ticket_id
      : other.kind !== 'more_words' && other.conversation_id === record.conversation_id;
  for (const other of all.values()) {
    if (belongs(other) && other.id !== record.id && other.slack_ts !== '' && other.slack_ts !== NOWHERE) {
      return { channel: other.slack_channel, ts: other.slack_ts };
    }
  }
  return null;
}

async function placeFor(
  showing: ShowingAlerts,
  agency: string,
  record: AlertRecord,
): Promise<{ channel: string; zone: string; calling: string } | null> {
  const known = (await showing.agencies.all()).find(({ id }) => id === agency);
  if (known === undefined)
    return showing.operatorChannel === undefined
      ? null
      : { channel: showing.operatorChannel, zone: 'Europe/Paris', calling: '' };
  const { settings } = known;
  const zone = record.zone ?? settings.agency.timezone;
  if (kindOf(record.kind).pressing) return { channel: settings.slack.emergencies, zone, calling: '<!here>' };
  const route: Route = routeOf(settings, { residence: record.residence, category: record.category ?? '' });
  const named =
    record.kind === 'unclaimed'
      ? standIns(settings, route, showing.clock.now()).map(mention).join(' ') || '<!here>'
      : '';
  return { channel: route.channel, zone, calling: named };
}

function nowhere({ id, attempts }: UnshownAlert): ShownAlert {
  return { id, channel: '', ts: NOWHERE, settled: true, attempts, due_at: null, doubt: false, saw: null };
}
