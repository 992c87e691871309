import { describe, expect, it } from 'vitest';
import { readMessage } from '#triage/read-message.ts';
import { EMPTY_CONTEXT } from '#triage/reading.ts';

const thing = (text: string) => readMessage(text, EMPTY_CONTEXT).reading.thing;

describe('the thing of a desk that looks after several', () => {
  it.each([
    ['escalier très sale depuis 2 semaines', 'cleaning'],
    ['plus de lumière dans le hall', 'light'],
    ['the bins have not been emptied', 'bins'],
    ['ma boîte aux lettres est cassée', 'letterbox'],
    ["l'interphone ne sonne plus", 'intercom'],
    ['mon badge ne marche plus', 'badge'],
  ])('%s: %s', (text, expected) => {
    expect(thing(text)).toBe(expected);
  });

  it('is unknown where several are named, and for desks that look after one', () => {
    expect(thing('le hall est sale et la lumière du palier est grillée')).toBeUndefined();
    expect(thing("l'ascenseur est en panne")).toBeUndefined();
  });
});
