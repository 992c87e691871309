// A person and a ticket as lines of an answer, with the buttons that change them.
import { displayPhone } from '#lib/phone.ts';
import type { FoundPerson } from '#people/directory/search.ts';
import type { Block } from '../block-limits.ts';
import { actions, type Button, section } from '../blocks.ts';
import { stoppedSince } from '../cards/reach.ts';
import { dateOf } from '../dates.ts';
import { inline, link, phoneLink } from '../mrkdwn.ts';
import type { Slack } from '../slack/api.ts';
import { categoryWord, colourOf, roleWord, statusWord } from '../words.ts';
import { mailsAgainButton } from './mails-again.ts';
import { shownAddress } from './person.ts';
import type { FoundTicket } from './search.ts';

export function personBlocks(person: FoundPerson, zone: string): Block[] {
  const { person: id, name, role, place, residenceName, dwelling, phones, emails, stopped, from, to } = person;
  const stay = [
    from === null ? '' : `depuis le ${dateOf(new Date(from), 'UTC')}`,
    to === null ? '' : `jusqu’au ${dateOf(new Date(to), 'UTC')}`,
  ];
  const head = [`👤 *${inline(name, 80)}* (${roleWord(role)})`, inline(residenceName, 60), inline(place, 120), ...stay];
  const reached = [
    ...phones.map((phone) => phoneLink(phone, displayPhone(phone))),
    ...emails.map((email) => inline(email, 80)),
  ];
  const silent = stopped.map(({ kind, value, at }) => {
    const said = stoppedSince({ address_kind: kind, opted_out_at: new Date(at) }, zone);
    const back = kind === 'phone' ? ' ; seule cette personne peut y revenir, en écrivant START' : '';
    return `🔕 ${inline(shownAddress(value), 80)} : ${said}${back}`;
  });
  const button = (action: string, label: string, value: string): Button => ({ id: action, label, value });
  const here =
    dwelling === null
      ? []
      : [
          button('dwelling_enrol', 'Inscrire ici…', dwelling),
          button('dwelling_name', 'Renommer le logement…', dwelling),
        ];
  return [
    section([head.filter(Boolean).join(' · '), reached.join(', '), ...silent].filter(Boolean).join('\n')),
    ...actions(`person:${id}`, [
      button('person_report', 'Signaler…', id),
      button('person_name', 'Nom…', id),
      button('person_contact', 'Numéro, e-mail…', id),
      button('person_wish', 'Où lui écrire…', id),
      button('person_needs', 'Besoins et langue…', id),
      button('person_out', 'Départ…', id),
      button('person_links', 'Annuler ses liens…', id),
      ...(role === 'tenant' ? [button('person_trusted', 'Personne de confiance…', id)] : []),
      ...here,
      ...(stopped.some(({ kind }) => kind === 'email') ? [mailsAgainButton(id)] : []),
    ]),
  ];
}

export function ticketLine(ticket: FoundTicket, zone: string, permalink: Slack['permalink']): string {
  const { reference, category, urgency, status, opened_at, name, residence, holder, channel, ts } = ticket;
  const number = channel && ts ? link(permalink(channel, ts), `N° ${reference}`) : `N° ${reference}`;
  const closed = status === 'resolved' || status === 'cancelled';
  const parts = [
    `${closed ? '✅' : colourOf(urgency)} ${number} ${categoryWord(category)}`,
    statusWord(status),
    inline(name ?? 'inconnu', 60),
    residence === null ? '' : inline(residence, 60),
    holder === null ? '' : `tenu par ${inline(holder, 40)}`,
    dateOf(opened_at, zone),
  ];
  return parts.filter(Boolean).join(' · ');
}
