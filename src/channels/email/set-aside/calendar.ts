// An invitation, an answer to one, or its end: its date is shown, and a person decides.
import type { Rule } from './rule.ts';

const ASKING = new Set(['REQUEST', 'REPLY', 'CANCEL', 'COUNTER', 'DECLINECOUNTER', 'PUBLISH', 'ADD', 'REFRESH']);

export const calendar: Rule = ({ content }) => (ASKING.has(content.calendar) ? 'calendar' : null);
