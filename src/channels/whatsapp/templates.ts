// Every message that WhatsApp wants to know beforehand: what may leave outside the 24 hours (approved by Meta), and the buttons and
// lists of our questions. Which of them are approved, and under which Content SID, is a setting of each agency.
import type { WrittenLanguage } from '#flows/codes.ts';
import type { TextKey } from '#flows/texts/keys.ts';

export interface Template {
  name: string;
  /** The text that it stands for, alone in its message. */
  text: TextKey;
  category: 'UTILITY';
  /** After the agency's signature, letter by letter as the text is rendered, with its words as {{1}}, {{2}} ... */
  body: Record<WrittenLanguage, string>;
  /** What Meta is shown for the numbered words. */
  samples: Record<WrittenLanguage, readonly string[]>;
  /** A quick reply a button: what it says, and what we hear (choice.ts). */
  buttons?: readonly { title: Record<WrittenLanguage, string>; id: string }[];
}

const same = (...samples: string[]) => ({ fr: samples, en: samples });
const PHONE = '01 23 45 67 89';
const VISIT = ['mardi 14 janvier à 14 h', 'on Tuesday 14 January at 2 pm'] as const;

export const TEMPLATES: readonly Template[] = [
  {
    name: 'ticket_taken',
    text: 'ticket.taken',
    category: 'UTILITY',
    body: {
      fr: "{{1}} s'occupe de votre demande {{2}}.",
      en: '{{1}} looks after your request {{2}}.',
    },
    samples: same('Claire Morel', '1042'),
  },
  {
    name: 'emergency_taken',
    text: 'ticket.emergency_taken',
    category: 'UTILITY',
    body: {
      fr: "{{1}} s'occupe de votre urgence, demande {{2}}. En danger : 18 ou 112.",
      en: '{{1}} looks after your emergency, request {{2}}. In danger: 18 or 112.',
    },
    samples: same('Claire Morel', '1042'),
  },
  {
    name: 'visit_scheduled',
    text: 'ticket.scheduled',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : la visite est prévue {{2}}. Si vous ne pouvez pas, écrivez-le ici.',
      en: 'Request {{1}}: the visit is planned {{2}}. If you cannot, write to us here.',
    },
    samples: { fr: ['1042', VISIT[0]], en: ['1042', VISIT[1]] },
  },
  {
    name: 'visit_moved',
    text: 'ticket.rescheduled',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : la visite change de date. Elle est prévue {{2}}. Si vous ne pouvez pas, écrivez-le ici.',
      en: 'Request {{1}}: the visit has moved. It is planned {{2}}. If you cannot, write to us here.',
    },
    samples: { fr: ['1042', VISIT[0]], en: ['1042', VISIT[1]] },
  },
  {
    name: 'ticket_resolved',
    text: 'ticket.resolved',
    category: 'UTILITY',
    body: {
      fr: 'Votre demande {{1}} est terminée. Si le problème continue, écrivez-le ici.',
      en: 'Your request {{1}} is closed. If the problem goes on, write to us here.',
    },
    samples: same('1042'),
  },
  {
    name: 'ticket_reopened',
    text: 'ticket.reopened',
    category: 'UTILITY',
    body: { fr: 'Votre demande {{1}} est rouverte.', en: 'Your request {{1}} is open again.' },
    samples: same('1042'),
  },
  {
    name: 'cancelled_duplicate',
    text: 'ticket.cancelled.duplicate',
    category: 'UTILITY',
    body: {
      fr: 'Votre demande {{1}} est fermée : elle est suivie sous un autre numéro. Un souci : {{2}}.',
      en: 'Your request {{1}} is closed: it is followed under another number. Any trouble: {{2}}.',
    },
    samples: same('1042', PHONE),
  },
  {
    name: 'cancelled_by_tenant',
    text: 'ticket.cancelled.by_tenant',
    category: 'UTILITY',
    body: {
      fr: 'Votre demande {{1}} est annulée, comme demandé. Un souci : {{2}}.',
      en: 'Your request {{1}} is cancelled, as you asked. Any trouble: {{2}}.',
    },
    samples: same('1042', PHONE),
  },
  {
    name: 'cancelled_not_ours',
    text: 'ticket.cancelled.not_ours',
    category: 'UTILITY',
    body: {
      fr: "Votre demande {{1}} est fermée : l'agence ne peut pas s'en charger. Une personne vous explique au {{2}}.",
      en: 'Your request {{1}} is closed: the agency cannot take it on. A person explains at {{2}}.',
    },
    samples: same('1042', PHONE),
  },
  {
    name: 'cancelled_mistake',
    text: 'ticket.cancelled.mistake',
    category: 'UTILITY',
    body: {
      fr: 'Votre demande {{1}} est annulée. Une erreur de notre part : {{2}}.',
      en: 'Your request {{1}} is cancelled. If we are wrong: {{2}}.',
    },
    samples: same('1042', PHONE),
  },
  {
    name: 'cancelled_private',
    text: 'ticket.cancelled.private',
    category: 'UTILITY',
    body: {
      fr: 'Votre demande {{1}} est fermée : elle reste à votre charge. Une personne vous explique au {{2}}.',
      en: 'Your request {{1}} is closed: it is for you to arrange. A person explains at {{2}}.',
    },
    samples: same('1042', PHONE),
  },
  {
    name: 'is_it_fixed',
    text: 'q.fixed',
    category: 'UTILITY',
    body: {
      fr: 'Pour la demande {{1}}, est-ce que tout est réparé ?',
      en: 'For request {{1}}, is everything repaired?',
    },
    samples: same('1042'),
    buttons: [
      { title: { fr: 'Oui', en: 'Yes' }, id: 'fixed=yes' },
      { title: { fr: 'Non', en: 'No' }, id: 'fixed=no' },
    ],
  },
];

/** Within the 24 hours, where Meta asks for no approval: the whole text is {{1}}, what each button or item says follows. */
export interface AnswerSheet {
  name: string;
  kind: 'buttons' | 'list';
  /** How many answers it offers. */
  answers: number;
}

/** The longest list that a question of ours offers; more would still be answered by number or in words. */
export const ANSWER_SHEETS: readonly AnswerSheet[] = [
  { name: 'answer_yes_no', kind: 'buttons', answers: 2 },
  { name: 'answer_list_2', kind: 'list', answers: 2 },
  { name: 'answer_list_3', kind: 'list', answers: 3 },
  { name: 'answer_list_4', kind: 'list', answers: 4 },
  { name: 'answer_list_5', kind: 'list', answers: 5 },
];

export const YES_NO: Record<WrittenLanguage, readonly [string, string]> = { fr: ['Oui', 'Non'], en: ['Yes', 'No'] };
export const CHOOSE: Record<WrittenLanguage, string> = { fr: 'Choisir', en: 'Choose' };
