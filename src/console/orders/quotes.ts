// Quotes from Slack: asked of one contractor or several, compared side by side, accepted or refused.
import { PAYERS, type Payer } from '#flows/codes.ts';
import { inAgency, rows, run, type Tx } from '#lib/db.ts';
import { newId } from '#lib/ids.ts';
import { isDate } from '#lib/zone.ts';
import type { Click, Submission } from '../acts/click.ts';
import type { Performed } from '../acts/perform.ts';
import { allowedTicket } from '../acts/rights.ts';
import {
  actions,
  type Button,
  checkboxesInput,
  context,
  dateInput,
  type ModalView,
  manyInput,
  modal,
  section,
  textInput,
} from '../blocks.ts';
import { dateOf } from '../dates.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { allowedOrder, decide, firstToAgree } from './clicks.ts';
import { proposalOf } from './modals.ts';
import { loadRepairs, type QuoteRecord } from './record.ts';
import { againstWords, amountWord, quoteWord, reasonWords } from './words.ts';

const MOST_ASKED = 10;
const SHOWN = [{ label: 'Le bailleur peut voir ces devis', value: 'shown' }];

export async function askQuotesModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const { acting } = right;
  const proposal = await proposalOf(ground, acting, ticket);
  const zone = acting.settings.agency.timezone;
  const options = [
    ...[proposal?.first, ...(proposal?.others ?? [])].flatMap((one) =>
      one == null ? [] : [{ label: `${one.company} · ${reasonWords(one.reasons)}`, value: one.contractor }],
    ),
    ...(proposal?.nearest ?? []).map((one) => ({
      label: `${one.company} · ${againstWords(one.against, zone)}`,
      value: one.contractor,
    })),
  ];
  if (options.length === 0)
    return 'Aucun prestataire de ce métier dans la liste : ajoutez-en un par /loge prestataire nouveau.';
  return modal({
    callback: 'quotes_ask',
    title: 'Demander des devis',
    submit: 'Demander',
    data: { ticket, channel: by.channel },
    blocks: [
      section('Chaque prestataire reçoit le signalement, ses photos et un lien pour répondre. L’occupant est prévenu.'),
      manyInput({ id: 'contractors', label: 'À qui ?' }, options),
      textInput({ id: 'reason', label: 'Pour quels travaux ?' }, { most: 1000 }),
      textInput({ id: 'reference', label: 'Votre référence', optional: true }, { lines: false, most: 60 }),
      dateInput({ id: 'wished', label: 'Travaux souhaités avant', optional: true }),
      checkboxesInput({ id: 'shown', label: 'Bailleur', optional: true }, SHOWN),
    ],
  });
}

export async function askQuotes(ground: Ground, submission: Submission): Promise<Submitted> {
  const { data, values } = submission;
  const reason = values.text('reason').trim();
  if (reason === '') return { errors: { reason: 'Dites en quelques mots pour quels travaux.' } };
  const wished = values.chosen('wished');
  if (wished !== '' && !isDate(wished)) return { errors: { wished: 'Choisissez un jour.' } };
  const right = await allowedTicket(ground, submission, String(data.ticket ?? ''));
  if (right.kind === 'refused') return { errors: { contractors: right.why } };
  const { acting, found } = right;
  const asked = await inAgency(ground.db, acting.agency, (tx) =>
    rows<{ contractor: string; talk: string }>(
      tx,
      `select id as contractor, conversation_id as talk from contractors where agency_id = $1 and id = any($2::uuid[]) and removed_at is null`,
      acting.agency,
      values.many('contractors').slice(0, MOST_ASKED),
    ),
  );
  if (asked.length === 0) return { errors: { contractors: 'Choisissez au moins un prestataire.' } };
  const quotes = asked.map((one) => ({ ...one, quote: newId() }));
  const keep = async (tx: Tx) => {
    await run(
      tx,
      `update quotes set reason = $3, reference = $4, wished_by = $5::date, shown = $6 where agency_id = $1 and id = any($2::uuid[])`,
      acting.agency,
      quotes.map(({ quote }) => quote),
      reason,
      values.text('reference').trim(),
      wished === '' ? null : wished,
      values.many('shown').includes('shown'),
    );
  };
  const performed = await decide(ground, submission, acting, found, 'QUOTES_ASKED', { quotes }, keep);
  return performed.kind === 'refused' ? { errors: { contractors: performed.why } } : undefined;
}

/** Side by side, the cheapest first; each with its buttons. */
export async function compareModal(ground: Ground, by: Interaction, ticket: string): Promise<ModalView | string> {
  const right = await allowedTicket(ground, by, ticket);
  if (right.kind === 'refused') return right.why;
  const { acting, found } = right;
  const repairs = await inAgency(ground.db, acting.agency, (tx) =>
    loadRepairs(tx, acting.agency, acting.settings, [ticket], ground.clock.now()),
  );
  const quotes = repairs.get(ticket)?.quotes ?? [];
  const zone = found.zone ?? acting.settings.agency.timezone;
  return modal({
    callback: 'quotes_compare',
    title: 'Comparer les devis',
    data: { ticket, channel: by.channel },
    blocks: [
      section(`*N° ${found.reference}* · ${quotes.length} devis, du moins cher au plus cher.`),
      ...quotes
        .slice(0, MOST_ASKED)
        .flatMap((quote) => [
          section(linesOf(quote, zone)),
          ...(quote.state === 'received' ? actions(`quote_${quote.id}`, buttonsOf(ticket, quote)) : []),
        ]),
      context('Accepter un devis commande les travaux à ce prix ; les autres prestataires sont prévenus.'),
    ],
  });
}

function linesOf(quote: QuoteRecord, zone: string): string {
  const { company, state, cents, delayDays, validUntil, words } = quote;
  const facts = [
    cents === null ? quoteWord(state) : `*${amountWord(cents)}* (${quoteWord(state)})`,
    delayDays === null ? '' : `sous ${delayDays} jours`,
    validUntil === null ? '' : `valable jusqu’au ${dateOf(new Date(validUntil), zone)}`,
    (quote.files ?? []).length === 0 ? '' : `📎 ${(quote.files ?? []).map(({ name }) => inline(name, 60)).join(', ')}`,
  ];
  return `*${inline(company, 80)}* : ${facts.filter(Boolean).join(' · ')}${words === '' ? '' : `\n${inline(words, 500)}`}`;
}

function buttonsOf(ticket: string, { id, company, cents }: QuoteRecord): Button[] {
  const value = `${ticket} ${id}`;
  const confirm = {
    title: 'Accepter ce devis ?',
    text: `${company}, ${amountWord(cents ?? 0)} : les travaux sont commandés.`,
    yes: 'Accepter',
    no: 'Non',
  };
  return [
    { id: 'quote_accept', label: 'Accepter', value, style: 'primary', confirm },
    { id: 'quote_refuse', label: 'Refuser', value },
  ];
}

export const isQuoteClick = (action: string): boolean => action === 'quote_accept' || action === 'quote_refuse';

export async function quoteClick(ground: Ground, click: Click): Promise<void> {
  const [ticket = '', quote = ''] = click.value.split(' ');
  const channel = typeof click.view?.data.channel === 'string' ? click.view.data.channel : click.channel;
  const by = { ...click, channel };
  const performed =
    click.action === 'quote_accept' ? await accept(ground, by, ticket, quote) : await refuse(ground, by, ticket, quote);
  const said = performed.kind === 'refused' ? performed.why : 'C’est noté : la carte est à jour.';
  ground.afterwards(() => whisper(ground, by, said));
}

async function refuse(ground: Ground, by: Click, ticket: string, quote: string): Promise<Performed> {
  const right = await allowedTicket(ground, by, ticket);
  return right.kind === 'refused' ? right : decide(ground, by, right.acting, right.found, 'QUOTE_REFUSED', { quote });
}

async function accept(ground: Ground, by: Click, ticket: string, quote: string): Promise<Performed> {
  const right = await allowedOrder(ground, by, ticket);
  if (right.kind === 'refused') return right;
  const { acting, found } = right;
  if (found.order !== null && !found.order.ended) return UNDER_WAY;
  const proposal = await proposalOf(ground, acting, ticket);
  const payer: Payer = PAYERS.find((code) => code === proposal?.payer) ?? 'landlord';
  const [known] = await inAgency(ground.db, acting.agency, (tx) =>
    rows<{ cents: number | null }>(
      tx,
      'select cents from quotes where agency_id = $1 and id::text = $2',
      acting.agency,
      quote,
    ),
  );
  const first = firstToAgree(acting, found, { ceilingCents: known?.cents ?? null, payer });
  const refs = { quote, order: newId(), payer, asksFirst: first, landlord: found.landlord };
  try {
    return await decide(ground, by, acting, found, 'QUOTE_ACCEPTED', refs, (tx) =>
      follows(tx, acting.agency, refs.order),
    );
  } catch (error) {
    if (error instanceof NoOrder) return UNDER_WAY;
    throw error;
  }
}

class NoOrder extends Error {
  override name = 'NoOrder';
}

/** A colleague has ordered in the meantime: then nothing was accepted either. */
async function follows(tx: Tx, agency: string, order: string): Promise<void> {
  const made = await rows(tx, 'select id from work_orders where agency_id = $1 and id = $2', agency, order);
  if (made.length === 0) throw new NoOrder();
}

const UNDER_WAY: Performed = {
  kind: 'refused',
  why: 'Un ordre est déjà en cours pour ce signalement : annulez-le d’abord.',
};
