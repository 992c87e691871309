// Addresses of a contractor's pages, for texts and mails to them: whoever has one does that contractor's part of that one thing.
import type { Clock } from '#lib/clock.ts';
import type { Signer } from '#lib/signed-link.ts';

export const ORDER_LINK = 'order';
export const DAY_LINK = 'contractor';
export const QUOTE_LINK = 'quote';

interface From {
  signer: Signer;
  clock: Clock;
  publicUrl: string;
}

const DAY_MS = 86_400_000;
/** From the order to its invoice. */
const DAYS = 120;

export interface ContractorLinks {
  order(agency: string, order: string, contractor: string): string;
  /** "Mes travaux du jour". */
  day(agency: string, contractor: string): string;
  quote(agency: string, quote: string, contractor: string): string;
}

export function createContractorLinks({ signer, clock, publicUrl }: From): ContractorLinks {
  const token = (purpose: string, ids: readonly string[]) =>
    signer.sign({ purpose, ids, expiresAt: new Date(clock.now().getTime() + DAYS * DAY_MS) });
  return {
    order: (agency, order, contractor) => `${publicUrl}/o/${token(ORDER_LINK, [agency, order, contractor])}`,
    day: (agency, contractor) => `${publicUrl}/artisan/${token(DAY_LINK, [agency, contractor])}`,
    quote: (agency, quote, contractor) => `${publicUrl}/devis/${token(QUOTE_LINK, [agency, quote, contractor])}`,
  };
}
