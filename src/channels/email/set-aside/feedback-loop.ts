// RFC 5965: somebody marked a mail of ours as spam. It asks for no more mails, and for a person.
import type { Rule } from './rule.ts';

export const feedbackLoop: Rule = ({ root }) =>
  root.type === 'multipart/report' &&
  (root.params.get('report-type')?.toLowerCase() === 'feedback-report' ||
    root.children.some(({ type }) => type === 'message/feedback-report'))
    ? 'feedback_loop'
    : null;
