// The one line of a card that may be repeated to the tenant as it stands: what is decided, never what is hoped for.
import { dayOf, timeOf } from '../dates.ts';
import type { CardRecord } from './record.ts';

const CANCELLED: Readonly<Record<string, string>> = {
  duplicate: 'Ce problème est déjà suivi sous un autre numéro.',
  by_tenant: 'Votre demande a été annulée comme vous le souhaitiez.',
  not_ours: 'Cette demande ne relève pas de l’agence.',
  mistake: 'Cette demande a été fermée par erreur de notre part : écrivez-nous si le problème existe.',
  private: 'Cette réparation est à la charge du locataire.',
};

export function sayable(record: CardRecord, zone: string): string {
  const about = `Votre demande n° ${record.reference}`;
  switch (record.status) {
    case 'new':
      if (record.acknowledged_at !== null)
        return `Une personne de l’agence a lu votre demande n° ${record.reference} et s’en occupe.`;
      return record.urgency === 'emergency'
        ? `${about} est bien arrivée. En cas de danger, appelez le 18 ou le 112.`
        : `${about} est bien enregistrée. Elle n’est pas encore attribuée.`;
    case 'accepted':
      return record.holder === null
        ? `${about} est prise en charge.`
        : `${record.holder} s’occupe de votre demande n° ${record.reference}.`;
    case 'scheduled':
      return record.promised_at === null
        ? `Une intervention est prévue pour votre demande n° ${record.reference}.`
        : `Une intervention est prévue ${dayOf(record.promised_at, zone)} à ${timeOf(record.promised_at, zone)}.`;
    case 'resolved':
      return record.closed_at === null
        ? `${about} est terminée.`
        : `${about} est terminée depuis ${dayOf(record.closed_at, zone)}.`;
    case 'cancelled':
      return CANCELLED[record.reason] ?? `${about} est annulée.`;
    default:
      return `${about} est suivie par l’agence.`;
  }
}
