// Makes messages that tell of two problems out of messages that tell of one, as people join them: few do, all matter.
import { INTENTS, type Intent } from '#flows/codes.ts';
import type { Example } from './examples.ts';
import { randomFrom } from './random.ts';

const JOINTS: Record<string, readonly string[]> = {
  fr: [' et aussi ', '. ', ' et ', ', ', '. Par ailleurs ', ' et puis ', '\n', '. autre chose : '],
  en: [' and also ', '. ', ' and ', ', ', '. Also, ', '\n'],
  es: [' y además ', '. ', ' y ', ', ', ' y también '],
  pt: [' e também ', '. ', ' e ', ', ', '. Além disso, '],
  ar: ['، و', '. ', ' وأيضا ', ' وكذلك '],
  tr: [' ve ayrıca ', '. ', ' ve ', ', ', '. Bir de '],
};
const LONGEST = 160;

/** Both of one file, so that a file held out is held out of them too. */
export function joinedExamples(examples: readonly Example[], share: number, seed: number): Example[] {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const single = examples.filter(({ expect, text }) => expect.problems.length === 1 && text.length < LONGEST);
  const joined: Example[] = [];
  for (let made = 0; made < single.length * share; made += 1) {
    const first = pick(single)!;
    const category = first.expect.problems[0]!.category;
    const others = single.filter(
      (other) =>
        other.file === first.file && other.lang === first.lang && other.expect.problems[0]!.category !== category,
    );
    const second = pick(others);
    const joint = pick(JOINTS[first.lang] ?? JOINTS.fr!)!;
    if (!second) continue;
    joined.push({
      ...first,
      text: `${first.text.replace(/[.!\s]+$/, '')}${joint}${second.text}`,
      expect: {
        intent: 'report',
        problems: [...first.expect.problems, ...second.expect.problems],
        hazards: [...new Set([...first.expect.hazards, ...second.expect.hazards])],
        vulnerable: first.expect.vulnerable || second.expect.vulnerable,
      },
    });
  }
  return joined;
}

const ASIDES: Record<string, readonly string[]> = {
  fr: ['. Sinon ', ', par contre ', '. Au fait, ', ' et ', '. ', ', '],
  en: ['. Also, ', ', but ', '. By the way, ', ' and ', '. '],
  es: ['. Por cierto, ', ', pero ', ' y ', '. '],
  pt: ['. Já agora, ', ', mas ', ' e ', '. '],
  ar: ['، لكن ', ' و', '. '],
  tr: ['. Bu arada ', ' ama ', ' ve ', '. '],
};
/** Nothing is added to these, and they add nothing. */
const ALONE: readonly Intent[] = ['opt_out', 'not_for_us'];

/** Messages that want two things, labelled with the one that the guide reads first. They teach the intent alone. */
export function joinedWishes(examples: readonly Example[], share: number, seed: number): Example[] {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const short = examples.filter(({ text, expect }) => text.length < LONGEST && !ALONE.includes(expect.intent));
  const replies = short.filter(({ expect }) => expect.intent !== 'report');
  const free = short.filter(({ context, expect }) => context === 'none' && expect.intent !== 'thanks');
  const joined: Example[] = [];
  for (let made = 0; made < replies.length * share; made += 1) {
    const first = pick(replies)!;
    const second = pick(
      free.filter(({ lang, expect }) => lang === first.lang && expect.intent !== first.expect.intent),
    );
    const joint = pick(ASIDES[first.lang] ?? ASIDES.fr!)!;
    if (!second) continue;
    const secondFirst = INTENTS.indexOf(second.expect.intent) < INTENTS.indexOf(first.expect.intent);
    joined.push({
      ...first,
      text: `${first.text.replace(/[.!\s]+$/, '')}${joint}${second.text}`,
      expect: { ...second.expect, intent: secondFirst ? second.expect.intent : first.expect.intent },
    });
  }
  return joined;
}
