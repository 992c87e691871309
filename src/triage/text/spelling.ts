// How people really spell in text messages, brought back to plain words: "g" is "j ai", "ya" is "y a", "leau" is "l eau".
// Works on folded words. Only what is safe whatever the meaning; guesses belong to the rules.

const SHORT: Record<string, string> = {
  c: 'c est',
  cest: 'c est',
  cè: 'c est',
  cetait: 'c etait',
  g: 'j ai',
  jai: 'j ai',
  ge: 'j ai',
  gai: 'j ai',
  javais: 'j avais',
  ya: 'y a',
  yas: 'y a',
  yen: 'y en',
  yavait: 'y avait',
  yapa: 'y a pas',
  yapas: 'y a pas',
  yaplus: 'y a plus',
  sa: 'ca',
  ki: 'qui',
  kil: 'qu il',
  quil: 'qu il',
  quelquun: 'quelqu un',
  qqun: 'quelqu un',
  qq1: 'quelqu un',
  qqn: 'quelqu un',
  kelkun: 'quelqu un',
  quelqun: 'quelqu un',
  ke: 'que',
  kon: 'qu on',
  koi: 'quoi',
  kan: 'quand',
  kand: 'quand',
  qd: 'quand',
  qand: 'quand',
  pk: 'pourquoi',
  pkoi: 'pourquoi',
  pa: 'pas',
  ds: 'dans',
  dns: 'dans',
  ss: 'sous',
  sou: 'sous',
  tt: 'tout',
  tts: 'tous',
  ttes: 'toutes',
  tjr: 'toujours',
  tjrs: 'toujours',
  tjs: 'toujours',
  tj: 'toujours',
  toujour: 'toujours',
  mtn: 'maintenant',
  mnt: 'maintenant',
  mtnt: 'maintenant',
  maintenan: 'maintenant',
  auj: 'aujourd hui',
  ojd: 'aujourd hui',
  aujourdhui: 'aujourd hui',
  bcp: 'beaucoup',
  bcoup: 'beaucoup',
  pb: 'probleme',
  pblm: 'probleme',
  appt: 'appartement',
  apt: 'appartement',
  appart: 'appartement',
  apart: 'appartement',
  appartement: 'appartement',
  sdb: 'salle de bain',
  elec: 'electricite',
  elek: 'electricite',
  chuis: 'je suis',
  chui: 'je suis',
  jsuis: 'je suis',
  jsui: 'je suis',
  sui: 'suis',
  jpeux: 'je peux',
  jpeu: 'je peux',
  jsai: 'je sais',
  jsais: 'je sais',
  depui: 'depuis',
  dpuis: 'depuis',
  avc: 'avec',
  aps: 'pas',
  vs: 'vous',
  ns: 'nous',
  nn: 'non',
  ouai: 'oui',
  svt: 'souvent',
  dsl: 'desole',
  rdv: 'rendez vous',
  tel: 'telephone',
  mr: 'monsieur',
  bb: 'bebe',
  tlm: 'tout le monde',
  dpi: 'depuis',
  pdt: 'pendant',
  ptit: 'petit',
  ptite: 'petite',
  jpe: 'je peux',
  jveux: 'je veux',
  jve: 'je veux',
  jvai: 'je vais',
  jvais: 'je vais',
  jte: 'je te',
  tro: 'trop',
  dlo: 'de l eau',
  gran: 'grand',
  min: 'minutes',
  mn: 'minutes',
};

/** Words that begin with a vowel and are met glued to the little word before them. */
const AFTER_ELISION = new Set(
  `eau eaux odeur odeurs oeuf ascenseur ascenceur asenseur assenseur asencer ascensseur appartement appart immeuble imeuble
  escalier escaliers electricite electrique electricien alarme entree evier etage eteindre eteint arrive arrivais arrete arret
  ai aurais avais entend entends entendre ouvre ouvrir habite oxygene oxigene oxygen interieur exterieur interphone interupteur
  interrupteur incendie eclairage enfant enfants homme hommes air ampoule attend attends est etait etais essaie essaye aime ecoute
  ecris ecrit allume allumer allumant inquiete inonde inondation inondee odorat urgence urgent hopital huile armoire
  ambulance aide aidez aperçois orage agence intoxique insuline inhale enferme enfermee enlever egout egouts
  avait ont on il ils elle elles y a un une en effondre ecroule echappe echapper evacuer evacue envie ouverture
  endors endort etouffe etouffer accident agression agresse agresser agresseur agressee`
    .split(/\s+/)
    .map((word) => word.normalize('NFD').replace(/\p{M}/gu, '')),
);
const ELIDED = /^(qu|[ldjmtsnc])([aeiouyh].*)$/;
/** Real words that only look glued. */
const WHOLE = new Set(
  'dont son ton mon non lui lait mai mais tu lent tas ton lit dit mit cela celle cette celles sans tien mien main test lest cest nest pest dune lune mil fil cil mair noir lair tair sair dun mun nun'.split(
    ' ',
  ),
);
const GLUED_ANYWAY = new Set(['nest', 'dune', 'dun', 'lair', 'cest', 'sest']);

/** The plain words that a folded word stands for; most stand for themselves. */
export function plainWords(word: string): readonly string[] {
  const known = cache.get(word);
  if (known) return known;
  const plain = spellOut(word);
  if (cache.size > 20_000) cache.clear();
  cache.set(word, plain);
  return plain;
}

const cache = new Map<string, readonly string[]>();

function spellOut(word: string): readonly string[] {
  const short = Object.hasOwn(SHORT, word) ? SHORT[word] : undefined;
  if (short !== undefined) return short.split(' ');
  if (word.length < 4 || (WHOLE.has(word) && !GLUED_ANYWAY.has(word))) return [word];
  const glued = ELIDED.exec(word);
  if (glued && AFTER_ELISION.has(glued[2]!)) return [glued[1]!, ...spellOut(glued[2]!)];
  return [word];
}
