// One spelling for one word, whatever the accents, the case, the stretched letters or the Arabic letter forms.
// Folded words are compared with folded words only; they are never shown to people.

const PLAIN = /^[a-z0-9]*$/;
const MARKS = /\p{M}+/gu;
const STRETCHED = /([a-z])\1{2,}/g;
const SPECIAL: Record<string, string> = { ı: 'i', ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', đ: 'd', ł: 'l' };
const ARABIC = /[\u0600-\u06FF]/;
const ARABIC_FORMS: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  گ: 'ك',
  ڭ: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  ک: 'ك',
  ی: 'ي',
};

/** Letters without accents, lower case; "gaaaaz" is "gaz", and "éé" stays "ee". Arabic loses its vowel signs. */
export function fold(word: string): string {
  let folded = word.toLowerCase();
  if (!PLAIN.test(folded)) {
    folded = folded.normalize('NFD').replace(MARKS, '');
    if (/[ıßœæøđł]/.test(folded)) folded = folded.replace(/[ıßœæøđł]/g, (letter) => SPECIAL[letter] ?? letter);
    if (ARABIC.test(folded)) folded = foldArabic(folded);
  }
  return folded.replace(STRETCHED, (_, letter: string) => (letter === 'e' ? 'ee' : letter));
}

function foldArabic(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\u0640\u064B-\u065F\u0670\u0621]/g, '')
    .replace(/[أإآٱىةؤئگڭڤپکی]/g, (letter) => ARABIC_FORMS[letter] ?? letter)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/(.)\1{2,}/g, '$1');
}
