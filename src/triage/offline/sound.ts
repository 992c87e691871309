// One key for words that sound alike, so that "assenceur", "asanseur" and "ascenseur" meet. Keys are compared with keys only.

const ARABIC_PREFIX = /^(?:وال|بال|فال|كال|ال|لل|و|ب|ل|ف)(?=[\u0600-\u06FF]{2,})/;

/** Works on folded words. */
export function sound(word: string): string {
  if (word.length < 3) return word;
  return word
    .replace(/qu|q|ck/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/s?c(?=[eiy])/g, 's')
    .replace(/c(?!h)/g, 'k')
    .replace(/(?<=.)h(?<![cs]h)/g, '')
    .replace(/(?<=.)e?au/g, 'o')
    .replace(/y/g, 'i')
    .replace(/z/g, 's')
    .replace(/(?<=.)(.)\1+/g, '$1');
}

/** The word and what remains of it without an Arabic article or joined preposition. */
export function soundsOf(word: string): string[] {
  const whole = sound(word);
  const bare = word.replace(ARABIC_PREFIX, '');
  return bare === word ? [whole] : [whole, sound(bare)];
}
