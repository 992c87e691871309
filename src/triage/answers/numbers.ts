// Small numbers and ranks in words, six languages. Data only, and the look-up.

const NUMBERS: readonly (readonly [number, string])[] = [
  [0, 'zero cero sifir صفر'],
  [1, 'un une one uno una um uma bir واحد واحده wahed wa7ed wahd'],
  [2, 'deux deu two dos dois duas iki اثنان اثنين اتنين اثنتين جوج زوج jouj juj zouj zoj'],
  [3, 'trois troi three uc ثلاثه تلاته ثلاث tlata thlatha'],
  [4, 'quatre katre quattre four cuatro quatro dort اربعه اربع arb3a rb3a arba3a'],
  [5, 'cinq cinque sinq five cinco bes خمسه خمس khamsa 5amsa khmsa'],
  [6, 'six six seis alti سته ست stta'],
  [7, 'sept set seven siete sete yedi سبعه سبع sb3a'],
  [8, 'huit eight ocho oito sekiz ثمانيه ثماني تمنيه tmnya'],
  [9, 'neuf nine nueve nove dokuz تسعه تسع ts3oud'],
  [10, 'dix ten diez dez عشره عشر 3achra'],
  [11, 'onze eleven once'],
  [12, 'douze twelve doce doze oniki'],
  [13, 'treize thirteen trece treze'],
  [14, 'quatorze katorze fourteen catorce catorze'],
  [15, 'quinze fifteen quince'],
  [16, 'seize sixteen dieciseis dezasseis dezesseis'],
  [17, 'seventeen diecisiete dezassete dezessete'],
  [18, 'eighteen dieciocho dezoito'],
  [19, 'nineteen diecinueve dezanove dezenove'],
  [20, 'vingt vint twenty veinte vinte yirmi عشرين'],
  [30, 'trente thirty treinta trinta otuz ثلاثين'],
];

const RANKS: readonly (readonly [number, string])[] = [
  [
    1,
    'premier premiere premieres premiers prem 1er 1ere 1re first 1st primero primera primer primeiro primeira birinci birincisi ilk ilki الاول الاولي اول luwel lwla louwel',
  ],
  [
    2,
    'deuxieme deuxiem 2eme 2ieme 2e 2nd 2nde second seconde secon segundo segunda ikinci ikincisi الثاني الثانيه التاني التانيه tani tanya',
  ],
  [
    3,
    'troisieme troisiem 3eme 3ieme 3e 3rd third tercero tercera tercer terceiro terceira ucuncu ucuncusu الثالث الثالثه التالت التالته talet talta',
  ],
  [4, 'quatrieme 4eme 4ieme 4e 4th fourth cuarto cuarta quarto quarta dorduncu الرابع الرابعه rabe3 rab3a'],
  [5, 'cinquieme 5eme 5ieme 5e 5th fifth quinto quinta besinci الخامس الخامسه khames'],
  [6, 'sixieme 6eme 6ieme 6e 6th sixth sexto sexta altinci السادس'],
  [7, 'septieme 7eme 7e 7th seventh septimo setimo yedinci السابع'],
  [8, 'huitieme 8eme 8e 8th eighth octavo oitavo sekizinci الثامن'],
  [9, 'neuvieme 9eme 9e 9th ninth noveno nono dokuzuncu التاسع'],
  [10, 'dixieme 10eme 10e 10th tenth decimo onuncu العاشر'],
];

const LAST = new Set('dernier derniere last ultimo ultima sonuncu sonuncusu الاخير الاخيره'.split(' '));

const cardinals = table(NUMBERS);
const ranks = table(RANKS);

function table(rows: readonly (readonly [number, string])[]): Map<string, number> {
  return new Map(rows.flatMap(([n, words]) => words.split(' ').map((word): [string, number] => [word, n])));
}

/** The number that a plain word names ("quatre", "4"). Turkish "on" is left out: it is English too. */
export function cardinal(word: string): number | undefined {
  return /^\d{1,4}$/.test(word) ? Number(word) : cardinals.get(word);
}

/** The place that a plain word names ("deuxieme", "2e"): 1 is the first, -1 the last. */
export function rank(word: string): number | undefined {
  return LAST.has(word) ? -1 : ranks.get(word);
}
