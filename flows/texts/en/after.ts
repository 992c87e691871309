// Promised dates, quotes and the last questions, in English.
import type { Text } from '../keys.ts';

export const after = {
  'delay.promise': (w) => `You will have a date for the visit by ${w.promisedDay}.`,
  'delay.sorry': (w) => `Request ${w.ticket}: we are late, and we are sorry. New date at the latest: ${w.promisedDay}.`,

  'quote.for_you': (w) =>
    `Request ${w.ticket}: we are asking for quotes before the repair. We will write what comes next.`,
  'quote.agreed': (w) => `Request ${w.ticket}: a quote is accepted. The work will now be ordered.`,
  'quote.asked': (w) => `Request ${w.ticket}: can you give us a quote? Photos and answer here: ${w.quoteLink}`,
  'quote.reminder': (w) => `Reminder, request ${w.ticket}: we are waiting for your quote. Answer here: ${w.quoteLink}`,
  'quote.refused': (w) => `Request ${w.ticket}: your quote is not chosen this time. Thank you for your answer.`,

  'q.rate_repair': () => `A score from 1 (bad) to 5 (very good) for the repair? You can write no to stop.`,
  'q.rate_repair.again': () => `Which number do you give to the repair, between 1 and 5?`,
  'q.rate_contractor': () => `And for the person who came, from 1 to 5?`,
  'q.rate_contractor.again': () => `Which number do you give to this person, between 1 and 5?`,
  'q.rate_informed': () => `And for the news that we gave you, from 1 to 5?`,
  'q.rate_informed.again': () => `Which number do you give to our news, between 1 and 5?`,
  'q.rate_comment': () => `Last question: would you like to add a word?`,
  'q.rate_comment.again': () => `Would you like to add a word about this repair?`,
  'survey.stopped': () => 'All right, no score. Have a good day.',
  'survey.thanks': () => `Thank you for your opinion. It helps all tenants.`,

  'landlord.agreement': (w) =>
    `Work is wanted for your property, ${w.orderAddress}. Your agreement is awaited. Details: ${w.landlordLink}`,
  'landlord.agreement_up_to': (w) =>
    `Work is wanted for your property, ${w.orderAddress}. At most ${w.amount}. Your agreement is awaited. Details: ${w.landlordLink}`,
  'landlord.changed': (w) => `There is news of request ${w.ticket} for your dwelling. Read it here: ${w.landlordLink}`,
  'landlord.thread': (w) =>
    `A message of the agency about your property waits for you. Read it here: ${w.landlordLink}`,

  'payer.tenant': (w) =>
    `Request ${w.ticket}: this repair is at your own cost. The agency does not order it. A question: ${w.phone}.`,
  'payer.insurance': (w) =>
    `Request ${w.ticket}: tell your insurance within 5 days. Fill in a claim form with the neighbour. Help: ${w.phone}.`,
  'payer.condominium': (w) =>
    `Request ${w.ticket}: the co-owners have to repair this. We pass the file on to them and follow it.`,
} satisfies Record<string, Text>;
