// Lines that part what is new from what is old: "-----Message d'origine-----", "Début du message transféré :", rules of dashes.
import { FORWARDED, ORIGINAL } from './quote-phrases.ts';

const DASHES = '[-_=*~–—━─]';
const ORIGINAL_LINE = new RegExp(
  `^(?:${DASHES}{2,}|\\*|<)\\s*(?:${ORIGINAL.join('|')})\\s*:?\\s*(?:${DASHES}*|>)$|^(?:${ORIGINAL.slice(0, -1).join('|')})\\s*:?\\s*${DASHES}{2,}$`,
  'iu',
);
const FORWARDED_LINE = new RegExp(
  `^(?:${DASHES}{2,}|\\*)\\s*(?:${FORWARDED.join('|')})(?:\\s.{0,120}|\\s*:?\\s*)${DASHES}*$`,
  'iu',
);
const FORWARDED_BARE =
  /^(?:begin forwarded message|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|anfang der weitergeleiteten (?:nachricht|e-?mail)|inizio messaggio inoltrato|inicio del mensaje reenviado|in[íi]cio da mensagem (?:reenviada|encaminhada)|begin doorgestuurd bericht|message transf[ée]r[ée]|forwarded message)\s*[:：]$/iu;
const RULE = new RegExp(`^(?:${DASHES}\\s?){5,}$|^[#+]{4,}$|^[-*~=_+#]{3,}$`, 'u');

export function isOriginalMark(plain: string): boolean {
  return plain.length < 120 && ORIGINAL_LINE.test(plain);
}

export function isForwardMark(plain: string): boolean {
  return plain.length < 200 && (FORWARDED_LINE.test(plain) || FORWARDED_BARE.test(plain));
}

/** Only dashes, underscores and their like. */
export function isRule(plain: string): boolean {
  return plain.length < 200 && (RULE.test(plain) || plain === '--' || plain === '—' || plain === 'ᐧ');
}
