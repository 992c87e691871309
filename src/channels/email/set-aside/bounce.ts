// A mail that could not be delivered, or not yet. It is data about an outgoing mail, never a ticket.
import { createMailIdentity } from '../identity.ts';
import type { Rule } from './rule.ts';

export const bounceRule: Rule = ({ bounce, ours }) => {
  if (bounce === null) return null;
  if (bounce.action === 'delayed') return 'delayed_bounce';
  // A bounce of what we never sent: somebody uses our address.
  const isKnown = ours.secrets.length > 0 && bounce.messageId !== '';
  return isKnown && createMailIdentity(ours.secrets).referenceOf(bounce.messageId) === null ? 'backscatter' : 'bounce';
};
