import { describe, expect, it } from 'vitest';
import { readContractorSaid } from '#triage/answers/contractor-said.ts';

/** Monday 23 November 2026, 11:00 in Paris. */
const NOW = new Date('2026-11-23T10:00:00Z');
const PARIS = 'Europe/Paris';
const read = (text: string) => readContractorSaid(text, NOW, PARIS);

/** One word for what was heard: the act, with dates, with a reason, with an amount. */
function gist(text: string): string {
  const { said, slots, reason, cents, badSlots, asks, thanks } = read(text);
  // Dates accept an offer by themselves: what an order does with both words is the same.
  const act = said === 'slots' ? 'accept' : said;
  const what = act ?? (thanks ? 'thanks' : 'none');
  const more = [
    slots.length > 0 && `${slots.length}`,
    badSlots && 'bad',
    reason !== 'other' && reason,
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
  'dates 1': `jeudi matin | demain 14h | vendredi entre 14h et 16h | le 27 novembre à 9h | demain matin 8h | mercredi 8h-10h | je peux passer demain à 10h |
    demain apm | jeudi 26 à 14h30 | je peux passer jeudi matin ? | Bonjour je passerai pas avant jeudi 14h | Thursday morning | tomorrow at 2pm | we can come on Friday 9am |
    mardi 1er décembre 9h | vendredi 14h c'est possible ? | pas dispo demain mais jeudi 14h`,
  'dates 2': `jeudi matin ou ven 14h | Jeudi matin ou vendredi 14h. | demain 9h ou jeudi 14h | lundi 8h ou mardi 10h | jeudi 9h / vendredi 14h | Thursday morning or Friday 2pm | mercredi matin ou jeudi après-midi`,
  'dates 3': `mardi 9h, mercredi 14h ou jeudi 10h | 1) mardi 9h 2) mercredi 14h 3) jeudi 10h`,
  'accept with 1': `ok jeudi matin | OK demain 9h | ok pour vendredi 14h | oui je peux demain matin | 1042 ok jeudi 14h | d'accord jeudi 26 à 9h | ok je passe demain à 14h | yes tomorrow 9am | je prends, jeudi matin`,
  'accept with 2': `ok jeudi matin ou ven 14h | OK 1042 jeudi matin ou vendredi 14h | oui demain 9h ou jeudi 14h`,
  'dates bad': `hier 14h | le 31 novembre à 9h | ce matin 8h`,
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

const MORE_OF_THEM: Record<string, string> = {
  accept: `Okay c bon | oki je prend le chantier | Bonjour oui ok pour cette intervention | c'est ok | OK !! | ok pour moi merci de confirmer | bien sur | on s'en occupe aujourd'hui | je prends celui la |
    go | c parti | je men occupe | D ACCORD | ouais ok | validé pour nous | 1043 je prends | oui pour 1042 | Sounds good, we'll do it | ok no worries`,
  refuse: `non désolé | Nn | Non, trouvez quelqu'un d'autre | je pourrai pas | malheureusement non | on ne peut pas prendre cette intervention | négatif | No sorry | we can't do this one | pas pour moi`,
  'refuse busy': `trop chargé en ce moment | je suis en vacances jusqu'à lundi | planning blindé | pas de dispo avant 15 jours | no availability this week sorry | on est débordés, non | mon gars est malade`,
  'refuse not_my_trade': `je fais que la plomberie | c'est de l'électricité ça, pas mon métier | on ne fait pas les ascenseurs`,
  'refuse too_far': `Saint-Denis c'est trop loin | je ne me déplace pas dans le 93, hors secteur`,
  'dates 1': `mercredi après midi | je peux jeudi à 8h30 | demain entre 10h et 12h | ven matin | le 25/11 à 14h | samedi 9h | lundi prochain 8h | dispo demain 16h | vendredi 27 matin`,
  'dates 2': `mer 14h ou jeu 9h | soit demain matin soit jeudi matin | vendredi 8h ou bien lundi 14h | je peux mardi 9h ou mercredi 9h | Wed 9am or Thu 2pm`,
  'accept with 1': `ok pour demain 10h | oui jeudi 9h c'est bon | je prends je passe mercredi 14h | ok vendredi matin`,
  on_my_way: `je suis en chemin | jarrive | je pars de l'atelier | dans 10 min chez elle | on est en bas | j'arrive dans une demi heure | on arrive | je viens d'arriver sur place | leaving now | 10 min away, on my way`,
  late: `je vais être en retard | petit retard 20 min | retardé par les bouchons | bloqué sur le périph, j'aurai du retard | running 30 min late`,
  absent: `y a personne | personne n'ouvre | Je suis devant, personne ne répond | la locataire n'est pas là | absente | client absent, j'ai attendu 15 min | pas de réponse à la porte | no one is home | porte fermée et ça répond pas au téléphone | sonné deux fois pas de réponse`,
  done: `c fini | intervention faite | terminé ce matin | fuite réparée | robinet remplacé, ok | c'est bon c'est réparé | travaux finis | ça y est c'est fait | voilà terminé bonne journée | tout est réparé | la chaudière remarche | all done thanks | fixed the leak | dépannage terminé, photo jointe | nickel c'est réparé`,
  another_visit: `je dois revenir avec la pièce | pièce commandée, délai 5 jours | il me manque un joint je repasse | pas terminé il faut une pièce | à finir plus tard, je repasse | il faut commander la carte électronique | need to order a part`,
  'supplement 240': `le ballon est mort, 240€ de plus | il faudrait 240 euros en supplément | besoin de 240 € supplémentaires | ca fera 240€ en plus | extra 240 € needed | devis complémentaire 240€`,
  'question address': `vous pouvez me donner l'adresse ? | c'est à quelle adresse | quel bâtiment ? | adresse ?`,
  'question contact': `un numéro pour joindre le locataire ? | c'est qui le contact sur place ? | tel locataire ?`,
  'question access': `code d'entrée ? | comment on rentre ? | quelqu'un a les clés ?`,
  question: `vous réglez sous combien de jours ? | c'est quelle marque de chaudière ? | combien d'étages ? | je facture à qui ?`,
  thanks: `merci à vous | reçu merci | super merci | bonne journée à vous`,
};

const STILL_MORE: Record<string, string> = {
  accept: `Impec je le fais | yes pour moi | c'est noté je prends l'intervention | Bonjour, je suis preneur. Cdt | ok envoyez moi l'adresse | oui avec plaisir merci |
    bon pour l'ordre 1042 | we're happy to do it | okay on prend`,
  refuse: `Non je laisse | désolé je ne pourrai pas | pas intéressé merci | ah non | nous déclinons | no can do | je passe merci | ça ne m'intéresse pas`,
  'refuse busy': `agenda complet jusqu'en janvier | pas avant un mois désolé | je suis sur un gros chantier | trop de travail, voyez avec un collègue | can't, fully booked until Christmas | je suis en arrêt maladie`,
  'refuse not_my_trade': `on ne fait pas ce genre de travaux | moi je suis chauffagiste, pas électricien | not our trade sorry`,
  'refuse too_far': `trop loin de chez nous | vous êtes hors de notre zone`,
  'dates 1': `demain première heure 8h | jeudi 26 novembre 10h | jeudi dans la matinée | je passe vendredi à 15h | mardi aprem | tomorrow morning | dispo jeudi 9h`,
  'dates 2': `mardi matin sinon jeudi 16h | demain 8h ou demain 17h | jeudi 10h ou samedi 9h`,
  on_my_way: `on est sur la route | je serai là dans 15 minutes | 5 min | parti, j'arrive | je me gare, j'arrive | arriving in 10 | on décolle`,
  late: `je suis à la bourre, 20 min de retard | un contretemps, je serai en retard | retard d'une demi-heure | sorry running a bit late`,
  absent: `ça répond pas | y'a pas un chat, personne | la personne n'est pas chez elle | je suis devant la porte mais personne n'ouvre | tenant isn't home | sonné et frappé, rien | locataire injoignable et absent`,
  done: `affaire réglée | le boulot est fait | c'est réparé, le joint était mort | chauffage ok, terminé | WC débouchés | serrure remplacée, 2 clés remises | finito | everything is working again | plus de fuite c'est ok | repaired, thanks | nickel terminé`,
  another_visit: `je repasse avec le bon modèle | la pièce n'est pas en stock, commandée | reste un joint à poser, je reviens | had to order a part, will return`,
  'supplement 320': `le circulateur est HS, il faut 320€ de plus | 320 euros de supplément pour la carte | vous validez 320€ en plus ? | extra cost 320 € | il faut rajouter 320 €`,
  question: `c'est facturé à qui | il y a quelqu'un sur place l'après-midi ? | c'est une chaudière gaz ou fioul ? | vous avez une photo ?`,
  'question address': `rappelez-moi l'adresse ? | c'est quel étage | adresse exacte svp`,
  'question access': `vous avez le code de la porte ? | on récupère les clés où ?`,
  thanks: `merci bien | noté merci | thanks a lot`,
};

/** Written after the reader was made, and measured on it once: what it does with words that it has not seen. */
const UNSEEN: Record<string, string> = {
  accept: `Ok c'est pour nous | oui allons-y | je confirme ma venue | c'est d'accord pour cette mission | Parfait on s'en charge | ok vous pouvez compter sur moi | OK (1042) | Yes of course | oui c'est possible pour moi |
    bonjour, nous acceptons | ok ca marche chef`,
  refuse: `non ce n'est pas possible | désolé mais non | je ne suis pas disponible pour ça | impossible pour nous | no sorry can't help`,
  'refuse busy': `je suis full cette semaine | on a trop de chantiers | pas de créneau | congés annuels jusqu'au 2 | we are too busy at the moment | complet désolé`,
  'refuse too_far': `c'est trop loin de mon dépôt | secteur non couvert, trop loin | je n'interviens pas dans cette ville, hors zone`,
  'dates 1': `jeudi à partir de 14h | demain vers 9h | vendredi 27/11 10h | mercredi dans l'après-midi | je peux vendredi matin | on peut passer jeudi 8h | next Monday 9am`,
  'dates 2': `jeudi 14h ou vendredi 10h svp | demain matin ou mercredi aprem | soit lundi 9h, soit mardi 14h`,
  'accept with 1': `oui demain 14h ça marche | ok pour jeudi 9h30 | d'accord pour vendredi après-midi`,
  on_my_way: `je suis parti | en route pour chez la dame | arrivée dans 10 min | on arrive sur place | je suis devant l'immeuble | j'y suis dans 5 minutes | on the way`,
  late: `désolé du retard, j'arrive vers 15h | gros bouchons | j'ai 20 minutes de retard | we are running late`,
  absent: `personne ne vient ouvrir | j'ai attendu, il n'y a personne | madame n'est pas là | pas de réponse | locataire pas présent | no reply at the door | elle n'est pas chez elle | j'ai sonné, personne`,
  done: `c'est terminé pour l'ordre 1042 | fin d'intervention, tout est ok | réparation effectuée | fuite colmatée | j'ai fini | on a terminé | chauffe-eau remplacé | c'est remis en marche | work finished | job complete | vanne remplacée plus de fuite`,
  another_visit: `il faut que je revienne avec une pièce | je n'ai pas fini | pièce en commande, je reviens | travaux pas terminés | i have to come back | dépannage provisoire, à reprendre`,
  'supplement 150': `150 € de plus pour la vanne | il faudra compter 150 euros en plus | supplément 150€ | 150€ de rallonge | it needs 150 € extra`,
  'question address': `c'est à quelle adresse ? | quel étage ? | l'adresse complète svp ?`,
  question: `qui me paye ? | c'est quoi comme panne ? | à quelle heure je peux passer ? | combien de radiateurs ?`,
  thanks: `merci | bonne soirée | merci à vous bonne journée | reçu`,
};

const casesOf = (corpus: Record<string, string>) =>
  Object.entries(corpus).flatMap(([wanted, list]) =>
    list
      .split('|')
      .map((text) => text.trim())
      .filter(Boolean)
      .map((text) => ({ wanted, text })),
  );

function measure(corpus: Record<string, string>) {
  const cases = casesOf(corpus);
  const wrong = cases.filter(({ wanted, text }) => gist(text) !== wanted.replace(/^dates|^accept with/, 'accept'));
  const shown = wrong.map(({ wanted, text }) => `${text} -> ${gist(text)}, not ${wanted}`).join('\n');
  return { size: cases.length, understood: 1 - wrong.length / cases.length, shown };
}

describe('what contractors write', () => {
  it('is understood in at least 95 of 100 cases, of more than 400', () => {
    const measured = [CORPUS, MORE_OF_THEM, STILL_MORE].map(measure);
    const size = measured.reduce((sum, one) => sum + one.size, 0);
    expect(size).toBeGreaterThanOrEqual(400);
    const understood = measured.reduce((sum, one) => sum + one.size * one.understood, 0) / size;
    expect(understood, measured.map(({ shown }) => shown).join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  it('is understood nearly as well where the reader had not seen it', () => {
    const { understood, shown } = measure(UNSEEN);
    expect(understood, shown).toBeGreaterThanOrEqual(0.93);
  });

  it.each([
    'pas fini',
    'travaux pas terminés',
    'pas encore réparé',
    "ce n'est pas fait",
    'not fixed yet',
    "c'est fini ?",
    'je finis demain',
  ])('never ends an order that is not finished: %s', (text) => expect(read(text).said).not.toBe('done'));

  it.each(['pas ok', 'ok ou pas ok ?', 'je men occupe pas', 'non merci', 'désolé non', 'pas possible'])(
    'never takes an order that is not taken: %s',
    (text) => expect(read(text).said).not.toBe('accept'),
  );

  it('reads numbers of orders, and no hours, days, amounts or telephones as such', () => {
    const numbers = (text: string) => read(text).numbers;
    expect(numbers('ok 1042')).toEqual([1042]);
    expect(numbers('12 OK')).toEqual([12]);
    expect(numbers('1042-1 ok jeudi 26 à 14h30')).toEqual([1042]);
    expect(numbers('jeudi 14h ou ven 8-10')).toEqual([]);
    expect(numbers('il faut 180 € de plus')).toEqual([]);
    expect(numbers('appelez moi au 06 12 34 56 78')).toEqual([]);
    expect(numbers('dans 20 min')).toEqual([]);
    expect(read('1043').bareNumber).toBe(true);
  });

  it('reads a mail by its own words, and its subject only for the number', () => {
    const subject = 'Re: Ordre de service 1042-1 : chauffage';
    expect(read(`${subject}\nOK`)).toMatchObject({ said: 'accept', numbers: [1042] });
    expect(read(`${subject}\nNon`)).toMatchObject({ said: 'refuse', reason: null, numbers: [1042] });
    expect(read(`${subject}\n1`)).toMatchObject({ said: 'accept', bareNumber: true, numbers: [1, 1042] });
    expect(read(`${subject}\nok pour le 1043`)).toMatchObject({ said: 'accept', numbers: [1043] });
    expect(read(`${subject}\nBonjour,\nJeudi matin.\nCordialement`).slots).toHaveLength(1);
  });

  it('reads amounts as people write them', () => {
    const cents = (text: string) => read(text).cents;
    expect(cents('180€ en plus')).toBe(18_000);
    expect(cents('1 250,50 euros de plus')).toBe(125_050);
    expect(cents('1.250 € en plus')).toBe(125_000);
    expect(cents('180 de plus')).toBe(18_000);
    expect(cents('€95 extra')).toBe(9_500);
    expect(cents('fini')).toBe(0);
  });
});
