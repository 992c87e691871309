// How trades are called in lists of contractors, in French and English, for each category.
import { CATEGORIES, type Category } from '#flows/codes.ts';
import { folded } from '#lib/columns.ts';

const NAMES: Record<Category, string> = {
  plumbing:
    'plomberie plombier plomb sanitaire sanitaires robinetterie debouchage assainissement fuite fuites canalisation canalisations plumber',
  heating:
    'chauffage chauffagiste chaudiere chaudieres chaufferie radiateur radiateurs climatisation clim eau chaude heating',
  electrical: 'electricite electricien electrique elec electricity electrician',
  gas: 'gaz gazier',
  locks: 'serrurerie serrurier serrure serrures cles locksmith',
  access:
    'acces controle d acces interphone interphonie digicode portail portails automatisme automatismes badge badges',
  lift: 'ascenseur ascenseurs ascensoriste elevator',
  windows: 'menuiserie menuisier vitrerie vitrier fenetre fenetres volet volets stores huisserie huisseries',
  damp: 'humidite moisissure moisissures ventilation vmc infiltration infiltrations',
  pests: 'nuisible nuisibles deratisation desinsectisation desinsectiseur deratiseur punaises cafards 3d desinfection',
  common_areas:
    'parties communes menage nettoyage proprete entretien espaces verts jardinier jardinage encombrants cleaning',
  fire_safety: 'securite incendie incendie ssi desenfumage extincteur extincteurs',
  structure:
    'maconnerie macon toiture couverture couvreur gros oeuvre facade facades ravalement charpente etancheite zinguerie zingueur roofing',
  appliances: 'electromenager appareils menagers',
  neighbour: 'voisinage mediation',
  administrative: 'administratif gestion',
  other:
    'autre autres divers multiservices multi services multitechnique tous corps d etat tce peinture peintre platrerie platrier carrelage sols revetement handyman',
};

const byName = new Map<string, Category>();
for (const category of CATEGORIES) {
  byName.set(category, category);
  byName.set(category.replace(/_/g, ' '), category);
  for (const word of NAMES[category].split(' ')) if (!byName.has(word)) byName.set(word, category);
}

/** By the whole name or by its first telling word: "Plomberie générale" is plumbing. */
export function tradeOf(name: string): Category | undefined {
  const plain = folded(name)
    .replace(/[^a-z0-9_]+/g, ' ')
    .trim();
  const whole = CATEGORIES.find((category) => ` ${NAMES[category]} `.includes(` ${plain} `) && plain !== '');
  if (byName.has(plain)) return byName.get(plain);
  if (whole !== undefined) return whole;
  const words = plain.split(' ').filter((word) => word.length > 2);
  return words
    .map((word) => byName.get(word) ?? byName.get(word.replace(/s$/, '')))
    .find((category) => category !== undefined);
}
