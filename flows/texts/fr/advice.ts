// One safe first step for each trade: what anybody can do without a tool and without a risk.
import type { Text } from '../keys.ts';

export const advice = {
  'advice.plumbing': () => `Si l'eau coule, fermez le robinet d'eau le plus proche.`,
  'advice.heating': () => `Si vous avez froid, gardez les portes fermées.`,
  'advice.electrical': () => `En attendant, ne touchez ni aux fils ni aux prises cassées.`,
  'advice.gas': () => `En attendant, laissez le robinet de gaz fermé.`,
  'advice.locks': () => `En attendant, ne forcez pas la clé.`,
  'advice.lift': () => `En attendant, ne forcez pas les portes de l'ascenseur.`,
  'advice.windows': () => `En attendant, ne forcez rien.`,
  'advice.damp': () => `En attendant, aérez dix minutes par jour.`,
  'advice.pests': () => `En attendant, gardez la nourriture dans des récipients fermés.`,
  'advice.structure': () => `En attendant, ne restez pas dessous.`,
  'advice.appliances': () => `En attendant, débranchez l'appareil.`,
} satisfies Record<string, Text>;
