// Who somebody says to be and where they live, from free text: "je suis madame Lefebvre au 12 rue des lilas 3e etage".
// Extracts only; the directory decides who that is.
import { type Answer, answered, UNSURE } from './answer.ts';
import { readName } from './name.ts';
import { rank } from './numbers.ts';
import { plain } from './plain.ts';

export interface WhoAndWhere {
  /** As written, without its title. */
  name?: string;
  number?: string;
  street?: string;
  building?: string;
  entrance?: string;
  dwelling?: string;
  /** 0 is the ground floor. */
  floor?: number;
  postcode?: string;
  city?: string;
}

/** An introduction stands at the beginning; what follows is the problem. */
const LOOK_AT = 600;

const STREET_TYPES =
  'rue|r|avenue|av|ave|boulevard|bd|bld|blvd|boul|place|pl|impasse|imp|allee|allees|all|chemin|ch|che|route|rte|quai|square|sq|cours|passage|pass|residence|res|cite|villa|faubourg|fbg|sentier|esplanade|mail|rond point|clos|hameau|montee|ruelle|voie|promenade|lotissement';
const FOREIGN_STREETS =
  'calle|c/|avenida|avda|plaza|paseo|carrer|rua|travessa|praca|largo|estrada|شارع|زنقه|نهج|زنقت|حي|زنقة';
/** Words at which a street's name ends. */
const STOPS =
  '(?=$|[,;.!?\\n()]|\\s[-–]\\s|\\s(?:bat|bt|batiment|appt|appart|appartement|app|apt|apart|logement|porte|escalier|esc|entree|hall|cage|etage|etg|rdc|rez|premier|deuxieme|troisieme|quatrieme|cinquieme|sixieme|dernier|au|a|et|depuis|j|je|il|elle|mon|ma|mes|nous|on|pour|c|y|le|chez|tel|telephone|flat|floor|apartment|piso|planta|puerta|andar|daire|kat|no|my|the|is|\\d+\\s?(?:e|er|eme|ere|ieme|st|nd|rd|th|º|ª|°)?)(?![\\p{L}]))';

const RULES: Record<'building' | 'entrance' | 'dwelling', RegExp> = {
  building:
    /(?:^|[^\p{L}])(?:bat(?:iment)?s?|bt|batimen|batiement|immeuble|imm|tour|bloc|block|building|bldg|edificio|bloque|bloco|predio|blok|عماره|العماره|بنايه|البنايه)(?!\p{L})\s*[.:]?\s*(?:n[o°]?\s*)?([a-z]?\d{1,3}[a-z]?|[a-z](?:\d{1,2})?|[اأبجدهو])(?![\p{L}\d])/u,
  entrance:
    /(?:^|[^\p{L}])(?:entree|entrees|hall|escalier|esc|cage(?: d'?\s?escalier)?|montee|entrance|stair(?:case)?|escalera|portal|entrada|giris|المدخل|مدخل)(?!\p{L})\s*[.:]?\s*(?:n[o°]?\s*)?([a-z]?\d{1,2}[a-z]?|[a-z])(?![\p{L}\d'])/u,
  dwelling:
    /(?:^|[^\p{L}])(?:appt?s?|appart(?:ement)?s?|apartement|apt|aprt|apart|logement|logt|lgt|lot|porte|studio|flat|apartment|unit|puerta|piso puerta|apto|apartamento|fraccao|porta|daire|شقه|الشقه|رقم الشقه|الباب)(?!\p{L})\s*[.:]?\s*(?:n(?:o|um|umero)?[°.]?\s*|numero\s*|nr\s*|رقم\s*)?([a-z]?\d{1,4}[a-z]?|[a-z]\d{0,3})(?![\p{L}\d'])/u,
};

const FLOOR_AFTER =
  /(?<![\d\p{L}])(\d{1,2})\s?(?:e|er|eme|ere|ieme|em|°|º|ª|o|st|nd|rd|th)?\s?(?:etages?|etg|etag|eme et|floor|piso|planta|andar|kat|الطابق)(?!\p{L})/u;
const FLOOR_BEFORE =
  /(?:etage|etg|floor|piso|planta|andar|kat|الطابق|طابق|دور|الدور)\s*[.:]?\s*(?:n[o°]?\s*)?(\d{1,2})(?![\d\p{L}])/u;
const FLOOR_SHORT = /(?:\bau|\bdu|\bc'?est le|\ble)\s(\d{1,2})\s?(?:e|er|eme|ere|ieme|em)(?![\p{L}\d])/u;
const FLOOR_WORD = /(\p{L}+)\s(?:etage|floor|piso|planta|andar|kat)(?!\p{L})/u;
const GROUND =
  /(?:^|[^\p{L}])(?:rdc|r\.d\.c|rez[\s-]?de[\s-]?chausse+e?s?|rez de chausse|ground floor|planta baja|bajo|res do chao|r\/c|terreo|zemin(?: kat)?|giris kat|الطابق الارضي|الارضي|rdj|rez de jardin)(?!\p{L})/u;
const POSTCODE = /(?<![\d+])(?:f-)?((?:0[1-9]|[1-8]\d|9[0-8])\d{3})(?!\d)(?:\s+([\p{L}][\p{L}' -]{1,40}))?/u;
const KNOWN_CITY_END =
  /\s(?:au|a|et|bat|batiment|appt|apt|appartement|je|j|il|elle|mon|ma|mes|nous|on|pour|c|y|depuis|la|le|chez|tel|france|etage|merci|bonjour|mais|cordialement|svp)(?![\p{L}]).*$/u;

export function readNameAddress(text: string): Answer<WhoAndWhere> {
  const written = text.slice(0, LOOK_AT);
  const folded = plain(written).replace(/\s+/g, ' ');
  const found: WhoAndWhere = {};
  const name = readName(written);
  if (name !== undefined) found.name = name;
  for (const key of ['building', 'entrance', 'dwelling'] as const) {
    const match = RULES[key].exec(folded);
    if (match?.[1]) found[key] = match[1].toUpperCase();
  }
  const floor = readFloor(folded);
  if (floor !== undefined) found.floor = floor;
  Object.assign(found, readStreet(folded), readTown(folded));
  // "hall 3 rue": an entrance that is the street's number.
  if (found.entrance !== undefined && found.entrance === found.number && !/hall|esc|cage/.test(folded))
    delete found.entrance;
  return Object.keys(found).length > 0 ? answered(found) : UNSURE;
}

function readStreet(folded: string): Pick<WhoAndWhere, 'number' | 'street'> {
  const french = new RegExp(
    `(?:(?<![\\p{L}\\d/])(\\d{1,4})\\s?(bis|ter|quater|[a-d](?=[\\s,]))?[\\s,]+)?(?<![\\p{L}\\d])((?:${STREET_TYPES}|${FOREIGN_STREETS})\\.?\\s+(?:(?:de la|de l'?|du|des|de|d'|do|da|dos|das|del)\\s?)?(?:[\\p{L}\\d][\\p{L}\\d'’.-]*)(?:\\s[\\p{L}][\\p{L}'’-]*){0,5}?)(?:,?\\s*(?:n[o°º]?\\.?\\s*)?(\\d{1,4})(?=$|[,;.\\s]))?${STOPS}`,
    'u',
  ).exec(folded);
  if (french?.[3]) {
    const street = french[3].trim();
    const before = french[1] && `${french[1]}${french[2] ? ` ${french[2]}` : ''}`;
    const after = new RegExp(`^(?:${FOREIGN_STREETS})`, 'u').test(street) ? french[4] : undefined;
    const number = before ?? after;
    return number === undefined ? { street } : { number, street };
  }
  const english =
    /(?<![\p{L}\d])(\d{1,4}[a-d]?)\s+((?:\p{L}[\p{L}'-]*\s){1,3}(?:street|st|road|rd|lane|drive|close|court|terrace|crescent|gardens|way|grove))(?!\p{L})/u.exec(
      folded,
    );
  if (english) return { number: english[1]!, street: english[2]! };
  const turkish =
    /((?:\p{L}+\s){1,3}(?:sokak|sokagi|sok|sk|caddesi|cadde|cad|cd|bulvari|mahallesi))\.?(?:\s*(?:no\s*[:.]?\s*)?(\d{1,4}))?/u.exec(
      folded,
    );
  if (turkish) return turkish[2] ? { number: turkish[2], street: turkish[1]! } : { street: turkish[1]! };
  return {};
}

function readTown(folded: string): Pick<WhoAndWhere, 'postcode' | 'city'> {
  const match = POSTCODE.exec(folded);
  if (!match?.[1]) return {};
  const city = match[2]?.replace(KNOWN_CITY_END, '').trim();
  return city && city.length >= 2 ? { postcode: match[1], city } : { postcode: match[1] };
}

function readFloor(folded: string): number | undefined {
  if (GROUND.test(folded)) return 0;
  const digits = FLOOR_AFTER.exec(folded)?.[1] ?? FLOOR_BEFORE.exec(folded)?.[1] ?? FLOOR_SHORT.exec(folded)?.[1];
  if (digits !== undefined) return Number(digits) <= 60 ? Number(digits) : undefined;
  const word = FLOOR_WORD.exec(folded)?.[1] ?? /(?:الطابق|الدور)\s(\p{L}+)/u.exec(folded)?.[1];
  const named = word === undefined ? undefined : rank(word);
  return named !== undefined && named > 0 ? named : undefined;
}
