// RFC 8098: a mail of ours was opened, or deleted unread. It says nothing of a problem.
import type { Rule } from './rule.ts';

export const readReceipt: Rule = ({ root, headers }) => {
  const isReport =
    root.type === 'multipart/report' && root.params.get('report-type')?.toLowerCase() === 'disposition-notification';
  const hasNotice =
    root.children.some(({ type }) => type === 'message/disposition-notification') ||
    root.type === 'message/disposition-notification';
  const byExchange =
    /^IPM\.Note\.IPNRN|REPORT\.IPM\.Note\.IPN/i.test(headers.first('x-message-class')) ||
    headers.first('x-mapi-message-class').includes('IPNRN');
  return isReport || hasNotice || byExchange ? 'read_receipt' : null;
};
