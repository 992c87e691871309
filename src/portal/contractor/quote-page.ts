// A quote that is asked for, as its contractor reads it.
import { isHidden } from '#flows/codes.ts';
import { dayOf } from '#flows/texts/dates.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { inAgency, rows } from '#lib/db.ts';
import { localDate } from '#lib/zone.ts';
import type { PageFile } from '#work-orders/pages-record.ts';
import { type PageQuote, QUOTE_FILES } from '#work-orders/quote-record.ts';
import { flashOf } from '../flash.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { amountOf } from '../money.ts';
import { formFields, type Sent } from '../sent.ts';
import type { AtWork } from './open-work.ts';
import { shownFiles } from './order-page.ts';
import { script } from './script.ts';
import type { FormError } from './slots-form.ts';

export interface OnQuote {
  at: AtWork;
  quote: PageQuote;
  here: string;
  zone: string;
}

export interface QuoteFill {
  amount: string;
  cents: number | null;
  delay: string;
  delayDays: number | null;
  valid: string;
  validUntil: string | null;
  words: string;
  errors: FormError[];
}

export async function showQuote(
  ground: Ground,
  on: OnQuote,
  before: { sent: Sent; fill: QuoteFill } | null = null,
): Promise<void> {
  const { at, quote, here, zone } = on;
  const { w, language, agency, request, response } = at;
  const files = await inAgency(ground.db, agency.id, (tx) =>
    rows<PageFile>(tx, QUOTE_FILES, agency.id, quote.ticket, quote.id),
  );
  const day = (date: string) => dayOf(Date.parse(`${date}T12:00:00Z`), { zone: 'UTC', language, now: 0 });
  const hidden = isHidden(quote.hazards);
  const errorOf = Object.fromEntries((before?.fill.errors ?? []).map(({ field, text }) => [field, { text }]));
  show(ground, at, 'quote.njk', {
    title: w.quoteTitle(categoryLabel(quote.category, language), String(quote.reference)),
    status: before === null ? 200 : 422,
    w,
    here,
    script,
    flash: flashOf(on.at.request, w.quoteDone),
    quote,
    company: w.company(quote.company),
    state: w.quoteStates[quote.state],
    said: hidden ? w.hiddenWords : quote.said,
    where: [quote.street, quote.town, quote.floor && w.floor(quote.floor)].filter(Boolean).join(', '),
    wished: quote.wished_by === null ? '' : day(quote.wished_by),
    given: quote.cents === null ? '' : amountOf(quote.cents, language),
    days: quote.delay_days === null ? '' : w.quoteDays(quote.delay_days),
    photos: shownFiles(ground, at, files),
    isAsked: quote.state === 'asked',
    fill: before?.fill ?? { amount: '', delay: '', valid: '', words: '' },
    keptCount: before?.sent.media.length ?? 0,
    fields: formFields(ground, request, response, agency.id, before?.sent),
    today: localDate(ground.clock.now(), zone),
    errors: (before?.fill.errors ?? []).map(({ field, text }) => ({ text, href: `#${field}` })),
    errorOf,
  });
}

export function showDecline(ground: Ground, { at, here }: OnQuote): void {
  const { w, request, response, agency } = at;
  show(ground, at, 'confirm.njk', {
    title: w.quoteDecline,
    action: `${here}/non`,
    back: here,
    why: w.quoteDeclineWhy,
    yes: w.quoteDecline,
    asksWords: false,
    isGrave: false,
    errors: [],
    fields: formFields(ground, request, response, agency.id),
  });
}
