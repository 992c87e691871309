// How a French word sounds, roughly: "asanseur" and "ascenseur" sound alike. For words that nothing else explains.

const STEPS: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/sch|sh|ch/g, 'X'],
  [/ill/g, 'iy'],
  [/qu|ck|k|q/g, 'k'],
  [/sc(?=[eiy])|c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/ge(?=[ao])|g(?=[eiy])/g, 'j'],
  [/gu(?=[eiy])/g, 'g'],
  [/h/g, ''],
  [/eau|au/g, 'o'],
  [/oi/g, 'wa'],
  [/ou/g, 'U'],
  [/(?:ain|ein|in|im|yn|un)(?![aeiouynm])/g, 'I'],
  [/(?:an|am|en|em)(?![aeiouynm])/g, 'A'],
  [/(?:on|om)(?![aeiouynm])/g, 'O'],
  [/ai|ei/g, 'e'],
  [/y/g, 'i'],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
  [/(?:es|ent|er|et|e|s|t|d|x|p)+$/, ''],
];

const cache = new Map<string, string>();

export function soundOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  let sound = word;
  for (const [from, to] of STEPS) sound = sound.replace(from, to);
  if (cache.size > 20_000) cache.clear();
  cache.set(word, sound);
  return sound;
}
