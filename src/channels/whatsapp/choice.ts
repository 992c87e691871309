// What a tapped button or list item tells: which question it answers, with what, about which ticket. People only see its title,
// and may as well write the answer.

export interface Choice {
  question: string;
  option: string;
  /** '' where the button does not say. */
  ticket: string;
}

/** Twilio's limit for the id of a list item; a button may have 256. */
export const LONGEST_ID = 200;

const WRITTEN = /^([a-z][a-z0-9_.]{0,60})=([a-z][a-z0-9_]{0,60})(?:#([0-9a-f-]{36}))?$/;

export function writeChoice({ question, option, ticket }: Choice): string {
  return `${question}=${option}${ticket === '' ? '' : `#${ticket}`}`;
}

/** Null: a button that is none of ours. */
export function readChoice(payload: string): Choice | null {
  const [, question, option, ticket = ''] = WRITTEN.exec(payload) ?? [];
  return question === undefined || option === undefined ? null : { question, option, ticket };
}
