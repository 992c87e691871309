// Whoever opened "Mes travaux du jour" on this device finds the way back to it. The link of one order, forwarded, does not open the others.
import type { Ground } from '../ground.ts';
import { DAY_LINK } from './links.ts';
import type { AtWork } from './open-work.ts';

const COOKIE = 'loge-travaux';
const DAYS = 120;

export function rememberDay({ jar }: Ground, { response, token }: AtWork): void {
  jar.write(response, COOKIE, token, DAYS);
}

export function dayLinkOf({ jar, signer, clock }: Ground, { request, agency, contractor }: AtWork): string | null {
  const token = jar.read(request, COOKIE) ?? '';
  const verified = signer.verify(DAY_LINK, token, clock.now());
  const own = verified.kind === 'valid' && verified.ids[0] === agency.id && verified.ids[1] === contractor;
  return own ? `/artisan/${token}` : null;
}
