// The name that somebody gives: after a title ("Mme PETIT"), after an introduction ("je m'appelle", "c'est Paul du 4eme"),
// or a bare name that is all the answer.
import { clean } from '../text/clean.ts';
import { COMMON } from './common-words.ts';
import { plain } from './plain.ts';

const TITLE =
  /(?:^|[^\p{L}])(?:m\.|mr\.?|mm\.|mme\.?|mmes|mlle\.?|melle|mle|madame|monsieur|mademoiselle|dr\.?|docteur|mrs\.?|ms\.?|miss|mister|señora?|sra?\.?|srta\.?|doña|don|senhora?|bay|bayan|sayın|السيدة|السيد|سيدة|سي|m(?=\s\p{Lu}{3,}))\s+/iu;
const INTRODUCTION =
  /(?:je m['’ ]?appel+e?|je me nomme|je me presente|mon nom (?:c['’ ]?est|est)|mon nom|nom\s?:|au nom de|le nom (?:c['’ ]?est|est)|my name is|my names|the name is|name\s?:|me llamo|mi nombre es|nombre\s?:|chamo[- ]me|me chamo|o meu nome e|meu nome e|nome\s?:|benim adım|ben(?=\s\p{Lu})|adım soyadım|adım|ismim|isim\s?:|اسمي|الاسم|انا اسمي|smiyti|smiti|ismi|ana smiti|اسمى)\s*[:,]?\s+/iu;
/** Weaker: what follows must look like a name. */
const I_AM =
  /(?:^|[^\p{L}])(?:je suis|j['’]suis|chuis|moi c['’ ]?est|moi|c['’ ]?est|ici|de|this is|it['’]?s|i am|i['’]?m|soy|habla|sou [oa]|sou|aqui e|fala|ben|ana|أنا|انا|معك)\s+/giu;
const PARTICLE =
  /^(?:de|du|des|le|la|da|dos|das|del|di|el|al|ben|bin|ait|aït|van|von|d['’]|l['’]|o['’]|mc|st|saint|sainte|بن|ال|عبد|ابو|بنت)$/iu;
const NAME_WORD = /^\p{L}[\p{L}'’.-]*$/u;

/** Words that follow "je suis" or "c'est" and are no names. */
const NOT_NAMES = new Set(
  `au aux a le la les un une des du de en dans sur chez pour par et ou mais donc sans avec locataire proprietaire la locataire voisin voisine fille fils mere pere ma mon sa son votre notre nouveau
  nouvelle bloque bloquee coince coincee enferme enfermee absent absente malade agee handicapee handicape seul seule enceinte desole desolee content contente dispo disponible toujours encore deja
  tres pas plus tout toute bien mal moi toi lui elle nous vous ici la bas haut urgent grave important possible impossible fini repare casse bon ok oui non merci bonjour bonsoir svp residence rue avenue boulevard
  bat batiment appt appartement etage porte escalier entree hall rdc numero code fuite eau gaz chauffage ascenseur lumiere probleme panne qui que quoi quand comment pourquoi combien lequel
  le gardien gardien gardienne concierge infirmiere aide auxiliaire gestionnaire plombier agence syndic celui celle ca ce cet cette mme mr monsieur madame m je j il on tu
  the in at from your tenant neighbour neighbor his her their not very sorry waiting stuck locked out here home flat apartment number floor street calling writing afraid ok fine good an
  el los las una uno en del inquilino inquilina vecino vecina hija hijo yo muy piso calle numero aqui
  o os uma no na do inquilina vizinho vizinha filha filho muito andar casa
  bir kiraci komsu evde daire kat numara iyi
  في من علي الي الطابق شقه المستاجر الساكن جار الجار الجاره ساكن ساكنه عمار`.split(/\s+/),
);
const PREPOSITION = /^(?:au|a|du|de|dans|chez|habitant|demeurant|appt|bat|rue|et|j|je)$/;
const MOST_WORDS = 4;

/** As written, without its title; undefined when no name is given. */
export function readName(text: string): string | undefined {
  const line = clean(text).replace(/[\r\n]+/g, ' , ');
  const titled = TITLE.exec(line);
  if (titled) {
    const name = takeName(line.slice(titled.index + titled[0].length), false);
    if (name) return name;
  }
  const introduced = INTRODUCTION.exec(line);
  if (introduced) {
    const rest = line.slice(introduced.index + introduced[0].length);
    const name = takeName(rest.replace(TITLE, ''), false);
    if (name) return name;
  }
  for (const match of line.matchAll(I_AM)) {
    const strong = !/^[^\p{L}]?de\s/iu.test(match[0]);
    const name = strong ? takeName(line.slice(match.index + match[0].length), true) : undefined;
    if (name) return name;
  }
  return bareName(line);
}

/** The words of a name at the beginning. `doubted`: they must be written as a name, or be followed by an address or nothing. */
function takeName(text: string, doubted: boolean): string | undefined {
  const words: string[] = [];
  const pieces = text.trim().split(/\s+/);
  let stopped = '';
  for (const piece of pieces) {
    const word = piece.replace(/[,;:.!?)]+$/u, '');
    const folded = plain(word);
    const particle =
      PARTICLE.test(word) && words.length > 0
        ? isParticle(pieces, piece)
        : PARTICLE.test(word) && words.length === 0 && startsName(pieces, doubted);
    if (!particle && (!NAME_WORD.test(word) || NOT_NAMES.has(folded) || folded.length === 0)) {
      stopped = folded;
      break;
    }
    if (words.length > 0 && !particle && !isCapital(word) && isCapital(words[0]!) && !/^[\u0600-\u06ff]/.test(word)) {
      stopped = folded;
      break;
    }
    words.push(word);
    if (word !== piece || words.length === MOST_WORDS) break;
  }
  while (words.length > 0 && PARTICLE.test(words.at(-1)!)) words.pop();
  const [first] = words;
  if (first === undefined || plain(first).length < 2) return undefined;
  // Lower case runs on into the sentence: "je suis lefebvre du 3e" is a name, "je suis tombee dans les escaliers" is not.
  if (doubted && !isCapital(first)) {
    if (
      words.length > 2 ||
      !/^(?:du|de|au|bat|appt|residence|rdc|rue|\d.*)$/.test(stopped) ||
      /(?:ee?s?|er|ant|ais|ait|eur|euse)$/.test(plain(first))
    )
      return undefined;
  }
  const kept = isCapital(first)
    ? words
    : words.slice(0, doubted ? 2 : 3).filter((word, i) => i === 0 || !PREPOSITION.test(plain(word)));
  return kept.join(' ');
}

/** "Mme Le Goff", "M. de La Tour", but not "madame la voisine". */
function startsName(pieces: readonly string[], doubted: boolean): boolean {
  const next = plain(pieces[1] ?? '');
  if (isCapital(pieces[1] ?? '') && PARTICLE.test(pieces[1]!) && isCapital(pieces[2] ?? '')) return true;
  return (
    /^\p{L}{2,}$/u.test(next) &&
    !NOT_NAMES.has(next) &&
    (isCapital(pieces[1]!) || (!doubted && !/^(?:du|de)$/.test(plain(pieces[0]!))))
  );
}

/** "de" between two words of a name, not before an address. */
function isParticle(pieces: readonly string[], piece: string): boolean {
  const next = pieces[pieces.indexOf(piece) + 1] ?? '';
  return isCapital(next) && !/^(?:Rue|Avenue|Bd|Bat|Bât)/.test(next) && !/\d/.test(next);
}

function isCapital(word: string): boolean {
  return /^(?:\p{Lu}|[\u0600-\u06ff]|[dl]['’]\p{Lu})/u.test(word);
}

/** "Lefebvre", "PETIT Jeanne, bat B": an answer that begins with a name alone. */
function bareName(line: string): string | undefined {
  // "lefebvre du 3e": a word that means nothing else, and a floor.
  const low = /^\s*(\p{L}{3,}(?:\s\p{L}{3,})?)\s+du\s+\d{1,2}\s?(?:e|er|eme|ème|ieme)(?!\p{L})/u.exec(line)?.[1];
  if (low?.split(' ').every((word) => !NOT_NAMES.has(plain(word)) && !COMMON.has(plain(word)))) return low;
  const head = (line.split(/[,;\n\d(]|\s-\s/)[0] ?? '')
    .replace(/\b(?:b[aâ]t(?:iment)?|app?t|appartement|r[ée]sidence|rue)\b.*$/iu, '')
    .trim();
  const words = head.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > 3) return undefined;
  const fine = words.every(
    (word) => NAME_WORD.test(word) && isCapital(word) && !NOT_NAMES.has(plain(word)) && word.length > 1,
  );
  return fine ? words.join(' ') : undefined;
}
