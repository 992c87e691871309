// Tags and words of HTML, one after the other: no tree and no stack, as 100,000 open tags would make a stack slow.
import { Tokenizer } from 'htmlparser2';

export interface HtmlEvents {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

const MOST_ATTRIBUTES = 60;
const LONGEST_VALUE = 20_000;

export function eachToken(html: string, events: HtmlEvents): void {
  let name = '';
  let attributes: Record<string, string> = {};
  let count = 0;
  let attribute = '';
  let value = '';
  /** Entities come letter by letter. */
  let letters: string[] = [];
  const flush = () => {
    if (letters.length > 0) events.text(letters.join(''));
    letters = [];
  };
  const opened = () => {
    flush();
    events.open(name, attributes);
    attributes = {};
    count = 0;
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => void letters.push(html.slice(start, end)),
      ontextentity: (codepoint) => void letters.push(String.fromCodePoint(codepoint)),
      onopentagname(start, end) {
        name = html.slice(start, Math.min(end, start + 60)).toLowerCase();
      },
      onattribname(start, end) {
        attribute = html.slice(start, Math.min(end, start + 60)).toLowerCase();
        value = '';
      },
      onattribdata(start, end) {
        if (value.length < LONGEST_VALUE) value += html.slice(start, Math.min(end, start + LONGEST_VALUE));
      },
      onattribentity(codepoint) {
        if (value.length < LONGEST_VALUE) value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        if (count++ < MOST_ATTRIBUTES && !Object.hasOwn(attributes, attribute)) attributes[attribute] = value;
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag(start, end) {
        flush();
        events.close(html.slice(start, Math.min(end, start + 60)).toLowerCase());
      },
      oncomment() {},
      oncdata: (start, end) => void letters.push(html.slice(start, end)),
      ondeclaration() {},
      onprocessinginstruction() {},
      onend: flush,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
