// English of one safe first step for each trade.
import type { advice as french } from '../fr/advice.ts';
import type { Text } from '../keys.ts';

export const advice = {
  'advice.plumbing': () => 'If water runs, close the nearest tap.',
  'advice.heating': () => 'If you are cold, keep the doors closed.',
  'advice.electrical': () => 'Meanwhile, touch no wires and no broken sockets.',
  'advice.gas': () => 'Meanwhile, leave the gas tap closed.',
  'advice.locks': () => 'Meanwhile, do not force the key.',
  'advice.lift': () => 'Meanwhile, do not force the lift doors.',
  'advice.windows': () => 'Meanwhile, do not force anything.',
  'advice.damp': () => 'Meanwhile, let fresh air in for ten minutes a day.',
  'advice.pests': () => 'Meanwhile, keep food in closed boxes.',
  'advice.structure': () => 'Meanwhile, do not stay underneath.',
  'advice.appliances': () => 'Meanwhile, unplug the appliance.',
} satisfies Record<keyof typeof french, Text>;
