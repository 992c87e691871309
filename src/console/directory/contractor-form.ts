// A new contractor, and one that is changed: the same form. What cannot be read is said at its field, and nothing is written.
import { addContractor, type ContractorChanged, type ContractorFields, changeContractor } from '#contractors/change.ts';
import { listed, readCount, readEuros, readHours } from '#contractors/read-cells.ts';
import { REACHES, type Reach } from '#contractors/store.ts';
import { CATEGORIES } from '#flows/codes.ts';
import { inAgency } from '#lib/db.ts';
import { isDate } from '#lib/zone.ts';
import { readAddress } from '#people/change.ts';
import type { Submission, Values } from '../acts/click.ts';
import { type Acting, NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { checkboxesInput, dateInput, type ModalView, manyInput, modal, selectInput, textInput } from '../blocks.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { categoryWord } from '../words.ts';
import { allowedContractor, type ContractorState } from './contractor.ts';
import { hoursWords, showAgain } from './contractor-lines.ts';
import { actorOf, shownAddress } from './person.ts';

const REACH_WORDS: Record<Reach, string> = {
  '': 'E-mail avec l’ordre, SMS pour prévenir',
  sms: 'SMS',
  email: 'E-mail',
  whatsapp: 'WhatsApp',
  both: 'E-mail et SMS',
};
/** Slack takes no empty value. */
const USUAL = 'usual';

const FLAGS = [
  { label: 'Favori', value: 'favourite' },
  { label: 'Vient pour les urgences, nuit et week-end', value: 'emergency' },
  { label: 'Équipe de l’agence (régie)', value: 'in_house' },
] as const;

export async function newContractorModal(
  ground: Ground,
  by: Interaction,
  company: string,
): Promise<ModalView | string> {
  const places = await whereManager(ground, by, async () => undefined);
  const first = places[0];
  if (first === undefined) return NO_RIGHT;
  const agencies = places.map(({ acting: { agency, settings } }) => ({ label: settings.agency.name, value: agency }));
  return modal({
    callback: 'contractor_new',
    title: 'Nouveau prestataire',
    submit: 'Ajouter',
    data: { agency: first.acting.agency, channel: by.channel },
    blocks: [
      ...(agencies.length > 1 ? [selectInput({ id: 'agency', label: 'Agence' }, agencies, first.acting.agency)] : []),
      ...fields(null, company),
    ],
  });
}

export async function contractorModal(ground: Ground, by: Interaction, id: string): Promise<ModalView | string> {
  const right = await allowedContractor(ground, by, id);
  if (right.kind === 'refused') return right.why;
  return modal({
    callback: 'contractor_change',
    title: 'Prestataire',
    submit: 'Enregistrer',
    data: { contractor: right.found.id, channel: by.channel },
    blocks: fields(right.found, right.found.company),
  });
}

function fields(known: ContractorState | null, company: string): Block[] {
  const line = (id: string, label: string, initial: string, hint?: string, optional = true) =>
    textInput({ id, label, optional, ...(hint === undefined ? {} : { hint }) }, { initial, lines: false, most: 300 });
  const trades = CATEGORIES.map((category) => ({ label: categoryWord(category), value: category }));
  const flags = FLAGS.filter(({ value }) => known?.[value] === true);
  const reaches = REACHES.map((reach) => ({ label: REACH_WORDS[reach], value: reach === '' ? USUAL : reach }));
  return [
    line('company', 'Société', company, undefined, false),
    manyInput({ id: 'trades', label: 'Métiers' }, trades, known?.trades ?? []),
    line(
      'areas',
      'Secteurs',
      known?.areas.join(' ; ') ?? '',
      'Communes, codes postaux ou résidences : « Paris 15e ; 92170 ; Les Lilas ». Vide : partout.',
    ),
    line('phone', 'Téléphone', known === null ? '' : shownAddress(known.phone)),
    line('email', 'E-mail', known?.email ?? ''),
    selectInput(
      { id: 'reach', label: 'Reçoit les ordres par' },
      reaches,
      known === null || known.reach === '' ? USUAL : known.reach,
    ),
    line(
      'hours',
      'Travaille',
      known === null ? 'lun-ven 8h-18h' : hoursWords(known),
      'Par exemple : lun-ven 8h-18h, ou 24h/24 7j/7.',
    ),
    line(
      'ceiling',
      'Plafond sans devis, en euros',
      known?.ceiling_cents == null ? '' : String(known.ceiling_cents / 100).replace('.', ','),
    ),
    dateInput({ id: 'insured', label: 'Assurance jusqu’au', optional: true }, known?.insured_until ?? undefined),
    line('capacity', 'Ordres en même temps, au plus', known?.capacity == null ? '' : String(known.capacity)),
    checkboxesInput({ id: 'flags', label: 'Particularités', optional: true }, FLAGS, flags),
  ];
}

export async function addOne(ground: Ground, submission: Submission): Promise<Submitted> {
  const { values, data, user } = submission;
  const agency = values.chosen('agency') || String(data.agency ?? '');
  const places = await whereManager(ground, { user, channel: null }, async () => undefined);
  const acting = places.find((place) => place.acting.agency === agency)?.acting;
  if (acting === undefined) return { errors: { company: NO_RIGHT } };
  const read = readFields(values);
  if ('errors' in read) return read;
  const added = await inAgency(ground.db, agency, (tx) =>
    addContractor(tx, ground.clock, { ...read.fields, by: actorOf(acting) }),
  );
  return answer(ground, submission, acting, added);
}

export async function changeOne(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedContractor(ground, submission, String(submission.data.contractor ?? ''));
  if (right.kind === 'refused') return { errors: { company: right.why } };
  const read = readFields(submission.values);
  if ('errors' in read) return read;
  const { acting, found } = right;
  const changed = await inAgency(ground.db, acting.agency, (tx) =>
    changeContractor(tx, ground.clock, { ...read.fields, id: found.id, by: actorOf(acting) }),
  );
  return answer(ground, submission, acting, changed);
}

type Read = { fields: ContractorFields & { company: string } } | { errors: Record<string, string> };

function readFields(values: Values): Read {
  const errors: Record<string, string> = {};
  const text = (id: string) => values.text(id).trim();
  const [company, phone, email, insured] = [text('company'), text('phone'), text('email'), values.chosen('insured')];
  const trades = CATEGORIES.filter((category) => values.many('trades').includes(category));
  const [hours, ceiling, capacity] = [
    readHours(text('hours')),
    readEuros(text('ceiling')),
    readCount(text('capacity')),
  ];
  if (company === '') errors.company = 'Écrivez le nom de la société.';
  if (trades.length === 0) errors.trades = 'Choisissez au moins un métier.';
  if (phone !== '' && (phone.includes('@') || readAddress(phone).kind === 'invalid'))
    errors.phone = 'Ce numéro n’est pas complet : vérifiez les chiffres.';
  if (email !== '' && (!email.includes('@') || readAddress(email).kind === 'invalid'))
    errors.email = 'Ce n’est pas un e-mail.';
  if (phone === '' && email === '') errors.phone = 'Il faut un téléphone ou un e-mail : l’ordre y est envoyé.';
  if ('reason' in hours) errors.hours = 'Écrivez par exemple : lun-ven 8h-18h, ou 24h/24 7j/7.';
  if ('reason' in ceiling) errors.ceiling = 'Écrivez un montant en euros : 300.';
  if ('reason' in capacity) errors.capacity = 'Écrivez un nombre de 1 à 999.';
  if ('reason' in hours || 'reason' in ceiling || 'reason' in capacity || Object.keys(errors).length > 0)
    return { errors };
  const flags = values.many('flags');
  return {
    fields: {
      company,
      trades,
      areas: listed(values.text('areas')),
      phone,
      email,
      reach: REACHES.find((reach) => reach === values.chosen('reach')) ?? '',
      ...hours.value,
      ceiling_cents: ceiling.value ?? null,
      insured_until: isDate(insured) ? insured : null,
      capacity: capacity.value ?? null,
      favourite: flags.includes('favourite'),
      emergency: flags.includes('emergency'),
      in_house: flags.includes('in_house'),
    },
  };
}

async function answer(
  ground: Ground,
  submission: Submission,
  acting: Acting,
  changed: ContractorChanged,
): Promise<Submitted> {
  switch (changed.kind) {
    case 'unknown':
      return { errors: { company: 'Ce prestataire n’est plus dans la liste.' } };
    case 'taken':
      return { errors: { company: `${changed.company} est déjà dans la liste.` } };
    case 'invalid':
      return { errors: { [changed.field]: 'Vérifiez ce champ.' } };
    default: {
      const { contractor, elsewhere, kind } = changed;
      const said = {
        added: 'est dans la liste',
        back: 'est de nouveau dans la liste, avec son historique',
        changed: 'est à jour',
        known: 'est dans la liste',
      }[kind];
      const shared =
        elsewhere.length === 0
          ? ''
          : ` ⚠️ ${elsewhere.map((one) => inline(shownAddress(one), 80)).join(', ')} appartient déjà à quelqu’un d’autre dans Loge : aucun ordre n’y part. Donnez un autre numéro ou e-mail.`;
      const words = `C’est noté : *${inline(contractor.company)}* ${said}.${shared}`;
      ground.afterwards(() => showAgain(ground, submission, acting, contractor.id, words));
      return undefined;
    }
  }
}
