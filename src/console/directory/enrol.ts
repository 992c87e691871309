// Somebody new in a dwelling: tenant, landlord, or the trusted person of a tenant, with first and last day.
import { inAgency } from '#lib/db.ts';
import { isDate } from '#lib/zone.ts';
import { readAddress } from '#people/change.ts';
import { enrol, type NewOccupant } from '#people/occupants.ts';
import { placeFinder } from '#places/find-place.ts';
import { loadPlaces } from '#places/store.ts';
import type { Submission } from '../acts/click.ts';
import { NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { dateInput, type ModalView, modal, section, selectInput, textInput } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { roleWord } from '../words.ts';
import { actorOf, allowedDwelling, allowedPerson, type DwellingState } from './person.ts';

const line = (id: string, label: string, optional = false, hint?: string): Block =>
  textInput({ id, label, ...(optional ? { optional } : {}), ...(hint ? { hint } : {}) }, { lines: false, most: 120 });

/** From a dwelling that was found, its name; from the command alone, it is asked for. */
export async function enrolModal(ground: Ground, by: Interaction, dwelling: string): Promise<ModalView | string> {
  if (dwelling === '')
    return view(
      by,
      [line('residence', 'Résidence'), line('building', 'Bâtiment', true), line('dwelling', 'Logement')],
      {},
      ['tenant', 'landlord'],
    );
  const right = await allowedDwelling(ground, by, dwelling);
  return right.kind === 'refused'
    ? right.why
    : view(by, [section(`*${inline(right.found.place)}*`)], { dwelling }, ['tenant', 'landlord']);
}

/** A daughter, a neighbour: who may write for this tenant. */
export async function trustedModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  const home = right.found.roles.find(({ role, to }) => role === 'tenant' && to === null) ?? right.found.roles[0];
  if (home === undefined) return `${inline(right.found.name)} n’a pas de logement.`;
  return view(
    by,
    [section(`Peut écrire pour *${inline(right.found.name)}*, avec son accord.`)],
    { dwelling: home.dwelling, forPerson: person },
    ['trusted'],
  );
}

function view({ channel }: Interaction, place: Block[], data: object, roles: readonly string[]): ModalView {
  return modal({
    callback: 'enrol',
    title: 'Inscrire',
    submit: 'Inscrire',
    data: { ...data, channel },
    blocks: [
      ...place,
      line('name', 'Nom', false, 'Par exemple : Mme Odette Durand'),
      selectInput(
        { id: 'role', label: 'Est' },
        roles.map((role) => ({ label: roleWord(role), value: role })),
        roles[0],
      ),
      line('phone', 'Téléphone', true),
      line('email', 'E-mail', true),
      dateInput({ id: 'from', label: 'Arrive le', optional: true }),
      dateInput({ id: 'to', label: 'Part le', optional: true }),
      line('needs', 'À savoir', true, 'Un besoin, pas une maladie : « ne peut pas prendre l’escalier ».'),
    ],
  });
}

export async function enrolSomebody(ground: Ground, submission: Submission): Promise<Submitted> {
  const { values, data } = submission;
  const found = await placeOf(ground, submission);
  if ('errors' in found) return found;
  const { acting, place } = found;
  const errors: Record<string, string> = {};
  const [name, phone, email, from, to] = [
    values.text('name').trim(),
    values.text('phone').trim(),
    values.text('email').trim(),
    values.chosen('from'),
    values.chosen('to'),
  ];
  if (name === '') errors.name = 'Écrivez le nom.';
  if (phone !== '' && readAddress(phone).kind === 'invalid')
    errors.phone = 'Ce numéro n’est pas complet : vérifiez les chiffres.';
  if (email !== '' && readAddress(email).kind === 'invalid') errors.email = 'Ce n’est pas un e-mail.';
  if (isDate(from) && isDate(to) && to < from) errors.to = 'Le départ est avant l’arrivée.';
  const role = (['tenant', 'landlord', 'trusted'] as const).find((one) => one === values.chosen('role'));
  if (role === undefined) errors.role = 'Choisissez dans la liste.';
  const forPerson = typeof data.forPerson === 'string' ? data.forPerson : undefined;
  if (forPerson !== undefined && (await allowedPerson(ground, submission, forPerson)).kind === 'refused')
    errors.name = 'Cette personne n’existe plus.';
  if (role === undefined || Object.keys(errors).length > 0) return { errors };
  const needs = values.text('needs').trim();
  const occupant: NewOccupant = {
    name,
    role,
    place: { residence: place.residence, building: place.building, dwelling: place.id },
    addresses: [phone, email].filter((one) => one !== ''),
    by: actorOf(acting),
    ...(needs === '' ? {} : { needs: [needs] }),
    ...(isDate(from) ? { from } : {}),
    ...(isDate(to) ? { to } : {}),
    ...(forPerson === undefined ? {} : { forPerson }),
  };
  const enrolled = await inAgency(ground.db, acting.agency, (tx) => enrol(tx, ground.clock, occupant));
  if (enrolled.kind === 'invalid')
    return {
      errors: {
        [needs === '' ? 'name' : 'needs']:
          needs === '' ? 'Vérifiez le nom.' : 'Écrivez ce dont la personne a besoin, sans diagnostic ni maladie.',
      },
    };
  const shared =
    enrolled.kind === 'enrolled' && enrolled.held.includes('shared')
      ? ' Quelqu’un d’autre a aussi ce numéro : Loge demandera qui écrit.'
      : '';
  const said =
    enrolled.kind === 'already'
      ? `*${inline(name)}* y était déjà.`
      : `C’est noté : *${inline(name)}* (${roleWord(role)}), ${inline(place.place)}.${shared}`;
  ground.afterwards(() => whisper(ground, submission, said));
  return undefined;
}

async function placeOf(
  ground: Ground,
  submission: Submission,
): Promise<{ acting: Parameters<typeof actorOf>[0]; place: DwellingState } | { errors: Record<string, string> }> {
  const { data, values, user } = submission;
  if (typeof data.dwelling === 'string') {
    const right = await allowedDwelling(ground, submission, data.dwelling);
    return right.kind === 'refused' ? { errors: { name: right.why } } : { acting: right.acting, place: right.found };
  }
  const named = {
    residence: values.text('residence').trim(),
    building: values.text('building').trim(),
    entrance: '',
    dwelling: values.text('dwelling').trim(),
  };
  const places = await whereManager(ground, { user, channel: null }, async (tx) =>
    placeFinder(await loadPlaces(tx))(named),
  );
  if (places.length === 0) return { errors: { residence: NO_RIGHT } };
  const there = places.find(({ found }) => found.kind === 'found' && found.place.dwelling !== null);
  if (there?.found.kind !== 'found')
    return {
      errors: {
        dwelling: 'Ce logement n’est pas dans l’annuaire : vérifiez la résidence, le bâtiment et le nom du logement.',
      },
    };
  const { residence, building, dwelling } = there.found.place;
  return {
    acting: there.acting,
    place: {
      id: dwelling!,
      name: named.dwelling,
      place: `${named.residence}, ${named.dwelling}`,
      residence,
      building: building ?? '',
    },
  };
}
