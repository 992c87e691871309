// A list of contractors: companies with their trades and areas, all of it or nothing of it. A company is recognised by its name.
import type { Clock } from '#lib/clock.ts';
import type { LineProblem, SheetLine } from '#lib/columns.ts';
import { type Db, inAgency } from '#lib/db.ts';
import { isDuplicate } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { parsePhone } from '#lib/phone.ts';
import type { Book, Contact } from '#people/book.ts';
import { type Read, readEmails, readPrefers } from '#people/import/read-cells.ts';
import { readPhones } from '#people/import/read-phones.ts';
import { loadBook, saveBook } from '#people/load-book.ts';
import { countRow, type ImportOptions, type ImportReport, nothingCounted, readSheet } from '#places/import-report.ts';
import { lockDirectory } from '#places/store.ts';
import { CONTRACTOR_COLUMNS, type ContractorColumn } from './columns.ts';
import {
  listed,
  readAvailability,
  readAway,
  readCount,
  readEuros,
  readHours,
  readInsurance,
  readTrades,
  readYesNo,
} from './read-cells.ts';
import {
  type ContractorRow,
  companyKey,
  loadContractors,
  newContractor,
  type Reach,
  writeContractors,
} from './store.ts';
import { answerAt, talkFor } from './talk.ts';

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
  /** What an empty cell says nothing of is not there. */
  fields: Partial<ContractorRow>;
  company: string;
  contacts: Contact[];
}

function readLines(lines: readonly SheetLine<ContractorColumn>[]): { lines: Draft[]; problems: LineProblem[] } {
  const drafts: Draft[] = [];
  const problems: LineProblem[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of lines) {
    const reasons: string[] = [];
    const company = cells.company.replace(/\s+/g, ' ').trim();
    if (company === '') reasons.push('no company');
    const twice = seen.get(companyKey(company));
    if (twice !== undefined)
      reasons.push(`"${company}" stands on line ${twice} already: put its trades and areas on one line, split by ;`);
    seen.set(companyKey(company), line);
    const read = readFields(cells);
    reasons.push(...read.reasons);
    problems.push(...reasons.map((reason) => ({ line, reason })));
    if (reasons.length === 0) drafts.push({ line, company, contacts: read.contacts, fields: read.fields });
  }
  return { lines: drafts, problems };
}

function readFields(cells: Readonly<Record<ContractorColumn, string>>): {
  fields: Partial<ContractorRow>;
  contacts: Contact[];
  reasons: string[];
} {
  const reasons: string[] = [];
  const said = <T>(read: Read<T>): T | undefined => {
    if ('value' in read) return read.value;
    reasons.push(read.reason);
    return undefined;
  };
  const { trades, unknown } = readTrades(cells.trades);
  if (trades.length === 0 && unknown.length === 0) reasons.push('no trade');
  for (const name of unknown)
    reasons.push(
      `the trade "${name}" is not known; write one such as plomberie, chauffage, electricite, serrurerie, ascenseur, nettoyage`,
    );
  const [phones, emails, areas] = [readPhones(cells.phone), readEmails(cells.email), listed(cells.areas)];
  reasons.push(...phones.reasons, ...emails.reasons);
  const away = said(readAway(cells.away, cells.away_from, cells.away_to));
  const reach = said(readPrefers(cells.reach));
  const fields: { [K in keyof ContractorRow]?: ContractorRow[K] | undefined } = {
    trades,
    areas: areas.length === 0 ? undefined : areas,
    phone: phones.contacts[0]?.value,
    email: emails.contacts[0]?.value,
    emergency: said(readYesNo(cells.emergency)),
    favourite: said(readYesNo(cells.favourite)),
    availability: said(readAvailability(cells.availability)),
    away_from: away?.from,
    away_to: away?.to,
    ...said(readHours(cells.hours)),
    ceiling_cents: said(readEuros(cells.ceiling)),
    insured_until: said(readInsurance(cells.insured_until)),
    reach: reach === '' ? undefined : (reach as Reach | undefined),
    in_house: said(readYesNo(cells.in_house)),
    capacity: said(readCount(cells.capacity)),
  };
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    contacts: [...phones.contacts, ...emails.contacts],
    reasons,
  };
}

function planContractors(book: Book, known: readonly ContractorRow[], drafts: readonly Draft[]) {
  const count = nothingCounted();
  const write: ContractorRow[] = [];
  const remarks: LineProblem[] = [];
  const byCompany = new Map(known.map((row) => [companyKey(row.company), row]));
  for (const { line, company, contacts, fields } of drafts) {
    const before = byCompany.get(companyKey(company));
    const conversation = before?.conversation_id ?? talkFor(book, contacts);
    for (const contact of contacts)
      if (!answerAt(book, conversation, contact))
        remarks.push({
          line,
          reason: `the ${contact.kind} of "${company}" is also somebody else's, as whom it is heard`,
        });
    if (before?.removed_at != null)
      remarks.push({
        line,
        reason: `"${company}" was removed and stays so: it is taken back in Slack, "/loge prestataire nouveau"`,
      });
    const row: ContractorRow = {
      ...(before ?? newContractor(book.agency, newId(), company, conversation)),
      ...fields,
      // Whoever is on the list is of the house from now on.
      one_off: false,
    };
    if (row.email === '' && (row.phone === '' || parsePhone(row.phone)?.kind === 'landline'))
      remarks.push({ line, reason: `no order can reach "${company}": it has neither a mobile number nor an email` });
    if (row.insured_until !== null && row.insured_until < book.today)
      remarks.push({
        line,
        reason: `the insurance of "${company}" has ended: no order goes there until it is renewed`,
      });
    if (countRow(count, before, row) !== 'same') write.push(row);
  }
  return { count, write, remarks };
}
