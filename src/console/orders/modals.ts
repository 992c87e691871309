// The order as a manager changes it before it leaves, to whom it goes next, and at whose cost it is.
import { addOneOff } from '#contractors/change.ts';
import { type Proposal, proposalFor } from '#dispatch/proposal.ts';
import { PAYERS } from '#flows/codes.ts';
import { inAgency } from '#lib/db.ts';
import { centsOf } from '#lib/money.ts';
import type { Submission } from '../acts/click.ts';
import { type Acting, allowedTicket } from '../acts/rights.ts';
import { type ModalView, modal, type Option, section, selectInput, textInput } from '../blocks.ts';
import type { Ground, Interaction, Submitted } from '../ground.ts';
import { allowedOrder, decide, order, talkOf, whyOf } from './clicks.ts';
import { againstWords, amountWord, payerWord, reasonWords } from './words.ts';

const BY_HAND = 'by_hand';

/** Before the order leaves: who, at whose cost, up to how much, and what the contractor should know. */
export async function orderModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const proposal = await proposalOf(ground, right.acting, ticket);
  const payer = proposal?.payer ?? 'landlord';
  const ceiling = proposal?.first?.ceilingCents;
  return modal({
    callback: 'order',
    title: 'Ordre de service',
    submit: 'Commander',
    data: { ticket, channel: by.channel },
    blocks: [
      ...contractorInputs(proposal, right.acting.settings.agency.timezone),
      selectInput({ id: 'payer', label: 'À la charge de' }, payers(), payer),
      textInput(
        { id: 'euros', label: 'Plafond en euros', optional: true, hint: 'Au-delà, le prestataire demande avant.' },
        { lines: false, most: 12, initial: ceiling == null ? '' : amountWord(ceiling).replace(' €', '') },
      ),
      textInput(
        { id: 'words', label: 'Pour le prestataire', optional: true, hint: 'S’ajoute aux mots du locataire.' },
        { most: 1000 },
      ),
    ],
  });
}

export async function sendOrder(ground: Ground, submission: Submission): Promise<Submitted> {
  const { data, values } = submission;
  const euros = values.text('euros').trim();
  const ceilingCents = euros === '' ? null : centsOf(euros);
  if (euros !== '' && ceilingCents === null) return { errors: { euros: 'Écrivez un montant comme 250 ou 180,50.' } };
  const right = await allowedOrder(ground, submission, String(data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { contractor: right.why } };
  const chosen = await contractorOf(ground, right.acting, submission);
  if ('errors' in chosen) return chosen;
  const performed = await order(ground, submission, right.acting, right.found, {
    contractor: chosen.contractor,
    payer: values.chosen('payer'),
    ceilingCents,
    words: values.text('words').trim(),
  });
  return performed.kind === 'refused' ? { errors: { contractor: performed.why } } : undefined;
}

/** Another contractor for an order that is under way. `value`: ticket and order. */
export async function giveModal(ground: Ground, by: Interaction, value: string): Promise<ModalView | string> {
  const [ticket = '', id = ''] = value.split(' ');
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const proposal = await proposalOf(ground, right.acting, ticket);
  return modal({
    callback: 'order_give',
    title: 'Autre prestataire',
    submit: 'Donner l’ordre',
    data: { ticket, order: id, channel: by.channel },
    blocks: [
      section('Le prestataire d’avant est prévenu : il ne se déplace pas.'),
      ...contractorInputs(proposal, right.acting.settings.agency.timezone),
    ],
  });
}

export async function giveOrder(ground: Ground, submission: Submission): Promise<Submitted> {
  const right = await allowedOrder(ground, submission, String(submission.data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { contractor: right.why } };
  const { acting, found } = right;
  const chosen = await contractorOf(ground, acting, submission);
  if ('errors' in chosen) return chosen;
  const talk = await talkOf(ground, acting.agency, chosen.contractor);
  if (talk === null) return { errors: { contractor: 'Ce prestataire a été retiré de la liste.' } };
  const why = await whyOf(ground, acting, found.id, chosen.contractor);
  const refs = { order: String(submission.data.order ?? ''), contractor: chosen.contractor, talk, why };
  const performed = await decide(ground, submission, acting, found, 'REASSIGNED', refs);
  return performed.kind === 'refused' ? { errors: { contractor: performed.why } } : undefined;
}

const FOLLOWS = [
  '*Locataire* : Loge le lui explique, et rien n’est commandé en son nom.',
  '*Assurance* : Loge lui envoie les étapes du constat.',
  '*Copropriété* : Loge lui dit que le syndic répare ; commandez au syndic comme à un prestataire.',
];

export async function payerModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const proposal = await proposalOf(ground, right.acting, ticket);
  return modal({
    callback: 'payer',
    title: 'À la charge de',
    submit: 'Décider',
    data: { ticket, channel: by.channel },
    blocks: [section(FOLLOWS.join('\n')), selectInput({ id: 'payer', label: 'Qui paie ?' }, payers(), proposal?.payer)],
  });
}

export async function setPayer(ground: Ground, submission: Submission): Promise<Submitted> {
  const payer = PAYERS.find((code) => code === submission.values.chosen('payer'));
  if (payer === undefined) return { errors: { payer: 'Choisissez qui paie.' } };
  const right = await allowedTicket(ground, submission, String(submission.data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { payer: right.why } };
  const performed = await decide(ground, submission, right.acting, right.found, 'PAYER_SET', { payer });
  return performed.kind === 'refused' ? { errors: { payer: performed.why } } : undefined;
}

function payers(): Option[] {
  return PAYERS.map((code) => ({ label: payerWord(code), value: code }));
}

export function proposalOf(ground: Ground, { agency, settings }: Acting, ticket: string): Promise<Proposal | null> {
  return inAgency(ground.db, agency, (tx) => proposalFor(tx, { settings, ticket, at: ground.clock.now() }));
}

/** Those who suit first, each with why; then those who nearly do; or one written by hand for this order alone. */
export function contractorInputs(proposal: Proposal | null, zone: string) {
  const suit = [proposal?.first, ...(proposal?.others ?? [])].flatMap((one) =>
    one == null ? [] : [{ label: `${one.company} · ${reasonWords(one.reasons)}`, value: one.contractor }],
  );
  const near = (proposal?.nearest ?? []).map((one) => ({
    label: `${one.company} · ${againstWords(one.against, zone)}`,
    value: one.contractor,
  }));
  const options = [...suit, ...near, { label: 'Un autre, écrit ci-dessous', value: BY_HAND }];
  return [
    selectInput({ id: 'contractor', label: 'Prestataire' }, options, options[0]!.value),
    textInput({ id: 'company', label: 'Autre : société', optional: true }, { lines: false, most: 80 }),
    textInput({ id: 'reach', label: 'Autre : téléphone ou e-mail', optional: true }, { lines: false, most: 120 }),
  ];
}

/** Who was chosen; somebody written by hand is added for this once. */
export async function contractorOf(
  ground: Ground,
  { agency, manager }: Acting,
  { values }: Submission,
): Promise<{ contractor: string } | { errors: Record<string, string> }> {
  const chosen = values.chosen('contractor');
  if (chosen !== BY_HAND) return { contractor: chosen };
  const company = values.text('company').trim();
  const reach = values.text('reach').trim();
  if (company === '') return { errors: { company: 'Écrivez le nom de la société.' } };
  if (reach === '') return { errors: { reach: 'Écrivez un téléphone ou un e-mail.' } };
  const contact = reach.includes('@') ? { email: reach } : { phone: reach };
  const by = `manager:${manager.id}`;
  const added = await inAgency(ground.db, agency, (tx) => addOneOff(tx, ground.clock, { company, ...contact, by }));
  if ('contractor' in added) return { contractor: added.contractor.id };
  const wrong = added.kind === 'invalid' && added.field === 'company' ? 'company' : 'reach';
  return { errors: { [wrong]: 'Vérifiez le nom, le téléphone ou l’e-mail : on ne peut pas écrire à cette adresse.' } };
}
