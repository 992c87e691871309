// An uncut email: only what is new is read, and nothing new is lost.
import { describe, expect, it } from 'vitest';
import { readOffline } from '#triage/read-offline.ts';
import { EMPTY_CONTEXT } from '#triage/reading.ts';
import { newWords } from '#triage/text/new-words.ts';

describe('the new words of an email', () => {
  it.each([
    ['a quote', "Merci, c'est réparé.\n\n> ça sent le gaz", "Merci, c'est réparé."],
    ['its introduction', 'Merci.\nLe 3 mars à 10:02, Agence <a@b.fr> a écrit :\n> fumée', 'Merci.'],
    [
      'words below a quote',
      'Le 3 mars, vous avez écrit :\n> Est-ce réparé ?\nNon, ça fuit encore.',
      'Non, ça fuit encore.',
    ],
    ['words between quotes', '> Une odeur ?\nNon.\n> Une fuite ?\nOui.', 'Non.\nOui.'],
    ['a former mail', 'Toujours rien.\n\n-----Message d’origine-----\nDe : Moi\nle feu', 'Toujours rien.'],
    ['its header', "D'accord.\n\nDe : Loge\nEnvoyé : lundi 3 mars\nObjet : gaz\n\nça sent le gaz", "D'accord."],
    ['a signature', 'Quelle date ?\n-- \nPaul\nService Incendie, tél. 18', 'Quelle date ?'],
    ['words below a signature', 'Bonjour.\n-- \nPaul\n\nPS : ça sent le gaz', 'Bonjour.\n\nPS : ça sent le gaz'],
    [
      'somebody who tells of a letter',
      'Le 3 mars, on nous a écrit :\nrien du tout.',
      'Le 3 mars, on nous a écrit :\nrien du tout.',
    ],
    ['a mail that is all forwarded', '> ça sent le gaz', '> ça sent le gaz'],
    ['a list with dashes', '- le robinet\n-- et la porte', '- le robinet\n-- et la porte'],
  ])('%s', (_, mail, words) => {
    expect(newWords(mail)).toBe(words);
  });

  it('alone raise a danger, and only in an email', () => {
    const mail = 'La date de la visite me va.\n\n> Dimanche : ça sent le gaz !';
    expect(readOffline(mail, { ...EMPTY_CONTEXT, channel: 'email' }).hazards).toEqual([]);
    expect(readOffline(mail, EMPTY_CONTEXT).hazards).toEqual(['gas']);
    expect(readOffline(`Ça sent le gaz.\n${mail}`, { ...EMPTY_CONTEXT, channel: 'email' }).hazards).toEqual(['gas']);
  });
});
