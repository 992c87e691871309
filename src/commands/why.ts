// loge why PHONE|EMAIL|TICKET|MESSAGE: what happened and why, in plain sentences with times.

import { createAgencyRegistry } from '#agency/registry.ts';
import { findTrail, type Trail } from '#journal/trail.ts';
import { inAgency } from '#lib/db.ts';
import type { Command } from './command.ts';

export const command: Command = async (args, { database, out, err }) => {
  const typed = args.join(' ').trim();
  if (typed === '') {
    err('usage: loge why PHONE|EMAIL|TICKET|MESSAGE   (+33612345678, marie@exemple.fr, 1042, or the id of a message)');
    return 2;
  }
  const db = await database();
  const agencies = await createAgencyRegistry(db).all();
  let found = false;
  for (const { id, settings } of agencies) {
    const trail = await inAgency(db, id, (tx) => findTrail(tx, typed));
    if (trail === null) continue;
    found = true;
    for (const line of printed(trail, settings.agency.timezone)) out(line);
  }
  if (found) return 0;
  err(
    `nothing is known of "${typed}": give a number, a mail address, the reference of a ticket, or the id of a message`,
  );
  return 1;
};

export function printed({ title, lines }: Trail, zone: string): string[] {
  const day = new Intl.DateTimeFormat('fr-FR', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const time = new Intl.DateTimeFormat('fr-FR', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const text = [title];
  let today = '';
  for (const { at, words, details } of lines) {
    if (day.format(at) !== today) {
      today = day.format(at);
      text.push('', today);
    }
    text.push(
      `  ${time.format(at)}  ${words.replaceAll('\n', ' / ')}`,
      ...details.map((detail) => `            ${detail.replaceAll('\n', ' / ')}`),
    );
  }
  return text;
}
