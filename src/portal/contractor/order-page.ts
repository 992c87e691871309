// One order as its contractor reads it: what, where, who opens, what it may cost, and what to do next.

import { isHidden } from '#flows/codes.ts';
import { categoryLabel } from '#flows/texts/labels.ts';
import { inAgency } from '#lib/db.ts';
import { displayPhone } from '#lib/phone.ts';
import { filesOfOrder, type PageFile, type PageOrder } from '#work-orders/pages-record.ts';
import { flashOf } from '../flash.ts';
import { show } from '../frame.ts';
import type { Ground } from '../ground.ts';
import { amountOf } from '../money.ts';
import { formFields, type Sent } from '../sent.ts';
import { fieldsOf } from './act-page.ts';
import { type Act, actsOf } from './acts.ts';
import { dangerJustTold } from './danger-told.ts';
import { dayLinkOf } from './day-link.ts';
import type { Fill } from './fill.ts';
import { nameOf, numberOf, type OnOrder, windowOf } from './on-order.ts';
import type { AtWork } from './open-work.ts';
import { script } from './script.ts';

/** `before`: what was filled in, and what is wrong with it. */
export async function showOrder(
  ground: Ground,
  on: OnOrder,
  before: { sent: Sent; fill: Fill } | null = null,
): Promise<void> {
  const { at, order, here } = on;
  const { w, language, agency, request, response } = at;
  const files = await inAgency(ground.db, agency.id, (tx) => filesOfOrder(tx, agency.id, order.ticket, order.id));
  const acts = actsOf(order);
  const first = acts[0] === 'accept' || acts[0] === 'slots' ? acts[0] : null;
  const isAccepted = order.state !== 'offered';
  const isOver = order.state === 'closed';
  const hidden = isHidden(order.hazards);
  const amount = (cents: number) => amountOf(cents, language);
  show(ground, at, 'order.njk', {
    title: w.orderTitle(numberOf(order), categoryLabel(order.category, language)),
    status: before === null ? 200 : 422,
    w,
    here,
    script,
    flash: flashOf(at.request, at.w.done),
    danger: await dangerJustTold(ground, on),
    what: categoryLabel(order.category, language),
    number: w.order(numberOf(order)),
    state: w.states[order.state as keyof typeof w.states],
    next: order.wish === null ? w.next[order.state as keyof typeof w.next] : '',
    urgency: w.urgencies[order.urgency],
    order,
    said: hidden ? w.hiddenWords : order.said,
    where: isAccepted ? placeOf(on) : [w.commune(order.town ?? '')],
    map: isAccepted ? mapOf(order) : null,
    occupant: isAccepted && !isOver && !hidden ? order.occupant : null,
    phone:
      isAccepted && !isOver && !hidden && order.phone !== null
        ? { href: order.phone, shown: displayPhone(order.phone) }
        : null,
    visit:
      order.visit_from === null
        ? ''
        : windowOf(on, { from: order.visit_from.getTime(), to: order.visit_to!.getTime() }),
    wish: order.wish === null ? '' : windowOf(on, order.wish),
    proposed: order.state === 'agreeing' && order.wish === null ? order.slots.map((slot) => windowOf(on, slot)) : [],
    ceiling: order.ceiling_cents === null ? w.noCeiling : w.ceilingHint(amount(order.ceiling_cents)),
    supplement:
      order.supplement === null
        ? ''
        : w.supplementStates[order.supplement.state](
            amount(order.supplement.cents),
            agency.settings.orders.supplement_minutes,
          ),
    photos: shownFiles(ground, at, files),
    first,
    form: first === null ? null : fieldsOf(on, first, before?.fill ?? null),
    fields: formFields(ground, request, response, agency.id, before?.sent),
    errors: (before?.fill.errors ?? []).map(({ field, text }) => ({ text, href: `#${field}` })),
    main: acts.filter((act) => act !== first && MAIN.includes(act)).map(linkTo),
    acts: acts.filter((act) => act !== first && !MAIN.includes(act)).map(linkTo),
    // It names who lives there.
    pdf: isAccepted ? `${here}/ordre.pdf` : null,
    ics: order.state === 'scheduled' ? `${here}/visite.ics` : null,
    day: dayLinkOf(ground, at),
  });

  function linkTo(act: Act) {
    return { href: `${here}/${act}`, text: nameOf(on, act) };
  }
}

/** What stands first, for a thumb. */
const MAIN: readonly Act[] = ['on_my_way', 'done', 'invoice'];

function placeOf({ at: { w }, order }: OnOrder): string[] {
  const { residence, street, town, building, entrance, floor, dwelling, scope } = order;
  const inside = [
    building ? w.building(building) : '',
    entrance ? w.entrance(entrance) : '',
    floor ? w.floor(floor) : '',
    scope === 'common' ? w.commonParts : dwelling ? w.dwelling(dwelling) : '',
  ];
  return [residence ?? '', street ?? '', town ?? '', inside.filter(Boolean).join(', ')].filter(Boolean);
}

/** Opens the maps of the telephone, and sends nothing anywhere before it is pressed. */
function mapOf({ street, town }: PageOrder): string | null {
  return street ? `geo:0,0?q=${encodeURIComponent([street, town].filter(Boolean).join(', '))}` : null;
}

export function shownFiles(ground: Ground, { agency, w }: AtWork, files: readonly PageFile[]) {
  return files.map(({ id, has_preview }, i) => ({
    href: ground.fileLink(agency.id, id, 'original'),
    thumb: has_preview ? ground.fileLink(agency.id, id, 'thumb') : null,
    alt: w.photoAlt(i + 1),
    link: w.fileLink(i + 1),
  }));
}
