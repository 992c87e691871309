// What every form of ours carries: a key that makes it one message, a token of this browser, and photos that are kept as they come.
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Refusal as FileRefusal } from '#media/refusals.ts';
import { readForm, type SentForm } from '#web/read-form.ts';
import { refuse, type Showing } from './frame.ts';
import type { Ground } from './ground.ts';

export interface Sent {
  form: SentForm;
  key: string;
  /** Files that were kept, of this sending and of one before. */
  media: string[];
  refused: FileRefusal | null;
  /** Filled in on a page of ours, in this browser, lately. */
  ours: boolean;
}

/** The fields that a page with a form needs beside its own. */
export interface FormFields {
  token: string;
  key: string;
  kept: string[];
}

const KEPT = 'upload';
const DAY_MS = 86_400_000;
const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST_KEPT = 10;

export function formFields(
  { sessions, signer, clock }: Ground,
  request: Request,
  response: Response,
  agency: string,
  before?: Pick<Sent, 'key' | 'media'>,
): FormFields {
  const expiresAt = new Date(clock.now().getTime() + DAY_MS);
  return {
    token: sessions.tokenFor(request, response),
    key: before?.key ?? randomUUID(),
    kept: (before?.media ?? []).map((media) => signer.sign({ purpose: KEPT, ids: [agency, media], expiresAt })),
  };
}

export interface Reading {
  /** Its address alone shows whose form it is: a signed link, for people without a session. */
  byLink?: boolean;
  /** A letter counts as a file too. */
  documents?: boolean;
}

/** Null: the page that says why not was shown. */
export async function readSent(
  ground: Ground,
  at: Showing,
  agency: string,
  { byLink = false, documents = false }: Reading = {},
): Promise<Sent | null> {
  const { request } = at;
  const media: string[] = [];
  let refused: FileRefusal | null = null;
  const read = await readForm(request, async (file, _field, before) => {
    if (!byLink && !ground.sessions.isOurs(request, before.text('jeton'))) return;
    if (!(await ground.limits.uploads.allows(request.ip ?? ''))) return;
    const taken = await ground.uploads.take(agency, file, documents);
    if (taken.kind === 'kept') media.push(taken.media);
    else refused = taken.reason;
  });
  if (read.kind !== 'read') {
    refuse(ground, at, read.kind === 'too_large' ? 'tooLarge' : 'broken', agency);
    return null;
  }
  const { form } = read;
  const key = KEY.test(form.text('cle')) ? form.text('cle') : randomUUID();
  return {
    form,
    key,
    media: [...keptBefore(ground, agency, form), ...media],
    refused,
    ours: byLink || ground.sessions.isOurs(request, form.text('jeton')),
  };
}

function keptBefore({ signer, clock }: Ground, agency: string, form: SentForm): string[] {
  return form
    .all('gardee')
    .slice(0, MOST_KEPT)
    .flatMap((token) => {
      const verified = signer.verify(KEPT, token, clock.now());
      if (verified.kind !== 'valid' || verified.ids[0] !== agency) return [];
      return verified.ids[1] ?? [];
    });
}
