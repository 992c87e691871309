// A list or a newsletter: no answer leaves, and it waits on the low list.
import type { Rule } from './rule.ts';

const LISTS = [
  'list-id',
  'list-post',
  'list-unsubscribe',
  'x-mailing-list',
  'x-beenthere',
  'mailing-list',
  'x-list',
  'x-mailman-version',
  'x-campaign',
  'x-campaignid',
  'x-mc-user',
  'x-sg-eid',
];

export const bulk: Rule = ({ headers }) => {
  const precedence = headers.first('precedence').trim().toLowerCase();
  const isList = LISTS.some((name) => headers.first(name).trim() !== '');
  return /^(?:bulk|list|junk)\b/.test(precedence) || isList ? 'bulk' : null;
};
