// From a text about a leak to a better score of the plumber, through HTTP alone.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byHttp, linkIn, type Story } from './by-http.ts';

const TENANT = 'Sophie Marchand';
const PLUMBER = 'contact@plombier-express.example';
let story: Story;

beforeAll(async () => {
  story = await byHttp('2026-11-24T09:00:00Z');
});
afterAll(() => story.close());

const photo = async () =>
  new Blob(
    [
      new Uint8Array(
        await sharp({ create: { width: 40, height: 40, channels: 3, background: '#999' } })
          .png()
          .toBuffer(),
      ),
    ],
    {
      type: 'image/png',
    },
  );

describe('a leak', () => {
  it('is repaired, not repaired, repaired, and judged', async () => {
    await story.says(TENANT, 'Bonjour, il y a une fuite sous mon evier dans la cuisine');
    await story.reached(TENANT);
    expect((await story.card()).text).toContain('Ordre proposé : Plombier Express');

    await story.clicks('order_now');
    expect(await story.reached(PLUMBER), 'the landlord is asked first').toEqual([]);
    await story.clicks('order_grant');
    const offered = await story.reached(PLUMBER);
    expect(offered).toHaveLength(1);
    const pdf = offered[0]!.attachments?.find(({ contentType }) => contentType === 'application/pdf');
    expect(pdf?.name).toMatch(/^ordre-de-service-\d+-1\.pdf$/);
    const bytes = Buffer.from(await (await fetch(pdf!.url.replace(/^https?:\/\/[^/]+/, story.url))).arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const link = linkIn(offered, '/o');

    // A mail scanner opens the link: nothing happens.
    await story.page(link);
    await story.page(`${link}/accept`);
    expect((await story.card()).text).toContain('réponse attendue');
    await story.submits(link, 'accept', { dates: 'jeudi matin ou vendredi 14h' });
    expect((await story.reached(TENANT)).at(-1)!.text).toMatch(
      /peut venir :\n1 : jeudi 26 novembre.*\n2 : vendredi 27 novembre/,
    );

    await story.says(TENANT, 'vendredi aprem ca ira');
    const agreed = (await story.reached(TENANT)).at(-1)!.text;
    expect(agreed).toMatch(
      /vient vendredi 27 novembre entre 14 h et 16 h\. La personne doit vous dire \d{4}\. Sinon, n'ouvrez pas/,
    );
    const passcode = /dire (\d{4})/.exec(agreed)![1]!;
    const visit = await story.reached(PLUMBER);
    expect(visit.at(-1)!.text).toContain(`Dites ${passcode} à la porte`);
    expect(visit.at(-1)!.attachments?.map(({ contentType }) => contentType)).toContain('text/calendar');
    expect((await story.card()).text).not.toContain(passcode);

    await story.to('2026-11-27T08:30:00Z');
    const reminders = (await story.reached(TENANT)).map(({ text, at }) => [at.slice(0, 13), text.slice(0, 60)]);
    expect(reminders).toHaveLength(2);
    expect(reminders[0]![1]).toContain('Rappel');
    expect(reminders[1]![0]).toBe('2026-11-27T07');

    await story.submits(link, 'on_my_way', {});
    await story.submits(link, 'done', { mots: 'Joint remplacé', prenom: 'Karim', photos: await photo() });
    expect((await story.reached(TENANT)).at(-1)!.text).toContain('est-ce que tout est réparé ?');
    expect((await story.card()).text).toContain('Joint remplacé');

    await story.says(TENANT, 'non ca coule encore');
    expect((await story.card()).text).toContain('rouvert 1 fois');
    expect((await story.reached(PLUMBER)).at(-1)!.text).toContain('pas réparé');

    await story.submits(link, 'done', { mots: 'Siphon changé' });
    await story.says(TENANT, 'oui');
    expect((await story.card()).text).toContain('Résolu');
    expect((await story.reached(TENANT)).at(-1)!.text).toContain('Quelle note pour la réparation');
    for (const answer of ['5', 'quatre', '4/5', 'Monsieur très poli']) await story.says(TENANT, answer);
    expect((await story.reached(TENANT)).at(-1)!.text).toContain('Merci pour votre avis');
    expect((await story.card()).text).toContain('réparation 5/5, prestataire 4/5, information 4/5');

    await story.says(TENANT, 'Bonjour, le robinet de la salle de bain fuit maintenant');
    expect((await story.card()).text, 'the score counts in the next choice').toContain('note 4,');
  }, 180_000);

  it('shows a clear page to whoever comes too late', async () => {
    await story.says('Paul Garnier', 'la chasse d’eau coule sans arrêt');
    await story.clicks('order_now');
    if ((await story.card()).buttons.has('order_grant')) await story.clicks('order_grant');
    const link = linkIn(await story.reached(PLUMBER), '/o');
    await story.clicks('order_off');
    expect(await story.page(link)).toContain('annulé');
    const shown = await story.submits(link, 'accept', { dates: 'demain 9h' });
    expect(shown).not.toContain('Garnier');
    expect((await story.card()).text).toContain('annulé');
  }, 120_000);

  it('gets its date on the tenant’s own page, which says who comes and what they say at the door', async () => {
    await story.says('John Smith', 'Hello, the water heater leaks in my bathroom');
    await story.clicks('order_now');
    if ((await story.card()).buttons.has('order_grant')) await story.clicks('order_grant');
    const contractor = /Ordre \d+-1\* · \*[^*]+\* · ([^·]+) · /.exec((await story.card()).text)![1]!;
    const link = linkIn(await story.reached(contractor), '/o');
    await story.submits(link, 'accept', { dates: 'lundi 30 novembre 9h ou mardi 1er decembre 14h' });
    await story.says('John Smith', 'link');
    const page = linkIn(await story.reached('John Smith'), '/p');
    const shown = await story.page(page);
    const form = /<form[^>]*action="([^"]+)"[^>]*>(?:(?!<\/form>)[\s\S])*name="question"[\s\S]*?<\/form>/.exec(shown)!;
    expect(form[0]).toContain('Tuesday 1 December between 2 pm and 4 pm');
    const values = [...form[0].matchAll(/name="reponse" type="radio" value="([^"]+)"/g)].map(([, value]) => value!);
    const fields = [...form[0].matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const body = new URLSearchParams([...fields.map(([, name, value]) => [name!, value!]), ['reponse', values[1]!]]);
    const sent = await fetch(new URL(form[1]!, story.url), { method: 'POST', body });
    expect(sent.status).toBeLessThan(400);
    await story.wait(20);
    expect((await story.card()).text).toContain('visite convenue');
    expect((await story.reached('John Smith')).at(-1)!.text).toMatch(/comes Tuesday 1 December between 2 pm and 4 pm/);
    const mine = /href="([^"]+\/demandes\/\d+)"/.exec(await story.page(page))![1]!;
    const told = await story.page(new URL(mine, story.url).href);
    expect(told).toContain(contractor);
    expect(told).toMatch(/They must tell you \d{4}/);
  }, 120_000);
});
