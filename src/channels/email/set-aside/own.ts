// A mail of ours that came back: a loop, or a forwarding rule.
import { createMailIdentity } from '../identity.ts';
import { messageIds } from '../mime/addresses.ts';
import type { Rule } from './rule.ts';

export const own: Rule = ({ headers, from, bounce, ours }) => {
  if (bounce !== null) return null;
  const [id = ''] = messageIds(headers.first('message-id'), 1);
  const isOurs = createMailIdentity(ours.secrets).referenceOf(id) !== null;
  const fromUs = from.length > 0 && from.every(({ address }) => ours.addresses.includes(address));
  return isOurs || fromUs ? 'own' : null;
};
