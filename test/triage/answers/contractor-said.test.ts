import { describe, expect, it } from 'vitest';
import { readContractorSaid } from '#triage/answers/contractor-said.ts';

/** Monday 23 November 2026, 11:00 in Paris. */
const NOW = new Date('2026-11-23T10:00:00Z');
const PARIS = 'Europe/Paris';
const read = (text: string) => readContractorSaid(text, NOW, PARIS);

/** One word for what was heard: the act, with dates, with a reason, with an amount. */
function gist(text: string): string {
  const { said, slots, reason, cents, badSlots, asks, thanks } = read(text);
  const what = said ?? (thanks ? 'thanks' : 'none');
  const more = [
    slots.length > 0 && `${slots.length}`,
    badSlots && 'bad',
    reason,
    said === 'supplement' && cents > 0 && `${cents / 100}`,
    said === 'question' && asks,
  ];
  return [what, ...more.filter(Boolean)].join(' ');
}

const CORPUS: Record<string, string> = {
  accept: `OK | ok | Ok. | ok merci | OK 1042 | ok 1042 | 12 OK | 1042 ok | 1043 ok merci | ok pour le 1042 | oui | Oui pas de souci | oui je prends |
    je prends | je le prends | on prend | c'est bon pour moi | c bon pour moi | ca marche | ça roule | d'accord | dac | Dacc | okay | oki | yes | 1 | 👍 |
    je m'en occupe | on s'en charge | Bonjour, c'est ok pour nous, cordialement | bonjour ok pour l'intervention | j'accepte | accepté | nous acceptons l'intervention 1042 |
    je confirme | Je valide | pas de problème | pas de pb je prends | avec plaisir | parfait je gère | ok je fais | entendu | volontiers | OK bien reçu | oui dispo |
    je suis dispo | ok c noté je prend | Okk | ouii | ok chef | will do | yes I'll take it | sure, no problem | we take it | accepted | n°1042 ok | 1042-1 OK`,
  refuse: `NON | non | Non merci | non 1042 | nan | no | no thanks | je refuse | on passe | je passe mon tour | je ne peux pas | peux pas | impossible | pas possible |
    désolé pas possible | je ne prends pas | sans moi | nope | can't | not possible sorry | je décline | 1042 non`,
  'refuse busy': `non trop de boulot | trop de taf en ce moment | désolé planning plein | pas dispo | pas disponible cette semaine | Non, surbooké | on est complet |
    non je suis en vacances | en congés jusqu'au 5 | pas le temps | désolé débordé | busy sorry | fully booked | I am on holiday | pas de créneau avant janvier`,
  'refuse not_my_trade': `pas mon métier | c'est pas ma partie | je ne fais pas les chaudières | on fait pas le gaz | il faut un électricien pas un plombier | not my trade`,
  'refuse too_far': `trop loin | trop loin pour moi désolé | hors secteur | ce n'est pas mon secteur | pas notre zone | too far | out of our area`,
  'refuse price': `plafond trop bas | pas à ce prix | prix trop bas désolé | price too low`,
  'slots 1': `jeudi matin | demain 14h | vendredi entre 14h et 16h | le 27 novembre à 9h | demain matin 8h | mercredi 8h-10h | je peux passer demain à 10h |
    demain apm | jeudi 26 à 14h30 | je peux passer jeudi matin ? | Bonjour je passerai pas avant jeudi 14h | Thursday morning | tomorrow at 2pm | we can come on Friday 9am |
    mardi 1er décembre 9h | vendredi 14h c'est possible ? | pas dispo demain mais jeudi 14h`,
  'slots 2': `jeudi matin ou ven 14h | Jeudi matin ou vendredi 14h. | demain 9h ou jeudi 14h | lundi 8h ou mardi 10h | jeudi 9h / vendredi 14h | Thursday morning or Friday 2pm | mercredi matin ou jeudi après-midi`,
  'slots 3': `mardi 9h, mercredi 14h ou jeudi 10h | 1) mardi 9h 2) mercredi 14h 3) jeudi 10h`,
  'accept 1': `ok jeudi matin | OK demain 9h | ok pour vendredi 14h | oui je peux demain matin | 1042 ok jeudi 14h | d'accord jeudi 26 à 9h | ok je passe demain à 14h | yes tomorrow 9am | je prends, jeudi matin`,
  'accept 2': `ok jeudi matin ou ven 14h | OK 1042 jeudi matin ou vendredi 14h | oui demain 9h ou jeudi 14h`,
  'slots bad': `hier 14h | le 31 novembre à 9h | ce matin 8h`,
  on_my_way: `en route | je suis en route | j'arrive | J'arrive dans 20 min | j arrive ds 20mn | je pars | j'y vais | en chemin | sur la route | je suis sur place | je suis en bas |
    arrivé sur place | dans 20 minutes | on my way | omw | be there in 10 min | chez vous dans 15 min | je suis devant la porte | on arrive dans une heure | just left`,
  late: `en retard | j'ai du retard | je serai en retard de 30 min | bouchons, 20 min de retard | coincé dans les bouchons | désolé un peu de retard | running late | stuck in traffic |
    j'aurai 1h de retard | retard 15mn`,
  absent: `personne à la porte | personne | personne ne répond | il n'y a personne | locataire absent | absent | la dame est absente | porte close | pas de réponse à l'interphone |
    elle ouvre pas | ne répond pas | j'ai sonné 3 fois personne | nobody home | no answer | tenant not home | pas pu rentrer, personne | avis de passage déposé | 1042 personne à la porte |
    le locataire n'est pas là`,
  'absent 1': `personne à la porte, je repasse jeudi 14h | absent, demain 9h ?`,
  done: `fini | FINI | c'est fini | terminé | terminé, joint changé | travail terminé | c'est fait | fait | ok c'est fait | c'est réparé | réparé ce matin | intervention effectuée | remis en service |
    fini 1042 | 1042 fini | Bonjour, intervention terminée, fuite réparée. Cordialement | chaudière remise en route | tout fonctionne | c'est débouché | dépannage ok | done | job done | all fixed |
    finished, new seal fitted | completed | siphon changé, plus de fuite | mitigeur remplacé c'est terminé | ok fini merci | voila c réparé | réparée`,
  another_visit: `faut que je repasse | je dois repasser | il faut que je revienne | pas fini | c'est pas terminé | pièce à commander | j'ai commandé la pièce | il manque une pièce |
    en attente de pièce | provisoire en attendant la pièce | il faudra un deuxième passage | need to come back | waiting for a part | not finished | presque fini reste à poser le joint`,
  'another_visit 1': `faut que je repasse jeudi matin | je reviens demain 9h finir | pas fini, je repasse vendredi 14h | need to come back Thursday 2pm`,
  'supplement 180': `il faut 180 € de plus pour le robinet | 180€ en plus | il faut prévoir 180 euros de plus | supplément 180€ robinet | supplément de 180 euros pour changer le robinet |
    ca va couter 180€ de plus | 180 de plus pour le robinet | need 180 € more for the tap, extra work | rallonge de 180€ svp | robinet HS à changer, 180€ HT en plus`,
  'supplement 1250': `supplément 1 250 € | il faut 1250€ de plus, chaudière à changer | dépassement de 1250 euros`,
  supplement: `il faut un supplément | travaux supplémentaires à prévoir | ca dépasse le plafond`,
  'question address': `c'est quelle adresse ? | quelle adresse ? | l'adresse svp ? | c'est où ? | c ou exactement ? | quel étage ? | what is the address? | c quoi l adresse`,
  'question contact': `vous avez le numéro du locataire ? | qui appeler sur place ? | le tel du locataire svp | tenant number?`,
  'question access': `quel est le code ? | le code d'entrée svp | où sont les clés ? | il y a un digicode ? | door code please?`,
  question: `c'est pour quand ? | vous payez quand ? | c'est urgent ? | quel est le plafond ? | qui paie ? | what is wrong exactly? | je peux avoir des photos ?`,
  thanks: `merci | merci beaucoup | bien reçu | bonne journée | thanks | c'est noté merci | bonjour | 🙏 | vu merci`,
};

const cases = Object.entries(CORPUS).flatMap(([wanted, list]) =>
  list
    .split('|')
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => ({ wanted, text })),
);

describe('what contractors write', () => {
  it('is understood in at least 95 of 100 cases, of more than 200', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    const wrong = cases.filter(({ wanted, text }) => gist(text) !== wanted);
    const shown = wrong.map(({ wanted, text }) => `${text} -> ${gist(text)}, not ${wanted}`).join('\n');
    expect(1 - wrong.length / cases.length, shown).toBeGreaterThanOrEqual(0.95);
  });
});
