// Takes out of a message what tells who wrote it: links, emails, phones, bank and card numbers, streets, doors, names. What is
// left is what teaches: the problem. When in doubt a word goes: a lost word costs little, a kept name cannot be taken back.

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu;
const LINK = /\b(?:https?:\/\/|www\.)\S+/gi;
const IBAN = /\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){3,7}(?:[ .-]?[A-Z0-9]{1,4})?\b/g;
/** Eight digits or more, however they are grouped: no hour, price or age is that long. */
const PHONE = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s.\-/()]{0,2}\d){7,14}(?!\p{N})/gu;
const POSTCODE = /\b\d{5}\s+\p{Lu}[\p{L}'-]+(?:[\s-]\p{Lu}[\p{L}'-]+)*/gu;
/** Under the `i` flag a capital letter means any letter: where capitals tell names, the known words are listed in three cases. */
const cased = (words: string) =>
  words
    .split('|')
    .flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()])
    .join('|');

const STREET_KIND = cased(
  'rue|avenue|av\\.?|boulevard|bd|bld|impasse|allée|allee|street|st\\.|calle|avenida|paseo|rua|travessa|sokak|sokağı|sok\\.|cadde|caddesi|cad\\.|شارع|زنقة|نهج',
);
/** These are streets only with a number before or a capital after: "la place de parking" is none. */
const MAYBE_STREET = cased('place|quai|passage|square|chemin|route|road|rd\\.|lane|plaza|praça|praca|largo');
const LINK_WORDS = "(?:(?:d[eu]s?|de la|la|le|les|da|do|dos|del|los|las)\\s+|[ld]')*";
const STREET_END = "(?:\\s+\\p{Lu}[\\p{L}'-]+)*(?:,?\\s+(?:n[°o.]\\s*)?\\d{1,4}(?!\\s*(?:h|ans|jours|mois))\\b)?";
const HOUSE = '\\b\\d{1,4}\\s*(?:bis|ter|quater)?\\s*,?\\s*';
const STREET = new RegExp(
  `(?:${HOUSE})?(?<!\\p{L})(?:${STREET_KIND})(?!\\p{L})\\s+${LINK_WORDS}[\\p{L}'-]{2,}${STREET_END}`,
  'gu',
);
const NUMBERED = new RegExp(`${HOUSE}(?:${MAYBE_STREET})(?!\\p{L})\\s+${LINK_WORDS}[\\p{L}'-]{2,}${STREET_END}`, 'gu');
const CAPITAL = new RegExp(
  `(?<!\\p{L})(?:${MAYBE_STREET})(?!\\p{L})\\s+${LINK_WORDS}\\p{Lu}\\p{Ll}[\\p{L}'-]*${STREET_END}`,
  'gu',
);
const DOOR =
  /(?<!\p{L})(?:appt?\.?|appartement|apt\.?|apartment|flat|piso|puerta|porte n[°o]|daire|شقة|logement|lot|digicode|code)\s*(?:n[°o.]?\s*)?[:#]?\s*(?=[\p{L}\p{N}]*\d)[\p{L}\p{N}-]{1,8}/giu;
const TITLE =
  'M\\.?|Mr\\.?|Mme\\.?|Mlle\\.?|MME|MLLE|Monsieur|Madame|Mademoiselle|Mrs\\.?|Ms\\.?|Miss|Dr\\.?|Docteur|Sr\\.?|Sra\\.?|Señora?|Don|Doña|Dona|Senhora?|Bay|Bayan|السيدة?|السيد|الأستاذة?';
const TITLED = new RegExp(
  `(?<![\\p{L}.])(${TITLE})\\s+(?:(?:de|du|da|el|al|ben|bint|le|la)\\s+)?[\\p{L}][\\p{L}'’-]*(?:\\s+\\p{Lu}[\\p{L}'’-]*)*`,
  'gu',
);
const ELDER_TITLED =
  /(?<!\p{L})(mme|mr|mlle|madame|monsieur|señora|señor|senhora|senhor|mrs)\s+(?!et\b|ou\b|la\b|le\b|qui\b|je\b|de\b|du\b|est\b|bonjour\b)[\p{L}'’-]{2,}/giu;
const INTRODUCED =
  /(?<!\p{L})(je m['’ ]appelle|je suis (?:m(?:me|r|onsieur|adame)?)|ici|c['’ ]est|moi c['’ ]est|my name is|this is|me llamo|soy|mi nombre es|chamo-me|o meu nome é|sou [oa]|adım|ben|اسمي|انا اسمي)\s+(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)/gu;
const CLOSING = cased(
  "cordialement|salutations|bien à vous|bonne journée|merci d'avance|merci|regards|thanks|thank you|gracias|saludos|atentamente|obrigada|obrigado|cumprimentos|atenciosamente|saygılarımla|teşekkürler|شكرا|تحياتي",
);
const SIGNED = new RegExp(`((?:${CLOSING})[\\s,.!]*\\n?\\s*)(?:\\p{Lu}[\\p{L}.'’-]*[ -]?){1,4}\\s*$`, 'u');
const ARABIC_TITLED = /(السيدة|السيد|الأستاذة|الأستاذ)\s+[\u0600-\u06FF]{2,}(?:\s+(?:بن|بنت|ال)?[\u0600-\u06FF]{3,})?/g;
const LAST_LINE = /(\n\s*)(?:\p{Lu}[\p{L}.'’-]*[ ]?){1,4}\s*$/u;
const PROPER_PAIR = /(?<=[\p{Ll},;]\s)\p{Lu}\p{Ll}+[ -]\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)*/gu;

const STEPS: readonly (readonly [RegExp, string])[] = [
  [EMAIL, '[email]'],
  [LINK, '[link]'],
  [IBAN, '[number]'],
  [PHONE, '[phone]'],
  [DOOR, '[door]'],
  [STREET, '[address]'],
  [NUMBERED, '[address]'],
  [CAPITAL, '[address]'],
  [POSTCODE, '[address]'],
  [ARABIC_TITLED, '$1 [name]'],
  [TITLED, '$1 [name]'],
  [ELDER_TITLED, '$1 [name]'],
  [INTRODUCED, '$1 [name]'],
  [SIGNED, '$1[name]'],
  [LAST_LINE, '$1[name]'],
  [PROPER_PAIR, '[name]'],
];

/** `known`: what our own records call this person and those around them; removed wherever it stands, whatever the case. */
export function withoutNames(text: string, known: readonly string[] = []): string {
  let kept = text.normalize('NFC');
  const words = known.flatMap((name) => name.normalize('NFC').split(/[\s,]+/)).filter((word) => word.length > 2);
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length))
    kept = kept.replace(new RegExp(`(?<!\\p{L})${RegExp.escape(word)}(?!\\p{L})`, 'giu'), '[name]');
  for (const [pattern, instead] of STEPS) kept = kept.replace(pattern, instead);
  return kept.replace(/(?:\[name\]\s*){2,}/g, '[name] ').trim();
}
