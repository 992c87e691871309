// Which of our six languages a text may be in, from its little words. It says what is plausible, not what is sure: people mix.
import type { Language } from '#flows/codes.ts';
import { fold } from './fold.ts';
import type { Token } from './tokens.ts';

const LITTLE_WORDS: Record<Language, string> = {
  fr: `le la les un une des du de et est pas je j ai il elle on nous vous ils mon ma mes dans chez sur avec pour plus qui que ce ca c y l d
    depuis au aux en sous mais ou si tout tres bonjour svp merci suis sont cette notre votre fait peut comme qu s n ne`,
  en: `the a an is are was it my our in on of to and i you we not no there has have been from at by with can cant please its this that for me
    but dont isnt im he she they what when since your will out up`,
  es: `el la los las un una es de en y no hay que con por mi mis se esta estan al del lo le desde muy pero su para me hola buenos dias tengo
    ya hemos ha he nos cuando sin porque`,
  pt: `o a os as um uma e de em no na do da nao ha que com por meu minha se esta estao ao os desde muito mas para me ola bom dia tenho ja ontem
    nos quando sem porque foi tem cá pelo pela uns isso`,
  ar: `w f fi li dyal dyali diali kayn kayna ma mn men had hada hadi rah ana 3ndi 3andi mabqach bzaf chwiya lyoum salam wach machi kan lina
    hna ntoma 3la ila bla daba dial lli allah 3afak chi`,
  tr: `bir ve bu de da var yok icin cok ne mi mu benim bizim evde degil ama ile gibi kadar sonra once lutfen merhaba cikiyor geliyor iki oldu
    daire katta kapi hala dun bugun simdi acil nasil hic her oluyor ediyor kimse`,
};

const INDEX = new Map<string, Language[]>();
for (const [language, words] of Object.entries(LITTLE_WORDS) as [Language, string][]) {
  for (const word of words.split(/\s+/).map(fold)) INDEX.set(word, [...(INDEX.get(word) ?? []), language]);
}

const ALL: readonly Language[] = ['fr', 'en', 'es', 'pt', 'ar', 'tr'];
/** Enough to tell, and it keeps a very long text cheap. */
const WORDS_READ = 200;

/** Every language that the text may be in; all of them when there is too little to tell. */
export function plausibleLanguages(tokens: readonly Token[]): ReadonlySet<Language> {
  const scores: Record<Language, number> = { fr: 0, en: 0, es: 0, pt: 0, ar: 0, tr: 0 };
  for (const token of tokens.slice(0, WORDS_READ)) {
    if (/[\u0600-\u06FF]/.test(token.word)) scores.ar += 2;
    else if (/(?:iyor|uyor|miyo|lar|ler|dan|den|nda|nde|dim|yim|yiz|miz)$/.test(token.word) && token.word.length > 5)
      scores.tr += 1;
    const possible = INDEX.get(token.word) ?? [];
    for (const language of possible) scores[language] += 1 / possible.length;
  }
  const best = Math.max(...Object.values(scores));
  if (best < 1.5) return new Set(ALL);
  return new Set(ALL.filter((language) => scores[language] >= best * 0.4));
}
