// The thread under a card is its history: one short line a change, several in one message.
import { cutText } from '#lib/text.ts';
import { type Block, LONGEST_MESSAGE, MESSAGE } from '../block-limits.ts';
import { section } from '../blocks.ts';
import { momentOf } from '../dates.ts';
import { inline, pieces, quotation } from '../mrkdwn.ts';
import { categoryWord, channelWord, deliveryWord, reasonWord, statusWord, urgencyWord } from '../words.ts';
import type { Message } from './card.ts';
import { MOST_WORDS, textOf } from './parts.ts';
import type { FactData, NewLine } from './thread-record.ts';

const PIECE = 2800;
const MOST_LETTERS = LONGEST_MESSAGE - 1_000;

export interface ThreadMessage extends Message {
  lines: NewLine[];
}

/**
 * As few messages as the limits allow, and which lines each of them completes. A fact that no manager needs to read makes no
 * paragraph, and counts as told with the last message.
 */
export function threadMessages(lines: readonly NewLine[], now: Date, zone: string): ThreadMessage[] {
  const messages: ThreadMessage[] = [];
  let letters = MOST_LETTERS;
  for (const line of lines) {
    const blocks = blocksOf(line, now, zone);
    for (const block of blocks) {
      const size = wordsOfBlock(block).length;
      if (letters + size > MOST_LETTERS || messages.at(-1)!.blocks.length >= MESSAGE.blocks) {
        messages.push({ text: '', blocks: [], lines: [] });
        letters = 0;
      }
      messages.at(-1)!.blocks.push(block);
      letters += size;
    }
    if (messages.length === 0) messages.push({ text: '', blocks: [], lines: [] });
    messages.at(-1)!.lines.push(line);
  }
  return messages.map((message) => ({ ...message, text: cutText(message.blocks.map(wordsOfBlock).join('\n'), 1000) }));
}

function wordsOfBlock(block: Block): string {
  return (block.text as { text: string }).text;
}

function blocksOf(line: NewLine, now: Date, zone: string): Block[] {
  const at = momentOf(new Date(line.at), now, zone);
  switch (line.kind) {
    case 'message':
      return said(`💬 *${at}*, par ${channelWord(line.channel ?? '')} :`, wordsOf(line));
    case 'note': {
      const who = inline(line.by ?? '', 60);
      return said(NOTE[line.channel ?? '']?.(at, who) ?? `🔧 *${at}*, ${who} :`, line.text ?? '');
    }
    case 'rest':
      return said('… *suite du message :*', wordsOf(line).slice(MOST_WORDS));
    case 'text':
      return said(
        `✉️ *${at}*, ${line.by === null ? 'au locataire' : `à ${inline(line.by, 60)}`} par ${channelWord(line.channel ?? '') || 'message'}, ${deliveryWord(line.state ?? '', line.receipt ?? '', line.data?.heldBack)}${failedBefore(line)} :`,
        line.text ?? '',
      );
    case 'fact': {
      const words = factWords(line.data ?? {}, line.by, now, zone);
      return words === null ? [] : [section(`*${at}* · ${words}`)];
    }
  }
}

const NOTE: Readonly<Record<string, ((at: string, who: string) => string) | undefined>> = {
  landlord: (at, who) => `🔑 *${at}*, ${who} (bailleur), en privé :`,
  to_landlord: (at, who) => `🔑 *${at}*, ${who} au bailleur, en privé :`,
};

/** Never shown as sent by the way that refused it. */
function failedBefore({ channel, data, state }: NewLine): string {
  const others = (data?.failedBy ?? []).filter((one) => one !== channel || state !== 'sent');
  return others.length === 0 ? '' : `, *pas arrivé par ${others.map(channelWord).join(' ni par ')}*`;
}

function wordsOf({ text, subject }: NewLine): string {
  return textOf({
    text: text ?? '',
    subject: subject ?? '',
    transcript: null,
    id: '',
    kind: 'text',
    channel: '',
    media: 0,
    at: '',
  });
}

function said(introduction: string, text: string): Block[] {
  const parts = pieces(text, PIECE);
  const [first = '', ...rest] = parts.map(quotation);
  return [section(`${introduction}\n${first === '' ? '_sans texte_' : first}`), ...rest.map(section)];
}

/** What a fact of the journal means to a manager; null when it is of no use to them. */
export function factWords(
  { event, effects = [] }: FactData,
  by: string | null,
  now: Date,
  zone: string,
): string | null {
  const who = by === null ? '' : inline(by, 60);
  const of = (type: string) => effects.find((effect) => effect.type === type);
  switch (event) {
    case 'TAKEN':
      return `✋ Pris en charge par ${who}`;
    case 'ACKNOWLEDGED':
      return `✋ ${who} prend l’urgence en charge`;
    case 'DECLINED':
      return `${who} ne peut pas prendre l’urgence${of('call_on_duty') === undefined ? '' : ' : la personne suivante est appelée'}`;
    case 'DROPPED':
      return `${who} ne s’en occupe plus`;
    case 'RESOLVED':
      return `✅ Résolu par ${who}`;
    case 'CANCELLED':
      return `✖️ Annulé par ${who} : ${reasonWord(String(of('set_status')?.reason ?? ''))}`;
    case 'REOPENED':
      return `↩️ Rouvert par ${who}`;
    case 'SCHEDULED': {
      const at = Number(of('set_promise')?.at ?? 0);
      return `📅 Intervention planifiée par ${who}${at > 0 ? ` : ${momentOf(new Date(at), now, zone)}` : ''}`;
    }
    case 'CORRECTED': {
      const category = of('set_category')?.category;
      const urgency = of('set_urgency')?.urgency;
      const what = [
        category && `catégorie *${categoryWord(String(category))}*`,
        urgency && `urgence *${urgencyWord(String(urgency))}*`,
      ].filter(Boolean);
      return what.length === 0 ? null : `✏️ ${who} a corrigé : ${what.join(', ')}`;
    }
    case 'JOINED':
      return `👥 Regroupé${who === '' ? '' : ` par ${who}`}`;
    case 'PARTED':
      return `👤 Détaché du groupe par ${who}`;
    case 'TENANT_SAID': {
      const status = of('set_status')?.status;
      return status === undefined ? null : `💬 Le locataire l’a dit : *${statusWord(String(status))}*`;
    }
    default: {
      if (of('call_stand_in') !== undefined) return '⏰ Personne ne l’a pris : le suppléant est prévenu';
      const status = of('set_status')?.status;
      return status === undefined ? null : `→ *${statusWord(String(status))}*`;
    }
  }
}
