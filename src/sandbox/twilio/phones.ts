// What every phone wrote and received, in order, over restarts.
import { join } from 'node:path';
import { SegmentedMessage } from 'sms-segments-calculator';
import { openLedger } from '../ledger.ts';
import { bare, channelOf, type Text } from './text.ts';

export interface Phones {
  all(): readonly Text[];
  get(sid: string): Text | undefined;
  add(text: Text): void;
  change(text: Text, to: Partial<Pick<Text, 'status' | 'errorCode'>>): void;
  /** What one number wrote and received, on both channels. */
  of(number: string): Text[];
  /** When this address last wrote to that sender; null: never. */
  lastWrote(from: string, to: string): Date | null;
  hasOptedOut(to: string, from: string): boolean;
  setOptedOut(to: string, from: string, out: boolean): void;
}

type Entry = ({ kind: 'text' } & Text) | { kind: 'opt_out'; to: string; from: string; out: boolean };

export function openPhones(folder: string): Phones {
  const ledger = openLedger<Entry>(join(folder, 'twilio.jsonl'), (entry) =>
    entry.kind === 'text' ? entry.sid : `${entry.to} ${entry.from}`,
  );
  const texts = new Map<string, Text>();
  const out = new Set<string>();
  for (const entry of ledger.kept) {
    if (entry.kind === 'text') {
      const { kind: _, ...text } = entry;
      texts.set(text.sid, text);
    } else if (entry.out) out.add(`${entry.to} ${entry.from}`);
  }
  const keep = (text: Text) => ledger.write({ kind: 'text', ...text });
  return {
    all: () => [...texts.values()],
    get: (sid) => texts.get(sid),
    add(text) {
      texts.set(text.sid, text);
      keep(text);
    },
    change(text, to) {
      Object.assign(text, to);
      keep(text);
    },
    of: (number) => [...texts.values()].filter((text) => bare(text.from) === number || bare(text.to) === number),
    lastWrote(from, to) {
      const last = [...texts.values()].findLast(
        (text) => text.direction === 'inbound' && text.from === from && text.to === to,
      );
      return last === undefined ? null : new Date(last.at);
    },
    hasOptedOut: (to, from) => out.has(`${to} ${from}`),
    setOptedOut(to, from, isOut) {
      if (isOut) out.add(`${to} ${from}`);
      else out.delete(`${to} ${from}`);
      ledger.write({ kind: 'opt_out', to, from, out: isOut });
    },
  };
}

/** How many texts the operator counts; WhatsApp counts none. */
export function segmentsOf(text: Pick<Text, 'from' | 'to' | 'body'>): number {
  return channelOf(text) === 'sms' && text.body !== '' ? new SegmentedMessage(text.body).segmentsCount : 1;
}
