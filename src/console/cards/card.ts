// A ticket as a message in Slack, made from the record alone: the same record gives the same card.
import { type Block, MESSAGE } from '../block-limits.ts';
import { context, header, section } from '../blocks.ts';
import { inline } from '../mrkdwn.ts';
import { repairBlocks } from '../orders/section.ts';
import { categoryWord, colourOf, statusWord, urgencyWord } from '../words.ts';
import { answered } from './answers.ts';
import { cardButtons, groupedButtons } from './buttons.ts';
import { before, groupedHere, placeOf, type Shown, standing, textsSent, whoAndWhere, words } from './parts.ts';
import { sayable } from './sayable.ts';
import { understood } from './understood.ts';

export interface Message {
  text: string;
  blocks: Block[];
}

export function card(shown: Shown): Message {
  const { record, zone, now, repair } = shown;
  if (record.lead !== null) return pointer(shown, record.lead);
  const mark = record.status === 'resolved' ? '✅' : record.status === 'cancelled' ? '✖️' : colourOf(record.urgency);
  const closed = record.status === 'resolved' || record.status === 'cancelled';
  const state = closed ? statusWord(record.status) : urgencyWord(record.urgency);
  const headline = `${mark} N° ${record.reference} · ${categoryWord(record.category)} · ${state}`;
  const end = [
    ...before(shown),
    ...(repair === undefined ? [] : repairBlocks({ ticket: record.id, repair, zone, now })),
    context(`💬 *Peut être dit au locataire :* ${inline(sayable(record, zone), 300)}`),
    ...cardButtons(record),
  ];
  const start = [header(headline), whoAndWhere(shown), ...groupedHere(shown)];
  const said = words(shown);
  const middle = [section(understood(record)), ...answered(record), standing(shown), ...textsSent(shown)];
  const room = MESSAGE.blocks - start.length - middle.length - end.length;
  return {
    text: `${headline} · ${record.name === null ? 'personne inconnue' : inline(record.name, 80)} · ${placeOf(record)}`,
    blocks: [...start, ...said.slice(0, room), ...middle, ...end],
  };
}

/** In the channel that it has left. */
export function movedTo({ reference, category }: Shown['record'], channel: string): Message {
  const text = `➡️ N° ${reference} · ${categoryWord(category)} : la carte est maintenant dans <#${channel}>`;
  return { text, blocks: [section(text)] };
}

/** The card that a ticket had before it was grouped says where it is shown now. */
function pointer({ record }: Shown, lead: NonNullable<Shown['record']['lead']>): Message {
  const text = `👥 N° ${record.reference} · ${categoryWord(record.category)} : regroupé avec le n° ${lead.reference}`;
  return {
    text,
    blocks: [
      section(
        `*${text}*\n${record.name === null ? 'Personne inconnue' : inline(record.name, 80)} · ${placeOf(record)}`,
      ),
      ...groupedButtons(record),
    ],
  };
}
