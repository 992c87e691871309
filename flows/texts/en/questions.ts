// English of every question: as first asked, in other words (`.again`), and why we ask.
import type { questions as french } from '../fr/questions.ts';
import type { Text } from '../keys.ts';

export const questions = {
  'ask.count': (w) => `Question ${w.n} of ${w.of}:`,
  'ask.choices': (w) => `Answer with a number: ${w.choices}.`,
  'ask.answer_to': (w) => `Reply to ${w.answerTo}.`,

  'why.trade': () => 'We ask this to send the right person.',
  'why.urgency': () => 'We ask this to know how soon we must come.',
  'why.safety': () => 'We ask this for your safety.',
  'why.place': () => 'We ask this so that the repair goes to the right place.',
  'why.who': () => 'We ask this to know where to come.',
  'why.sorting': () => 'We ask this to put your message in the right place.',
  'why.follow_up': () => 'We ask this so that nothing is left broken.',

  'q.identity': () => 'What is your name and address?',
  'q.identity.again': () => 'Can you write your name, your street and your floor?',
  'q.for_whom': () => 'What is the name and address of that person?',
  'q.for_whom.again': () => 'For whom are you writing, and at which address?',
  'q.which_ticket': (w) => `Which request is it about? Write a number: ${w.choices}.`,
  'q.which_ticket.again': (w) => `Give us the number of the request, for example: ${w.choices}.`,
  'q.same_problem': (w) => `Does this go with request ${w.ticket}, or is it a new problem?`,
  'q.same_problem.again': (w) => `Is this the problem of request ${w.ticket}, yes or no?`,
  'q.clarify': () => 'We did not quite understand. What is the problem, and in which room?',
  'q.clarify.again': () => 'Can you say it another way, for example: "leak under the sink"?',
  'q.wrong_number': () => 'Is this number no longer that of a tenant of the agency?',
  'q.wrong_number.again': () => 'Shall we take your number off our list, yes or no?',
  'q.fixed': (w) => `For request ${w.ticket}, is everything repaired?`,
  'q.fixed.again': (w) => `Is the problem of request ${w.ticket} solved, yes or no?`,
  'q.which_alarm': (w) => `Which emergency do you take? Write a number: ${w.choices}.`,
  'q.which_alarm.again': (w) => `Give us the number of the emergency: ${w.choices}.`,

  'q.plumbing.spreads': () => 'Is water running onto the floor or to a neighbour?',
  'q.plumbing.spreads.again': () => 'Is water spreading right now, yes or no?',
  'q.plumbing.where': () => 'Which room is it in?',
  'q.plumbing.where.again': () => 'Is it the kitchen, the bathroom or the toilet?',
  'q.plumbing.usable': () => 'Can you still use the toilet?',
  'q.plumbing.usable.again': () => 'Does your toilet still work, yes or no?',

  'q.heating.missing': () => 'What does not work: the heating, the hot water, or both?',
  'q.heating.missing.again': () => 'Do you still have hot water or heating?',
  'q.heating.rooms': () => 'Is it one room only, or the whole home?',
  'q.heating.rooms.again': () => 'Are all radiators cold, or only one?',
  'q.heating.own_boiler': () => 'Do you have a boiler in your home?',
  'q.heating.own_boiler.again': () => 'Is the boiler inside your home, yes or no?',

  'q.electrical.extent': () => 'Is it the whole home, one room, or one socket?',
  'q.electrical.extent.again': () => 'Do you still have power anywhere at home?',
  'q.electrical.neighbours': () => 'Do your neighbours have power?',
  'q.electrical.neighbours.again': () => 'Is there light in the hallway, yes or no?',

  'q.gas.smell': () => 'Can you smell gas?',
  'q.gas.smell.again': () => 'Does it smell of gas at home, yes or no?',
  'q.gas.what': () => 'Is it a gas cut, the meter, or something else?',
  'q.gas.what.again': () => 'What is it about: the cut, the meter, something else?',

  'q.locks.enter': () => 'Can you get into your home?',
  'q.locks.enter.again': () => 'Can you open your door, yes or no?',
  'q.locks.closes': () => 'Does your door lock?',
  'q.locks.closes.again': () => 'Can you lock your door with the key, yes or no?',
  'q.locks.part': () => 'Is it the key, the lock or the door?',
  'q.locks.part.again': () => 'What is stuck: the key, the lock or the door?',

  'q.access.what': () => 'Is it the intercom, the badge, the code or the door?',
  'q.access.what.again': () => 'What does not work: intercom, badge, code, door?',
  'q.access.stays_open': () => 'Does the door of the building stay open?',
  'q.access.stays_open.again': () => 'Can anybody walk into the building, yes or no?',
  'q.access.everyone': () => 'Do your neighbours have this problem too?',
  'q.access.everyone.again': () => 'Is it the same for your neighbours, yes or no?',

  'q.lift.inside': () => 'Is somebody stuck in the lift?',
  'q.lift.inside.again': () => 'Is a person shut inside, yes or no?',
  'q.lift.stairs': () => 'Can you take the stairs?',
  'q.lift.stairs.again': () => 'Can you leave your home by the stairs, yes or no?',

  'q.windows.closes': () => 'Can it still be closed?',
  'q.windows.closes.again': () => 'Does it still close, yes or no?',
  'q.windows.glass': () => 'Is a pane broken?',
  'q.windows.glass.again': () => 'Is there broken glass, yes or no?',
  'q.windows.room': () => 'Which room is it in?',
  'q.windows.room.again': () => 'Is it the living room, the bedroom, the kitchen or the bathroom?',

  'q.damp.drips': () => 'Is water dripping?',
  'q.damp.drips.again': () => 'Do you see water running, yes or no?',
  'q.damp.rain': () => 'Is it worse when it rains?',
  'q.damp.rain.again': () => 'Does rain make it worse, yes or no?',
  'q.damp.where': () => 'Is it on the ceiling, on a wall, or around a window?',
  'q.damp.where.again': () => 'Where is the damp: ceiling, wall or window?',

  'q.pests.which': () => 'What did you see: mice, rats, cockroaches, bed bugs, other?',
  'q.pests.which.again': () => 'Which animal is it: mouse, rat, cockroach, bed bug, other?',
  'q.pests.where': () => 'Is it in your home or in the shared parts?',
  'q.pests.where.again': () => 'Where did you see them: at home, or in the building?',

  'q.common_areas.where': () => 'Is it the entrance, the stairs, the cellar, the yard or the car park?',
  'q.common_areas.where.again': () => 'Where in the building is it?',
  'q.common_areas.danger': () => 'Could somebody fall or get hurt?',
  'q.common_areas.danger.again': () => 'Is it dangerous for people passing by, yes or no?',

  'q.fire_safety.smoke': () => 'Do you see smoke or fire?',
  'q.fire_safety.smoke.again': () => 'Is there smoke right now, yes or no?',
  'q.fire_safety.what': () => 'Is it the smoke alarm, an extinguisher or a door?',
  'q.fire_safety.what.again': () => 'What is it about: alarm, extinguisher, door?',

  'q.structure.falls': () => 'Could pieces fall on somebody?',
  'q.structure.falls.again': () => 'Is something about to fall, yes or no?',
  'q.structure.where': () => 'Is it the ceiling, a wall, the floor, the stairs or the balcony?',
  'q.structure.where.again': () => 'Where is it: ceiling, wall, floor, stairs, balcony?',

  'q.appliances.which': () => 'Which appliance: hob, oven, fridge, hood, washing machine?',
  'q.appliances.which.again': () => 'Which appliance do you mean?',
  'q.appliances.works': () => 'Does it still work a little?',
  'q.appliances.works.again': () => 'Does the appliance still work, yes or no?',

  'q.other.where': () => 'Is it in your home or in the shared parts?',
  'q.other.where.again': () => 'Where is it: at home, or in the building?',
} satisfies Record<keyof typeof french, Text>;
