// Safety instructions in English.
import { type Instructions, numbered, safetyTexts } from './instructions.ts';

const CALL_FLOOR = 'Call 18 or 112. Say which floor you are on.';
const BY_TEXT = 'If you cannot speak or hear: text 114.';

const instructions: Instructions = {
  gas: {
    can_leave: [
      'Get out now, with everybody.',
      'Light nothing. Touch no switch.',
      'Once outside, call 18 or 112.',
      'Also from outside, gas emergency line: 0 800 47 33 33.',
    ],
    cannot_leave: [
      'Shut the door of your room. Open the window.',
      'Light nothing. Touch no switch.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Stay at home and shut the door.',
      'Open the window.',
      'Light nothing. Touch no switch.',
      CALL_FLOOR,
    ],
  },
  fire: {
    can_leave: [
      'Get out now and shut the door behind you.',
      'Take the stairs, never the lift.',
      'Once outside, call 18 or 112.',
      'Do not go back in.',
    ],
    cannot_leave: [
      'Shut the door. Put a wet cloth at the bottom.',
      'Open the window and show yourself.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Stay at home and shut the door.',
      'Put a wet cloth at the bottom of the door.',
      'Open the window and show yourself.',
      CALL_FLOOR,
    ],
  },
  carbon_monoxide: {
    can_leave: [
      'Get out into the open air now, with everybody.',
      'Leave the door open behind you.',
      'Once outside, call 18 or 112.',
      'Do not go back in.',
    ],
    cannot_leave: [
      'Open the window wide and stay close to it.',
      'Turn off the boiler or heater, if you can.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['Stay at home and shut the door.', 'Open the window.', CALL_FLOOR, BY_TEXT],
  },
  electrocution: {
    can_leave: [
      'Touch neither wires, nor the appliance, nor the water.',
      'Do not touch a person who is getting a shock.',
      'Cut the power at the fuse board, only if all is dry.',
      'After a shock, or in danger: call 18 or 112.',
    ],
    cannot_leave: [
      'Touch neither wires, nor the appliance, nor the water.',
      'Stay away, with your feet dry.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: [
      'Do not go near. Touch nothing.',
      'Keep others away, children above all.',
      'In danger or after a shock: call 18 or 112.',
    ],
  },
  flood: {
    can_leave: [
      'Keep away from wet sockets and wires.',
      'Close the main water tap, if that is safe.',
      'Do not stay under a ceiling that swells.',
      'Water on electricity, or danger: call 18 or 112.',
    ],
    cannot_leave: [
      'Keep away from wet sockets and wires.',
      'Do not stay under a ceiling that swells.',
      CALL_FLOOR,
      BY_TEXT,
    ],
    outside_dwelling: ['Do not walk into the water.', 'Touch nothing electric.', 'In danger: call 18 or 112.'],
  },
  sewage: {
    can_leave: [
      'Use no more water and no toilet.',
      'Do not touch the dirty water. Keep children away.',
      'Wash your hands well.',
      'Water on electricity, or feeling ill: call 18 or 112.',
    ],
  },
  trapped: {
    can_leave: [
      'Call 18 or 112. Say where you are stuck, and the street.',
      'In a lift, press the call button for long.',
      'Do not force the doors. Do not climb out alone.',
      BY_TEXT,
    ],
    outside_dwelling: [
      'Call 18 or 112. Give the address and the floor.',
      'Talk to the person, without forcing the doors.',
      'Do not try to get them out yourself.',
    ],
  },
  break_in: {
    can_leave: [
      'Stay outside if somebody is still in there.',
      'Call 17 or 112.',
      'Touch nothing before the police.',
      BY_TEXT,
    ],
    cannot_leave: ['Lock yourself in a room, quietly.', 'Call 17 or 112. Say which floor you are on.', BY_TEXT],
  },
  lockout: {
    can_leave: [
      'A child alone or a lit hob inside: call 18 or 112.',
      'A sick person to help: call 15.',
      'Do not climb through a window or a balcony.',
      'Keep warm, with a neighbour if possible.',
    ],
  },
  collapse: {
    can_leave: [
      'Move away now, with everybody.',
      'Do not pass underneath. Do not lean on it.',
      'Close the way to the room or balcony.',
      'Call 18 or 112.',
    ],
    cannot_leave: ['Stay as far away as you can, near the door.', 'Touch nothing.', CALL_FLOOR, BY_TEXT],
    outside_dwelling: [
      'Do not go near, and do not pass underneath.',
      'Warn people passing by, from a distance.',
      'Call 18 or 112.',
    ],
  },
  medical: {
    can_leave: [
      'Call 15 or 112 now.',
      'Give the address and the floor.',
      'Open the door for help, if you can.',
      BY_TEXT,
    ],
  },
  violence: {
    can_leave: 'Your message has arrived. Useful numbers: 17 or 112. If you cannot speak or hear: text 114.',
  },
  distress: {
    can_leave: [
      'Call 3114. Somebody listens, day and night, free of charge.',
      'In danger right now: call 15.',
      'Stay close to somebody, if you can.',
      BY_TEXT,
    ],
  },
};

export const SAFETY_EN = safetyTexts(instructions, {
  'safety.any': () => numbered(['Get to safety, with everybody.', 'In danger: call 18 or 112.', 'Take no risk.']),
  'safety.agency': (w) => `Agency: ${w.phone}.`,
  'safety.ticket': (w) => `Your request is number ${w.ticket}.`,
  'safety.where_are_you': () => 'Once you are safe, write your name and your address.',
  'safety.answer_to': (w) => `Reply to ${w.answerTo}.`,
  'safety.assistant': () => 'This is an automatic message.',
});
