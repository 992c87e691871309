// Why a mail is not a tenant's message in the ordinary sense. It is kept all the same, and danger words in it are heard.

import type { Content } from '../body/content.ts';
import type { Bounce } from '../bounce.ts';
import type { Mailbox } from '../mime/addresses.ts';
import type { Headers } from '../mime/headers.ts';
import type { Part } from '../mime/parts.ts';

export const REASONS = [
  'own',
  'feedback_loop',
  'read_receipt',
  'bounce',
  'delayed_bounce',
  'backscatter',
  'calendar',
  'encrypted',
  'auto_reply',
  'automatic',
  'bulk',
] as const;
export type Reason = (typeof REASONS)[number];

/** What a rule may look at. */
export interface Seen {
  headers: Headers;
  root: Part;
  content: Content;
  from: readonly Mailbox[];
  subject: string;
  /** Its own words. */
  text: string;
  /** Of these, the new ones; the whole text on any doubt. */
  reply: string;
  bounce: Bounce | null;
  ours: Ours;
}

/** What is ours: without it, a bounce cannot be told from one for a mail that we never sent. */
export interface Ours {
  /** Lower case. */
  addresses: readonly string[];
  /** Of the Message-IDs that we give; none where it is not known. */
  secrets: readonly string[];
}

export type Rule = (seen: Seen) => Reason | null;

/** The null return path of RFC 5321: whoever sent it wants no answer. */
export function hasNullReturnPath(headers: Headers): boolean {
  return headers.all('return-path').some((value) => /^<\s*>$/.test(value.trim()));
}
