// Who is meant by a few letters: every word begins a name or the number of a dwelling, or is nearly a name.
import { folded } from '#lib/columns.ts';
import { looksNear } from '#lib/near.ts';
import type { Tenant } from './record.ts';

const MOST = 20;
const LONG_ENOUGH = 4;

export function findTenants(tenants: readonly Tenant[], written: string): Tenant[] {
  const words = wordsOf(written);
  if (words.length === 0) return [];
  const begun = tenants.filter((tenant) => {
    const own = wordsOf(`${tenant.name} ${tenant.place}`);
    return words.every((word) => own.some((one) => one.startsWith(word)));
  });
  const found = begun.length > 0 ? begun : misspelt(tenants, words);
  return [...found].sort((a, b) => a.name.localeCompare(b.name, 'fr')).slice(0, MOST);
}

function misspelt(tenants: readonly Tenant[], words: readonly string[]): Tenant[] {
  const names = [...new Set(tenants.flatMap(({ name }) => wordsOf(name)))];
  const meant = words.filter((word) => word.length >= LONG_ENOUGH).map((word) => looksNear(word, names));
  const near = meant.filter((name) => name !== undefined);
  if (near.length === 0) return [];
  return tenants.filter(({ name }) => near.every((one) => wordsOf(name).includes(one)));
}

function wordsOf(text: string): string[] {
  return folded(text.slice(0, 200)).match(/[\p{L}\p{N}]+/gu) ?? [];
}
