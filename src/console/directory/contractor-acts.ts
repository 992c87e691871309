// "/loge prestataires", and what the buttons of a contractor do at once or by a small modal: favourite, available or away, removed.
import { changeContractor, removeContractor } from '#contractors/change.ts';
import { AVAILABILITIES, type Availability } from '#contractors/store.ts';
import { inAgency } from '#lib/db.ts';
import { isDate } from '#lib/zone.ts';
import type { Click, Submission } from '../acts/click.ts';
import { NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { context, dateInput, type ModalView, modal, section, selectInput } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { allowedContractor, findContractors } from './contractor.ts';
import { contractorBlocks, contractorLine, showAgain, todayOf } from './contractor-lines.ts';
import { actorOf } from './person.ts';

/** With buttons; more are lines. */
const MOST_CARDS = 6;
const MOST_LINES = 60;
const LINES_EACH = 6;
const ADD = 'Ajouter : `/loge prestataire nouveau NOM`.';

export async function listContractors(ground: Ground, by: Interaction, words: string): Promise<void> {
  const places = await whereManager(ground, { ...by, channel: null }, (tx, { agency, settings }) =>
    findContractors(tx, agency, words, todayOf(ground.clock.now(), settings.agency.timezone).date),
  );
  if (places.length === 0) return whisper(ground, by, NO_RIGHT, [section(NO_RIGHT)]);
  const blocks: Block[] = [];
  for (const { acting, found } of places) {
    const { name, timezone } = acting.settings.agency;
    const today = todayOf(ground.clock.now(), timezone);
    if (places.length > 1) blocks.push(section(`*${inline(name)}*`));
    if (found.length === 0)
      blocks.push(section(words === '' ? 'Aucun prestataire.' : `Aucun prestataire pour « ${inline(words, 80)} ».`));
    else if (found.length <= MOST_CARDS) blocks.push(...found.flatMap((one) => contractorBlocks(one, today)));
    else {
      const lines = found.slice(0, MOST_LINES).map((one) => contractorLine(one, today));
      for (let i = 0; i < lines.length; i += LINES_EACH)
        blocks.push(section(lines.slice(i, i + LINES_EACH).join('\n')));
      const more = found.length > MOST_LINES ? `${found.length - MOST_LINES} autres. ` : '';
      blocks.push(context(`${more}Pour en modifier un : \`/loge prestataires NOM\` ou un métier.`));
    }
  }
  await whisper(ground, by, 'Prestataires', [...blocks.slice(0, 49), context(`${ADD} Vous seul voyez cette réponse.`)]);
}

const stillOpen = (n: number): string =>
  n === 1
    ? 'Son ordre ouvert continue : donnez-le à un autre, sur sa carte, s’il le faut.'
    : `Ses ${n} ordres ouverts continuent : donnez-les à un autre, sur leurs cartes, s’il le faut.`;

const CLICKS = ['contractor_favourite', 'contractor_remove'];
export const isContractorClick = (action: string): boolean => CLICKS.includes(action);

export async function contractorClick(ground: Ground, click: Click): Promise<void> {
  const right = await allowedContractor(ground, click, click.value);
  if (right.kind === 'refused') return ground.afterwards(() => whisper(ground, click, right.why));
  const { acting, found } = right;
  const by = actorOf(acting);
  const company = `*${inline(found.company)}*`;
  if (click.action === 'contractor_remove') {
    await inAgency(ground.db, acting.agency, (tx) => removeContractor(tx, ground.clock, { id: found.id, by }));
    const open = found.load === 0 ? '' : ` ${stillOpen(found.load)}`;
    return ground.afterwards(() => whisper(ground, click, `C’est noté : ${company} n’est plus proposé.${open}`));
  }
  const favourite = !found.favourite;
  await inAgency(ground.db, acting.agency, (tx) => changeContractor(tx, ground.clock, { id: found.id, favourite, by }));
  const said = favourite ? 'est un favori' : 'n’est plus un favori';
  ground.afterwards(() => showAgain(ground, click, acting, found.id, `C’est noté : ${company} ${said}.`));
}

const AVAILABILITY: Record<Availability, string> = {
  available: 'Disponible',
  unavailable: 'Indisponible, jusqu’à nouvel ordre',
  holiday: 'En vacances',
};

export async function awayModal(ground: Ground, by: Interaction, id: string): Promise<ModalView | string> {
  const right = await allowedContractor(ground, by, id);
  if (right.kind === 'refused') return right.why;
  const { company, availability, away_from, away_to } = right.found;
  return modal({
    callback: 'contractor_away',
    title: 'Disponibilité',
    submit: 'Enregistrer',
    data: { contractor: id, channel: by.channel },
    blocks: [
      section(`*${inline(company)}*`),
      selectInput(
        { id: 'availability', label: 'Est' },
        AVAILABILITIES.map((value) => ({ label: AVAILABILITY[value], value })),
        availability,
      ),
      dateInput({ id: 'from', label: 'Absent du', optional: true }, away_from ?? undefined),
      dateInput({ id: 'to', label: 'au (dernier jour)', optional: true }, away_to ?? undefined),
      context('Pendant ces jours, aucun ordre ne lui est proposé ; ensuite il revient de lui-même.'),
    ],
  });
}

export async function setAvailability(ground: Ground, submission: Submission): Promise<Submitted> {
  const { values, data } = submission;
  const right = await allowedContractor(ground, submission, String(data.contractor ?? ''));
  if (right.kind === 'refused') return { errors: { availability: right.why } };
  const { acting, found } = right;
  const availability = AVAILABILITIES.find((one) => one === values.chosen('availability'));
  if (availability === undefined) return { errors: { availability: 'Choisissez dans la liste.' } };
  const [from, to] = [values.chosen('from'), values.chosen('to')].map((day) => (isDate(day) ? day : null));
  if (from != null && to != null && to < from) return { errors: { to: 'Le retour est avant le départ.' } };
  await inAgency(ground.db, acting.agency, (tx) =>
    changeContractor(tx, ground.clock, {
      id: found.id,
      availability,
      away_from: from ?? null,
      away_to: to ?? null,
      by: actorOf(acting),
    }),
  );
  ground.afterwards(() =>
    showAgain(ground, submission, acting, found.id, `C’est noté pour *${inline(found.company)}*.`),
  );
  return undefined;
}
