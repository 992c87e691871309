#!/usr/bin/env node
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
// Drives one product as Twilio would and reports what came back. See README.md.
import net from 'node:net';
import { numberAt } from './numbers.ts';
import { tree, usage } from './proc.ts';
import { MessageReader, now, parseArgs, pct } from './wire.mjs';

const a = parseArgs(process.argv.slice(2), {
  url: 'http://127.0.0.1:3000/webhook', // where the messages are posted
  'public-url': '', // the URL that is signed, when it is not --url
  token: '',
  account: 'ACbench00000000000000000000000000',
  to: '+15005550006',
  channel: 'sms',
  concurrency: 10,
  rate: 0, // closed loop with N senders, or open loop with R messages a second
  count: 500,
  duration: 0, // stop after N messages, or after S seconds
  pool: 0, // 0: a new number for every message; N: N numbers in turn
  'number-base': -1,
  seed: 1,
  body: '',
  warmup: 0,
  stub: 'http://127.0.0.1:9099',
  kind: 'twilio',
  'no-replies': false, // do not wait for replies (HTTP floor)
  quiet: 5,
  'drain-max': 120, // stop waiting after S s without a new reply / after S s in all
  timeout: 30,
  header: '',
  mode: 'twilio', // mode mailgate: RT's REST mail gateway
  queue: 'General',
  pid: 0, // pid: sample memory and CPU of that process tree
  'kill-at': 0,
  'kill-delay': 5,
  restart: '',
  'ready-url': '',
  'pid-file': '',
  'retry-unacked': false,
  'ready-status': 0,
  resend: 0, // fraction of accepted messages posted again with the same MessageSid
  label: '',
  raw: '',
});
if (a.rate && !process.argv.some((x) => x.startsWith('--concurrency'))) a.concurrency = 1000;
const target = new URL(a.url),
  signUrl = a['public-url'] || a.url;
const stub = new URL(a.stub);

// ---- messages -------------------------------------------------------------------------------
const base = a['number-base'] >= 0 ? a['number-base'] : crypto.randomInt(0, 2_000_000);
const number = (i) => numberAt(base + (a.pool ? i % a.pool : i));
const PROBLEMS = [
  'The kitchen sink is leaking under the cabinet and the towel is soaked',
  'No hot water since this morning in the whole apartment',
  'There is a burning smell coming from the outlet in the bedroom',
  'Toilet is clogged and overflowing, please hurry',
  'The AC is blowing warm air, it is 91 degrees in here',
  'My front door lock is jammed and I cannot get in',
  'Heater not working, the thermostat screen is blank',
  'I saw two mice in the pantry last night',
  'Fridge stopped cooling, the food is getting warm',
  'Water is coming through the bathroom ceiling!!',
  'Smoke detector keeps chirping every minute',
  'The garbage disposal hums but does not spin',
  'Window in the living room will not close any more',
  'Hi, how do I pay my rent online?',
  'Half of the lights went out and the breaker will not reset',
];
const PLACES = ['unit 4B', 'apt 12', '#207', 'Unit 3', 'the Maple St place', 'apartment 1501', 'unit 7, Oak Court', ''];
let s = a.seed >>> 0;
const rnd = (n) => {
  s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
  return Math.floor((s / 2 ** 32) * n);
};
const enc = (v) =>
  encodeURIComponent(v)
    .replace(/[!'()*]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase())
    .replace(/%20/g, '+');
const sids = [],
  fromOf = [],
  texts = [];

const writers = new Set();
function request(i) {
  const from = number(i),
    sid = (sids[i] ??= 'SM' + crypto.randomBytes(16).toString('hex'));
  fromOf[i] = from;
  writers.add(from);
  const text = (texts[i] ??=
    a.body ||
    [PROBLEMS[rnd(PROBLEMS.length)], PLACES[rnd(PLACES.length)]].filter(Boolean).join(', ') +
      (rnd(3) ? '' : ' - thanks, ref ' + i));
  if (a.mode === 'mailgate') return mailgate(i, text);
  const wa = a.channel === 'whatsapp' ? 'whatsapp:' : '';
  const f = {
    ToCountry: 'US',
    ToState: 'CA',
    SmsMessageSid: sid,
    NumMedia: '0',
    ToCity: 'SAN FRANCISCO',
    FromZip: '94105',
    SmsSid: sid,
    FromState: 'CA',
    SmsStatus: 'received',
    FromCity: 'OAKLAND',
    Body: text,
    FromCountry: 'US',
    To: wa + a.to,
    ToZip: '94105',
    NumSegments: '1',
    MessageSid: sid,
    AccountSid: a.account,
    From: wa + from,
    ApiVersion: '2010-04-01',
  };
  const body = Object.entries(f)
    .map(([k, v]) => enc(k) + '=' + enc(v))
    .join('&');
  let h = `POST ${target.pathname}${target.search} HTTP/1.1\r\nHost: ${target.host}\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\nContent-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nI-Twilio-Idempotency-Token: ${sid}\r\n`;
  if (a.token)
    h += `X-Twilio-Signature: ${crypto
      .createHmac('sha1', a.token)
      .update(
        signUrl +
          Object.keys(f)
            .sort()
            .map((k) => k + f[k])
            .join(''),
      )
      .digest('base64')}\r\n`;
  if (a.header) h += a.header + '\r\n';
  return `${h}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
function mailgate(i, text) {
  // one message per sender address, as rt-mailgate posts it
  const addr = `tenant${fromOf[i].slice(1)}@tenants.example`;
  fromOf[i] = addr;
  writers.add(addr);
  const mail =
    `From: Tenant ${i} <${addr}>\r\nTo: maintenance@bench.example\r\nSubject: ${text.slice(0, 50)}\r\nMessage-ID: <${sids[i]}@tenants.example>\r\nDate: ${new Date().toUTCString()}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`.replaceAll(
      '\r\n',
      '\n',
    );
  const bnd = 'bench' + sids[i];
  const part = (n, v, x = '') => `--${bnd}\r\nContent-Disposition: form-data; name="${n}"${x}\r\n\r\n${v}\r\n`;
  const body =
    part('SessionType', 'REST') +
    part('queue', a.queue) +
    part('action', 'correspond') +
    part('message', mail, '; filename=""\r\nContent-Type: application/octet-stream') +
    `--${bnd}--\r\n`;
  return `POST ${target.pathname} HTTP/1.1\r\nHost: ${target.host}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=${bnd}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

// ---- senders --------------------------------------------------------------------------------
const sentAt = [],
  ackMs = [],
  okAt = [],
  status = {};
let failed = 0,
  killed = false,
  stopAll = false;
const unacked = new Set();

class Sender {
  #sock = null;
  #done = null;
  #timer = null;
  used = 0;
  post(raw) {
    return new Promise((resolve) => {
      const t0 = now();
      let retried = false;
      const finish = (code, body) => {
        if (!this.#done) return;
        this.#done = null;
        clearTimeout(this.#timer);
        if (code <= 0) {
          this.#sock?.destroy();
          this.#sock = null;
        }
        resolve({ t0, t1: now(), code, body });
      };
      const go = () => {
        this.#done = finish;
        const fresh = !this.#sock;
        if (fresh) this.#open();
        const stale = () => {
          // a kept-alive connection closed under us before any answer: connect once more, as HTTP clients do
          if (!fresh && !retried && !killed) {
            retried = true;
            this.#sock?.destroy();
            this.#sock = null;
            go();
          } else finish(0);
        };
        this.onLost = stale;
        this.#sock.write(raw);
      };
      this.#timer = setTimeout(() => finish(-1), a.timeout * 1000);
      go();
    });
  }
  #open() {
    const sock = (this.#sock = net.connect({ host: target.hostname, port: Number(target.port || 80), noDelay: true }));
    const r = new MessageReader(
      (head, body) => {
        const code = Number(head.slice(9, 12));
        const close = /\r\nconnection:\s*close/i.test(head) || head.startsWith('HTTP/1.0');
        if (close) {
          this.#sock = null;
          sock.end();
        }
        this.#done?.(code, body);
      },
      { responses: true },
    );
    sock.on('data', (d) => r.push(d));
    const lost = () => {
      if (this.#sock === sock) {
        this.#sock = null;
        if (this.#done) this.onLost();
      }
    };
    sock.on('error', lost);
    sock.on('close', lost);
  }
  close() {
    this.#sock?.destroy();
  }
}

async function sendOne(sender, i, measured = true) {
  const raw = request(i);
  const r = await sender.post(raw);
  if (!measured) return r;
  sentAt[i] ??= r.t0;
  if (a.mode === 'mailgate' && r.code === 200 && !/^\s*ok/.test(r.body.toString())) r.code = 599; // the gateway says 'not ok' under 200
  status[r.code] = (status[r.code] ?? 0) + 1;
  if (r.code >= 200 && r.code < 300) {
    ackMs.push(r.t1 - r.t0);
    okAt[i] ??= r.t1;
    unacked.delete(i);
    onAck();
  } else {
    failed++;
    unacked.add(i);
    if (failed === 1)
      console.error(`first failure: message ${i} status ${r.code} ${r.body ? r.body.toString().slice(0, 300) : ''}`);
  }
  return r;
}

// ---- kill and restart -----------------------------------------------------------------------
let acked = 0,
  pid = a.pid || (a['pid-file'] ? Number(fs.readFileSync(a['pid-file'], 'utf8')) : 0),
  crash = null,
  resumeP = null;
function onAck() {
  acked++;
  if (a['kill-at'] && acked === a['kill-at'] && !killed)
    setTimeout(() => {
      killed = true;
      crash = { killed_after_acks: acked, pid };
      for (const p of tree(pid))
        try {
          process.kill(p, 'SIGKILL');
        } catch {}
      resumeP = restart();
    }, a['kill-delay']);
}
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
async function probe(url) {
  try {
    const r = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await r.arrayBuffer();
    return a['ready-status'] ? r.status === a['ready-status'] : r.status < 500;
  } catch {
    return false;
  }
}
async function restart() {
  await sleep(500);
  crash.events_at_kill = (await stubJson('/stats')).twilio ?? null;
  if (!a.restart) return;
  const t = now();
  const c = spawn('bash', ['-c', a.restart], { detached: true, stdio: 'ignore' });
  c.unref();
  const ready = a['ready-url'] || a.url;
  while (!(await probe(ready))) {
    await sleep(100);
    if (now() - t > 120_000) {
      console.error('did not come back');
      break;
    }
  }
  crash.restart_ms = Math.round(now() - t);
  killed = false;
}

// ---- stub -----------------------------------------------------------------------------------
async function stubJson(path, init) {
  const r = await fetch(new URL(path, stub), init);
  const t = await r.text();
  try {
    return JSON.parse(t);
  } catch {
    return t;
  }
}
const replies = new Map();
let eventsRead = 0,
  slack = 0,
  nReplies = 0,
  lastReply = 0;
async function readEvents() {
  const { events } = await stubJson('/events?from=' + eventsRead);
  eventsRead += events.length;
  for (const [kind, t, key] of events) {
    if (kind === 'slack') slack++;
    if (kind !== a.kind) continue;
    const k = key.replace(/^whatsapp:/, '');
    // What goes to people on call is no reply to a sender.
    if (!writers.has(k)) continue;
    nReplies++;
    lastReply = Math.max(lastReply, t);
    if (replies.has(k)) replies.get(k).push(t);
    else replies.set(k, [t]);
  }
  return events.length;
}

// ---- run ------------------------------------------------------------------------------------
// how much of a core this process gets when it asks for one: 1 = a quiet machine, 0.5 = half of it is taken by others
const cpuShare = (() => {
  const c0 = process.cpuUsage(),
    t0 = now();
  while (now() - t0 < 300);
  const c = process.cpuUsage(c0);
  return +((c.user + c.system) / 1000 / (now() - t0)).toFixed(2);
})();
const senders = Array.from({ length: a.concurrency }, () => new Sender());
if (a.warmup) {
  const at = 5_000_000; // numbers of their own
  let w = 0;
  await Promise.all(
    senders.slice(0, Math.min(a.warmup, 10, a.concurrency)).map(async (sn) => {
      while (w < a.warmup) await sendOne(sn, at + w++, false);
    }),
  );
  if (!a['no-replies']) {
    let last = -1;
    for (let k = 0; k < 40; k++) {
      const n = (await stubJson('/stats')).events;
      if (n === last) break;
      last = n;
      await sleep(500);
    }
  }
  sids.length = fromOf.length = texts.length = 0;
  s = a.seed >>> 0;
}
if (!a['no-replies']) await stubJson('/reset', { method: 'POST' });
const idle = pid ? usage(pid) : null;
let peak = idle;
const sampler = pid
  ? setInterval(() => {
      const u = usage(pid);
      if (u.rss_mb > (peak?.rss_mb ?? 0)) peak = u;
    }, 500)
  : null;

const start = now(),
  deadline = a.duration ? start + a.duration * 1000 : Infinity;
const max = a.duration ? Infinity : a.count;
let next = 0;
const more = () => !stopAll && next < max && now() < deadline;
if (a.rate) {
  const free = [...senders],
    waiting = [];
  const jobs = new Set();
  let late = 0;
  while (more()) {
    const due = Math.min(max, Math.floor(((now() - start) / 1000) * a.rate) + 1);
    while (next < due && more()) {
      const sn = free.pop();
      if (!sn) {
        late++;
        break;
      }
      const p = sendOne(sn, next++).then(() => {
        free.push(sn);
        jobs.delete(p);
      });
      jobs.add(p);
    }
    await sleep(1);
  }
  await Promise.all(jobs);
  if (late) status.sender_shortage = late;
} else {
  await Promise.all(
    senders.map(async (sn) => {
      while (more()) {
        if (killed) {
          await resumeP;
          if (killed) return;
        }
        await sendOne(sn, next++);
      }
    }),
  );
}
if (resumeP) await resumeP;
const sendEnd = now(),
  first = next;
if (a['retry-unacked'] && unacked.size) {
  crash ??= {};
  crash.retried_unacked = unacked.size;
  const todo = [...unacked];
  await Promise.all(
    senders.map(async (sn) => {
      while (todo.length) await sendOne(sn, todo.pop());
    }),
  );
}
let resent = 0;
if (a.resend) {
  const todo = [];
  for (let i = 0; i < first; i++) if (okAt[i] && rnd(1e6) < a.resend * 1e6) todo.push(i);
  resent = todo.length;
  await Promise.all(
    senders.map(async (sn) => {
      while (todo.length) {
        const r = await sn.post(request(todo.pop()));
        status['resend_' + r.code] = (status['resend_' + r.code] ?? 0) + 1;
      }
    }),
  );
}
senders.forEach((x) => x.close());

const accepted = okAt.filter(Boolean).length;
const out = {
  label: a.label,
  url: a.url,
  concurrency: a.rate ? undefined : a.concurrency,
  rate: a.rate || undefined,
  sent: first,
  accepted,
  failed,
  status,
  ack_ms: pct(ackMs),
  ack_rps: +(accepted / ((sendEnd - start) / 1000)).toFixed(1),
};
if (!a['no-replies']) {
  const t0 = now();
  let quietFrom = now();
  for (;;) {
    if (await readEvents()) quietFrom = now();
    if (nReplies >= accepted + resent && !crash && !resent) {
      await sleep(300);
      await readEvents();
      break;
    }
    if (now() - quietFrom > a.quiet * 1000 || now() - t0 > a['drain-max'] * 1000) break;
    await sleep(100);
  }
  // the k-th reply to a number answers the k-th message from it
  const byNumber = new Map();
  for (let i = 0; i < first; i++) {
    if (fromOf[i] === undefined) continue;
    if (byNumber.has(fromOf[i])) byNumber.get(fromOf[i]).push(i);
    else byNumber.set(fromOf[i], [i]);
  }
  const e2e = [];
  let lost = 0,
    doubled = 0,
    ghosts = 0,
    matched = 0,
    unknown = 0,
    inWindow = 0,
    unanswered = 0;
  for (const [num, list] of byNumber) {
    const got = (replies.get(num) ?? []).sort((x, y) => x - y);
    const ok = list.filter((i) => okAt[i]);
    unanswered += Math.max(0, list.length - got.length);
    list.sort((x, y) => sentAt[x] - sentAt[y]);
    list.forEach((i, k) => {
      if (got[k] !== undefined) {
        matched++;
        e2e.push(got[k] - sentAt[i]);
        if (a.duration && got[k] < start + a.duration * 1000) inWindow++;
      }
    });
    if (got.length < ok.length) lost += ok.length - got.length;
    if (got.length > list.length) doubled += got.length - list.length;
    else if (got.length > ok.length) ghosts += got.length - ok.length;
  }
  for (const k of replies.keys()) if (!byNumber.has(k)) unknown++;
  Object.assign(out, {
    replies: nReplies,
    slack,
    e2e_ms: pct(e2e),
    processed_rps: lastReply ? +(matched / ((lastReply - start) / 1000)).toFixed(1) : 0,
    processed_rps_in_window: a.duration ? +(inWindow / a.duration).toFixed(1) : undefined,
    drain_s: lastReply ? +Math.max(0, (lastReply - sendEnd) / 1000).toFixed(2) : null,
    lost,
    doubled,
    answered_without_ack: ghosts,
    unanswered,
    replies_to_unknown_numbers: unknown,
    resent: a.resend ? resent : undefined,
    crash: crash ?? undefined,
  });
}
if (sampler) {
  clearInterval(sampler);
  if (!a['kill-at']) {
    const end = usage(pid);
    out.memory = { idle, peak, after: end };
    out.cpu_ms_per_message = accepted ? +(((end.cpu_s - idle.cpu_s) * 1000) / accepted).toFixed(2) : null;
  }
}
out.cpu_share_before = cpuShare;
out.loadavg = fs.readFileSync('/proc/loadavg', 'utf8').split(' ').slice(0, 3).map(Number);
console.log(JSON.stringify(out));
process.exit(0);
