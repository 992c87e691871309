// The small language that hazards are written in.
import { describe, expect, it } from 'vitest';
import { compile } from '#triage/safety/compile.ts';
import { find } from '#triage/safety/find.ts';
import type { HazardRules } from '#triage/safety/hazard-rules.ts';
import { sceneOf } from '#triage/safety/scene.ts';
import { signOf } from '#triage/safety/sign.ts';

const WORDS = { CAT: { fr: 'chat' }, TREE: { fr: 'arbre' }, NOT: { fr: 'pas' }, DOG: { fr: 'chien' } };

function stands(sign: string, text: string): boolean {
  const rules: HazardRules = {
    hazard: 'gas',
    words: WORDS,
    signs: [sign],
    over: [],
    examples: { danger: [], past: [], safe: [] },
  };
  const { hazards, lexicon } = compile([rules], [], []);
  return find(hazards[0]!.signs[0]!, sceneOf(text, lexicon)).some((one) => !one.denied);
}

describe('a sign', () => {
  it.each([
    ['CAT TREE', 'le chat monte dans un arbre', true],
    ['CAT TREE', 'un arbre et le chat dessus', true],
    ['CAT TREE', 'le chat dort. un arbre tombe', false],
    ['CAT > TREE', 'un arbre pour le chat', false],
    ['CAT TREE -DOG', 'le chat, le chien et un arbre', false],
    ['CAT --DOG', 'le chat dort. le chien aussi', false],
    ['CAT , TREE', 'le chat dort. un arbre tombe', true],
    ['CAT TREE @2', 'le chat noir et blanc dans un arbre', false],
    ['CAT gris', 'un chat gris', true],
    ['CAT', 'pas de chat', false],
    ['~ CAT', 'pas de chat', true],
    ['DOG , ~ CAT', 'le chien dort, pas de chat', true],
  ])('"%s" in "%s": %s', (sign, text, expected) => {
    expect(stands(sign, text)).toBe(expected);
  });

  it('with an empty part, or a meaning that nobody gave words for, stops the start', () => {
    expect(() => signOf('CAT ,')).toThrow('empty part');
    expect(() => stands('CAT BIRD', 'x')).toThrow('BIRD');
  });

  it('two files cannot give words for the same meaning', () => {
    const rules: HazardRules = {
      hazard: 'gas',
      words: WORDS,
      signs: [],
      over: [],
      examples: { danger: [], past: [], safe: [] },
    };
    expect(() => compile([rules], [WORDS], [])).toThrow('two files');
  });
});
