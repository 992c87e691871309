// The numbers in a cell, however they were typed and whatever a spreadsheet has made of them. A number that has lost digits is
// refused with the reason: a wrong number is a text to a stranger.
import { parsePhone } from '#lib/phone.ts';
import type { Contact } from '../book.ts';

export interface ReadContacts {
  contacts: Contact[];
  reasons: string[];
}

const LABELS =
  /\b(?:t[ée]l(?:[ée]phone)?|portable|port|mobile|mob|fixe|domicile|dom|bureau|travail|perso|gsm|n°|num[ée]ro|whatsapp)\b\.?\s*:?/gi;

export function readPhones(cell: string): ReadContacts {
  const contacts: Contact[] = [];
  const reasons: string[] = [];
  for (const piece of pieces(unformula(cell))) {
    const read = readOne(piece);
    if (typeof read === 'string') reasons.push(read);
    else if (!contacts.some(({ value }) => value === read.value)) contacts.push(read);
  }
  return { contacts, reasons };
}

/** `="0612345678"` and `'0612345678`: how spreadsheets are made to keep a leading 0. */
function unformula(cell: string): string {
  return cell.replace(/="([^"]*)"/g, '$1').replace(/(^|\s)'(?=[\d+])/g, '$1');
}

function pieces(cell: string): string[] {
  const plain = cell.replace(/\([^)]*\p{L}[^)]*\)/gu, ' ').replace(LABELS, ' ');
  if (isScientific(plain.trim())) return [plain.trim()];
  return plain
    .replace(/(?<!\d)\d\d(?:,\d\d){4}(?!\d)/g, (number) => number.replaceAll(',', ' '))
    .split(/[/;,\n|]|\bou\b|\bet\b| - /i)
    .flatMap(unglued)
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
}

/** Two French numbers with nothing but a space between them. */
function unglued(piece: string): string[] {
  const digits = piece.replace(/[\s.-]/g, '');
  return /^0[1-9]\d{8}0[1-9]\d{8}$/.test(digits) ? [digits.slice(0, 10), digits.slice(10)] : [piece];
}

function readOne(piece: string): Contact | string {
  if (isScientific(piece)) {
    const whole = fromScientific(piece);
    if (whole === undefined)
      return `the spreadsheet has cut the number ("${piece}"): format the column as text and export it again`;
    return toContact(whole) ?? `"${piece}" is no telephone number`;
  }
  // "612345678.0", written by programs that take a number for an amount.
  return toContact(piece.replace(/^(\d{9,12})[.,]0+$/, '$1')) ?? `"${piece}" is no telephone number`;
}

function toContact(text: string): Contact | undefined {
  const found = parsePhone(text.trim());
  if (found === undefined || !/^\+\d{7,15}$/.test(found.address)) return undefined;
  return {
    kind: 'phone',
    value: found.address,
    line: found.kind === 'mobile' || found.kind === 'landline' ? found.kind : 'other',
  };
}

function isScientific(text: string): boolean {
  return /^\d(?:[.,]\d+)?e\+?\d{1,2}$/i.test(text.replace(/\s/g, ''));
}

/** "6,12345678E+08" holds every digit; "6,12E+08" does not. */
function fromScientific(text: string): string | undefined {
  const [, lead, rest = '', power] = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(text.replace(/\s/g, ''))!;
  return rest.length === Number(power) ? `${lead}${rest}` : undefined;
}
