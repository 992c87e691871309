// A form filled in on one of our pages, as an inbound message: it takes the same road as a text. Pure.
import { categoryLabel } from '#flows/texts/labels.ts';
import type { Inbound } from '../channel.ts';
import type { FormSaid } from './said.ts';

export interface FilledForm {
  /** Made with the page: sent twice, it is one message. */
  key: string;
  /** The agency's id: forms are sent to it by name. */
  agency: string;
  from: Inbound['from'];
  words: string;
  said: FormSaid;
  files: number;
  /** Name, address and how to reach them, as a stranger wrote them. */
  who: readonly string[];
  /** A caretaker who filled it in for somebody else. */
  by: string;
}

const PLACES = { dwelling: 'dans le logement', common: 'parties communes' };
const URGENCIES = { low: 'peut attendre, selon la personne', normal: '', urgent: 'urgent, selon la personne' };

export function toInbound({ key, agency, from, words, said, files, who, by }: FilledForm): Inbound {
  return {
    channel: 'form',
    providerId: key,
    from,
    to: agency,
    kind: files > 0 ? 'photo' : 'text',
    text: words,
    subject: subjectOf(said, who, by),
    media: [],
    sentAt: null,
    optOutType: null,
    unanswerable: '',
    extra: { form: said },
  };
}

/** What managers see above the words; readers of words leave it out. */
function subjectOf(said: FormSaid, who: readonly string[], by: string): string {
  const ticked = [
    said.category === undefined ? '' : categoryLabel(said.category),
    said.scope === undefined ? '' : PLACES[said.scope],
    said.urgency === undefined ? '' : URGENCIES[said.urgency],
    said.also === undefined ? '' : 'aussi signalé par un voisin',
    said.noPhoto ? 'ne peut pas envoyer de photo' : '',
    by === '' ? '' : `par ${by}`,
    ...who,
  ];
  return ticked.filter((part) => part !== '').join(' · ');
}
