// What is new in an email: the quoted history and the signature are left out, the words written below or between them stay.
// The mailbox cuts them too, with more care; here even a mail that comes uncut raises no danger of last week.
import type { ChannelName } from '#flows/codes.ts';

const QUOTED = /^\s*(?:>|\|\s)/;
/** "Le lun. 3 mars 2025 à 10:02, Agence a écrit :", and what other programs write above the quote. */
const ATTRIBUTION =
  /^\s*(?:le|on|el|em|am)\s.{4,200}(?:a écrit|avez écrit|wrote|escribió|escreveu)\s*:\s*$|^\s*.{4,200}\b(?:tarihinde|يوم)\b.{0,120}(?:yazdı|كتب)\s*:\s*$/iu;
/** A program's line of dashes: the whole former mail follows, without any mark. */
const FORMER =
  /^\s*-{2,}\s*(?:message d'origine|message original|message transféré|original message|forwarded message|mensaje original|mensagem original|orijinal ileti|الرسالة الأصلية)\s*-{2,}/iu;
const SENDER = /^\s*\*?(?:de|from|von|kimden|من)\s*:\s*\*?\s*\S/iu;
const SENT = /^\s*\*?(?:envoyé|date|sent|enviado(?: el| em)?|fecha|data|gönderilen|gönderme|تاريخ)\s*(?:le\s*)?:/iu;
const SIGNATURE = /^-- ?$/;
/** A signature is short; what is longer below the dashes was written by hand. */
const LONGEST_SIGNATURE = 8;
const HEADER_REACH = 3;

/** The training reads the same words. */
export function wordsToRead(message: string, channel: ChannelName): string {
  return channel === 'email' ? newWords(message) : message;
}

export function newWords(mail: string): string {
  const lines = mail
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2018\u2019]/g, "'")
    .split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (FORMER.test(line) || startsFormer(lines, at)) break;
    if (SIGNATURE.test(line)) {
      at = endOfSignature(lines, at);
      continue;
    }
    if (!QUOTED.test(line) && !introducesQuote(lines, at)) kept.push(line);
  }
  const fresh = kept.join('\n').trim();
  // Nothing but a forwarded mail: its words are what the person wants us to read.
  return fresh === '' ? mail : fresh;
}

/** "De : …" with "Envoyé : …" just below. */
function startsFormer(lines: readonly string[], at: number): boolean {
  return SENDER.test(lines[at]!) && lines.slice(at + 1, at + 1 + HEADER_REACH).some((line) => SENT.test(line));
}

/** "Le 3 mars, vous avez écrit :" counts where a quote follows: else a person tells what was written. */
function introducesQuote(lines: readonly string[], at: number): boolean {
  if (!ATTRIBUTION.test(lines[at]!)) return false;
  return QUOTED.test(lines.slice(at + 1).find((line) => line.trim() !== '') ?? '>');
}

/** The last line of the signature that opens at `at`: a quote or a former mail below is judged by its own marks. */
function endOfSignature(lines: readonly string[], at: number): number {
  let end = at;
  while (end + 1 < lines.length && end - at < LONGEST_SIGNATURE) {
    const next = lines[end + 1]!;
    if (QUOTED.test(next) || ATTRIBUTION.test(next) || FORMER.test(next) || startsFormer(lines, end + 1)) break;
    if (next.trim() === '' && end > at) break;
    end += 1;
  }
  return end;
}
