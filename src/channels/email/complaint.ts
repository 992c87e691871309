// Somebody has marked a mail of ours as spam, and their provider says so (RFC 5965): who, and which mail.
import { messageIds, plainAddress } from './mime/addresses.ts';
import { readHeaders } from './mime/headers.ts';
import { type Part, readParts } from './mime/parts.ts';
import { decodeTransfer } from './mime/transfer.ts';

export interface Complaint {
  /** Who complains; empty: many providers keep it to themselves. */
  address: string;
  /** Of our mail, without < and >; empty when it does not say. */
  messageId: string;
}

const LOOK_AT = 60_000;

export function readComplaint(raw: Buffer): Complaint {
  const parts = allOf(readParts(raw));
  const report = parts.find(({ type }) => type === 'message/feedback-report');
  const said = report && fieldsOf(report);
  const mail = parts.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  const head = mail && (mail.children[0]?.headers ?? fieldsOf(mail));
  const named = head?.first('message-id') || /^[ >]*message-id:[ \t]*(\S{1,400})/im.exec(textOf(raw))?.[1] || '';
  const address = said?.first('original-rcpt-to') || said?.first('removal-recipient') || head?.first('to') || '';
  return {
    address: plainAddress(address.replace(/^.*<|>.*$/g, '').trim()) ?? '',
    messageId: messageIds(named, 1)[0] ?? '',
  };
}

function allOf(part: Part): Part[] {
  return [part, ...part.children.flatMap(allOf)];
}

function fieldsOf(part: Part) {
  const bytes = decodeTransfer(part.body, part.encoding);
  return readHeaders(bytes, 0, bytes.length).headers;
}

/** Behind the complaint's own head, whose Message-ID is not meant. */
function textOf(raw: Buffer): string {
  const { bodyStart } = readHeaders(raw, 0, raw.length);
  return raw.toString('latin1', bodyStart, bodyStart + LOOK_AT);
}
