// Why no message can go where a person would get it, and since when: a STOP, a complaint about our mails, a landline.
import { dateOf } from '../dates.ts';

export interface Reach {
  address_kind: string | null;
  line: string | null;
  opted_out_at: Date | null;
}

/** As the lines of a person say it. Only who complained to their mail provider is out of our mails. */
export function stoppedSince(
  { address_kind, opted_out_at }: Pick<Reach, 'address_kind'> & { opted_out_at: Date },
  zone: string,
): string {
  const day = dateOf(opted_out_at, zone);
  return address_kind === 'email' ? `ne veut plus de mails depuis le ${day}` : `a écrit STOP le ${day}`;
}

/** A whole sentence for a card; nothing where a message can go. */
export function outOfReach({ address_kind, line, opted_out_at }: Reach, zone: string): string[] {
  if (opted_out_at !== null) {
    const said = stoppedSince({ address_kind, opted_out_at }, zone);
    const so =
      address_kind === 'email'
        ? 'aucun mail ne part, sauf danger ou visite du jour, téléphonez'
        : 'aucun SMS ne peut partir, téléphonez';
    return [`🔕 ${said.charAt(0).toUpperCase()}${said.slice(1)} : ${so}.`];
  }
  return address_kind === 'phone' && line === 'landline' ? ['☎️ Ligne fixe : pas de SMS possible, téléphonez.'] : [];
}
