// The address of a landlord's page, for a text to them.
import type { Clock } from '#lib/clock.ts';
import type { Signer } from '#lib/signed-link.ts';
import { pageToken } from '../visitor.ts';

export const LANDLORD_LINK = 'landlord';

type From = { signer: Signer; clock: Clock };

export function landlordPath(from: From, agency: string, person: string): string {
  return `/bailleur/${pageToken(from, agency, person, LANDLORD_LINK)}`;
}

export function createLandlordLinks({ publicUrl, ...from }: From & { publicUrl: string }) {
  return (agency: string, person: string): string => publicUrl + landlordPath(from, agency, person);
}
