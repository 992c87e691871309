// An alert as a message in Slack: what happened, who, where, their words, what to do, and the buttons of its kind.
import type { Block } from '../block-limits.ts';
import { actions, type Button, context, section } from '../blocks.ts';
import type { Message } from '../cards/card.ts';
import { fileLine, type LinksOf } from '../cards/files.ts';
import { placeOf, whoAndWhere } from '../cards/parts.ts';
import { momentOf } from '../dates.ts';
import { inline, link, pieces, quotation } from '../mrkdwn.ts';
import { contractorWords, orderAlertButtons, orderAlertLines } from '../orders/alert.ts';
import { categoryWord, hazardWord, roleWord } from '../words.ts';
import { type AlertAction, kindOf } from './kinds.ts';
import type { AlertRecord } from './record.ts';

export interface ShownAround {
  zone: string;
  now: Date;
  /** Who is called: "<!here>", "<@U...>", or nothing. */
  calling: string;
  files?: LinksOf | undefined;
  /** Opens the card of a ticket. */
  permalink?: ((channel: string, ts: string) => string) | undefined;
}

const MOST_WORDS = 2800;
const MOST_CHOICES = 10;

export function alertMessage(alert: AlertRecord, { zone, now, calling, files, permalink }: ShownAround): Message {
  if (alert.kind === 'more_words') return moreWords(alert, files);
  const { icon, title, todo } = kindOf(alert.kind);
  const about = aboutTicket(alert);
  const headline = `${icon} *${title}*${about === '' ? '' : ` · ${about}`}${(alert.data.rung ?? 0) > 0 || alert.data.again ? ' · *toujours sans réponse*' : ''}`;
  const plain = headline.replaceAll('*', '');
  if (alert.settled_at !== null) return settledMessage(alert, plain, zone, now);
  if (alert.kind === 'merge') return alikeMessage(alert, headline, plain, todo);
  const blocks: Block[] = [
    section(`${calling === '' ? '' : `${calling} `}${headline}`),
    whoAndWhere({ record: { ...alert, vulnerable: alert.vulnerable ?? false, scope: alert.scope ?? '' }, zone }),
  ];
  const { order } = alert;
  if (order !== undefined) blocks.push(section(orderAlertLines(alert.kind, order, zone).join('\n') || title));
  // Of an order, the tenant's first words are on the card: here stand those that the alert is about.
  const words = order === undefined || alert.message_id !== null ? pieces(alert.words ?? '', MOST_WORDS)[0] : undefined;
  const said = words === undefined ? order && contractorWords(order, alert.kind) : quotation(words);
  if (said) blocks.push(section(said));
  if (files !== undefined) blocks.push(...fileLine(alert.files ?? [], files));
  if (order !== undefined && alert.card !== null && permalink !== undefined)
    blocks.push(context(link(permalink(alert.card.channel, alert.card.ts), 'Voir la carte')));
  if (alert.missed)
    blocks.push(
      section(
        `${alert.kind === 'to_call' ? 'À dire' : 'Texte non remis'} :\n${quotation(pieces(alert.missed, 1000)[0] ?? '')}`,
      ),
    );
  if (alert.data.why) blocks.push(context(`${inline(alert.data.event ?? '', 40)} : ${inline(alert.data.why, 300)}`));
  blocks.push(section(todo), ...actions(`alert:${alert.id}`, buttonsOf(alert)));
  return {
    text: `${calling === '' ? '' : `${calling} `}${plain} · ${alert.name === null ? 'personne inconnue' : inline(alert.name, 80)}${where(alert)}`,
    blocks,
  };
}

/** Two records, one under the other. */
function alikeMessage(alert: AlertRecord, headline: string, plain: string, todo: string): Message {
  const people = alert.candidates ?? [];
  const lines = people.map(({ name, role, residence, dwelling, reached, open }) =>
    [
      `👤 *${inline(name, 80)}*${role === null ? '' : ` (${roleWord(role)})`}`,
      [residence, dwelling]
        .filter((part) => part !== null)
        .map((part) => inline(part, 60))
        .join(', '),
      reached === null ? 'sans numéro' : inline(reached, 200),
      open === 0 ? '' : `${open} ${open === 1 ? 'demande ouverte' : 'demandes ouvertes'}`,
    ]
      .filter(Boolean)
      .join(' · '),
  );
  return {
    text: `${plain} · ${people.map(({ name }) => inline(name, 60)).join(' / ')}`,
    blocks: [
      section(headline),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      section(todo),
      ...actions(`alert:${alert.id}`, buttonsOf(alert)),
    ],
  };
}

/** What somebody adds while they wait for a person: their words, and nothing to click. */
function moreWords(alert: AlertRecord, files: LinksOf | undefined): Message {
  const said = pieces(alert.words ?? '', MOST_WORDS)[0];
  const blocks: Block[] = [
    context(`💬 ${alert.name === null ? 'Personne inconnue' : inline(alert.name, 80)} ajoute :`),
  ];
  if (said !== undefined) blocks.push(section(quotation(said)));
  if (files !== undefined) blocks.push(...fileLine(alert.files ?? [], files));
  return { text: `💬 ${alert.name === null ? 'Personne inconnue' : inline(alert.name, 80)} ajoute un message`, blocks };
}

/** Who writes for the agency or a company writes from no dwelling. */
function where(alert: AlertRecord): string {
  if (alert.role === 'manager') return '';
  return alert.role === 'contractor' ? ` · ${roleWord(alert.role)}` : ` · ${placeOf({ ...alert, scope: '' })}`;
}

function settledMessage(alert: AlertRecord, plain: string, zone: string, now: Date): Message {
  const by = alert.settler === null ? 'réglé' : `réglé par ${inline(alert.settler, 60)}`;
  const text = `✅ ${plain} — ${by} à ${momentOf(alert.settled_at!, now, zone)}`;
  // Whoever took the conversation from here must find the way to give it back.
  const back = alert.held && kindOf(alert.kind).buttons.some((one) => one === 'call_back' || one === 'hold');
  return {
    text,
    blocks: [
      section(text),
      context(`${alert.name === null ? 'Personne inconnue' : inline(alert.name, 80)}${where(alert)}`),
      ...actions(`alert:${alert.id}`, back ? [{ id: 'alert_release', label: 'Rendre à Loge', value: alert.id }] : []),
    ],
  };
}

function aboutTicket({ reference, category, hazards, situation }: AlertRecord): string {
  if (reference === null) return '';
  const danger = (hazards ?? []).map(hazardWord).join(', ');
  const stuck = situation === 'cannot_leave' && danger !== '' ? ', *ne peut pas sortir*' : '';
  return `n° ${reference} ${categoryWord(category ?? '')}${danger === '' ? '' : ` (${danger}${stuck})`}`;
}

function buttonsOf(alert: AlertRecord): Button[] {
  return kindOf(alert.kind).buttons.flatMap((action): Button[] => {
    switch (action) {
      case 'identify':
        return (alert.candidates ?? []).slice(0, MOST_CHOICES).map(({ id, name, dwelling, residence }, i) => ({
          id: `identify:${i}`,
          label: [name, residence, dwelling].filter(Boolean).join(', '),
          value: `${alert.id} ${id}`,
        }));
      case 'attach':
        return (alert.tickets ?? []).slice(0, MOST_CHOICES).map(({ id, reference, category }, i) => ({
          id: `attach:${i}`,
          label: `N° ${reference} ${categoryWord(category)}`,
          value: `${alert.id} ${id}`,
        }));
      case 'take':
      case 'correct':
        return alert.ticket_id === null
          ? []
          : [
              {
                id: action,
                label: LABEL[action],
                value: alert.ticket_id,
                ...(action === 'take' ? { style: 'primary' as const } : {}),
              },
            ];
      case 'reply':
        return alert.reply_ticket === null ? [] : [{ id: 'alert_reply', label: LABEL.reply, value: alert.id }];
      case 'hold':
      case 'call_back':
        return alert.conversation_id === null
          ? []
          : [
              {
                id: `alert_${action}`,
                label: LABEL[action],
                value: alert.id,
                ...(action === 'call_back' ? { style: 'primary' as const } : {}),
              },
            ];
      case 'order':
        return alert.ticket_id === null || alert.order === undefined
          ? []
          : orderAlertButtons(alert.kind, alert.ticket_id, alert.id, alert.order);
      case 'done':
        return [{ id: 'settle', label: LABEL.done, value: alert.id, style: 'primary' }];
      case 'merge_people':
        return [{ id: action, label: LABEL.merge_people, value: alert.id, style: 'primary', confirm: SURE }];
      case 'apart':
        return [{ id: 'settle', label: LABEL.apart, value: alert.id }];
      case 'acknowledge':
        return [{ id: 'acknowledge', label: LABEL.acknowledge, value: alert.id, style: 'danger' }];
      default:
        return [{ id: action, label: LABEL[action], value: alert.id }];
    }
  });
}

const LABEL: Readonly<Record<Exclude<AlertAction, 'identify' | 'attach' | 'order'>, string>> = {
  acknowledge: 'Je prends en charge',
  take: 'Prendre en charge',
  reply: 'Répondre',
  hold: 'Prendre la conversation',
  call_back: 'Je rappelle',
  somebody_else: 'Quelqu’un d’autre…',
  correct: 'Catégorie / urgence',
  done: 'Fait',
  settle: 'C’est réglé',
  merge_people: 'C’est la même personne',
  apart: 'Non, deux personnes',
};

const SURE = {
  title: 'La même personne ?',
  text: 'Numéros, logements, conversations et demandes sont réunis. Cela ne se défait pas.',
  yes: 'Réunir',
  no: 'Non',
};
