// A contractor as a card of an answer, with the buttons that change it, or as one line of a long list.
import { inAgency } from '#lib/db.ts';
import { displayPhone, parsePhone } from '#lib/phone.ts';
import { addDays, localDate } from '#lib/zone.ts';
import type { Acting } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { actions, type Button, section } from '../blocks.ts';
import { dateOf } from '../dates.ts';
import { type Ground, type Interaction, whisper } from '../ground.ts';
import { inline, phoneLink } from '../mrkdwn.ts';
import { amountWord } from '../orders/words.ts';
import { categoryWord } from '../words.ts';
import { type ContractorState, contractorState, WARNED_DAYS } from './contractor.ts';

export interface Today {
  /** "2026-11-22" where the agency is. */
  date: string;
}

export function todayOf(now: Date, zone: string): Today {
  return { date: localDate(now, zone) };
}

export function contractorBlocks(contractor: ContractorState, today: Today): Block[] {
  const { id, company, favourite } = contractor;
  const button = (action: string, label: string, more: Partial<Button> = {}): Button => ({
    id: action,
    label,
    value: id,
    ...more,
  });
  return [
    section([headOf(contractor), reachedOf(contractor), stateOf(contractor, today)].filter(Boolean).join('\n')),
    ...actions(`contractor:${id}`, [
      button('contractor_favourite', favourite ? 'Retirer des favoris' : 'Favori'),
      button('contractor_away', 'Disponibilité…'),
      button('contractor_edit', 'Modifier…'),
      button('contractor_remove', 'Retirer…', {
        style: 'danger',
        confirm: {
          title: 'Retirer de la liste ?',
          text: `${company} ne sera plus proposé. Ses ordres en cours continuent, et son historique reste.`,
          yes: 'Retirer',
          no: 'Garder',
        },
      }),
    ]),
  ];
}

/** Without buttons: for many. */
export function contractorLine(contractor: ContractorState, today: Today): string {
  return `${headOf(contractor)} · ${stateOf(contractor, today)}`;
}

function headOf({ favourite, company, one_off, trades, areas, in_house }: ContractorState): string {
  return [
    `${favourite ? '⭐' : '🧰'} *${inline(company, 80)}*${one_off ? ' (saisi pour un ordre)' : ''}${in_house ? ' (équipe de l’agence)' : ''}`,
    trades.map(categoryWord).join(', ') || 'sans métier : jamais proposé',
    areas.length === 0 ? 'partout' : inline(areas.join(', '), 120),
  ].join(' · ');
}

function reachedOf({ phone, email, reach, emergency, ...hours }: ContractorState): string {
  const how = { sms: 'par SMS', email: 'par e-mail', whatsapp: 'par WhatsApp', both: 'par e-mail et SMS', '': '' }[
    reach
  ];
  return [
    phone === '' ? '' : phoneLink(phone, displayPhone(phone)),
    email === '' ? '' : inline(email, 80),
    phone === '' && email === '' ? '⚠️ ni numéro ni e-mail : aucun ordre ne peut partir' : how,
    email === '' && parsePhone(phone)?.kind === 'landline'
      ? '⚠️ une ligne fixe ne reçoit pas de SMS : ajoutez un mobile ou un e-mail'
      : '',
    hoursWords(hours),
    emergency ? 'vient pour les urgences' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function stateOf(contractor: ContractorState, today: Today): string {
  const { load, capacity, rating_sum, rating_count, ceiling_cents } = contractor;
  const mean =
    rating_count === 0
      ? 'pas encore noté'
      : `note ${(rating_sum / rating_count).toFixed(1).replace('.', ',')} (${rating_count} avis)`;
  return [
    availabilityWords(contractor, today),
    `${load} ${load > 1 ? 'ordres ouverts' : 'ordre ouvert'}${capacity === null ? '' : ` sur ${capacity}`}`,
    mean,
    ceiling_cents === null ? '' : `plafond ${amountWord(ceiling_cents)}`,
    insuranceWords(contractor, today),
  ]
    .filter(Boolean)
    .join(' · ');
}

const shownDay = (day: string): string => dateOf(new Date(`${day}T00:00:00Z`), 'UTC');

function availabilityWords(
  { availability, away_from, away_to }: Pick<ContractorState, 'availability' | 'away_from' | 'away_to'>,
  { date }: Today,
): string {
  if (availability === 'unavailable') return '⛔ indisponible';
  if (away_from === null && away_to === null) return availability === 'holiday' ? '🏖️ en vacances' : 'disponible';
  if (away_to !== null && away_to < date) return 'disponible';
  const until = away_to === null ? '' : ` jusqu’au ${shownDay(away_to)}`;
  if (away_from !== null && away_from > date) return `disponible, absent à partir du ${shownDay(away_from)}${until}`;
  return `🏖️ absent${until}`;
}

export function insuranceWords({ insured_until }: Pick<ContractorState, 'insured_until'>, { date }: Today): string {
  if (insured_until === null) return '';
  const day = shownDay(insured_until);
  if (insured_until < date) return `⚠️ *assurance finie le ${day}* : plus aucun ordre`;
  return insured_until <= addDays(date, WARNED_DAYS) ? `⚠️ assurance jusqu’au ${day}` : `assurance jusqu’au ${day}`;
}

const DAYS: Readonly<Record<string, string>> = {
  mon: 'lun',
  tue: 'mar',
  wed: 'mer',
  thu: 'jeu',
  fri: 'ven',
  sat: 'sam',
  sun: 'dim',
};

/** "lun-ven 8h-18h", "24h/24 7j/7": as one may also type it. */
export function hoursWords({
  work_days,
  work_from,
  work_to,
}: Pick<ContractorState, 'work_days' | 'work_from' | 'work_to'>): string {
  const time = (text: string) => {
    const [hour = '', minute = ''] = text.split(':');
    return `${Number(hour)}h${minute === '00' ? '' : minute}`;
  };
  const always = work_from === '00:00' && work_to === '24:00';
  const days =
    work_days === 'mon-sun' ? '7j/7' : work_days.replace(/[a-z]{3}/g, (day) => DAYS[day] ?? day).replaceAll(',', ' ');
  return always ? `24h/24 ${days}` : `${days} ${time(work_from)}-${time(work_to)}`;
}

/** As it is now, with its buttons. */
export async function showAgain(
  ground: Ground,
  by: Pick<Interaction, 'user' | 'channel'>,
  { agency, settings }: Acting,
  id: string,
  words: string,
): Promise<void> {
  const state = await inAgency(ground.db, agency, (tx) => contractorState(tx, agency, id));
  const today = todayOf(ground.clock.now(), settings.agency.timezone);
  await whisper(ground, by, words, [section(words), ...(state === undefined ? [] : contractorBlocks(state, today))]);
}
