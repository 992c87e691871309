// A list of contractors: companies with their trades and areas, all of it or nothing. A company is recognised by its name.
import type { Category } from '#flows/codes.ts';
import type { Clock } from '#lib/clock.ts';
import { type Columns, folded, type LineProblem, type SheetLine } from '#lib/columns.ts';
import { type Db, inAgency } from '#lib/db.ts';
import { isDuplicate } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { addressKey, type Book, type Contact, newAddress, openConversation } from '#people/book.ts';
import { readEmails } from '#people/import/read-cells.ts';
import { readPhones } from '#people/import/read-phones.ts';
import { loadBook, saveBook } from '#people/load-book.ts';
import { countRow, type ImportOptions, type ImportReport, nothingCounted, readSheet } from '#places/import-report.ts';
import { lockDirectory } from '#places/store.ts';
import { type ContractorRow, loadContractors, writeContractors } from './store.ts';
import { tradeOf } from './trade-names.ts';

export const CONTRACTOR_COLUMNS = {
  company: ['société', 'entreprise', 'nom', 'raison sociale', 'prestataire', 'artisan', 'fournisseur', 'name'],
  trades: [
    'métiers',
    'métier',
    "corps d'état",
    "corps d'états",
    'spécialité',
    'spécialités',
    'activité',
    'activités',
    'domaine',
    'trade',
  ],
  areas: [
    'secteurs',
    'secteur',
    'zones',
    'zone',
    "zones d'intervention",
    "zone d'intervention",
    'villes',
    'ville',
    'codes postaux',
    'code postal',
    'area',
  ],
  phone: ['téléphone', 'téléphones', 'tél', 'mobile', 'portable', 'fixe', 'gsm'],
  email: ['mail', 'e-mail', 'courriel', 'adresse mail', 'adresse e-mail'],
  emergency: ['urgence', 'urgences', 'astreinte', 'urgence 24h', 'dépannage', '24/7'],
  favourite: ['favori', 'favoris', 'préféré', 'favorite'],
  availability: ['disponibilité', 'disponible', 'statut'],
} as const satisfies Columns<string>;

type Column = keyof typeof CONTRACTOR_COLUMNS;
const TRIES = 3;

export async function importContractors(
  db: Db,
  clock: Clock,
  agency: string,
  file: Uint8Array,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const read = readSheet(file, CONTRACTOR_COLUMNS, [['company'], ['trades']]);
  if (read.kind === 'refused') return read.report;
  const { sheet } = read;
  for (let attempt = 1; ; attempt++) {
    try {
      return await inAgency(db, agency, async (tx): Promise<ImportReport> => {
        await lockDirectory(tx);
        const drafts = readLines(sheet.lines);
        const book = await loadBook(tx, clock, { contacts: drafts.lines.flatMap((draft) => draft.contacts) });
        const plan = planContractors(book, await loadContractors(tx, agency), drafts.lines);
        const report = {
          counts: { contractors: plan.count },
          problems: drafts.problems,
          remarks: plan.remarks,
          unknownColumns: sheet.unknown,
        };
        if (drafts.problems.length > 0) return { ...report, kind: 'refused' };
        if (options.dryRun) return { ...report, kind: 'would_import' };
        await saveBook(tx, book);
        await writeContractors(tx, plan.write);
        return { ...report, kind: 'imported' };
      });
    } catch (error) {
      if (attempt === TRIES || !isDuplicate(error)) throw error;
    }
  }
}

interface Draft {
  line: number;
  fields: Partial<
    Pick<ContractorRow, 'trades' | 'areas' | 'phone' | 'email' | 'emergency' | 'favourite' | 'availability'>
  >;
  company: string;
  contacts: Contact[];
}

function readLines(lines: readonly SheetLine<Column>[]): { lines: Draft[]; problems: LineProblem[] } {
  const drafts: Draft[] = [];
  const problems: LineProblem[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of lines) {
    const reasons: string[] = [];
    const company = cells.company.replace(/\s+/g, ' ').trim();
    if (company === '') reasons.push('no company');
    const twice = seen.get(folded(company));
    if (twice !== undefined)
      reasons.push(`"${company}" stands on line ${twice} already: put its trades and areas on one line, split by ;`);
    seen.set(folded(company), line);
    const trades = listed(cells.trades).map((name) => ({ name, trade: tradeOf(name) }));
    if (trades.length === 0) reasons.push('no trade');
    for (const { name, trade } of trades)
      if (trade === undefined)
        reasons.push(
          `the trade "${name}" is not known; write one such as plomberie, chauffage, electricite, serrurerie, ascenseur, nettoyage`,
        );
    const phones = readPhones(cells.phone);
    const emails = readEmails(cells.email);
    reasons.push(...phones.reasons, ...emails.reasons);
    const yes = (column: 'emergency' | 'favourite') => {
      const answer = yesNo(cells[column]);
      if (answer === null) reasons.push(`"${cells[column]}" in ${column} is neither oui nor non`);
      return answer ?? undefined;
    };
    const [emergency, favourite, available] = [yes('emergency'), yes('favourite'), availabilityOf(cells.availability)];
    if (available === null) reasons.push(`"${cells.availability}" is not one of disponible, indisponible, en vacances`);
    problems.push(...reasons.map((reason) => ({ line, reason })));
    if (reasons.length > 0) continue;
    const areas = listed(cells.areas);
    drafts.push({
      line,
      company,
      contacts: [...phones.contacts, ...emails.contacts],
      fields: {
        trades: [...new Set(trades.map(({ trade }) => trade as Category))],
        ...(areas.length === 0 ? {} : { areas }),
        ...(phones.contacts[0] === undefined ? {} : { phone: phones.contacts[0].value }),
        ...(emails.contacts[0] === undefined ? {} : { email: emails.contacts[0].value }),
        ...(emergency === undefined ? {} : { emergency }),
        ...(favourite === undefined ? {} : { favourite }),
        ...(available === undefined || available === null ? {} : { availability: available }),
      },
    });
  }
  return { lines: drafts, problems };
}

function planContractors(book: Book, known: readonly ContractorRow[], drafts: readonly Draft[]) {
  const count = nothingCounted();
  const write: ContractorRow[] = [];
  const remarks: LineProblem[] = [];
  const byCompany = new Map(known.map((row) => [folded(row.company), row]));
  for (const { line, company, contacts, fields } of drafts) {
    const before = byCompany.get(folded(company));
    const conversation = before?.conversation_id ?? talkFor(book, contacts);
    for (const contact of contacts) {
      const address = book.addresses.get(addressKey(contact));
      if (address === undefined) newAddress(book, contact, conversation);
      else if (address.conversation_id !== conversation)
        remarks.push({
          line,
          reason: `the ${contact.kind} of "${company}" is also somebody else's, as whom it is heard`,
        });
    }
    const row: ContractorRow = {
      ...(before ?? {
        agency_id: book.agency,
        id: newId(),
        company,
        trades: [],
        areas: [],
        phone: '',
        email: '',
        emergency: false,
        favourite: false,
        availability: 'available',
        conversation_id: conversation,
      }),
      ...fields,
    };
    if (countRow(count, before, row) !== 'same') write.push(row);
  }
  return { count, write, remarks };
}

/** A stranger's talk from one of these addresses is theirs, with its history. */
function talkFor(book: Book, contacts: readonly Contact[]): string {
  for (const contact of contacts) {
    const address = book.addresses.get(addressKey(contact));
    const talk = address === undefined ? undefined : book.conversations.get(address.conversation_id);
    if (address !== undefined && talk?.person === null && !talk.staff && !book.holders.get(address.id)?.size)
      return address.conversation_id;
  }
  return openConversation(book, null);
}

function listed(cell: string): string[] {
  return [
    ...new Set(
      cell
        .split(/[;|\n/]|,(?!\d)/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}

/** Undefined: not said. Null: not understood. */
function yesNo(text: string): boolean | undefined | null {
  const plain = folded(text).trim();
  if (plain === '') return undefined;
  if (/^(?:oui|o|yes|y|true|vrai|1|x|✓|✔)$/.test(plain) || /24/.test(plain)) return true;
  return /^(?:non|n|no|false|faux|0|-)$/.test(plain) ? false : null;
}

function availabilityOf(text: string): ContractorRow['availability'] | undefined | null {
  const plain = folded(text).trim();
  if (plain === '') return undefined;
  if (/^(?:disponible|available|oui|actif)$/.test(plain)) return 'available';
  if (/^(?:indisponible|unavailable|non|inactif)$/.test(plain)) return 'unavailable';
  return /vacances|conges|holiday/.test(plain) ? 'holiday' : null;
}
