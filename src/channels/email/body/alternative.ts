// Of several forms of one text, which to read: the plain one, unless it is a stub of the one in HTML.

interface Form {
  type: string;
  text: string;
}

const STUB =
  /(?:view|read|see|open|display|lire|afficher|voir|consulter|ouvrir|HTML).{0,80}(?:html|browser|online|navigateur|en ligne|e-?mail client|messagerie)/is;
const FEW = 20;
const SHORT = 150;
const RATHER_SHORT = 400;

/** Whether to read `one` rather than `other`, which stands before it. */
export function isBetter(one: Form, other: Form): boolean {
  const a = letters(one.text);
  const b = letters(other.text);
  if (one.type === 'text/plain') return !isStub(one, b);
  if (one.type === 'text/calendar' || one.type === 'text/x-amp-html') return false;
  return other.type === 'text/plain' ? isStub(other, a) : a > b;
}

function isStub({ text }: Form, others: number): boolean {
  const own = letters(text);
  return (
    (own < FEW && others > own * 3) ||
    (own < SHORT && others > own * 8) ||
    (own < RATHER_SHORT && others > own * 2 && STUB.test(text)) ||
    /^\s*<(?:html|!doctype|body)/i.test(text)
  );
}

function letters(text: string): number {
  return text.replace(/[\s>_=*-]/g, '').length;
}
