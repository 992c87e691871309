// "Merci", "ok merci beaucoup", "thank you so much": thanks and nothing else, which answers no question.
import { readWords } from './plain.ts';

const THANKS = new Set(
  'merci mercii merciii remercie remercions thanks thank cheers gracias obrigado obrigada tesekkurler tesekkur sagolun sagol شكرا مشكور مشكورين chokran choukran shukran 🙏'.split(
    ' ',
  ),
);
const BESIDE = new Set(
  `ok okay okey d accord entendu bien recu note c est beaucoup bcp infiniment mille grand un tout tres fort a vous toi et de du pour votre vos la le les l reponse message rapidite aide
  je te nous avance d bonjour bonsoir salut bonne journee soiree madame monsieur mme mr m gentil gentille aimable you so very much a lot many hello hi good day for your help all
  muchas mil muito muita buenos dias bom dia cok ederim iyi gunler جزيلا لكم كثيرا السلام عليكم sir madam au revoir cordialement bientot 😊 🙂 😀 👍 👌 ❤`.split(
    /\s+/,
  ),
);
/** Of a repair these say that it is good; of any other question nothing. */
const PRAISE = new Set(
  'super parfait genial top nickel cool great perfect perfecto otimo excellent impeccable'.split(' '),
);

/** `praise`: whether words of praise say nothing more than thanks here. */
export function isBareThanks(text: string, praise: boolean): boolean {
  const words = readWords(text);
  return (
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || BESIDE.has(word) || (praise && PRAISE.has(word)))
  );
}
