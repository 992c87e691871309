// The list of messages as Twilio gives it: newest first, filtered, a page at a time.
import type { Text } from './text.ts';

const PAGE = 50;
const LARGEST_PAGE = 1000;

export function pageOf(texts: readonly Text[], url: URL) {
  const query = url.searchParams;
  const size = Math.min(LARGEST_PAGE, Math.max(1, Number(query.get('PageSize')) || PAGE));
  const page = Math.max(0, Number(query.get('Page')) || 0);
  const matching = texts.filter((text) => matches(text, query)).toReversed();
  const found = matching.slice(page * size, (page + 1) * size);
  return {
    found,
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(0, found.length - 1),
    uri: `${url.pathname}${url.search}`,
    first_page_uri: uriOf(url, 0),
    previous_page_uri: page > 0 ? uriOf(url, page - 1) : null,
    next_page_uri: (page + 1) * size < matching.length ? uriOf(url, page + 1) : null,
  };
}

function uriOf(url: URL, page: number): string {
  const query = new URLSearchParams(url.search);
  query.set('Page', String(page));
  return `${url.pathname}?${query}`;
}

function matches(text: Text, query: URLSearchParams): boolean {
  const is = (name: string, value: string) => !query.has(name) || query.get(name) === value;
  const sentAt = Date.parse(text.at);
  const after = momentOf(query.get('DateSent>'));
  const before = momentOf(query.get('DateSent<'));
  const on = query.get('DateSent');
  return (
    is('To', text.to) &&
    is('From', text.from) &&
    (after === null || sentAt >= after) &&
    (before === null || sentAt <= before) &&
    (on === null || text.at.slice(0, 10) === on.slice(0, 10))
  );
}

/** A day, or an instant. */
function momentOf(value: string | null): number | null {
  const at = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(at) ? null : at;
}
