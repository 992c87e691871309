// What nobody here can open: a person is told, and may ask for it in clear.
import type { Rule } from './rule.ts';

export const encrypted: Rule = ({ content, text }) => {
  if (content.encrypted) return 'encrypted';
  const around = text.replace(/-----BEGIN PGP MESSAGE-----.*?(?:-----END PGP MESSAGE-----|$)/gs, '');
  return around !== text && around.trim() === '' ? 'encrypted' : null;
};
