// A report by telephone or at the counter: who, in their own words, and where they are answered. It is then taken in like a message of
// theirs, so that the safety rules, the reading and the receipt are those of every report.
import { createHash } from 'node:crypto';
import type { Inbound } from '#channels/channel.ts';
import type { FormSaid } from '#channels/form/said.ts';
import { toInbound } from '#channels/form/to-inbound.ts';
import { TooBusy } from '#inbox/receive.ts';
import { inAgency, rows, type Tx } from '#lib/db.ts';
import { displayPhone, parsePhone } from '#lib/phone.ts';
import { cleanText, oneLine } from '#lib/text.ts';
import { type FoundPerson, searchDirectory } from '#people/directory/search.ts';
import type { Submission } from '../acts/click.ts';
import { type Acting, NO_RIGHT, whereManager } from '../acts/rights.ts';
import type { Block } from '../block-limits.ts';
import { context, type ModalView, modal, type Option, section, selectInput, textInput } from '../blocks.ts';
import { type Ground, type Interaction, type Submitted, whisper } from '../ground.ts';
import { inline } from '../mrkdwn.ts';
import { allowedPerson } from './person.ts';

const LONGEST = 3000;
const STRANGER = 'stranger';
const CALLED = 'called';

const URGENCIES = [
  { label: 'Normale', value: 'normal' },
  { label: 'Urgent, selon la personne', value: 'urgent' },
  { label: 'Peut attendre, selon la personne', value: 'low' },
] as const;

const WAYS_IN = [
  { label: 'Au téléphone', value: 'au téléphone' },
  { label: 'Au comptoir', value: 'au comptoir' },
] as const;

type View = Pick<Interaction, 'channel'>;

/** `words`: of the command; empty, it is asked who called. */
export async function reportModal(ground: Ground, by: Interaction, words: string): Promise<ModalView | string> {
  if (words === '') return whoModal(by);
  const places = await whereManager(ground, { user: by.user, channel: null }, (tx) => found(tx, words));
  if (places.length === 0) return NO_RIGHT;
  const people = places.flatMap(({ found }) => found);
  const [only] = people;
  if (only !== undefined && people.length === 1) return personReportModal(ground, by, only.person);
  return people.length === 0 ? strangerModal(by, places, words) : chooseModal(by, people);
}

/** From the lines of a person that was found. */
export async function personReportModal(ground: Ground, by: Interaction, person: string): Promise<ModalView | string> {
  const right = await allowedPerson(ground, by, person);
  if (right.kind === 'refused') return right.why;
  const { acting } = right;
  const answers = await inAgency(ground.db, acting.agency, (tx) => answersOf(tx, acting, person));
  const home = right.found.roles.find(({ to }) => to === null)?.place;
  return view(
    by,
    [section(`*${inline(right.found.name)}*${home === undefined ? '' : ` · ${inline(home, 120)}`}`)],
    { person },
    answers,
  );
}

async function found(tx: Tx, words: string): Promise<FoundPerson[]> {
  return (await searchDirectory(tx, words)).people;
}

function whoModal({ channel }: View): ModalView {
  return modal({
    callback: 'report_who',
    title: 'Signaler',
    submit: 'Continuer',
    data: { channel },
    blocks: [
      textInput(
        { id: 'who', label: 'Qui appelle ?', hint: 'Un nom, un logement ou un numéro de téléphone.' },
        { lines: false, most: 120 },
      ),
    ],
  });
}

function chooseModal({ channel }: View, people: readonly FoundPerson[]): ModalView {
  const options = people.map(({ person, name, place }) => ({
    label: [name, place].filter(Boolean).join(' · '),
    value: person,
  }));
  return modal({
    callback: 'report_person',
    title: 'Signaler',
    submit: 'Continuer',
    data: { channel },
    blocks: [
      selectInput({ id: 'person', label: 'Qui appelle ?' }, [
        ...options,
        { label: 'Personne de cette liste', value: STRANGER },
      ]),
    ],
  });
}

function strangerModal(by: View, places: readonly { acting: Acting }[], words: string): ModalView {
  const agencies = places.map(({ acting }) => ({ label: acting.settings.agency.name, value: acting.agency }));
  const line = (id: string, label: string, initial = '', optional = false) =>
    textInput({ id, label, ...(optional ? { optional } : {}) }, { initial, lines: false, most: 200 });
  const phone = parsePhone(words) !== undefined;
  return view(
    by,
    [
      context('Pas dans l’annuaire : la carte demandera qui c’est.'),
      ...(agencies.length > 1 ? [selectInput({ id: 'agency', label: 'Agence' }, agencies, agencies[0]!.value)] : []),
      line('name', 'Nom', phone ? '' : words),
      line('address', 'Adresse ou logement', '', true),
      line('phone', 'Téléphone', phone ? words : '', true),
    ],
    { agency: agencies[0]!.value },
    [{ label: 'SMS au numéro donné', value: 'phone' }],
  );
}

function view({ channel }: View, who: Block[], data: object, answers: readonly Option[]): ModalView {
  const ways = [...answers, { label: 'Aucun message : on rappelle', value: CALLED }];
  return modal({
    callback: 'report',
    title: 'Signaler',
    submit: 'Signaler',
    data: { ...data, channel },
    blocks: [
      ...who,
      textInput(
        { id: 'words', label: 'Ce qui est dit', hint: 'Avec ses mots : Loge lit le texte comme un message.' },
        { most: LONGEST },
      ),
      selectInput({ id: 'urgency', label: 'Urgence' }, URGENCIES, 'normal'),
      selectInput({ id: 'how', label: 'Reçu' }, WAYS_IN, WAYS_IN[0].value),
      selectInput({ id: 'answer', label: 'Réponse' }, ways, ways[0]!.value),
    ],
  });
}

interface KnownAddress {
  id: string;
  kind: 'phone' | 'email';
  value: string;
}

// Where texts can go: the one that the person wrote from last first. A landline takes none. $1 agency, $2 person
const ADDRESSES = `
select a.id, a.kind, a.value from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id
join people p on p.agency_id = $1 and p.id = l.person_id left join conversations c on c.agency_id = $1 and c.id = p.conversation_id
where l.agency_id = $1 and l.person_id = $2 and a.line <> 'landline' and a.opted_out_at is null
order by (a.id = c.address_id) is true desc, a.kind = p.prefers desc, a.kind desc, a.value`;

async function answersOf(tx: Tx, { agency, settings }: Acting, person: string): Promise<Option[]> {
  const { sms, whatsapp, email } = settings.senders;
  const known = await rows<KnownAddress>(tx, ADDRESSES, agency, person);
  return known.flatMap(({ id, kind, value }) => {
    if (kind === 'email') return email === undefined ? [] : [{ label: `E-mail à ${value}`, value: id }];
    return sms === undefined && whatsapp === undefined
      ? []
      : [{ label: `Message au ${displayPhone(value)}`, value: id }];
  });
}

export async function findReporter(ground: Ground, submission: Submission): Promise<Submitted> {
  const who = submission.values.text('who').trim();
  if (who === '') return { errors: { who: 'Écrivez un nom, un logement ou un numéro.' } };
  return next(await reportModal(ground, submission, who), 'who');
}

export async function chooseReporter(ground: Ground, submission: Submission): Promise<Submitted> {
  const person = submission.values.chosen('person');
  if (person !== STRANGER) return next(await personReportModal(ground, submission, person), 'person');
  const places = await whereManager(ground, { user: submission.user, channel: null }, async () => undefined);
  return places.length === 0 ? { errors: { person: NO_RIGHT } } : { view: strangerModal(submission, places, '') };
}

function next(shown: ModalView | string, field: string): Submitted {
  return typeof shown === 'string' ? { errors: { [field]: shown } } : { view: shown };
}

interface Reporter {
  acting: Acting;
  name: string;
  from: Inbound['from'];
  conversation?: string;
  /** What stands above the words, beside who took the call. */
  who: readonly string[];
}

export async function takeReport(ground: Ground, submission: Submission): Promise<Submitted> {
  const { values, data } = submission;
  const words = cleanText(values.text('words')).trim();
  if (words === '') return { errors: { words: 'Écrivez ce que la personne a dit.' } };
  const reporter =
    typeof data.person === 'string'
      ? await knownReporter(ground, submission, data.person)
      : await stranger(ground, submission, String(data.agency ?? ''));
  if ('errors' in reporter) return reporter;
  const { acting, from, conversation, name, who } = reporter;
  const called = values.chosen('answer') === CALLED;
  const how = WAYS_IN.find(({ value }) => value === values.chosen('how')) ?? WAYS_IN[0];
  const urgency = URGENCIES.find(({ value }) => value === values.chosen('urgency'))?.value ?? 'normal';
  const taken = `rapporté par ${acting.manager.name} ${how.value}`;
  // The same modal sent twice is one report; nobody can guess what it is called.
  const key = createHash('sha256').update(submission.key).digest('hex').slice(0, 32);
  const said = { urgency, by: acting.manager.id } as const;
  const inbound = toInbound({
    key,
    agency: acting.agency,
    from,
    words,
    said,
    files: 0,
    who: [...who, taken, ...(called ? ['à rappeler'] : [])],
    by: '',
  });
  try {
    await ground.inbox.receive({
      inbound: {
        ...inbound,
        unanswerable: called ? 'called' : '',
        // Surely a report; its trade is read from the words.
        extra: { form: { ...said, category: 'other' } satisfies FormSaid },
      },
      raw: Buffer.from(JSON.stringify({ words, urgency, how: how.value, manager: acting.manager.id })),
      headers: {},
      ...(conversation === undefined ? {} : { conversation }),
    });
  } catch (error) {
    if (error instanceof TooBusy)
      return { errors: { words: 'Trop de messages arrivent en ce moment : réessayez dans un instant.' } };
    throw error;
  }
  ground.afterwards(() =>
    whisper(ground, submission, `C’est noté pour *${inline(name)}* : la carte arrive dans un instant.`),
  );
  return undefined;
}

async function knownReporter(
  ground: Ground,
  submission: Submission,
  person: string,
): Promise<Reporter | { errors: Record<string, string> }> {
  const right = await allowedPerson(ground, submission, person);
  if (right.kind === 'refused') return { errors: { words: right.why } };
  const { acting, found } = right;
  const wanted = submission.values.chosen('answer');
  const [about] = await inAgency(ground.db, acting.agency, (tx) =>
    rows<{ conversation: string; addresses: KnownAddress[] }>(tx, REPORTER, acting.agency, person),
  );
  if (about === undefined) return { errors: { words: 'Cette personne n’existe plus.' } };
  const address = about.addresses.find(({ id }) => id === wanted);
  if (wanted !== CALLED && address === undefined)
    return { errors: { answer: 'Cette personne n’a plus ce numéro : choisissez une autre réponse.' } };
  const { kind, value } = address ?? about.addresses[0] ?? unreachable(person);
  return { acting, name: found.name, from: { kind, value }, conversation: about.conversation, who: [] };
}

// $1 agency, $2 person
const REPORTER = `
select p.conversation_id as conversation, coalesce((select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'value', a.value) order by a.id = c.address_id desc nulls last, a.kind desc)
    from person_addresses l join addresses a on a.agency_id = $1 and a.id = l.address_id where l.agency_id = $1 and l.person_id = p.id), '[]') as addresses
from people p left join conversations c on c.agency_id = $1 and c.id = p.conversation_id where p.agency_id = $1 and p.id = $2`;

async function stranger(
  ground: Ground,
  submission: Submission,
  agency: string,
): Promise<Reporter | { errors: Record<string, string> }> {
  const { values, user } = submission;
  const places = await whereManager(ground, { user, channel: null }, async () => undefined);
  const chosen = values.chosen('agency') || agency;
  const acting = places.find((place) => place.acting.agency === chosen)?.acting;
  if (acting === undefined) return { errors: { words: NO_RIGHT } };
  const [name, address, typed] = ['name', 'address', 'phone'].map((id) => oneLine(values.text(id)));
  if (!name) return { errors: { name: 'Écrivez le nom.' } };
  const phone = parsePhone(typed!);
  if (typed && phone === undefined)
    return { errors: { phone: 'Ce numéro n’est pas complet : vérifiez les chiffres.' } };
  if (phone === undefined && values.chosen('answer') !== CALLED)
    return { errors: { phone: 'Sans numéro, choisissez « on rappelle ».' } };
  const from: Inbound['from'] =
    phone === undefined ? unreachable(submission.key) : { kind: 'phone', value: phone.address };
  return { acting, name, from, who: [name, address!, typed!] };
}

/** No number and no mail: a name that takes no text. */
function unreachable(of: string): { kind: 'phone'; value: string } {
  return { kind: 'phone', value: `appel ${createHash('sha256').update(of).digest('hex').slice(0, 6)}` };
}
