// A document like most, for the tests of what is made of it.
import type { OrderDocument } from '#work-orders/document-record.ts';

export const AT = new Date('2026-11-23T10:00:00Z');
export const VISIT = { from: new Date('2026-11-25T13:00:00Z'), to: new Date('2026-11-25T15:00:00Z') };
export const ORDER: OrderDocument = {
  id: '0199b0aa-0000-7000-8000-000000000001',
  language: 'fr',
  zone: 'Europe/Paris',
  number: '1042-1',
  state: 'scheduled',
  issuedAt: AT,
  agency: { name: 'Agence des Lilas', phone: '01 23 45 67 89', email: 'contact@lilas.example' },
  manager: 'Hélène Güneş',
  company: { name: 'Plombier Express & Fils', phone: '06 11 22 33 44', email: 'plombier@example.fr' },
  payer: 'landlord',
  ceilingCents: 25_000,
  category: 'plumbing',
  urgency: 'urgent',
  hazards: [],
  words: 'Remplacer le siphon et le joint du lavabo.',
  said: ['Bonjour, ça fuit sous l’évier.', 'الماء يتسرب من تحت المغسلة (مطبخ)'],
  answers: { 'plumbing.spreads': 'yes', 'plumbing.where': 'kitchen' },
  residence: 'Les Peupliers',
  street: '128 avenue du Général Leclerc',
  town: '93200 Saint-Denis',
  building: 'C',
  entrance: '2',
  floor: '3',
  dwelling: 'C34',
  isCommon: false,
  occupant: { name: 'Mme Yıldız Şahin', phone: '06 12 34 56 78', needs: ["ne peut pas prendre l'escalier"] },
  visit: VISIT,
  passcode: '4821',
  createdAt: AT,
  photos: [],
};
