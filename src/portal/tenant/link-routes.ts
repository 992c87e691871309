// A new link, asked for by phone or email. The page says the same whoever asks, and as fast: the look-up begins once it has answered.
import { Router } from 'express';
import { act } from '#engine/act.ts';
import { inAgency, rows } from '#lib/db.ts';
import { parsePhone } from '#lib/phone.ts';
import { oneLine } from '#lib/text.ts';
import { localDate } from '#lib/zone.ts';
import { type Showing, show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { formFields, readSent } from '../sent.ts';
import { EMAIL } from './report-form.ts';
import { agencyOf, chooseAgency } from './report-routes.ts';

/** A contact as it is looked up; null: neither a number nor a mail address. */
interface Contact {
  kind: 'phone' | 'email';
  value: string;
}

/** One link in that time, however often it is asked for. */
const ONCE_MS = 10 * 60_000;

// People who live there today; several may share a number. $1 agency, $2 kind, $3 value, $4 today
const BEHIND = `
select distinct p.id, p.conversation_id as conversation from addresses a
join person_addresses l on l.agency_id = $1 and l.address_id = a.id join people p on p.agency_id = $1 and p.id = l.person_id
join person_roles r on r.agency_id = $1 and r.person_id = p.id and (r.from_date is null or r.from_date <= $4::date) and (r.to_date is null or r.to_date >= $4::date)
where a.agency_id = $1 and a.kind = $2 and a.value = $3 limit 4`;

/** `afterwards`: what is done once the page has answered. */
export function linkRouter(ground: Ground, afterwards: (work: () => Promise<void>) => void): Router {
  const router = Router();

  router.get('/lien', async (request, response) => chooseAgency(ground, request, response, '/lien'));
  router.get('/lien/:agency', async (request, response) => {
    const found = await agencyOf(ground, request, response);
    if (found !== null) showAsk(ground, found.at, found.agency.id, '', null);
  });
  router.post('/lien/:agency', async (request, response) => {
    const found = await agencyOf(ground, request, response);
    if (found === null) return;
    const { at, agency } = found;
    const sent = await readSent(ground, at, agency.id);
    if (sent === null) return;
    const written = oneLine(sent.form.text('contact')).slice(0, 200);
    const contact = contactOf(written);
    const { t } = at;
    if (!sent.ours) return showAsk(ground, at, agency.id, written, t.errors.session);
    if (contact === null) return showAsk(ground, at, agency.id, written, t.errors.contactAsked);
    const ip = request.ip ?? '';
    response.redirect(303, `/lien/${agency.id}/envoye`);
    afterwards(() => sendLinks(ground, agency.id, agency.settings.agency.timezone, contact, ip));
  });
  router.get('/lien/:agency/envoye', async (request, response) => {
    const found = await agencyOf(ground, request, response);
    if (found === null) return;
    const { at, agency } = found;
    show(ground, at, 'link-asked.njk', { title: at.t.linkAskedTitle, report: `/signaler/${agency.id}` });
  });
  return router;
}

function showAsk(ground: Ground, at: Showing, agency: string, written: string, error: string | null): void {
  const { t, request, response } = at;
  show(ground, at, 'link.njk', {
    title: t.linkTitle,
    status: error === null ? 200 : 422,
    action: `/lien/${agency}`,
    report: `/signaler/${agency}`,
    written,
    errors: error === null ? [] : [{ text: error, href: '#contact' }],
    error: error === null ? null : { text: error },
    fields: formFields(ground, request, response, agency),
  });
}

function contactOf(written: string): Contact | null {
  if (written.includes('@')) return EMAIL.test(written) ? { kind: 'email', value: written.toLowerCase() } : null;
  const phone = parsePhone(written);
  return phone === undefined ? null : { kind: 'phone', value: phone.address };
}

async function sendLinks(ground: Ground, agency: string, zone: string, contact: Contact, ip: string): Promise<void> {
  const { limits, clock, db, engine } = ground;
  if (!(await limits.links.allows(ip)) || !(await limits.linksOfContact.allows(contact.value))) return;
  const now = clock.now();
  const people = await inAgency(db, agency, (tx) =>
    rows<{ id: string; conversation: string }>(tx, BEHIND, agency, contact.kind, contact.value, localDate(now, zone)),
  );
  for (const { conversation } of people) {
    const key = `link:${Math.floor(now.getTime() / ONCE_MS)}`;
    await act(engine, { agency, mailbox: conversation, kind: 'conversation', type: 'LINK_ASKED', key, refs: {} });
  }
}
