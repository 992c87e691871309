// STOP, its return and CONTACT: only the bare word. "stop la fuite" and "arrêt de la chaudière" are reports.
import { type Answer, answered, UNSURE } from './answer.ts';
import { plain } from './plain.ts';

export type OptOut = 'stop' | 'start' | 'contact';

const WORDS: Record<string, OptOut> = Object.fromEntries(
  (
    [
      [
        'stop',
        'stop|arret|arrets|arretez|stop sms|sms stop|arret sms|stop stop|stop merci|stop svp|stop whatsapp|stop all|stopall|stop tout|stop messages|stop message|stop les messages|stop les sms|unsubscribe|stop please|please stop|parar|para|baja|sair|dur|iptal sms|توقف|قف|ايقاف|الغاء الاشتراك|desabonner|desabonnement|se desabonner|desinscription|stop 38123',
      ],
      [
        'start',
        'start|reprise|reprendre|unstop|oui start|start sms|reprise sms|start merci|reprise merci|reprise svp|empezar|reanudar|retomar|baslat|ابدا|استئناف|ابدا الرسائل',
      ],
      ['contact', 'contact|contact sms|contacts|info contact|contacto|contato|iletisim|اتصال'],
    ] as const
  ).flatMap(([kind, list]) => list.split('|').map((word) => [word, kind] as const)),
);

export function readOptOut(text: string): Answer<OptOut> {
  if (text.length > 200) return UNSURE;
  const bare = plain(text)
    .replace(/\b(?:stop|arret)\s*(?:au|aux)\s*(?:sms|messages?)?\s*\d{5}\b/, 'stop')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .replace(
      /\s(?:svp|stp|merci|s il vous plait|please|thanks|thank you|por favor|gracias|obrigado|obrigada|lutfen|\d{5})$/,
      '',
    );
  const found = Object.hasOwn(WORDS, bare) ? WORDS[bare] : undefined;
  return found === undefined ? UNSURE : answered(found);
}
