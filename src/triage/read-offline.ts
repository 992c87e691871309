// Reads a message without a model: intent, problems, hazards, vulnerable, language. Pure and quick: no I/O, a few milliseconds.
import type { Category, Intent } from '#flows/codes.ts';
import type { Reading, ReadingContext } from './reading.ts';

const TRADES: readonly [Category, RegExp][] = [
  ['lift', /ascenseur|\blift\b|elevator|ascensor|elevador|asansor|مصعد/],
  ['gas', /\bgaz\b|\bgas\b|\bgás\b|غاز/],
  [
    'heating',
    /chauff|radiateur|chaudi|heating|boiler|calefacci|aquecimento|kalorifer|kombi|تدفئة|eau chaude|hot water/,
  ],
  [
    'plumbing',
    /fuite|robinet|[ée]vier|lavabo|\bwc\b|toilet|leak|tap\b|sink|grifo|fuga|torneira|musluk|حنفية|تسرب|\beau\b|water/,
  ],
  ['electrical', /[ée]lectri|courant|prise|disjonct|power|socket|enchufe|tomada|elektrik|كهرباء/],
  ['locks', /serrure|\bcl[ée]s?\b|lock|\bkey|cerradura|llave|fechadura|chave|kilit|anahtar|مفتاح|قفل/],
  ['access', /interphone|badge|portail|digicode|intercom|portero|kap[ıi]c[ıi]/],
  ['windows', /fen[êe]tre|volet|vitre|window|shutter|ventana|persiana|janela|pencere|panjur|نافذة/],
  ['damp', /moisi|humid|mould|mold|moho|bolor|k[üu]f|رطوبة|infiltration/],
  ['pests', /cafard|rat\b|souris|punaise|cockroach|mice|mouse|bed bug|cucaracha|barata|fare|b[öo]cek|صراصير/],
  ['neighbour', /voisin|neighbou?r|vecino|vizinho|kom[şs]u|جار/],
  ['administrative', /loyer|bail|quittance|rent\b|lease|alquiler|renda|kira|إيجار/],
];

const INTENTS: readonly [Intent, RegExp][] = [
  ['opt_out', /^\s*(stop|arr[êe]t|arret|stop sms)\s*[.!]?\s*$/],
  ['thanks', /^\s*(merci|thanks|thank you|gracias|obrigad[oa]|te[şs]ekk[üu]r|شكرا|bonjour|ok|👍)/],
];

export function readOffline(text: string, context: ReadingContext): Reading {
  const words = text.slice(0, 4000).toLowerCase();
  const trade = TRADES.find(([, pattern]) => pattern.test(words));
  const intent = INTENTS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'report';
  return {
    intent,
    problems: intent === 'report' && trade ? [{ category: trade[0], urgency: 'urgent', confidence: 0.3 }] : [],
    hazards: [],
    pastHazards: [],
    situation: 'can_leave',
    vulnerable: false,
    language: context.language ?? 'unknown',
    by: 'offline',
    confidence: trade ? 0.3 : 0,
    unsure: true,
    because: [],
  };
}
