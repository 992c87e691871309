// What somebody has said about who they are and where: words of the name, parts of the place. Extracts; match.ts decides.
import { folded } from '#lib/columns.ts';
import { placeKey } from '#places/place-keys.ts';
import { COMMON } from '#triage/answers/common-words.ts';
import { readNameAddress } from '#triage/answers/name-address.ts';
import { type Gender, genderOf, isTitle, nameWords } from '../names.ts';
import type { Directory } from './build.ts';
import { streetOf } from './streets.ts';

export interface Said {
  /** Words that they give as their name. */
  name: readonly string[];
  /** Other words that may be names, where there is no introduction: "lefebvre jeanne bat b". */
  loose: readonly string[];
  /** Little more than who and where: a misspelt name among the loose words may be looked for. */
  short: boolean;
  gender: Gender;
  number: string;
  street: readonly string[];
  building: string;
  entrance: string;
  dwelling: string;
  floor: number | null;
  postcode: string;
  /** All words, folded, for names of residences and towns. */
  words: readonly string[];
}

const MOST_WORDS = 80;
/** Words beside the address, in an answer to "who are you?". */
const SHORT_ANSWER = 8;
const INTRODUCES =
  /(?:^|[^\p{L}])(?:c['’ ]?est|je suis|j['’ ]?suis|ici|moi c['’ ]?est|je m['’ ]?appell?e|nom|my name is|this is|me llamo|soy|chamo me|sou)\s+((?:[\p{L}'’-]+\s*){1,4})/gu;
const ABOUT_PLACES = new Set(
  `rue avenue av bd boulevard place allee impasse chemin route cours square residence bat batiment bt immeuble tour appt appartement appart apt app logement porte lot etage eme er rdc rez hall
  escalier esc entree cage maison pavillon clos villa numero no chez au aux du de des la le les et ou fille fils mere pere mari femme locataire gardien gardienne voisin voisine bonjour bonsoir merci svp
  flat floor building daire kat piso calle rua andar montreuil paris`.split(/\s+/),
);

export function whatIsSaid(directory: Directory, text: string): Said {
  const read = readNameAddress(text);
  const found = read.kind === 'value' ? read.value : {};
  const start = text.slice(0, 1_000);
  const words = (folded(start).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  const { number, street } = streetOf(`${found.number ?? ''} ${found.street ?? ''}`);
  const building = placeKey('building', found.building ?? '');
  const dwelling =
    placeKey('dwelling', found.dwelling ?? house(start) ?? '') ||
    words.find((word) => /^[a-z]{1,2}\d{1,4}$|^\d{1,4}[a-z]$/.test(word) && directory.dwellingKeys.has(word)) ||
    '';
  const ofPlace = new Set([
    ...(found.street === undefined ? [] : street),
    ...words.filter((word) => ABOUT_PLACES.has(word) || directory.residences.has(word)),
  ]);
  const mayBeName = (word: string) => word.length > 1 && !/\d/.test(word) && !ofPlace.has(word) && !isTitle(word);
  const name = nameWords(found.name ?? signature(text) ?? '').filter((word) => mayBeName(word) || word.length === 1);
  const introduced = introducedBy(start).filter(
    (word) => mayBeName(word) && !COMMON.has(word) && directory.names.near(word).length > 0,
  );
  // "petit" is a name beside one: "emilie petit", not "le petit robinet".
  const besideName = (i: number) =>
    [words[i - 1], words[i + 1]].some(
      (word) =>
        word !== undefined &&
        !COMMON.has(word) &&
        mayBeName(word) &&
        (directory.names.near(word)[0]?.likeness ?? 0) >= 0.85,
    );
  const loose = words.filter(
    (word, i) =>
      word.length > 2 &&
      mayBeName(word) &&
      (!COMMON.has(word) || (directory.names.has(word) && (words.length === 1 || besideName(i)))),
  );
  return {
    name: [...new Set([...name, ...introduced])],
    loose,
    short: loose.length <= SHORT_ANSWER,
    gender: genderOf(start),
    // "logement 9 avenue Jaures": one 9 is not two things.
    number: number === dwelling && words.filter((word) => word === number).length < 2 ? '' : number,
    street: found.street === undefined ? [] : street,
    building,
    entrance: placeKey('entrance', found.entrance ?? ''),
    dwelling,
    floor: found.floor ?? null,
    postcode: found.postcode ?? '',
    words,
  };
}

function house(text: string): string | undefined {
  return /\b(?:maison|pavillon|villa|n°|num[ée]ro)\s*(\d{1,4}[a-z]?)\b/i.exec(text)?.[1];
}

function introducedBy(text: string): string[] {
  return [...folded(text).matchAll(INTRODUCES)].flatMap(([, after]) => (after ?? '').match(/\p{L}+/gu) ?? []);
}

/** A last line of one to three words without a digit: "Jeanne Lefebvre", "Odette G". */
function signature(text: string): string | undefined {
  const lines = text
    .split(/[\n.!]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const last = lines.at(-1);
  if (lines.length < 2 || last === undefined || !/^\p{Lu}[\p{L}'’-]+(?:\s\p{L}[\p{L}'’-]*){0,2}$/u.test(last))
    return undefined;
  return last;
}
