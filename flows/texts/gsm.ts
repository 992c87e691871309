// The alphabet of a text message (GSM 03.38). One letter outside it shortens every segment from 153 characters to 67.

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€\f');

/** What has no equal in the alphabet, and the nearest thing that has. Other accents are simply taken off. */
const NEAREST: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  œ: 'oe',
  Œ: 'OE',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
};

/** The text with only those letters simplified that the alphabet of text messages lacks. Arabic and the like stay as they are. */
export function forSms(text: string): string {
  let out = '';
  for (const letter of text.normalize('NFC')) {
    if (BASIC.has(letter) || EXTENDED.has(letter)) out += letter;
    else out += NEAREST[letter] ?? withoutAccent(letter);
  }
  return out;
}

/** How many segments a text message of these words takes. */
export function segmentsOf(text: string): number {
  let septets = 0;
  for (const letter of text) {
    if (BASIC.has(letter)) septets += 1;
    else if (EXTENDED.has(letter)) septets += 2;
    else return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
  }
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
}

function withoutAccent(letter: string): string {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every((one) => BASIC.has(one)) ? bare : letter;
}
