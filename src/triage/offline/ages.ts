// Ages that a message tells ("86 ans", "mi hijo de 3 años", "ابني عمره ٤ سنوات", "6 months old"), and whose they make it.

export interface Ages {
  /** Somebody of 70 or more. */
  old: boolean;
  /** A child up to 6. */
  small: boolean;
  /** Somebody in between: tells that this "son" or "mother" is not counted. */
  between: boolean;
}

/** On folded words in a row: number, then the word for years. */
const YEARS =
  /(?<!(?:depuis|since|for|desde|hace|lleva|ha|il y a|garantie|bail|lease|منذ|pendant|tous les|every|dans|prend|apres|pres de|plus de|over|almost) (?:\S+ )?)\b(\d{1,3}) ?(?:ans|an|years? old|year old|yrs old|yo|anos|yas\w*|sene\w*|سنه|سنوات|سنين|عام\w*|3am)(?! (?:que|qu on|qu il|de loyer|d anciennete|ici|dans|in this|in the|here|i have|i ve|no predio|aqui|en este|neste))/g;
const AFTER_WORD = /(?:\bage[sd]?|aged|عمره|عمرها|عمري|عنده|عندها) (?:de )?(\d{1,3})\b/g;
const MONTHS = /\b(\d{1,2}) ?(?:mois|months? old|month old|meses|aylik|اشهر|شهور) ?(?!de |que )/g;
/** "quatre-vingt-deux ans", "soixante-quinze ans". */
const SPELT_OLD =
  /\b(?:soixante (?:et )?(?:dix|onze|douze|treize|quatorze|quinze|seize)|quatre vingts?|septante|huitante|octante|nonante|seventy|eighty|ninety|setenta|ochenta|noventa|oitenta|yetmis|seksen|doksan)(?: \S+){0,2} (?:ans|years?|anos|yas\w*)\b/;
const SPELT_SMALL =
  /\b(?:un|une|deux|trois|quatre|cinq|six|one|two|three|four|five|un|dos|tres|cuatro|cinco|seis|um|dois|duas|quatro|bir|iki|uc|dort|bes|alti|سنتين|ثلاث|اربع|خمس) (?:ans?|years?|anos?|yas\w*|سنوات)\b|سنتين/g;
const CHILD =
  /\b(?:bebe\w*|bb|fil[sle]+|fille\w*|enfant\w*|petit\w*|gamin\w*|gosse\w*|loulou\w*|puce|jumea\w*|jumelle\w*|baby|son|daughter|child\w*|kid\w*|toddler\w*|boy|girl|twins?|hij[oa]s?|nin[oa]s?|bebe|nene|filh[oa]s?|crianca\w*|menin[oa]s?|neto|neta|cocu\w*|oglu\w*|kizi\w*|bebe\w*|ابن\w*|بنت\w*|طفل\w*|رضيع\w*|اولاد\w*|weldi|benti|bnti)/;
const CHILD_ARABIC = /(?:ابن|بنت|طفل|رضيع|اولاد|صغير)/;
const NEAR = 60;

/** `row` is the folded words of the message with a space between them, digits kept. */
export function agesIn(row: string): Ages {
  const ages: Ages = { old: false, small: false, between: false };
  const count = (years: number) => {
    if (years >= 70 && years <= 115) ages.old = true;
    else if (years <= 6) ages.small = true;
    else if (years < 70) ages.between = true;
  };
  for (const match of row.matchAll(YEARS)) {
    const years = Number(match[1]);
    // "2 ans" alone is a duration as often as an age: a child must be near.
    if (years > 6 || speaksOfChild(row, match.index)) count(years);
  }
  for (const match of row.matchAll(AFTER_WORD)) count(Number(match[1]));
  for (const match of row.matchAll(MONTHS)) if (speaksOfChild(row, match.index)) ages.small = true;
  if (SPELT_OLD.test(row)) ages.old = true;
  for (const match of row.matchAll(SPELT_SMALL)) if (speaksOfChild(row, match.index)) ages.small = true;
  return ages;
}

function speaksOfChild(row: string, at: number): boolean {
  const near = row.slice(Math.max(0, at - NEAR), at + NEAR);
  return CHILD.test(near) || CHILD_ARABIC.test(near);
}
