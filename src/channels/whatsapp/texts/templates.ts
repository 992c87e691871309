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
const COMPANY = 'Plombier Express';
const WINDOW = ['mercredi 25 novembre entre 14 h et 16 h', 'Wednesday 25 November between 2 pm and 4 pm'] as const;
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
    name: 'common_visit_scheduled',
    text: 'ticket.common_visit',
    category: 'UTILITY',
    body: {
      fr: "Demande {{1}} : le technicien vient {{2}}. Vous n'avez rien à faire.",
      en: 'Request {{1}}: the technician comes {{2}}. There is nothing for you to do.',
    },
    samples: { fr: ['1042', VISIT[0]], en: ['1042', VISIT[1]] },
  },
  {
    name: 'common_visit_agreed',
    text: 'visit.common',
    category: 'UTILITY',
    body: {
      fr: "{{1}} vient {{2}}. C'est pour la demande {{3}}. Vous n'avez rien à faire.",
      en: '{{1}} comes {{2}}. It is for request {{3}}. There is nothing for you to do.',
    },
    samples: { fr: [COMPANY, WINDOW[0], '1042'], en: [COMPANY, WINDOW[1], '1042'] },
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
  // ---- the company that comes
  {
    name: 'company_found',
    text: 'visit.company',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : {{2}} fera la réparation. Nous vous écrirons les dates possibles.',
      en: 'Request {{1}}: {{2}} will do the repair. We will write with possible dates.',
    },
    samples: same('1042', COMPANY),
  },
  {
    name: 'company_date',
    text: 'visit.agreed',
    category: 'UTILITY',
    body: {
      fr: "{{1}} vient {{2}}. {{3}} doit vous dire {{4}}. Sinon, n'ouvrez pas. Pour changer, écrivez : autre jour.",
      en: '{{1}} comes {{2}}. {{3}} must tell you {{4}}. If not, do not open. To change, write: another day.',
    },
    samples: { fr: [COMPANY, WINDOW[0], 'Karim', '4821'], en: [COMPANY, WINDOW[1], 'Karim', '4821'] },
  },
  {
    name: 'company_tomorrow',
    text: 'visit.tomorrow',
    category: 'UTILITY',
    body: {
      fr: "Rappel : {{1}} vient {{2}}. {{3}} doit vous dire {{4}}. Sinon, n'ouvrez pas. Pour changer, écrivez : autre jour.",
      en: 'Reminder: {{1}} comes {{2}}. {{3}} must tell you {{4}}. If not, do not open. To change, write: another day.',
    },
    samples: { fr: [COMPANY, WINDOW[0], 'Karim', '4821'], en: [COMPANY, WINDOW[1], 'Karim', '4821'] },
  },
  {
    name: 'company_today',
    text: 'visit.today',
    category: 'UTILITY',
    body: {
      fr: "{{1}} vient {{2}}. {{3}} doit vous dire {{4}}. Sinon, n'ouvrez pas. Un souci : écrivez-le ici.",
      en: '{{1}} comes {{2}}. {{3}} must tell you {{4}}. If not, do not open. Any trouble: write it here.',
    },
    samples: { fr: [COMPANY, WINDOW[0], 'Karim', '4821'], en: [COMPANY, WINDOW[1], 'Karim', '4821'] },
  },
  {
    name: 'company_on_the_way',
    text: 'visit.on_the_way',
    category: 'UTILITY',
    body: {
      fr: "{{1}} est en route vers chez vous. {{2}} doit vous dire {{3}}. Sinon, n'ouvrez pas.",
      en: '{{1}} is on the way to your home. {{2}} must tell you {{3}}. If not, do not open.',
    },
    samples: same('Karim', 'Karim', '4821'),
  },
  {
    name: 'company_late',
    text: 'visit.late',
    category: 'UTILITY',
    body: {
      fr: '{{1}} a du retard. La visite reste prévue dans la journée. Un souci : {{2}}.',
      en: '{{1}} is late. They still come today. Any trouble: {{2}}.',
    },
    samples: same(COMPANY, PHONE),
  },
  {
    name: 'company_found_nobody',
    text: 'visit.absent',
    category: 'UTILITY',
    body: {
      fr: "{{1}} est passé et n'a trouvé personne. Nous cherchons une autre date. Vous étiez là ? Écrivez-le ici.",
      en: '{{1}} came and found nobody. We are looking for another date. Were you there? Write it here.',
    },
    samples: same(COMPANY),
  },
  {
    name: 'company_comes_again',
    text: 'visit.again',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : {{2}} doit revenir pour finir. Nous vous écrirons la date.',
      en: 'Request {{1}}: {{2}} has to come back to finish. We will write with the date.',
    },
    samples: same('1042', COMPANY),
  },
  {
    name: 'company_moves',
    text: 'visit.moving',
    category: 'UTILITY',
    body: {
      fr: "Demande {{1}} : la visite est déplacée. {{2}} va proposer d'autres dates.",
      en: 'Request {{1}}: the visit is moved. {{2}} will propose other dates.',
    },
    samples: same('1042', COMPANY),
  },
  {
    name: 'company_off',
    text: 'visit.off',
    category: 'UTILITY',
    body: {
      fr: "Demande {{1}} : la visite de {{2}} est annulée. Une personne de l'agence vous écrira.",
      en: 'Request {{1}}: the visit of {{2}} is off. A person of the agency will write to you.',
    },
    samples: same('1042', COMPANY),
  },
  // ---- delays, quotes, who pays, and afterwards
  {
    name: 'date_promised',
    text: 'delay.promise',
    category: 'UTILITY',
    body: {
      fr: 'Une date de visite vous sera donnée au plus tard {{1}}.',
      en: 'You will have a date for the visit by {{1}}.',
    },
    samples: { fr: ['mardi 14 janvier'], en: ['Tuesday 14 January'] },
  },
  {
    name: 'date_delayed',
    text: 'delay.sorry',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : nous avons du retard, excusez-nous. Nouvelle date au plus tard : {{2}}.',
      en: 'Request {{1}}: we are late, and we are sorry. New date at the latest: {{2}}.',
    },
    samples: { fr: ['1042', 'mardi 14 janvier'], en: ['1042', 'Tuesday 14 January'] },
  },
  {
    name: 'quotes_asked',
    text: 'quote.for_you',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : nous demandons des devis avant la réparation. Nous vous écrirons la suite.',
      en: 'Request {{1}}: we are asking for quotes before the repair. We will write what comes next.',
    },
    samples: same('1042'),
  },
  {
    name: 'quote_agreed',
    text: 'quote.agreed',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : un devis est accepté. Nous commandons les travaux.',
      en: 'Request {{1}}: a quote is accepted. The work will now be ordered.',
    },
    samples: same('1042'),
  },
  {
    name: 'paid_by_tenant',
    text: 'payer.tenant',
    category: 'UTILITY',
    body: {
      fr: "Demande {{1}} : cette réparation est à votre charge. L'agence ne la commande pas. Une question : {{2}}.",
      en: 'Request {{1}}: this repair is at your own cost. The agency does not order it. A question: {{2}}.',
    },
    samples: same('1042', PHONE),
  },
  {
    name: 'paid_by_insurance',
    text: 'payer.insurance',
    category: 'UTILITY',
    body: {
      fr: 'Demande {{1}} : prévenez votre assurance dans les 5 jours. Remplissez un constat avec le voisin. Aide : {{2}}.',
      en: 'Request {{1}}: tell your insurance within 5 days. Fill in a claim form with the neighbour. Help: {{2}}.',
    },
    samples: same('1042', PHONE),
  },
  {
    name: 'paid_by_condominium',
    text: 'payer.condominium',
    category: 'UTILITY',
    body: {
      fr: "Demande {{1}} : c'est à la copropriété de réparer. Nous lui transmettons le dossier et nous le suivons.",
      en: 'Request {{1}}: the co-owners have to repair this. We pass the file on to them and follow it.',
    },
    samples: same('1042'),
  },
  {
    name: 'rate_repair',
    text: 'q.rate_repair',
    category: 'UTILITY',
    body: {
      fr: 'Quelle note pour la réparation, de 1 (mauvaise) à 5 (bonne) ? Pour ne pas répondre, écrivez non.',
      en: 'A score from 1 (bad) to 5 (very good) for the repair? You can write no to stop.',
    },
    samples: same(),
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
