// Where somebody works, as people write it, against where a ticket is: both become keys, and one in common is enough.
// "75015", "Paris 15e", "92", "Les Lilas (93)", "résidence Les Tilleuls", "Les Lilas bâtiment A".
import { folded } from '#lib/columns.ts';

/** Where the work is. Empty texts: not known. */
export interface WorkPlace {
  residence: string;
  building: string;
  postcode: string;
  city: string;
}

/** Towns whose arrondissements have postcodes of their own. */
const TOWNS: Record<string, { prefix: string; count: number }> = {
  paris: { prefix: '750', count: 20 },
  lyon: { prefix: '6900', count: 9 },
  marseille: { prefix: '130', count: 16 },
};

const DEPARTMENTS: Record<string, readonly string[]> = {
  'seine et marne': ['77'],
  yvelines: ['78'],
  essonne: ['91'],
  'hauts de seine': ['92'],
  'seine saint denis': ['93'],
  'val de marne': ['94'],
  'val d oise': ['95'],
  'petite couronne': ['75', '92', '93', '94'],
  'ile de france': ['75', '77', '78', '91', '92', '93', '94', '95'],
};

/** Small words and abbreviations that one writes and another does not. */
const NOISE = /^(?:(?:la|le|les|l|residence|copropriete|immeuble|commune|ville|secteur|de|du|des|d) )+/;

/** What an area is known by; none: nothing was written. */
export function areaKeys(area: string): string[] {
  const plain = words(area);
  if (plain === '') return [];
  const postcodes = plain.match(/\b\d{5}\b/g);
  if (postcodes !== null) return postcodes.flatMap(postcodeKeys);
  const departments = DEPARTMENTS[plain] ?? DEPARTMENTS[named(plain)];
  if (departments !== undefined) return departments.map((code) => `department ${code}`);
  if (/^(?:departement )?(?:\d{2}|2[ab]|97\d)$/.test(plain)) return [`department ${plain.slice(-3).trim()}`];
  const quarter = arrondissement(plain);
  if (quarter !== undefined) return postcodeKeys(quarter);
  return [nameKey(plain.replace(/ (?:\d{2}|2[ab]|97\d)$/, ''))];
}

/** What a place may be called by in a list of areas, the closest first. */
export function placeKeys({ residence, building, postcode, city }: WorkPlace): string[] {
  const keys: string[] = [];
  if (residence !== '' && building !== '') {
    const [home, part] = [named(words(residence)), words(building)];
    const bare = part.replace(/^(?:batiment|bat|immeuble|escalier|tour) /, '');
    keys.push(...[bare, `batiment ${bare}`, `bat ${bare}`, part].map((name) => `name ${home} ${name}`));
  }
  if (residence !== '') keys.push(nameKey(words(residence)));
  const town = words(city)
    .replace(/ cedex.*$/, '')
    .trim();
  const code = postcode.trim() === '' ? (arrondissement(town) ?? '') : postcode.trim();
  if (/^\d{5}$/.test(code)) keys.push(`postcode ${code}`);
  const plain = town.replace(/ \d{1,2}(?:e|er|eme|nd|nde)?(?: arrondissement)?$/, '');
  if (plain !== '') keys.push(nameKey(plain));
  if (/^\d{5}$/.test(code)) {
    const town = Object.keys(TOWNS).find((name) => inTown(name, code));
    if (town !== undefined && town !== plain) keys.push(nameKey(town));
    keys.push(`department ${code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2)}`);
    if (code.startsWith('20')) keys.push(`department ${code < '20200' ? '2a' : '2b'}`);
  }
  return [...new Set(keys)];
}

/** The first of the areas that the place lies in; undefined: none. No area at all is everywhere, which the caller knows. */
export function areaOf(areas: readonly string[], place: readonly string[]): string | undefined {
  for (const key of place) {
    const found = areas.find((area) => areaKeys(area).includes(key));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** "paris 15e", "paris 15eme arrondissement", "15e arrondissement de paris" -> "75015"; "15e" alone is of Paris. */
function arrondissement(plain: string): string | undefined {
  const match =
    plain.match(
      /^(?:(?<town>paris|lyon|marseille) )?(?<n>\d{1,2}) ?(?:e|er|eme|nd|nde)? ?(?:arr(?:t|dt|ondissement)?)?$/,
    ) ??
    plain.match(
      /^(?<n>\d{1,2}) ?(?:e|er|eme|nd|nde)? (?:arr(?:t|dt|ondissement)? )?(?:de |d )?(?<town>paris|lyon|marseille)$/,
    );
  if (match?.groups === undefined) return undefined;
  const { town, n } = match.groups;
  // "15" alone is a department.
  if (town === undefined && /^\d+$/.test(plain)) return undefined;
  const { prefix, count } = TOWNS[town ?? 'paris']!;
  const number = Number(n);
  return number >= 1 && number <= count
    ? `${prefix}${prefix.length === 4 ? number : String(number).padStart(2, '0')}`
    : undefined;
}

/** The 16th of Paris has two. */
function postcodeKeys(code: string): string[] {
  const twin = code === '75016' ? '75116' : code === '75116' ? '75016' : undefined;
  return [code, ...(twin === undefined ? [] : [twin])].map((one) => `postcode ${one}`);
}

function inTown(town: string, code: string): boolean {
  const { prefix, count } = TOWNS[town]!;
  if (code === '75116') return town === 'paris';
  const number = Number(code.slice(prefix.length));
  return code.startsWith(prefix) && number >= 1 && number <= count;
}

function nameKey(plain: string): string {
  return `name ${named(plain)}`;
}

function named(plain: string): string {
  return plain.replace(NOISE, '');
}

function words(text: string): string {
  return folded(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}
