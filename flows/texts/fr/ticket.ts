// What a ticket tells the person who reported it, whenever its status changes.
import type { Text } from '../keys.ts';

export const ticket = {
  'ticket.taken': (w) => `${w.holder || 'Un gestionnaire'} s'occupe de votre demande ${w.ticket}.`,
  'ticket.emergency_taken': (w) =>
    `${w.holder || "Une personne de l'agence"} s'occupe de votre urgence, demande ${w.ticket}. En danger : 18 ou 112.`,
  'ticket.scheduled': (w) =>
    `Demande ${w.ticket} : la visite est prévue ${w.visit}. Si vous ne pouvez pas, écrivez-le ici.`,
  'ticket.common_visit': (w) => `Demande ${w.ticket} : le technicien vient ${w.visit}. Vous n'avez rien à faire.`,
  'ticket.rescheduled': (w) =>
    `Demande ${w.ticket} : la visite change de date. Elle est prévue ${w.visit}. Si vous ne pouvez pas, écrivez-le ici.`,
  'ticket.resolved': (w) => `Votre demande ${w.ticket} est terminée. Si le problème continue, écrivez-le ici.`,
  'ticket.reopened': (w) => `Votre demande ${w.ticket} est rouverte.`,
  'ticket.cancelled.duplicate': (w) =>
    `Votre demande ${w.ticket} est fermée : elle est suivie sous un autre numéro. Un souci : ${w.phone}.`,
  'ticket.cancelled.by_tenant': (w) => `Votre demande ${w.ticket} est annulée, comme demandé. Un souci : ${w.phone}.`,
  'ticket.cancelled.not_ours': (w) =>
    `Votre demande ${w.ticket} est fermée : l'agence ne peut pas s'en charger. Une personne vous explique au ${w.phone}.`,
  'ticket.cancelled.mistake': (w) => `Votre demande ${w.ticket} est annulée. Une erreur de notre part : ${w.phone}.`,
  'ticket.cancelled.private': (w) =>
    `Votre demande ${w.ticket} est fermée : elle reste à votre charge. Une personne vous explique au ${w.phone}.`,
} satisfies Record<string, Text>;
