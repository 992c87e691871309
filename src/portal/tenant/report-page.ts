// The page of the report form: for strangers, for somebody with a link, and for a caretaker in somebody's name.
import { type Showing, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { formFields, type Sent } from '../sent.ts';
import { CATEGORIES, EMPTY, type FieldError, type Filled, PLACES, URGENCIES } from './report-form.ts';

export interface ReportPage {
  agency: string;
  action: string;
  back: string | null;
  title: string;
  /** As whom one writes; '' for a stranger, who says it. */
  writer: string;
  stranger: boolean;
  /** In somebody else's name: "in the dwelling" instead of "at my home". */
  forOther: boolean;
}

export function showReport(
  ground: Ground,
  at: Showing,
  page: ReportPage,
  before: { filled: Filled; sent: Sent; errors: FieldError[]; expired: boolean } | null = null,
): void {
  const { t, request, response } = at;
  const filled = before?.filled ?? EMPTY;
  const places = page.forOther ? t.placesFor : t.places;
  show(ground, at, 'report.njk', {
    title: page.title,
    status: before === null ? 200 : 422,
    report: page,
    fields: formFields(ground, request, response, page.agency, before?.sent),
    filled,
    errors: (before?.errors ?? []).map(({ field, text }) => ({ text, href: `#${field}` })),
    errorOf: Object.fromEntries((before?.errors ?? []).map(({ field, text }) => [field, { text }])),
    expired: before?.expired ?? false,
    keptCount: before?.sent.media.length ?? 0,
    categories: CATEGORIES.map((value) => ({ value, text: t.categories[value], checked: value === filled.category })),
    places: PLACES.map((value) => ({ value, text: places[value], checked: value === filled.place })),
    urgencies: URGENCIES.map((value) => ({ value, text: t.urgencies[value], checked: value === filled.urgency })),
  });
}
