// What a report says beside its problem, as answers to the questions that we would ask: nobody is asked what they have just told.
// Only what is plain: a word too many, or two that differ, and the question is asked.
import { folded } from '#lib/columns.ts';

interface Told {
  /** By the code of the answer. */
  values: Readonly<Record<string, RegExp>>;
}

const BROKEN =
  'casse|cassee|cassees|casses|brise|brisee|brisees|fele|felee|felees|fendu|fendue|fissuree|explose|explosee|eclatee';
const PANE = 'vitre|vitres|vitrage|carreau|carreaux|baie vitree';
const word = (words: string) => new RegExp(`\\b(?:${words})\\b`);

const ROOMS = {
  living_room: word('salon|sejour|salle a manger|living room|lounge'),
  bedroom: word('chambre|chambres|bedroom'),
  kitchen: word('cuisine|kitchen'),
  bathroom: word('salle de bains?|sdb|bathroom'),
};

const HEATERS = 'chauffe.eau|cumulus|ballon|chaudiere|radiateur|water heater|boiler|radiator';
const LEAKS = 'goutte|fuit|fuite|coule|leaks|leaking|drips|dripping';

const TOLD: Readonly<Record<string, Told>> = {
  'windows.glass': {
    values: {
      yes: new RegExp(
        `\\b(?:${PANE})\\b(?:(?!\\bpas\\b).){0,40}\\b(?:${BROKEN})\\b|\\b(?:${BROKEN})\\b (?:la|une|un|le|les|ma) (?:${PANE})\\b|\\b(?:window|pane|glass)\\b(?:(?!\\bnot\\b|n.t\\b).){0,30}\\b(?:broken|cracked|smashed|shattered)\\b|\\b(?:broken|cracked|smashed|shattered) (?:window|pane|glass)\\b`,
      ),
    },
  },
  'windows.room': { values: ROOMS },
  'plumbing.where': {
    values: {
      kitchen: word('cuisine|evier|kitchen|kitchen sink'),
      bathroom: word('salle de bains?|sdb|lavabo|douche|baignoire|bathroom|shower|bath'),
      toilet: word('wc|toilette|toilettes|chasse d.eau|cuvette|toilet|loo'),
    },
  },
  'heating.missing': {
    values: {
      both: /\b(?:chauffage|radiateurs?)\b.{0,25}\b(?:ni|et)\b.{0,15}\beau chaude\b|\beau chaude\b.{0,25}\b(?:ni|et)\b.{0,15}\b(?:chauffage|radiateurs?)\b|\bno heating (?:or|and|nor) (?:no )?hot water\b|\bno hot water (?:or|and|nor) (?:no )?heating\b/,
      leak: new RegExp(
        `\\b(?:${HEATERS})\\b(?:(?!\\bpas\\b|\\bplus\\b|\\beau chaude\\b).){0,20}\\b(?:${LEAKS})\\b(?! (?:pas|plus)\\b)|\\b(?:fuite|leak)\\b.{0,12}\\b(?:${HEATERS})\\b`,
      ),
      hot_water:
        /^(?!.*\b(?:chauffage|radiateurs?|chaudiere|heating|boiler|radiators?)\b).*(?:\b(?:plus|pas) (?:du tout )?d.eau chaude\b|\bno hot water\b)/,
    },
  },
  'heating.rooms': {
    values: {
      everywhere: word(
        'partout|tout l.appartement|toutes les pieces|tous les radiateurs|aucun radiateur|every room|all the radiators',
      ),
    },
  },
  'locks.enter': {
    values: {
      no: /\benferme(?:e|s|es)? (?:dehors|a la porte|sur le palier)\b|\b(?:coince|bloque)(?:e|s|es)? (?:dehors|sur le palier)\b|\b(?:peux|peut|arrive|arrivons|pouvons) (?:pas|plus) (?:a )?(?:rentrer|entrer)\b|\blocked out\b|\bcan.?t get (?:back )?in\b/,
    },
  },
  'locks.part': {
    values: {
      key: word('cle|cles|clef|clefs|key|keys'),
      lock: word('serrure|verrou|barillet|cylindre|lock'),
      door: /\bporte (?:\w+ ){0,3}claquee?\b|\bclaque la porte\b|\bdoor slammed\b/,
    },
  },
  'damp.where': {
    values: {
      ceiling: word('plafond|plafonds|ceiling'),
      wall: word('mur|murs|wall|walls'),
      window: word('fenetre|fenetres|window|windows'),
    },
  },
  'structure.where': {
    values: {
      ceiling: word('plafond|ceiling'),
      wall: word('mur|murs|wall|walls|cloison'),
      floor: word('sol|plancher|parquet|carrelage|floor'),
      stairs: word('escalier|escaliers|marches|stairs'),
      balcony: word('balcon|garde.corps|balcony'),
    },
  },
  'common_areas.where': {
    values: {
      entrance: word('hall|entree|entrance'),
      stairs: word('escalier|escaliers|cage d.escalier|palier|stairs|staircase|landing'),
      cellar: word('cave|caves|cellar|basement'),
      yard: word('cour|jardin|courtyard|garden'),
      parking: word('parking|garage|garages|car park'),
    },
  },
  'pests.which': {
    values: {
      mice: word('souris|mouse|mice'),
      rats: word('rat|rats'),
      cockroaches: word('cafard|cafards|blatte|blattes|cockroach|cockroaches'),
      bed_bugs: word('punaises? de lit|punaises?|bed ?bugs?'),
    },
  },
  'access.what': {
    values: {
      intercom: word('interphone|visiophone|intercom'),
      badge: word('badge|badges|vigik|fob'),
      door_code: word('digicode|code d.entree|code de la porte|door code|keypad'),
    },
  },
  'appliances.which': {
    values: {
      hob: word('plaque|plaques|table de cuisson|hob'),
      oven: word('four|oven'),
      fridge: word('frigo|refrigerateur|fridge|freezer|congelateur'),
      hood: word('hotte|hood'),
      washing_machine: word('lave.linge|machine a laver|washing machine'),
    },
  },
  'electrical.extent': {
    values: {
      everywhere: word('partout|dans tout l.appartement|tout le logement|toute la maison|whole flat'),
    },
  },
  'fire_safety.what': {
    values: {
      smoke_alarm: word('detecteur|detecteurs|daaf|smoke alarm|smoke detector'),
      extinguisher: word('extincteur|extincteurs|extinguisher'),
    },
  },
};

const LONGEST = 2_000;

/** By question. */
export function readTold(text: string): Record<string, string> {
  const plain = folded(text.slice(0, LONGEST)).replace(/[’'\s]+/g, (gap) => (gap.trim() === '' ? ' ' : "'"));
  const told: Record<string, string> = {};
  for (const [question, { values }] of Object.entries(TOLD)) {
    const found = Object.keys(values).filter((value) => values[value]!.test(plain));
    if (found.length === 1) told[question] = found[0]!;
  }
  return told;
}
