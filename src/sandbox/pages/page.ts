// Puts the one page together from where one is.
import type { Someone } from '../directory.ts';
import { WrongRequest } from '../wrong-request.ts';
import { journalPanel } from './journal-panel.ts';
import { layout } from './layout.ts';
import { type Moments, moments } from './moments.ts';
import type { Names } from './mrkdwn.ts';
import { phonePanel } from './phone.ts';
import type { Place } from './place.ts';
import type { Pages } from './routes.ts';
import { slackPanel } from './slack-panel.ts';

export async function page({ play, phones, email, workspace }: Pages, asked: Place): Promise<string> {
  const { directory, now, refresh, journal } = play();
  await refresh();
  const when = moments(await directory.zone());
  const { someone, fault } = await whoIs(directory, asked.de);
  const me = workspace.users().find(({ id }) => id === asked.moi)?.id ?? workspace.users()[0]?.id ?? '';
  const channel = workspace.channels().find(({ id }) => id === asked.salon) ?? workspace.channels()[0];
  const place: Place = {
    ...asked,
    de: someone === null ? '' : someone.phone || someone.email,
    canal: canalOf(someone, asked.canal),
    moi: me,
    salon: channel?.id ?? '',
    erreur: asked.erreur || fault,
  };
  const phone = phonePanel({
    place,
    everybody: await directory.everybody(),
    someone,
    texts: someone === null || someone.phone === '' ? [] : phones.phones.of(someone.phone),
    letters: someone === null || someone.email === '' ? [] : email.letters.of(someone.email),
    off: someone !== null && phones.isOff(someone.phone),
    closed: someone !== null && email.isClosed(someone.email),
    when,
  });
  const names = namesOf(workspace, when);
  const right =
    place.vue === 'journal'
      ? journalPanel(place, place.journal === '' ? null : await journal(place.journal), when)
      : slackPanel({ place, workspace, me, channel, names, when });
  return layout({ place, now: now(), when, phone, right });
}

async function whoIs(
  directory: { find(who: string): Promise<Someone> },
  wanted: string,
): Promise<{ someone: Someone | null; fault: string }> {
  if (wanted === '') return { someone: null, fault: '' };
  try {
    const someone = await directory.find(wanted);
    return someone.phone === '' && someone.email === ''
      ? { someone: null, fault: `${someone.name || wanted} n’a ni téléphone qui envoie des textes, ni adresse mail.` }
      : { someone, fault: '' };
  } catch (error) {
    if (error instanceof WrongRequest)
      return { someone: null, fault: `Personne ne s’appelle « ${wanted} », ou plusieurs : donnez le numéro.` };
    throw error;
  }
}

/** What this person can write by. */
function canalOf(someone: Someone | null, asked: Place['canal']): Place['canal'] {
  if (someone === null) return asked;
  if (someone.phone === '') return 'email';
  return asked === 'email' && someone.email === '' ? 'sms' : asked;
}

function namesOf(workspace: Pages['workspace'], when: Moments): Names {
  return {
    user: (id) => workspace.user(id)?.name ?? (id === 'U00LOGEBOT' ? 'Loge' : id),
    channel: (id) => workspace.channel(id)?.name ?? id,
    date: (at) => `${when.day(at)} à ${when.time(at)}`,
  };
}
