// A text as a mail: a subject that says what, the thread that it belongs to, the names of both sides. Where an answer goes is
// the channel's part.
import type { AgencySettings } from '#agency/settings.ts';
import type { Outgoing } from '#channels/channel.ts';
import type { Category, WrittenLanguage } from '#flows/codes.ts';
import { categoryInList } from '#flows/texts/labels.ts';
import { writtenLanguage } from '#flows/texts/render.ts';
import { rows, type Tx } from '#lib/db.ts';
import { cutText, oneLine } from '#lib/text.ts';
import type { Held } from './held.ts';
import { letterHtml } from './letter-html.ts';
import type { Destination } from './route.ts';
import type { Recipient } from './surroundings.ts';

/** What a text's mail is made of, by text. */
export interface MailAround {
  id: string;
  reference: number | null;
  category: Category | null;
  /** The last mail of that talk that a person wrote; null: none. */
  address: string | null;
  subject: string | null;
  messageId: string | null;
  references: readonly string[] | null;
}

export type Envelope = Required<Pick<Outgoing, 'language' | 'html'>> & Pick<Outgoing, 'subject' | 'headers'>;

// $1 agency, $2 texts, $3 conversations, $4 tickets
export const MAILS_AROUND = `
select w.id, t.reference, t.category, m.address_id as address, m.subject, m.extra ->> 'messageId' as "messageId", m.extra -> 'references' as references
from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as w(id, conversation_id, ticket_id)
left join tickets t on t.agency_id = $1 and t.id = w.ticket_id
left join lateral (select * from messages m where m.agency_id = $1 and m.conversation_id = w.conversation_id and m.channel = 'email' and m.unanswerable = ''
  order by m.received_at desc limit 1) m on true`;

export async function mailsAround(
  tx: Tx,
  agency: string,
  texts: readonly Held[],
): Promise<ReadonlyMap<string, MailAround>> {
  const found = await rows<MailAround>(
    tx,
    MAILS_AROUND,
    agency,
    texts.map(({ id }) => id),
    texts.map(({ conversation }) => conversation),
    texts.map(({ ticket }) => ticket),
  );
  return new Map(found.map((around) => [around.id, around]));
}

interface MailWords {
  hello(name: string): string;
  about(reference: number, what: string): string;
  /** To a manager. */
  brought(reference: number, what: string): string;
  /** To a contractor. */
  order(reference: number, what: string): string;
  quote(reference: number, what: string): string;
  /** Of the order, for the contractor who has it. */
  page(link: string): string;
  digest: string;
}

const WORDS: Record<WrittenLanguage, MailWords> = {
  fr: {
    hello: (name) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    about: (reference, what) => `Votre demande ${reference} : ${what}`,
    brought: (reference, what) => `Demande ${reference} : ${what}`,
    order: (reference, what) => `Ordre de service ${reference} : ${what}`,
    quote: (reference, what) => `Devis ${reference} : ${what}`,
    page: (link) => `L'ordre sur une page, avec ses dates et ses boutons : ${link}`,
    digest: 'Les demandes depuis hier',
  },
  en: {
    hello: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
    about: (reference, what) => `Your request ${reference}: ${what}`,
    brought: (reference, what) => `Request ${reference}: ${what}`,
    order: (reference, what) => `Work order ${reference}: ${what}`,
    quote: (reference, what) => `Quote ${reference}: ${what}`,
    page: (link) => `The order on a page, with its dates and its buttons: ${link}`,
    digest: 'Requests since yesterday',
  },
};

const LONGEST_SUBJECT = 120;
const MOST_REFERENCES = 20;

/** Whether it answers what they wrote: everything else has a subject of its own. */
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'safety']);

export function envelopeOf(
  text: Held,
  way: Destination,
  around: MailAround | undefined,
  { agency }: AgencySettings,
  words: string,
): Envelope {
  const language = writtenLanguage(text.language, agency.language);
  const subject = subjectOf(text, way, around, language);
  // Instructions are there in more languages than we write otherwise.
  const spoken = text.manner === 'safety' && text.language !== '' ? text.language : language;
  return {
    language: spoken,
    html: letterHtml(words, {
      language: spoken,
      agency: agency.name,
      title: subject,
      danger: text.manner === 'safety',
    }),
    ...(subject === '' ? {} : { subject }),
    // Another address of theirs has never seen that thread.
    ...(around?.messageId && around.address === way.address.id ? { headers: threadOf(around) } : {}),
  };
}

function subjectOf(text: Held, way: Destination, around: MailAround | undefined, language: WrittenLanguage): string {
  if (text.key === 'mail.digest') return WORDS[language].digest;
  const theirs = around?.address === way.address.id ? oneLine(around.subject ?? '') : '';
  if (ANSWERS.has(text.manner) && theirs !== '')
    return cutText(`Re: ${theirs.replace(/^(?:\s*(?:re|ré|rép|aw|tr|fwd?)\s*:)+\s*/i, '')}`, LONGEST_SUBJECT);
  if (around === undefined || around.reference === null || around.category === null) return '';
  const what = categoryInList(around.category, language);
  if (/^(order|contractor)\./.test(text.key)) return WORDS[language].order(around.reference, what);
  if (/^quote\.(asked|reminder|refused)$/.test(text.key)) return WORDS[language].quote(around.reference, what);
  if (text.key.startsWith('mail.')) return WORDS[language].brought(around.reference, what);
  return text.manner === 'staff' ? '' : WORDS[language].about(around.reference, what);
}

function threadOf({ messageId, references }: MailAround): Record<string, string> {
  const before = (Array.isArray(references) ? references : []).filter((id) => id !== messageId);
  return {
    'In-Reply-To': `<${messageId}>`,
    References: [...before.slice(-MOST_REFERENCES), messageId].map((id) => `<${id}>`).join(' '),
  };
}

/**
 * A text message begins with who writes; a mail begins with whom it is for, and ends with who writes. What to do in a danger
 * comes before everything else.
 */
export function letter(
  paragraphs: readonly string[],
  text: Held,
  { name }: Recipient,
  { agency }: AgencySettings,
  phone: string,
  orders: Readonly<Record<string, { link: string }>> = {},
): string {
  const language = writtenLanguage(text.language, agency.language);
  const page = orderPageOf(text, orders);
  const named = page === '' || paragraphs.some((words) => words.includes(page));
  const greets =
    text.manner === 'safety' || text.manner === 'staff' || text.lines.some(({ text: key }) => /^hello\./.test(key));
  return [
    ...(greets ? [] : [WORDS[language].hello(name)]),
    ...paragraphs,
    ...(named ? [] : [WORDS[language].page(page)]),
    signatureOf(agency.name, phone),
  ].join('\n\n');
}

/** What they no longer have has no page for them. */
const OVER: ReadonlySet<string> = new Set(['order.gone', 'order.off', 'order.refused']);

function orderPageOf({ lines }: Held, orders: Readonly<Record<string, { link: string }>>): string {
  const order = lines.find(({ text: key }) => /^(order|contractor)[.]/.test(key) && !OVER.has(key))?.params.order;
  return orders[String(order)]?.link ?? '';
}

function signatureOf(name: string, phone: string): string {
  return [name, phone].filter(Boolean).join('\n');
}
