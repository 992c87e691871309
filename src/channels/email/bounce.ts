// What a bounce says about a mail that left: RFC 3464, and the many that were written before it or without it.
import { oneLine } from '#lib/text.ts';
import { messageIds, parseMailboxes, plainAddress } from './mime/addresses.ts';
import { type Headers, readHeaders } from './mime/headers.ts';
import type { Part } from './mime/parts.ts';
import { decodeTransfer } from './mime/transfer.ts';
import { hasNullReturnPath } from './set-aside/rule.ts';

export interface Bounce {
  /** Whom it did not reach; empty when it does not say. */
  address: string;
  action: 'failed' | 'delayed';
  /** It will not reach this address later either. */
  permanent: boolean;
  /** "5.1.1"; empty when it does not say. */
  status: string;
  /** Of the mail that was sent, without < and >; empty when it does not say. */
  messageId: string;
  /** What the other server said, cut. */
  detail: string;
}

const SENDERS =
  /^(?:mailer-daemon|mail-daemon|mailerdaemon|post_?master|mdaemon|mail\.system|mail-system|mailsystem|microsoftexchange[0-9a-f]*|mmdf|uucp)(?:[+._-].*)?$/i;
const SUBJECTS =
  /undeliver|non[- ]?deliver|deliver(?:y|ed)?[ -](?:status|failure|notification|problem|error|report|has failed|attempt)|(?:could not|not) (?:be )?deliver|fail(?:ed|ure) delivery|could not send|^returned (?:mail|to sender)|returned mail|return(?:ing|ed) (?:message|mail) to sender|failure notice|mail (?:delivery )?(?:fail|system error|could not)|mail status report|message (?:status|delivery)|delivery (?:status|failed|delayed)|warning: (?:message|could not)|undelivrable|non (?:remis|distribu|d[ée]livr)|[ée]chec (?:de|d['’]).{0,20}(?:remise|distribution|envoi)|notification d['’][ée]tat (?:de|du)|rapport de non-remise|unzustellbar|zustellung|no se (?:ha podido|puede) entregar|mancata consegna|rejected|permanent error|配信不能|无法投递|退信/iu;
const WORDS =
  /user unknown|unknown user|no such (?:user|recipient|address|mailbox|person)|mailbox (?:unavailable|is full|full|not found|disabled|unknown)|(?:address|recipient|account) (?:rejected|not found|unknown|has been disabled|does not exist|is disabled)|does not exist|over ?quota|could not be delivered|delivery (?:has )?failed|permanent (?:fatal )?error|host (?:unknown|not found)|unrouteable|relay(?:ing)? denied|not (?:our|a) (?:customer|valid)|i wasn'?t able to deliver|undeliverable|inconnu|n['’]existe pas|n['’]a pas pu [êe]tre/iu;
const LATER =
  /delayed|warning|still (?:trying|being retried)|will (?:be retried|keep trying|continue)|not yet been delivered|retard[ée]|diff[ée]r[ée]/i;
const LOOK_AT = 60_000;

export function readBounce(root: Part, headers: Headers, subject: string, text: string): Bounce | null {
  const notice = find(
    root,
    ({ type }) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  );
  const isReport =
    root.type === 'multipart/report' &&
    /delivery-status/i.test(root.params.get('report-type') ?? 'delivery-status') &&
    notice !== undefined;
  if (notice !== undefined && (isReport || isFromMachine(headers))) return fromNotice(notice, root, text);
  const failedTo = plainAddress(headers.first('x-failed-recipients').split(',')[0] ?? '');
  const saysSo =
    failedTo !== null ||
    /\bndr\b/i.test(headers.first('x-ms-exchange-message-is-ndr')) ||
    headers.first('x-ms-exchange-message-is-ndr') !== '' ||
    headers.first('x-yahooforwardingbounce') !== '';
  if (
    !saysSo &&
    !(isFromMachine(headers) && SUBJECTS.test(subject)) &&
    !(isNamedMachine(headers) && WORDS.test(text.slice(0, LOOK_AT)))
  )
    return null;
  return fromWords(root, subject, text, failedTo);
}

function isFromMachine(headers: Headers): boolean {
  return isNamedMachine(headers) || hasNullReturnPath(headers);
}

function isNamedMachine(headers: Headers): boolean {
  const from = parseMailboxes(headers.first('from'));
  const raw = headers.first('from').toLowerCase();
  const byName =
    from.some(({ address }) => SENDERS.test(address.split('@')[0]!)) ||
    (from.length === 0 && /mailer-daemon|postmaster|mail delivery/.test(raw));
  return (
    byName || /mail delivery (?:sub)?system|mail administrator|mailer-daemon/.test(raw) || hasNullReturnPath(headers)
  );
}

function fromNotice(notice: Part, root: Part, text: string): Bounce {
  const groups = fieldGroups(decodeTransfer(notice.body, notice.encoding));
  const perPerson = groups.filter(
    (group) =>
      group.first('final-recipient') !== '' || group.first('original-recipient') !== '' || group.first('action') !== '',
  );
  // One failure among several recipients is what counts.
  const told = perPerson.find((group) => /^failed/i.test(group.first('action'))) ?? perPerson[0];
  const status =
    /([245]\.\d{1,3}\.\d{1,3})/.exec(told?.first('status') ?? '')?.[1] ??
    statusIn(told?.first('diagnostic-code') ?? '');
  const action = /^delayed/i.test(told?.first('action') ?? '') ? 'delayed' : 'failed';
  return {
    address: recipientOf(told) ?? '',
    action,
    permanent: action === 'failed' && !status.startsWith('4.'),
    status,
    ...originalOf(root, text),
    detail: oneLine(told?.first('diagnostic-code') ?? '').slice(0, 300),
  };
}

function recipientOf(group: Headers | undefined): string | null {
  const raw = group?.first('final-recipient') || group?.first('original-recipient') || '';
  return plainAddress(raw.replace(/^[\w-]+\s*;/, '').trim());
}

/** The fields of a delivery status, in groups between empty lines. */
function fieldGroups(bytes: Buffer): Headers[] {
  const groups: Headers[] = [];
  for (let at = 0; at < bytes.length && groups.length < 200; ) {
    const { headers, bodyStart } = readHeaders(bytes, at, bytes.length);
    if (headers.fields.length > 0) groups.push(headers);
    if (bodyStart <= at) break;
    at = bodyStart;
  }
  return groups;
}

function fromWords(root: Part, subject: string, text: string, failedTo: string | null): Bounce {
  const said = text.slice(0, LOOK_AT);
  const status = statusIn(said);
  const delayed = LATER.test(subject) || (LATER.test(said.slice(0, 1_500)) && !status.startsWith('5.'));
  const address =
    failedTo ??
    plainAddress(/<([^<>\s@]+@[^<>\s]+)>/.exec(said)?.[1] ?? /([\w.+-]+@[\w.-]+\.\w+)/.exec(said)?.[1] ?? '') ??
    '';
  const detail = oneLine(said.split('\n').find((line) => WORDS.test(line)) ?? '').slice(0, 300);
  return {
    address,
    action: delayed ? 'delayed' : 'failed',
    permanent: !delayed && !status.startsWith('4.'),
    status,
    ...originalOf(root, text),
    detail,
  };
}

function statusIn(text: string): string {
  const enhanced = /(?:^|[\s#(<;])([245]\.\d{1,3}\.\d{1,3})(?=[\s)>,;:]|$)/m.exec(text)?.[1];
  if (enhanced !== undefined) return enhanced;
  const code = /\b(5|4)[0-5]\d[ -]/.exec(text)?.[1];
  return code === undefined ? '' : `${code}.0.0`;
}

/** The mail that was sent comes back as a part, as its head, or within the words. */
function originalOf(root: Part, text: string): { messageId: string } {
  const mail = find(root, ({ type }) =>
    /^(?:message\/(?:rfc822|rfc822-headers|global|partial)|text\/rfc822-headers)$/.test(type),
  );
  const head = mail?.children[0]?.headers ?? (mail && readHeaders(mail.body, 0, mail.body.length).headers);
  const id = head?.first('message-id') || (/^[ >]*message-id:[ \t]*(\S{1,400})/im.exec(text)?.[1] ?? '');
  return { messageId: messageIds(id, 1)[0] ?? id.replace(/^<|>$/g, '') };
}

function find(part: Part, fits: (part: Part) => boolean): Part | undefined {
  if (fits(part)) return part;
  for (const child of part.children) {
    const found = find(child, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}
