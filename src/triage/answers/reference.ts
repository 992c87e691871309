// Ticket references in a text: digits only, four to eight of them. Telephone numbers, postcodes, prices, dates, hours, door
// codes and flat numbers are no references.
import { plain } from './plain.ts';

/** Long texts are searched only so far. */
const LOOK_AT = 5_000;
const NAMED =
  /(?:\b(?:ticket|tickets|signalement|dossier|demande|ref|refs|reference|references|numero|num|n|no|nr|nro|report|case|request|referencia|expediente|pedido|numara|numarasi|kayit|incident)\b|رقم|مرجع|الطلب|#|°)[\s:.°#'-]*(?:(?:de|du|le|la|ticket|dossier|numero|is|est|no|n|es)\b[\s:.°#'-]*){0,3}$/;
const NOT_BEFORE =
  /(?:\b(?:code|digicode|badge|appt|appartement|app|apt|apartment|flat|porte|door|room|chambre|logement|lot|bat|batiment|cp|annee|en|depuis|year|in|since|ano|facture|bp|boite|tel|telephone|phone|portable|mobile|passage|mot de passage|fax|poste|cle|clef|piso|daire|compteur|siret|iban|modele|kod|kodu|codigo|€|eur)|شقه|هاتف|كود|[€$£+])[\s:.°#-]*(?:(?:n|no|num|numero)[\s:.°-]*)?$/;
const NOT_AFTER =
  /^[\s]*(?:€|\$|£|%|eur|euros?|ttc|ht|tl|lira|kg|kw|kwh|watts?|w\b|litres?|l\b|m2|m²|mm|cm|fois|ans|jours|h\b|heures|rue|avenue|bd|boulevard|paris|lyon|marseille|cedex)|^[.,]\d|^[\s]?[:/h-]\d/;
const MONTH =
  /(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|noviembre|diciembre|janeiro|fevereiro|maio|junho|julho|setembro|outubro|dezembro|ocak|subat|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik)\s*$/;

/** References found, in order, each once. What follows "ticket" or "n°" counts always; a bare number must look like nothing else. */
export function findReference(text: string): string[] {
  const folded = plain(text.slice(0, LOOK_AT));
  const found = new Set<string>();
  for (const match of folded.matchAll(/\d+/g)) {
    const digits = match[0];
    if (digits.length < 4 || digits.length > 8) continue;
    const before = folded.slice(Math.max(0, match.index - 40), match.index);
    const after = folded.slice(match.index + digits.length, match.index + digits.length + 16);
    if (isReference(digits, before, after)) found.add(digits);
  }
  return [...found];
}

function isReference(digits: string, before: string, after: string): boolean {
  if (/[\p{L}_@]$/u.test(before) && !/(?:n|ref|no)$/.test(before)) return false;
  if (/^[\p{L}_@]/u.test(after)) return false;
  // Parts of a telephone number, a date, an amount or a code with separators.
  if (/(?:\d[\s./:-]|\+\d*|[\d][,'])$/.test(before) && !/[a-z]\s*\d$/.test(before)) {
    if (!NAMED.test(before.replace(/\d{4,8}(?:\s*(?:,|et|and|y|e|ve|و)\s*)$/, ''))) return false;
  }
  if (/^[\s.-]\d{2,}/.test(after)) return false;
  if (NOT_AFTER.test(after)) return false;
  if (NOT_BEFORE.test(before)) return false;
  if (NAMED.test(before)) return true;
  if (MONTH.test(before)) return false;
  if (/^0/.test(digits) && digits.length > 6) return false;
  if (digits.length === 8 && isDate(digits)) return false;
  if (/^(?:19|20)\d\d$/.test(digits) && /\p{L}/u.test(before + after)) return false;
  // Five digits after a street are its postcode.
  if (digits.length === 5 && /\b(?:rue|avenue|bd|boulevard|place|allee|chemin|residence|habite|adresse)\b/.test(before))
    return false;
  return true;
}

function isDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  return day >= 1 && day <= 31 && month >= 1 && month <= 12 && /^(?:19|20)/.test(digits.slice(4));
}
