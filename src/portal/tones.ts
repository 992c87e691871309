// The colour of an urgency on every page. Its word stands beside it: colour alone tells nobody anything.
import type { Urgency } from '#flows/codes.ts';

export const TONES: Record<Urgency, string> = {
  emergency: 'govuk-tag--red',
  urgent: 'govuk-tag--orange',
  routine: 'govuk-tag--grey',
};
