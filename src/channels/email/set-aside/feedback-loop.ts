// RFC 5965: somebody marked a mail of ours as spam. It asks for no more mails, and for a person.
import type { Rule } from './rule.ts';

export const feedbackLoop: Rule = ({ root, from, subject }) =>
  (/^(?:staff|fbl|abuse|feedback)/.test(from[0]?.address ?? '') && /^complaint about message from/i.test(subject)) ||
  (root.type === 'multipart/report' &&
    (root.params.get('report-type')?.toLowerCase() === 'feedback-report' ||
      root.children.some(({ type }) => type === 'message/feedback-report')))
    ? 'feedback_loop'
    : null;
