// English of what the assistant says in a conversation.
import type { talk as french } from '../fr/talk.ts';
import type { Text } from '../keys.ts';

export const talk = {
  'hello.assistant': (w) => `Hello${w.name && ` ${w.name}`}. This is the automatic assistant. A person: ${w.phone}.`,
  'hello.short': (w) => `Hello. Automatic assistant. A person: ${w.phone}.`,
  'who.we_are': (w) => `We are ${w.agency}. I am their automatic assistant. A person: ${w.phone}.`,
  'hello.how': () => 'What is the problem in your home?',

  'receipt.one': (w) => `Noted: ${w.problem}. Your request is number ${w.ticket}.`,
  'receipt.short': (w) => `Request ${w.ticket} noted: ${w.problem}.`,
  'receipt.private': (w) => `Your message is noted. Its number is ${w.ticket}.`,
  'receipt.several': (w) => `Noted: ${w.tickets}.`,
  'receipt.several_short': (w) => `Noted: ${w.numbers}.`,
  'receipt.more': (w) => `Also noted: ${w.problem}. This request is number ${w.ticket}.`,
  'receipt.follows': (w) => `Noted, following request ${w.before}. The new number is ${w.ticket}.`,
  'receipt.corrected': (w) => `Correction for request ${w.ticket}. We note: ${w.problem}.`,

  'next.today': () => 'A person at the agency reads your message today.',
  'next.urgent': () => 'We treat this as urgent. A person at the agency reads your message today.',
  'next.later': (w) => `A person will read your message ${onDay(w.opens)}. In danger: 18 or 112.`,
  'next.later_urgent': (w) =>
    `A person will read your message ${onDay(w.opens)}. Before that, call ${w.phone}. In danger: 18 or 112.`,

  'common.known': (w) => `We know about it, ${neighbours(w.count)}.`,
  'common.no_date': () => 'We will write to you as soon as there is a date.',
  'common.visit': (w) => `The technician comes ${onDay(w.visitDay)}.`,
  'common.number': (w) => `Your request is number ${w.ticket}.`,

  'photo.invite': () => 'A photo can help. No problem if you cannot.',
  'photo.thanks': (w) => `Thank you, the photo is added to your request ${w.ticket}.`,
  'photo.no_matter': () => 'No photo, no problem.',

  'voice.check': () => 'If we misunderstood your voice message, please write it in a few words.',
  'voice.unheard': (w) =>
    `Your voice message has number ${w.ticket}. A person will listen to it. If it is urgent, please write it in a few words.`,
  'voice.added': (w) =>
    `Your voice message is added to your request ${w.ticket}. If it is urgent, please write it in a few words.`,

  'thanks.noted': () => 'Thank you, that is noted.',
  'thanks.short': () => 'You are welcome. Have a good day.',
  'danger.maybe': () => `In danger: call 18 or 112.`,
  'danger.again': (w) => `This is added to request ${w.ticket}. Follow the steps. In danger: 18 or 112.`,
  'danger.rescue': (w) => `This is noted for request ${w.ticket}. Do not go back in before the firefighters say so.`,
  'danger.rescue_inside': (w) => `This is noted for request ${w.ticket}. Do what the firefighters tell you.`,
  'added.noted': (w) => `Thank you, this is added to your request ${w.ticket}.`,
  'added.known': (w) => `Your request ${w.ticket} is still open. Your message is added.`,
  'later.fine': () => 'Of course. Answer when you can.',
  'dont_know.fine': () => 'That is no problem.',
  'correction.again': () => 'Of course, we correct it.',
  'correction.noted': (w) => `Of course, your correction is added to request ${w.ticket}.`,
  'person.reads': () => 'A person at the agency will read your message.',
  'person.reads_at': (w) => `A person at the agency will read your message ${onDay(w.opens)}.`,

  'identity.thanks': () => 'Thank you, your name is noted.',
  'identity.thanks_other': () => 'Thank you. It is noted for this person.',
  'identity.checking': () => 'Thank you. A person at the agency checks the address.',
  'identity.missing': () => 'A person at the agency will look for your address.',

  'human.today': (w) => `Of course. A person at the agency calls you today, from ${w.phone}.`,
  'human.later': (w) => `Of course. A person calls you ${onDay(w.opens)}. Before that, call ${w.phone}.`,
  'human.unclear': () => 'A person at the agency will read your messages.',

  'status.new': (w) =>
    `Your request ${w.ticket} ${w.isOfToday ? 'was noted today' : `has been noted since ${w.since}`}. It waits for a manager.`,
  'status.accepted': (w) => `Your request ${w.ticket} is with ${w.holder || 'a manager'}. There is no date yet.`,
  'status.scheduled': (w) => `For request ${w.ticket}, the visit is planned ${onDay(w.visit)}.`,
  'status.scheduled_undated': (w) => `For request ${w.ticket}, a visit is planned. The date is not fixed yet.`,
  'status.resolved': (w) => `Your request ${w.ticket} is closed. If the problem goes on, write to us here.`,
  'status.cancelled': (w) => `Your request ${w.ticket} is cancelled. If the problem goes on, write to us here.`,
  'status.one_new': (w) => `Request ${w.ticket}: it waits for a manager.`,
  'status.one_accepted': (w) => `Request ${w.ticket}: looked after, no date yet.`,
  'status.one_scheduled': (w) => `Request ${w.ticket}: visit ${onDay(w.visit)}.`,
  'status.one_undated': (w) => `Request ${w.ticket}: visit to be confirmed.`,
  'status.none': () => 'We have no open request for this number. Write to us what the problem is.',

  'said.resolved': (w) => `Thank you. We note that request ${w.ticket} is repaired. Have a good day.`,
  'said.repaired': (w) => `Thank you. We have noted that request ${w.ticket} is repaired.`,
  'said.resolved_check': (w) => `Thank you, this is added to request ${w.ticket}. A manager will close it.`,
  'said.resolved_danger': (w) =>
    `Thank you, this is added to request ${w.ticket}. If you are outside, go in only when the firefighters agree.`,
  'said.unresolved': (w) => `We note that request ${w.ticket} is not solved. It stays open.`,
  'said.reopened': (w) => `We are sorry. Your request ${w.ticket} is open again.`,
  'said.no_show': (w) => `We are sorry that you waited. It is noted for request ${w.ticket}.`,
  'said.cancelled': (w) => `Noted. Your request ${w.ticket} is cancelled.`,
  'said.schedule': (w) => `Noted for request ${w.ticket}. A person will answer you about the date.`,
  'said.not_mine': (w) => `Noted for request ${w.ticket}. A person will check.`,
  'said.worse': (w) => `We note that it gets worse, request ${w.ticket}. In danger: 18 or 112.`,
  'said.access': (w) => `Thank you, this is added to request ${w.ticket} for the visit.`,
  'said.late': (w) => `We are sorry. Your message is added to request ${w.ticket}.`,

  'opt_out.done': () => 'Noted, you will get no more messages from us. To come back, write START.',
  'opt_out.how': () => 'To get no more messages, write only STOP.',
  'opt_in.done': () => 'Noted, you will get our messages again.',
  'wrong.done': () => 'Thank you. We correct our list.',
  'wrong.kept': () => 'Thank you, we keep this number.',

  'lodge.repaired': (w) => `Thank you, request ${w.ticket} is noted as repaired.`,
  'page.link': (w) =>
    `${w.name ? `${w.name}, here` : 'Here'} is your page, to follow your requests: ${w.page} Or just write to us here.`,

  'empty.again': () => 'Your message came empty. Describe the problem in a few words.',
  'file.again': () => 'We have what you sent. Describe the problem in a few words.',
  'unreadable.again': () => 'We cannot read this kind of message. Describe the problem in a few words.',

  'manager.free': (w) => w.note,
} satisfies Record<keyof typeof french, Text>;

function neighbours(count: number): string {
  return count > 1 ? `${count} neighbours have reported it` : 'a neighbour has reported it';
}

/** "on Tuesday 3 February", but plain "today". */
function onDay(day: string): string {
  return day.startsWith('today') ? day : `on ${day}`;
}
